import { expect, it } from 'vitest'
import { paidKillLoop, type ClipKeys, type KillTally } from './paid-loop.ts'

/** How many kills: `CLIFFHANGER_KILLS=20 npm run test:long -- paid` for a short look. */
const KILLS = Number(process.env['CLIFFHANGER_KILLS'] ?? 500)

const loop = (kills: number, keys: ClipKeys): Promise<KillTally> =>
  paidKillLoop({ kills, episodes: 4, answerMs: 250, lanes: 2, keys })

it(`${KILLS} kills of paid builds: nothing is billed twice, and nothing billed is lost`, async () => {
  const tally = await loop(KILLS, 'honoured')
  expect(tally).toMatchObject({ doubled: 0, unknown: 0 })
  expect(tally.kills).toBeGreaterThanOrEqual(KILLS)
})

it(`${KILLS / 10} kills where clips have no keys: what was started is had, and nothing is started twice`, async () => {
  const kills = Math.max(1, Math.round(KILLS / 10))
  expect((await loop(kills, 'forgotten')).kills).toBeGreaterThanOrEqual(kills)
})
