/** Words of the board room. */
export const board = {} as const
