import type { stage as english } from '../en/stage.ts'
import type { Words } from '../words.ts'

/** Words of the stage room. */
export const stage: Words<typeof english> = {}
