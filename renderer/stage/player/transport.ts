import type { Rate } from '../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../shared/drama/rate.ts'
import type { Deck } from './deck.ts'
import { clampFrame, frameAtSeconds, type Span } from './film-time.ts'

/** Speeds of the shuttle, in both directions: every further press goes one up. */
const SPEEDS = [1, 2, 4] as const

/** Where an episode is, and how it moves. */
export interface Transport {
  /** The frame to be seen now. Moves by itself while it plays; stops at the end of its span, or goes round. */
  frame(): number
  /** Times the normal speed; 0 when it rests, negative backwards. */
  rate(): number
  /** Plays at normal speed; from the start of the span when it stands at its end. */
  play(): void
  pause(): void
  /** Presses L (1) or J (-1): normal speed, then twice and four times; the other direction starts at normal again. */
  shuttle(direction: 1 | -1): void
  /** Goes to a frame; what plays goes on from there. */
  seek(frame: number): void
  /** What is played and looped over. */
  setSpan(span: Span): void
  setLoop(loop: boolean): void
  /** Changes what drives time; what plays goes on in its place. */
  setDeck(deck: Deck): void
}

/** How a {@link createTransport} is set up. */
export interface TransportOptions {
  readonly fps: Rate
  readonly span: Span
  readonly deck: Deck
  readonly frame?: number
}

interface Motion {
  /** Frame at `at`, in whole frames. */
  from: number
  /** `deck.now()` at which `from` is due. */
  at: number
  rate: number
}

/** Position of a motion at a time of its deck: frames are computed from the anchor, never added up. */
function frameOf({ from, at, rate }: Motion, now: number, fps: Rate): number {
  const passed = Math.max(0, now - at) * rate
  const frame = frameAtSeconds(secondsFromFrames(from, fps) + passed, fps)
  return rate > 0 ? Math.max(from, frame) : frame
}

function nextRate(rate: number, direction: 1 | -1): number {
  if (Math.sign(rate) !== direction) return direction
  const at = SPEEDS.findIndex((speed) => speed === Math.abs(rate))
  return direction * (SPEEDS[Math.min(at + 1, SPEEDS.length - 1)] ?? 1)
}

/** A transport at rest. */
export function createTransport(options: TransportOptions): Transport {
  const { fps } = options
  let { deck, span } = options
  let loop = false
  const motion: Motion = { from: clampFrame(options.frame ?? span.start, span), at: 0, rate: 0 }

  const rest = (frame: number): void => {
    motion.from = frame
    motion.rate = 0
    deck.stop()
  }
  const run = (frame: number, rate: number): void => {
    motion.from = frame
    motion.rate = rate
    motion.at = deck.start(secondsFromFrames(frame, fps), rate)
  }
  /** Beyond an end: round again, or a stop on the last frame. */
  const turn = (frame: number): number => {
    const forward = motion.rate > 0
    if (loop) run(forward ? span.start : span.end - 1, motion.rate)
    else rest(clampFrame(frame, span))
    return motion.from
  }
  const frame = (): number => {
    if (motion.rate === 0) return motion.from
    const at = frameOf(motion, deck.now(), fps)
    return at >= span.end || at < span.start ? turn(at) : at
  }
  const seek = (to: number): void => {
    const at = clampFrame(to, span)
    if (motion.rate === 0) motion.from = at
    else run(at, motion.rate)
  }
  const go = (rate: number): void => {
    const at = frame()
    const over = rate > 0 ? at >= span.end - 1 : at <= span.start
    run(over ? (rate > 0 ? span.start : span.end - 1) : at, rate)
  }
  return {
    frame,
    rate: () => motion.rate,
    play: () => go(1),
    pause: () => rest(frame()),
    shuttle: (direction) => go(nextRate(motion.rate, direction)),
    seek,
    setSpan(next) {
      const at = frame()
      span = next
      if (at >= next.end || at < next.start) seek(at)
    },
    setLoop(on) {
      loop = on
    },
    setDeck(next) {
      const at = frame()
      deck.stop()
      deck = next
      if (motion.rate !== 0) run(at, motion.rate)
    },
  }
}
