import type { Rate } from '../../../shared/drama/film.ts'
import type { Placed } from '../player/film-time.ts'

/** How frames become pixels in the timeline. */
export interface Scale {
  readonly fps: Rate
  readonly durationFrames: number
  /** Pixels of a second. */
  readonly zoom: number
}

/** Left edge of a frame, px. */
export const xOf = (frame: number, { fps, zoom }: Scale): number => (frame * fps.den * zoom) / fps.num

/** The frame at a place, px from the left; never outside the episode. */
export function frameAtX(x: number, { fps, zoom, durationFrames }: Scale): number {
  const frame = Math.floor((x * fps.num) / (fps.den * zoom))
  return Math.max(0, Math.min(durationFrames - 1, frame))
}

/** Pixels of a second that show a whole episode in `width` px, with a little air behind it. */
export function fitZoom(width: number, durationFrames: number, fps: Rate): number {
  const seconds = (durationFrames * fps.den) / fps.num
  return seconds <= 0 ? 1 : Math.max(1, (width - 24) / seconds)
}

/** Seconds between two marks of the ruler, from the closest. */
const STEPS = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300] as const
/** Least room between two marks, px. */
const MARK_ROOM = 64

/** Times in seconds at which the ruler has a mark between two places, px. */
export function marksBetween(left: number, right: number, { zoom }: Scale, end: number): number[] {
  const step = STEPS.find((seconds) => seconds * zoom >= MARK_ROOM) ?? 600
  const marks: number[] = []
  const last = Math.min(right / zoom, end)
  for (let i = Math.max(0, Math.floor(left / zoom / step)); i * step <= last; i++) marks.push(i * step)
  return marks
}

/** `m:ss`, with tenths where the marks are closer than a second. */
export function markText(seconds: number): string {
  const whole = Math.floor(seconds)
  const rest = seconds === whole ? '' : `.${Math.round((seconds - whole) * 10)}`
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}${rest}`
}

/** A stretch of the timeline that is in sight, in frames. */
export interface Sight {
  readonly from: number
  readonly to: number
}

/** Parts of a track that are at least partly in sight, with their index: only those are drawn. */
export function inSight<T extends Placed>(
  parts: readonly T[],
  { from, to }: Sight,
): { part: T; index: number }[] {
  return parts.flatMap((part, index) =>
    part.startFrame < to && part.startFrame + part.durationFrames > from ? [{ part, index }] : [],
  )
}
