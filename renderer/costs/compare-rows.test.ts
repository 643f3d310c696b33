import { expect, it } from 'vitest'
import { orderAfter, sortedModels, type ComparedModel } from './compare-rows.ts'

const usd = (amount: string) => ({ currency: 'USD' as const, amount })
const measured = (first: number, p50FirstTokenMs: number | null) => ({
  requests: 10,
  accepted: { asked: 10, first, revised: 1 },
  failed: 0,
  refused: 0,
  unknown: 0,
  p50Ms: 900,
  p99Ms: 900,
  p50FirstTokenMs,
  p99FirstTokenMs: p50FirstTokenMs,
  cost: usd('0.1'),
})
const row = (model: string, more: Partial<ComparedModel> = {}): ComparedModel => ({
  model,
  key: 'none',
  most: null,
  obstacle: null,
  verified: null,
  rank: null,
  measured: null,
  ...more,
})
const MODELS = [
  row('ex/b', { most: usd('10.5'), measured: measured(9, 80) }),
  row('ex/none'),
  row('ex/a', { most: usd('9.25'), measured: measured(5, 30) }),
]
const names = (by: Parameters<typeof orderAfter>[1], down: boolean) =>
  sortedModels(MODELS, { by, down }).map(({ model }) => model)

it('puts what has no figure at the end whichever way round, and sorts sums as numbers (bug: unpriced as free, 10 before 9)', () => {
  expect(names('most', false)).toEqual(['ex/a', 'ex/b', 'ex/none'])
  expect(names('most', true)).toEqual(['ex/b', 'ex/a', 'ex/none'])
  expect(names('firstToken', false)).toEqual(['ex/a', 'ex/b', 'ex/none'])
})

it('shows the best first when a column is pressed, and turns round when it is pressed again', () => {
  const first = orderAfter({ by: 'most', down: false }, 'first')
  expect(first).toEqual({ by: 'first', down: true })
  expect(names('first', first.down)[0]).toBe('ex/b')
  expect(orderAfter(first, 'first').down).toBe(false)
})
