/** What the figures of a shot do at a moment: mouths from cues, and what people do by themselves, all from seeds. */
import type { Rate } from '../drama/film.ts'
import type { Emotion, Viseme } from '../drama/vocabulary.ts'
import type { Composition, FigureLayer, Pose } from './composition.ts'
import type { FigureState } from './figure/figure.ts'
import { clamp, rng } from './palette.ts'
import { headOf, type Player } from './stage/player.ts'
import { onTwos } from './stage/twos.ts'

/** Somebody speaks: mouth cues in milliseconds from `startFrame`, which counts from the shot's first frame. */
export interface Speech {
  /** Cast id; a figure of that id moves its mouth. */
  readonly cast: string
  /** Negative when the line began in an earlier shot. */
  readonly startFrame: number
  readonly cues: readonly { readonly ms: number; readonly viseme: Viseme }[]
}

/** Seconds of a frame number. */
export const secondsOf = (frame: number, fps: Rate): number => (frame * fps.den) / fps.num

/** The mouth of a cast member at a time, and how long they have been speaking (null: they are silent). */
function mouthAt(
  cast: string,
  speech: readonly Speech[],
  seconds: number,
  fps: Rate,
): { viseme: Viseme; since: number | null } {
  let found: { viseme: Viseme; since: number | null } = { viseme: 'sil', since: null }
  for (const line of speech) {
    if (line.cast !== cast) continue
    const since = seconds - secondsOf(line.startFrame, fps)
    const ms = since * 1000
    const last = line.cues.at(-1)
    // A cue holds until the next; half a millisecond forgives rounding of rational frame times.
    const cue = line.cues.findLast((c) => c.ms <= ms + 0.5)
    if (!cue || !last || since < 0) continue
    const over = ms > last.ms + 400 && last.viseme === 'sil'
    found = { viseme: cue.viseme, since: over ? null : since }
  }
  return found
}

/** Seconds between blinks, about, in an emotion. */
const BLINK_EVERY: Readonly<Record<Emotion, number>> = {
  calm: 3.4,
  happy: 3,
  angry: 4.6,
  sad: 2.8,
  afraid: 2,
  tender: 3.6,
  mocking: 4.2,
  shocked: 6,
}
/** How shut the lids are in each drawing of a blink. */
const LIDS = [0.55, 1, 0.55]
/** How shut the lids are at a time: one blink somewhere in every stretch of time, from the look's seed. */
export function blinkAt(seed: number, salt: number, emotion: Emotion, seconds: number): number {
  const every = BLINK_EVERY[emotion]
  const stretch = Math.floor(seconds / every)
  const r = rng(seed * 131 + salt * 17 + stretch * 7919)
  const at = stretch * every + 0.3 + r() * (every - 0.7)
  return LIDS[Math.floor((seconds - at) * 12 + 1e-6)] ?? 0
}

/** Degrees a speaking forearm swings in an emotion. */
const SWING: Readonly<Record<Emotion, number>> = {
  calm: 14,
  happy: 24,
  angry: 22,
  sad: 8,
  afraid: 12,
  tender: 12,
  mocking: 18,
  shocked: 10,
}
/** Poses whose near forearm is free to speak along, and by how much. */
const FREE_ARM: Partial<Record<Pose, number>> = {
  talk: 1,
  stand: 0.7,
  point: 0.4,
  reach: 0.5,
  cup: 0.35,
  walk: 0.3,
}
/** A gesture is made in drawings of this many degrees, so that few are needed. */
const GESTURE_STEP = 4
function gestureAt(layer: FigureLayer, since: number | null): number {
  const free = FREE_ARM[layer.pose] ?? 0
  if (since === null || free === 0) return 0
  const beat = Math.floor(since / 1.5)
  const r = rng(layer.look.seed * 53 + beat * 977)
  if (r() < 0.25) return 0
  const size = SWING[layer.emotion] * (0.6 + 0.5 * r()) * (r() < 0.3 ? -0.6 : 1) * free
  const u = (since / 1.5 - beat) * (0.85 + 0.3 * r())
  return u >= 1 ? 0 : Math.round((size * Math.sin(u * Math.PI)) / GESTURE_STEP) * GESTURE_STEP
}

type Gaze = NonNullable<FigureState['gaze']>
/** Straight at a point of the stage, in face units: +1 is as far as the eyes go to the side the face looks to. */
function gazeTowards(layer: FigureLayer, floor: number, target: readonly [number, number]): Gaze {
  const [x, y] = headOf(layer, floor)
  const across = (target[0] - x) * layer.facing
  const down = (target[1] - y) / Math.max(220, Math.abs(target[0] - x))
  return { x: clamp(across / 240, -1, 0.75), y: clamp(down, -1, 1) }
}
/** Emotions whose eyes leave the other now and then, and where they go. */
const GLANCE: Partial<Record<Emotion, Gaze>> = {
  sad: { x: 0.2, y: 1 },
  afraid: { x: -0.7, y: 0.3 },
  tender: { x: 0.3, y: 0.8 },
}
function gazeAt(
  layer: FigureLayer,
  all: Composition,
  floor: number,
  speaking: string | null,
  seconds: number,
): Gaze | undefined {
  const glance = GLANCE[layer.emotion]
  const stretch = Math.floor(seconds / 2.2)
  const r = rng(layer.look.seed * 97 + stretch * 389)
  const away = r() < 0.34 && seconds / 2.2 - stretch < 0.45
  if (glance && away) return glance
  // Who listens looks at who speaks; who speaks looks where the director said.
  const wanted = speaking !== null && speaking !== layer.cast ? speaking : layer.gazeAt
  const target = [...all.figures, ...(all.shoulder ? [all.shoulder] : [])].find(
    (f) => f.cast === wanted && f.cast !== layer.cast,
  )
  if (!target) return undefined
  return target === all.shoulder ? { x: 0.4, y: 0 } : gazeTowards(layer, floor, headOf(target, floor))
}

/** Strength 1-3 of an emotion as the part of it a face shows. */
const STRENGTH = [0.5, 0.78, 1] as const

/** The figures of a composition at a time. `salt` makes two shots of the same people blink differently. */
export function playersAt(
  composition: Composition,
  floor: number,
  o: {
    readonly seconds: number
    readonly fps: Rate
    readonly speech: readonly Speech[]
    readonly salt: number
  },
): Player[] {
  const seconds = onTwos(o.seconds)
  const mouths = composition.figures.map((f) => mouthAt(f.cast, o.speech, seconds, o.fps))
  const speaking = composition.figures.find((_, i) => mouths[i]?.since !== null)?.cast ?? null
  return composition.figures.map((layer, i) => {
    const { viseme, since } = mouths[i] ?? { viseme: 'sil', since: null }
    const state: FigureState = {
      pose: layer.pose,
      view: layer.view,
      // Who turns their back still shows the line of the face.
      headView: layer.view === 'back' ? 'profile' : undefined,
      emotion: layer.emotion,
      k: STRENGTH[layer.strength - 1] ?? 1,
      viseme,
      blink: blinkAt(layer.look.seed, o.salt, layer.emotion, seconds),
      gesture: gestureAt(layer, since),
      gaze: layer.view === 'front' ? gazeAt(layer, composition, floor, speaking, seconds) : undefined,
    }
    return { layer, state, floor: layer.y ?? floor }
  })
}
