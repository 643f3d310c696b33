/** Words of the findings room. */
export const findings = {} as const
