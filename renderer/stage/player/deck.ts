/** What drives time on the stage: a clock, and the sound that has to keep to it. */
export interface Deck {
  /** Seconds on this deck's own clock. It never goes back while a sound runs. */
  now(): number
  /**
   * Starts the sound at `seconds` from the start of the episode, at `rate` times its speed (negative: backwards, which
   * makes no sound). The answer is the moment of `now()` at which that second is heard.
   */
  start(seconds: number, rate: number): number
  /** Falls silent. */
  stop(): void
}

/** Time without sound. */
export const silentDeck: Deck = {
  now: () => performance.now() / 1000,
  start: () => performance.now() / 1000,
  stop: () => {},
}

/** Seconds a running clock may stand before it is taken for dead (an audio device that was pulled out). */
const STALL_SECONDS = 0.3

/** Watches a clock that should run: true when it has not moved for too long. Both clocks in seconds. */
export function stallWatch(source: () => number, wall: () => number): () => boolean {
  let seen = Number.NaN
  let seenAt = 0
  return () => {
    const value = source()
    if (value !== seen) {
      seen = value
      seenAt = wall()
    }
    return wall() - seenAt > STALL_SECONDS
  }
}

/** Second of the context that is heard now: what was asked for last is still on its way to the loudspeaker. */
function heardSeconds(context: AudioContext): number {
  const { contextTime, performanceTime } = context.getOutputTimestamp()
  // Before the first sample is out there is no time stamp.
  if (contextTime === undefined || performanceTime === undefined || contextTime <= 0)
    return context.currentTime
  return Math.min(contextTime + (performance.now() - performanceTime) / 1000, context.currentTime)
}

/** Seconds between the order to start a sound and its first sample, so that it starts whole. */
const LEAD_SECONDS = 0.02

/** A deck with a sound. */
export interface SoundDeck extends Deck {
  /** 0 to 1; what is heard follows the square, as ears do. */
  setVolume(volume: number): void
  /** True when the clock should run and does not: somebody else has to drive time. Ask often while it plays. */
  stands(): boolean
}

/** A deck that plays `buffer` in `context`, whose clock it keeps to. The context has to be running. */
export function soundDeck(context: AudioContext, buffer: AudioBuffer): SoundDeck {
  const wall = (): number => performance.now() / 1000
  let stands = (): boolean => false
  let loudness = 1
  let gain: GainNode | null = null
  let playing: AudioBufferSourceNode | null = null
  const stop = (): void => {
    playing?.stop()
    playing?.disconnect()
    gain?.disconnect()
    playing = gain = null
  }
  return {
    now: () => heardSeconds(context),
    stop,
    start(seconds, rate) {
      stop()
      stands = stallWatch(() => context.currentTime, wall)
      if (rate <= 0 || seconds >= buffer.duration) return heardSeconds(context)
      gain = context.createGain()
      gain.gain.value = loudness
      gain.connect(context.destination)
      playing = context.createBufferSource()
      playing.buffer = buffer
      playing.playbackRate.value = rate
      playing.connect(gain)
      const at = context.currentTime + LEAD_SECONDS
      playing.start(at, Math.max(0, seconds))
      return at
    },
    setVolume(volume) {
      loudness = volume * volume
      if (gain !== null) gain.gain.value = loudness
    },
    stands: () => stands(),
  }
}
