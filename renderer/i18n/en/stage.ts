/** Words of the stage room. */
export const stage = {} as const
