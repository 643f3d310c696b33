import { expect, test } from 'vitest'
import { sumAmounts } from '../ui/money.ts'
import { spendRows } from './cost-rows.ts'

const usd = (amount: string) => ({ currency: 'USD' as const, amount })
const planned = (group: string, asked: number, price: string | null) => ({
  group,
  count: asked + 1,
  asked,
  price: price === null ? null : usd(price),
})
const spent = (group: string, requests: number, cost: string) => ({
  group,
  requests,
  failed: 0,
  refused: 0,
  unknown: 0,
  reserved: usd('0'),
  cost: usd(cost),
})

test('the ledger and the plan meet in one row, in the order of the season (bug: 10 before 2, season lost)', () => {
  const rows = spendRows(
    [spent('10', 3, '0.30'), spent('2', 1, '0.10'), spent('season', 2, '0')],
    [planned('2', 1, '0.05'), planned('3', 1, '0.05'), planned('4', 0, '0')],
    'episode',
    [],
  )
  expect(rows.map(({ group, requests, toMake }) => [group, requests, toMake])).toEqual([
    ['season', 2, 0],
    ['2', 1, 1],
    ['3', 0, 1],
    ['10', 3, 0],
  ])
  expect(rows[1]).toMatchObject({ spent: '0.10', toSpend: '0.05' })
})

test('a product without a price leaves the sum open, and models have no plan (bug: unpriced work shown as free)', () => {
  expect(spendRows([], [planned('clip', 2, null)], 'step', [])).toMatchObject([{ toMake: 2, toSpend: null }])
  expect(spendRows([spent('m', 1, '0')], [planned('x', 1, '1')], 'model', [])).toMatchObject([
    { group: 'm', toMake: null },
  ])
})

test('amounts are added without a float (bug: 0.1 + 0.2)', () => {
  expect(sumAmounts(['0.1', '0.2'])).toBe('0.300000000000')
  expect(sumAmounts(['9007199254740993.000000000001', '1'])).toBe('9007199254740994.000000000001')
  expect(sumAmounts(['0.5', '-1'])).toBe('-0.500000000000')
  expect(sumAmounts([])).toBe('0.000000000000')
  expect(() => sumAmounts(['1e3'])).toThrow()
})
