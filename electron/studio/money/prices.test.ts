import { describe, expect, it } from 'vitest'
import { priceOf, priceSchema } from './prices.ts'

describe('prices', () => {
  const usd = priceSchema.parse({
    inputPerMillionTokens: '0.28',
    cachedPerMillionTokens: '0.028',
    outputPerMillionTokens: '0.42',
  })

  it('count cached tokens once (bug: cached ones billed on top of all, 4 to 11 times too much)', () => {
    expect(priceOf(usd, { inputTokens: 1000, cachedTokens: 900, outputTokens: 0 })).toBe(
      100n * 280_000n + 900n * 28_000n,
    )
  })

  it('are null for a unit the price does not name (bug: characters priced as nothing)', () => {
    expect(priceOf(usd, { characters: 10 })).toBeNull()
    expect(
      priceOf(priceSchema.parse({ perMillionCharacters: '15' }), { characters: 10, inputTokens: 1 }),
    ).toBeNull()
  })

  it('turn another currency into USD at its dated rate, rounded up (bug: yuan booked as dollars)', () => {
    const cny = priceSchema.parse({
      in: { currency: 'CNY', usdPerUnit: '0.14', rateDate: '2026-11-20', rateSource: 'a bank' },
      outputPerMillionTokens: '2',
    })
    expect(priceOf(cny, { outputTokens: 1_000_000 })).toBe(280_000_000_000n)
    expect(priceOf(cny, { outputTokens: 1 })).toBe(280_000n)
  })
})
