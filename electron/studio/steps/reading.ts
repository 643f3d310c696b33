import type { Review } from '../../../shared/drama/film.ts'
import { digestOf } from '../build/digest.ts'
import { Unavailable, type Job, type Reader } from '../build/step.ts'
import type { Receipt } from '../providers/provider.ts'
import type { ReadInput, Reading, ReadScene } from '../providers/prompts/review.ts'
import { askedBy, episodeIds, namedLines, season, type StepKit } from './kit.ts'

const readerOf = (kit: StepKit) => kit.provider('review', 'review')

/** The last scene played before an episode, for who reads it; null before the first, and where nobody reads. */
export function sceneBefore(kit: StepKit, reader: Reader, subject: string): ReadScene | null {
  const ids = episodeIds(kit)
  const before = ids[ids.indexOf(subject) - 1]
  if (before === undefined || !readerOf(kit).billable) return null
  try {
    const id = season(kit, reader).scenes(Number(before)).at(-1)
    return id === undefined ? null : { id, lines: namedLines(kit, reader, id) }
  } catch (error) {
    if (error instanceof Unavailable) return null
    throw error
  }
}

/**
 * Has an episode read by the model its role is given to; by nobody where it is given to none. Words are all it reads: a
 * reading serves for as long as they stay, whatever becomes of pictures and times, and is not bought again.
 */
export async function readEpisode(
  kit: StepKit,
  job: Job,
  scenes: readonly ReadScene[],
): Promise<{ reading: Review['reading']; receipts: readonly Receipt[] }> {
  const provider = readerOf(kit)
  if (!provider.billable || provider.text === undefined) return { reading: undefined, receipts: [] }
  const { language, seed } = kit.brief
  const words = digestOf({ scenes, language })
  const { take } = job
  // Who rerolls a review wants it read again.
  const known =
    take > 1 ? undefined : kit.finals<Review>(job.slot).find((one) => one.reading?.words === words)?.reading
  if (known !== undefined) return { reading: known, receipts: [] }
  const input: ReadInput = { before: job.context['before'] as ReadScene | null, scenes } // from `sceneBefore`
  const asked = { role: 'review', step: 'review', language, seed, take, input, context: {} } as const
  const { value, receipt } = await provider.text(asked, askedBy(job))
  return { reading: { words, found: [...(value as Reading).found] }, receipts: [receipt] } // what the prompt of `review` makes
}
