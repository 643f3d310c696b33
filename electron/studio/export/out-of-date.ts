import type { Reason } from '../../../shared/drama/reason.ts'
import type { Evaluator } from '../build/evaluate.ts'
import { slotOf, splitSlot, type Slot } from '../build/step.ts'
import type { Session } from '../session.ts'
import { season } from '../steps/kit.ts'
import type { ExportFormat } from './export-season.ts'

/** A product an export would show as it was, not as it would be made now. */
export interface OutOfDate {
  readonly slot: Slot
  readonly why: Reason
}

/** Formats that put words to times: with old times under new words, or the other way round, they would lie. */
const TIMED: ReadonlySet<string> = new Set<ExportFormat>(['mp4', 'srt', 'vtt', 'cues'])

/** True when an episode that is out of date must not be written in this format. */
export const mixesWordsAndTimes = (format: string): boolean => TIMED.has(format)

/** The products an episode is written from in a format; what they read comes with them. */
function rootsOf(session: Session, format: ExportFormat | 'season', number: number): Slot[] {
  const episode = session.kit.changes.order.idAt(number)
  if (format === 'srt' || format === 'vtt') return [slotOf('subtitles', episode)]
  if (mixesWordsAndTimes(format)) return [slotOf('subtitles', episode), slotOf('cut', episode)]
  if (format === 'still') return [slotOf('cut', episode)]
  const scenes = season(session.kit, session.evaluator().reader(new Set(), null)).scenes(episode)
  return [slotOf('outline', episode), ...scenes.map((scene) => slotOf('revise', scene))]
}

/** Why a product itself is out of date; null when it is not. A stand-in that fits is what there is to show. */
function whyOutOfDate(one: ReturnType<Evaluator['evaluate']>): Reason | null {
  if (one.state === 'current' || one.pinned || one.held) return null
  if (one.standIn && one.shown !== null && one.shown.inputDigest === one.inputDigest) return null
  return one.why
}

/**
 * Products an export of an episode (by the number it is shown with) hangs on that are not current. Pinned and held ones are as a person wants them, and
 * what stands before them does not count.
 */
export function outOfDate(
  session: Session,
  format: ExportFormat | 'season',
  number: number,
): readonly OutOfDate[] {
  const evaluator = session.evaluator()
  const seen = new Set<Slot>()
  const open = rootsOf(session, format, number)
  const found: OutOfDate[] = []
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    if (seen.has(slot) || !evaluator.steps.has(splitSlot(slot).step)) continue
    seen.add(slot)
    const one = evaluator.evaluate(slot)
    const why = whyOutOfDate(one)
    if (why !== null) found.push({ slot, why })
    if (!one.pinned && !one.held) open.push(...one.reads)
  }
  return found.toReversed()
}
