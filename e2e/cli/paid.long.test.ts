import { expect, it } from 'vitest'
import { paidKillLoop } from './paid-loop.ts'

/** How many kills: `CLIFFHANGER_KILLS=20 npm run test:long` for a short look. */
const KILLS = Number(process.env['CLIFFHANGER_KILLS'] ?? 500)

it(`${KILLS} kills of paid builds: nothing is billed twice, and nothing billed is lost`, async () => {
  expect(await paidKillLoop(KILLS, 2)).toBe(KILLS)
})

it(`${KILLS / 10} kills where clips have no keys: what was started is had, and nothing is started twice`, async () => {
  const kills = Math.max(1, Math.round(KILLS / 10))
  expect(await paidKillLoop(kills, 1, 'forgotten')).toBe(kills)
})
