/** How a clip of one length plays in a shot of another one. Lengths are frames of one rate. */

/** The speeds at which people in a clip still move like people. */
export const SLOWEST = 0.8
export const FASTEST = 1.25
/** So much of the end of a clip may be left out without missing it, in seconds. */
const TRIM_SECONDS = 0.5
/** A last picture may stand so long before it looks like a halt, in seconds. */
const HOLD_SECONDS = 0.25

/** How a clip is played. */
export interface FilmPace {
  /** Frames of the clip that pass with one frame of the shot. */
  readonly speed: number
  /** False when too much of the clip is cut off, or its last picture stands too long: it wants to be made again. */
  readonly fits: boolean
}

/**
 * The pace of a clip: as it is where it is nearly as long as its shot (a longer one is trimmed, a shorter one held),
 * else faster or slower within {@link SLOWEST} and {@link FASTEST}. One that is far too long is trimmed at its own
 * speed, for haste shows more than an early cut; one far too short is slowed as far as may be, and held.
 */
export function paceOf(clipFrames: number, shotFrames: number, framesPerSecond: number): FilmPace {
  const over = clipFrames - shotFrames
  if (over <= TRIM_SECONDS * framesPerSecond && -over <= HOLD_SECONDS * framesPerSecond)
    return { speed: 1, fits: true }
  const ratio = clipFrames / shotFrames
  if (ratio > FASTEST) return { speed: 1, fits: false }
  return ratio < SLOWEST ? { speed: SLOWEST, fits: false } : { speed: ratio, fits: true }
}

/** The frame of a clip that shows at a frame of its shot; the last one is held. */
export function clipFrameAt(
  shotFrame: number,
  clipFrames: number,
  shotFrames: number,
  framesPerSecond: number,
): number {
  const { speed } = paceOf(clipFrames, shotFrames, framesPerSecond)
  // A hair more: a product such as 5 * 0.8 may come out just below the whole frame that is meant.
  return Math.min(clipFrames - 1, Math.floor(shotFrame * speed + 1e-6))
}
