import { expect, it } from 'vitest'
import { paidKillLoop } from './paid-loop.ts'

it('a season bought with pictures and clips while it is killed at random: bills, ledger and products agree to the last pico-dollar', async () => {
  const loop = { kills: 3, episodes: 1, answerMs: 60, lanes: 1, keys: 'honoured' } as const
  expect(await paidKillLoop(loop)).toMatchObject({ doubled: 0, unknown: 0 })
})
