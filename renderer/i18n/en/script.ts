/** Words of the script room. */
export const script = {} as const
