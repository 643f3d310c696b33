import type { script as english } from '../en/script.ts'
import type { Words } from '../words.ts'

/** Words of the script room. */
export const script: Words<typeof english> = {}
