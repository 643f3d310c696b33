/** Words of the costs room. */
export const costs = {} as const
