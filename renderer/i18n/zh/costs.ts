import type { costs as english } from '../en/costs.ts'
import type { Words } from '../words.ts'

/** Words of the costs room. */
export const costs: Words<typeof english> = {}
