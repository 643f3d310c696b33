import type { findings as english } from '../en/findings.ts'
import type { Words } from '../words.ts'

/** Words of the findings room. */
export const findings: Words<typeof english> = {}
