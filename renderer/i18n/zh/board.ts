import type { board as english } from '../en/board.ts'
import type { Words } from '../words.ts'

/** Words of the board room. */
export const board: Words<typeof english> = {}
