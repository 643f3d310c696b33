import type { Rate } from '../../../shared/drama/film.ts'
import { framesToTimecode } from '../../../shared/drama/rate.ts'

/** A stretch of an episode in frames: `end` is not part of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Anything that has a place in an episode. */
export interface Placed {
  readonly startFrame: number
  readonly durationFrames: number
}

/** A frame begins a hair before its time: clocks hand out times that were computed from frames and rounded. */
const EPSILON = 1e-6

/** The frame shown at a time in seconds from the start of the episode. */
export function frameAtSeconds(seconds: number, fps: Rate): number {
  return Math.floor((seconds * fps.num) / fps.den + EPSILON)
}

/** The frame nearest to a share (0-1) of a span; never its end. */
export function frameAtShare(share: number, span: Span): number {
  return clampFrame(Math.floor(span.start + share * (span.end - span.start)), span)
}

/** A frame inside a span; a span without frames gives its start. */
export function clampFrame(frame: number, span: Span): number {
  return Math.max(span.start, Math.min(span.end - 1, Math.round(frame)))
}

/** Index of what covers a frame among parts in playing order without gaps; the last one beyond the end, -1 for none. */
export function indexAt(parts: readonly Placed[], frame: number): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle]?.startFrame ?? 0) <= frame) low = middle
    else high = middle - 1
  }
  return high < 0 ? -1 : low
}

/** The span of something placed. */
export const spanOf = ({ startFrame, durationFrames }: Placed): Span => ({
  start: startFrame,
  end: startFrame + durationFrames,
})

/** Timecode `HH:MM:SS:FF` of a frame. */
export const timecode = (frame: number, fps: Rate): string => framesToTimecode(frame, fps)

/** Frames of a second, rounded: what Shift and an arrow jump over. */
export const framesPerSecond = (fps: Rate): number => Math.round(fps.num / fps.den)
