/** Words of the build room. */
export const build = {} as const
