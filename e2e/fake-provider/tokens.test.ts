import { expect, it } from 'vitest'
import { rule, useShop } from './shop.fixture.ts'

const shop = useShop()

it('an answer to a request that was cut without a word is paid, refused and told, and asked for anew later', async () => {
  shop.server.play(rule('cut-silently', { times: 1 }))
  const own = shop.makers()
  const found = await shop.outcome(shop.bible(own, 'cut'))
  expect(found).toMatchObject({ result: 'failed', sent: 1, bills: 1, reserved: 0n })
  expect(found.booked).toBe(found.billed)
  expect(shop.db.prepare('SELECT error FROM attempt').pluck().get()).toMatch(
    /has read 256 of about \d+ tokens/,
  )
  expect(await shop.outcome(shop.bible(own, 'cut'))).toMatchObject({ result: 'answered', bills: 1 })
})

it('how a model counts is learned from its bills, over restarts, and decides what fits (bug: refused though it fits)', async () => {
  await shop.bible(shop.makers())
  const [ratio = 0] = shop.ledger.tokenRatios('fake', 'fake-draft')
  expect(ratio).toBeGreaterThan(0.7)
  expect(ratio).toBeLessThan(1.1)
  const { usage, bound } = shop.db
    .prepare<[], { usage: string; bound: number }>('SELECT usage, bound_pico_usd AS bound FROM attempt')
    .get() ?? { usage: '{}', bound: 0 }
  const counted = JSON.parse(usage) as { inputTokens: number; likelyTokens: number } // written by the ledger
  // Between what the model really counts and the upper bound by characters, which is twice as much.
  const file = shop.server.providersFile() as { models: Record<string, object> } // ours
  const within = (contextTokens: number) => ({
    ...file,
    models: { ...file.models, 'fake/fake-draft': { ...file.models['fake/fake-draft'], contextTokens } },
  })
  const answer = 8000
  const room = Math.ceil(counted.inputTokens * 1.2) + answer
  expect(await shop.outcome(shop.bible(shop.makers({}, within(room))))).toMatchObject({ result: 'answered' })
  const tight = await shop.outcome(shop.bible(shop.makers({}, within(counted.inputTokens + answer - 500))))
  expect(tight).toMatchObject({ result: 'failed', sent: 0 })
  expect(bound).toBeGreaterThan(0)
})
