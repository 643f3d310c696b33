import { expect, it } from 'vitest'
import { killLoop } from './kill-loop.ts'

/** How many kills: `CLIFFHANGER_KILLS=20 npm run test:long` for a short look. */
const KILLS = Number(process.env['CLIFFHANGER_KILLS'] ?? 200)

it(`${KILLS} kills: the season is always whole, equal, and nothing is made twice`, async () => {
  expect(await killLoop(KILLS, 3)).toBe(KILLS)
})
