import type { home as english } from '../en/home.ts'
import type { Words } from '../words.ts'

/** Words of the home room. */
export const home: Words<typeof english> = {}
