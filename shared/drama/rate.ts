import type { Rate } from './film.ts'

/**
 * Arithmetic between frames and time. A rate is an exact fraction, frames are integers, and a time is only
 * ever computed from frames (never added up), so nothing drifts however long an episode is.
 */

/** The rate of a project that does not say otherwise. */
export const FILM_RATE: Rate = { num: 24, den: 1 }

/** Room for the rounding of milliseconds that were computed from frames: one billionth of a frame. */
const EPSILON = 1e-9

/** Frames needed to hold `ms` milliseconds: rounded up, so that a sound always fits. Negative and zero give 0. */
export function framesFromMs(ms: number, fps: Rate): number {
  return Math.max(0, Math.ceil((ms * fps.num) / (1000 * fps.den) - EPSILON))
}

/** Milliseconds from the start of frame 0 to the start of frame `frames`. */
export function msFromFrames(frames: number, fps: Rate): number {
  return (frames * 1000 * fps.den) / fps.num
}

/** Seconds from the start of frame 0 to the start of frame `frames`. */
export function secondsFromFrames(frames: number, fps: Rate): number {
  return (frames * fps.den) / fps.num
}

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * Frames skipped in the count each minute but every tenth, so that timecode keeps up with the clock
 * (SMPTE ST 12-1 drop-frame): 2 at 29.97, 4 at 59.94, none at other rates.
 */
function dropped(fps: Rate): number {
  if (fps.den !== 1001) return 0
  if (fps.num === 30000) return 2
  return fps.num === 60000 ? 4 : 0
}

/**
 * Timecode `HH:MM:SS:FF` of a frame, counted at the nominal whole rate. 30000/1001 and 60000/1001 are counted
 * in drop-frame and written `HH:MM:SS;FF`, as editors expect.
 */
export function framesToTimecode(frame: number, fps: Rate): string {
  const nominal = Math.round(fps.num / fps.den)
  const drop = dropped(fps)
  let count = frame
  if (drop > 0) {
    const perTenMinutes = nominal * 600 - drop * 9
    const perMinute = nominal * 60 - drop
    const tens = Math.floor(frame / perTenMinutes)
    const rest = frame % perTenMinutes
    count += drop * 9 * tens + (rest > drop ? drop * Math.floor((rest - drop) / perMinute) : 0)
  }
  const seconds = Math.floor(count / nominal)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return `${clock}${drop > 0 ? ';' : ':'}${two(count % nominal)}`
}

/** Clock time `HH:MM:SS<separator>mmm` of a frame, as subtitle files write it. */
export function framesToClock(frame: number, fps: Rate, separator: ',' | '.'): string {
  const ms = Math.round(msFromFrames(frame, fps))
  const seconds = Math.floor(ms / 1000)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return `${clock}${separator}${String(ms % 1000).padStart(3, '0')}`
}
