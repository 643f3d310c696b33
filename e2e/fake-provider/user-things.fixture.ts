import { join } from 'node:path'
import type { UserThings } from '../../electron/cli/context.ts'
import { openAllowedEndpoints } from '../../electron/studio/providers/allowed-endpoints.ts'
import { openVerified } from '../../electron/studio/providers/verified.ts'

/** What belongs to a user who has no key, kept in a folder. */
export const userThings = (dir: string): UserThings => ({
  endpoints: openAllowedEndpoints(join(dir, 'endpoints.json')),
  keyOf: async () => undefined,
  verified: openVerified(join(dir, 'verified.json')),
})
