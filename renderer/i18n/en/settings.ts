/** Words of the settings room. */
export const settings = {} as const
