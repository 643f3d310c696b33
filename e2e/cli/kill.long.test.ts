import { it } from 'vitest'
import { killLoop } from './kill-loop.ts'

it('200 kills: the season is always whole, equal, and nothing is made twice', () => killLoop(200, 3))
