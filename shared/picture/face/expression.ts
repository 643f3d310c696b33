import { lerp } from '../palette.ts'
import type { Emotion, Viseme } from '../../drama/vocabulary.ts'

/** What an emotion does to a face. Lengths are in face units, y downwards. */
export type Expression = {
  /** Travel of the inner and outer end of the brow and of its arch; down is +. */
  readonly bi: number
  readonly bo: number
  readonly arch: number
  /** Opening of the upper lid (1 is calm) and raise of the lower one. */
  readonly up: number
  readonly low: number
  /** Mouth: corners (up is -), opening, width (1 is calm). */
  readonly c: number
  readonly mo: number
  readonly mw: number
  /** One corner up by so much (the far one), one brow up by so much (the near one). */
  readonly asym: number
  readonly raise: number
  /** Size of the iris, 1 is calm. */
  readonly iris: number
  /** Where the eyes go by themselves; null: straight ahead of the turned head. */
  readonly gx: number | null
  readonly gy: number
  /** Amounts 0-1 of bloom on the cheeks, of red, and of pallor. */
  readonly blush: number
  readonly flush: number
  readonly pale: number
  readonly teeth: boolean
  readonly tear: boolean
  readonly sweat: boolean
  /** Cuts between the brows. */
  readonly crease: boolean
}
const CALM: Expression = {
  bi: 0,
  bo: 0,
  arch: 0,
  up: 1,
  low: 0,
  c: -0.5,
  mo: 0,
  mw: 1,
  asym: 0,
  raise: 0,
  iris: 1,
  gx: null,
  gy: 0,
  blush: 0,
  flush: 0,
  pale: 0,
  teeth: false,
  tear: false,
  sweat: false,
  crease: false,
}
const shown = (e: Partial<Expression>): Expression => ({ ...CALM, ...e })
export const EMOTION: Readonly<Record<Emotion, Expression>> = {
  calm: CALM,
  happy: shown({
    bi: -1.5,
    bo: 0.5,
    arch: -2.5,
    up: 0.8,
    low: 3.2,
    c: -6.5,
    mo: 5.5,
    mw: 1.22,
    blush: 0.5,
    teeth: true,
  }),
  sad: shown({
    bi: -11.5,
    bo: 7,
    arch: 1,
    up: 0.68,
    low: 1.2,
    c: 6.2,
    mw: 0.9,
    tear: true,
    gy: 0.5,
    flush: 0.35,
  }),
  angry: shown({
    bi: 7.5,
    bo: -5,
    arch: 0.5,
    up: 0.84,
    low: 1.4,
    c: 3.4,
    mo: 1.8,
    mw: 0.98,
    crease: true,
    teeth: true,
    flush: 0.3,
  }),
  afraid: shown({
    bi: -13,
    bo: -1,
    arch: -4,
    up: 1.42,
    low: -2,
    c: 4.4,
    mo: 5.5,
    mw: 1.16,
    iris: 0.66,
    sweat: true,
    pale: 0.13,
  }),
  shocked: shown({ bi: -8, bo: -6, arch: -4, up: 1.36, low: -1.5, c: 0, mo: 9, mw: 0.68, iris: 0.86 }),
  mocking: shown({
    bi: 4,
    bo: -1,
    arch: 1,
    up: 0.52,
    low: 2.2,
    c: 0.5,
    mw: 0.98,
    asym: 8.5,
    raise: -8,
    gx: 0.9,
    gy: 0.5,
  }),
  tender: shown({ bi: -3, bo: 1.5, arch: -1, up: 0.74, low: 1.6, c: -3.6, blush: 1, gy: 0.25 }),
}

/** Travels that grow with the strength of an emotion; the rest is there or not. */
const TRAVELS = ['bi', 'bo', 'arch', 'up', 'low', 'c', 'mo', 'mw'] as const
/** An emotion at strength `k`: 0 is calm, 1 the full expression, up to about 1.2 for more than that. */
export function expressionOf(emotion: Emotion, k: number): Expression {
  const full = EMOTION[emotion]
  const travels = TRAVELS.map((t) => [t, lerp(CALM[t], full[t], k)] as const)
  return { ...full, ...Object.fromEntries(travels) }
}

/** The mouths that are drawn. */
export type MouthName = 'rest' | 'press' | 'bite' | 'tongue' | 'teeth' | 'wide' | 'round' | 'pucker'
/** The 15 visemes in eight drawings: at this size more are not told apart. */
export const VISEME: Readonly<Record<Viseme, MouthName>> = {
  sil: 'rest',
  PP: 'press',
  FF: 'bite',
  TH: 'tongue',
  DD: 'tongue',
  nn: 'tongue',
  kk: 'tongue',
  RR: 'tongue',
  CH: 'teeth',
  SS: 'teeth',
  I: 'teeth',
  aa: 'wide',
  E: 'wide',
  O: 'round',
  U: 'pucker',
}
/** A mouth: opening, width, and what is seen of lips, teeth and tongue. */
export type MouthShape = {
  readonly o: number
  readonly w: number
  /** Thickness of the lips, 1 is their own. */
  readonly thin: number
  /** Upper teeth on the lower lip; upper teeth; both rows. */
  readonly tuck: boolean
  readonly top: boolean
  readonly both: boolean
  /** How much tongue, 0-1. */
  readonly tongue: number
  /** Lips as a ring. */
  readonly ring: boolean
}
const REST: MouthShape = { o: 0, w: 1, thin: 1, tuck: false, top: false, both: false, tongue: 0, ring: false }
export const MOUTH: Readonly<Record<MouthName, MouthShape>> = {
  rest: REST,
  press: { ...REST, w: 0.93, thin: 0.6 },
  bite: { ...REST, o: 3, w: 0.98, tuck: true },
  tongue: { ...REST, o: 5.5, w: 0.96, tongue: 1, top: true },
  teeth: { ...REST, o: 5, w: 1.14, both: true },
  wide: { ...REST, o: 13, w: 1.04, top: true, tongue: 0.4 },
  round: { ...REST, o: 11, w: 0.66, ring: true },
  pucker: { ...REST, o: 5, w: 0.44, ring: true },
}
/** The mouth of a viseme. */
export const mouthOf = (viseme: Viseme | undefined): MouthShape => MOUTH[VISEME[viseme ?? 'sil']]

/**
 * How far the chin drops: one of three positions (0, 5, 12), so that a face sheet can be kept between frames.
 */
export function chinOf(x: {
  readonly viseme?: Viseme | undefined
  readonly emotion?: Emotion | undefined
}): number {
  const opening = Math.max(mouthOf(x.viseme).o, EMOTION[x.emotion ?? 'calm'].mo)
  return opening > 8 ? 12 : opening > 2.5 ? 5 : 0
}
