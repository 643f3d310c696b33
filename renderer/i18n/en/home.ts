/** Words of the home room. */
export const home = {} as const
