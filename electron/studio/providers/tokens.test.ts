import { expect, it } from 'vitest'
import { TokenFactor } from './tokens.ts'

it('knows only the upper bound until something was counted, then what the model counts and a margin', () => {
  const tokens = new TokenFactor([])
  expect(tokens.expected(1000, 1500)).toBe(1500)
  expect(tokens.counted(1000, 1300)).toBe(true)
  expect(tokens.expected(1000, 1500)).toBe(1495)
  for (let i = 0; i < 30; i++) tokens.counted(1000, 700)
  expect(tokens.expected(1000, 1500)).toBeCloseTo(805, -1)
})

it('tells a request that was cut, and learns nothing from it (bug: a cut request makes the next cut look whole)', () => {
  const tokens = new TokenFactor([0.75, 0.75])
  expect(tokens.counted(8000, 2048)).toBe(false)
  expect(tokens.expected(1000, 1500)).toBe(863)
  expect(tokens.counted(500, 100)).toBe(true)
})

it('is not led astray by a count that is none (bug: a server that reports 1 token makes everything fit)', () => {
  expect(new TokenFactor([0.001, 40, Number.NaN]).expected(1000, 1500)).toBe(1500)
})
