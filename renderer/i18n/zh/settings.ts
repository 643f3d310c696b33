import type { settings as english } from '../en/settings.ts'
import type { Words } from '../words.ts'

/** Words of the settings room. */
export const settings: Words<typeof english> = {}
