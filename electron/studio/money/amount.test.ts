import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUsd, usd } from './amount.ts'

describe('amounts', () => {
  it('are exact decimals of 6 to 12 places (a float would lose a pico-dollar)', () => {
    expect(usd(0n).amount).toBe('0.000000')
    expect(usd(1n).amount).toBe('0.000000000001')
    expect(usd(12_500_000_000_000n).amount).toBe('12.500000')
    expect(usd(-1_000_001n).amount).toBe('-0.000001000001')
    expect(usd(9_007_199_254_740_993n).amount).toBe('9007.199254740993')
  })

  it('come back from their own text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (pico) => parseUsd(usd(pico).amount) === pico),
    )
  })

  it('end where 64 bits do (a budget beyond would fail in the database, or wrap)', () => {
    expect(parseUsd('9223372.036854775807')).toBe(2n ** 63n - 1n)
    expect(parseUsd('9223372.036854775808')).toBeNull()
    expect(parseUsd('99999999')).toBeNull()
  })

  it('are not guessed from anything else', () => {
    for (const text of ['', '-1', '1e3', 'lots', '1.', '.5', '1.0000000000001', '1,5'])
      expect(parseUsd(text)).toBeNull()
  })
})
