import { expect, it } from 'vitest'
import { paidKillLoop } from './paid-loop.ts'

it('a season bought with pictures and clips while it is killed at random: bills, ledger and products agree to the last pico-dollar', async () => {
  expect(await paidKillLoop(3, 1)).toBe(3)
})
