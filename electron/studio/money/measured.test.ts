import { expect, it } from 'vitest'
import { spreadOf } from './measured.ts'
import { priceSchema } from './prices.ts'

const price = priceSchema.parse({ inputPerMillionTokens: '1', outputPerMillionTokens: '2' })

it('prices what was used at the price of another model (bug: a what-if that shows what was paid)', () => {
  const usages = [
    { inputTokens: 100, outputTokens: 50 },
    { inputTokens: 300, outputTokens: 150 },
  ]
  expect(spreadOf(usages, price)?.mean).toBe(400e6)
  expect(
    spreadOf(usages, priceSchema.parse({ inputPerMillionTokens: '2', outputPerMillionTokens: '4' }))?.mean,
  ).toBe(800e6)
})

it('says nothing of a price that lacks a unit, or of no products', () => {
  expect(spreadOf([{ characters: 5 }], price)).toBeNull()
  expect(spreadOf([], price)).toBeNull()
})
