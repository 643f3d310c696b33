import type { build as english } from '../en/build.ts'
import type { Words } from '../words.ts'

/** Words of the build room. */
export const build: Words<typeof english> = {}
