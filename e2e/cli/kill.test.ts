import { it } from 'vitest'
import { killLoop } from './kill-loop.ts'

it(
  'a build killed at random moments ends like one that was left alone, and makes nothing twice',
  () => killLoop(4, 1),
  900_000,
)
