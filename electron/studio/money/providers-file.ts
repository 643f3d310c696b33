import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ROLES } from '../../../shared/drama/vocabulary.ts'
import { StudioError } from '../errors.ts'

/** Which provider makes what, by role. This version has one provider: the rehearsal. */
const providersFileSchema = z.strictObject({ roles: z.partialRecord(z.enum(ROLES), z.string()) })

/**
 * Reads a providers file.
 * @throws StudioError BAD_ARGUMENT when it is unreadable or names a provider this version does not have: a role is
 * never silently made by another one.
 */
export function readProvidersFile(path: string): z.infer<typeof providersFileSchema> {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new StudioError(
      'BAD_ARGUMENT',
      `The providers file ${path} cannot be read as JSON.`,
      'Write for example {"roles": {"draft": "rehearsal"}}.',
      error,
    )
  }
  const parsed = providersFileSchema.safeParse(json)
  if (!parsed.success)
    throw new StudioError(
      'BAD_ARGUMENT',
      `The providers file does not fit: ${parsed.error.issues[0]?.message ?? ''}`,
      `Roles: ${ROLES.join(', ')}.`,
    )
  for (const [role, provider] of Object.entries(parsed.data.roles))
    if (provider !== 'rehearsal')
      throw new StudioError(
        'BAD_ARGUMENT',
        `The role "${role}" is given to "${provider}", which this version does not have.`,
        'Only "rehearsal" is built in; leave the role out.',
      )
  return parsed.data
}
