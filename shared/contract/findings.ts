import { z } from 'zod'
import { CHECK_KINDS } from '../drama/vocabulary.ts'
import { done, id, nothing, place } from './common.ts'
import { read, write } from './route.ts'

export const findingRow = z.strictObject({
  id,
  check: z.string(),
  /** What its check looks at. */
  kind: z.enum(CHECK_KINDS),
  /** What its check finds, in the languages of the window. */
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  severity: z.enum(['error', 'warning', 'notice']),
  place,
  /** A sentence in the language of the drama with the words or figures that show it. */
  evidence: z.string(),
  state: z.enum(['open', 'waived']),
  /** Why it was waived; null while it is open. */
  reason: z.string().nullable(),
  /** Heading of its scene and words of its line, to show what it is about. */
  heading: z.string().nullable(),
  quote: z.string().nullable(),
  /** Still of its shot, or of the shot that shows its line. */
  image: z.string().nullable(),
})
export type FindingRow = z.infer<typeof findingRow>

/** Routes about findings. */
export const findings = {
  'findings.list': read(
    'Everything the checks say about the season as it stands, gravest first.',
    ['findings', 'text', 'states', 'takes', 'cast'],
    nothing,
    z.strictObject({ findings: z.array(findingRow), open: z.int(), waived: z.int() }),
  ),
  'findings.count': read(
    'How many findings there are: the number beside the room.',
    ['findings', 'text', 'states', 'takes', 'cast'],
    nothing,
    z.strictObject({ open: z.int(), waived: z.int() }),
  ),
  'findings.waive': write(
    'Accepts a finding with a reason. One undo step. BAD_ARGUMENT without a reason.',
    z.strictObject({ finding: id, reason: z.string().max(2000) }),
    done,
  ),
  'findings.reopen': write(
    'Opens a waived finding again. One undo step.',
    z.strictObject({ finding: id }),
    done,
  ),
} as const
