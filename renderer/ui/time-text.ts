/** A frame rate: `num / den` frames a second. */
export interface FrameRate {
  readonly num: number
  readonly den: number
}

const two = (value: number) => String(value).padStart(2, '0')

/** Frames per counted second of a timecode: 24 for 24 and for 23.976. */
const countedFps = (fps: FrameRate) => Math.max(1, Math.round(fps.num / fps.den))

/**
 * A frame as minutes, seconds and frames: `00:07:13`. Counts every frame and drops none; hours are put before it once
 * there are any.
 */
export function timecode(frame: number, fps: FrameRate): string {
  const rate = countedFps(fps)
  const whole = Math.max(0, Math.floor(frame))
  const seconds = Math.floor(whole / rate)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const text = `${two(minutes % 60)}:${two(seconds % 60)}:${two(whole % rate)}`
  return hours > 0 ? `${two(hours)}:${text}` : text
}

/** A length in seconds as people read it: `1:24`, `1:02:05`. Rounded to the nearest second. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const minutes = Math.floor(whole / 60)
  const rest = two(whole % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}

/** A short length with one decimal: `2.6 s`. */
export const shortSeconds = (seconds: number) => `${seconds.toFixed(1)} s`
