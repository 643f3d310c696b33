import { z } from 'zod'
import { reasonSchema } from './reason.ts'

/** Products that are out of date, the first few with the reason of each, and how many more there are. */
const outOfDate = {
  episode: z.int(),
  products: z.array(z.strictObject({ slot: z.string(), why: reasonSchema })),
  more: z.int(),
}

/** What exported files do not hold. */
export const exportLoss = z.discriminatedUnion('kind', [
  /** The format itself has no place for it: speakers and the AI label; emotions, voices and shots. */
  z.strictObject({ kind: z.literal('format'), format: z.enum(['srt', 'fountain']) }),
  /** An episode is written as it stands, though something in it is out of date. */
  z.strictObject({ kind: z.literal('asItStands'), ...outOfDate }),
  /** An episode is left out: its words and its times are not of one piece. */
  z.strictObject({ kind: z.literal('leftOut'), ...outOfDate }),
])
export type ExportLoss = z.infer<typeof exportLoss>
