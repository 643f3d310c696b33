/** What makes two people of one age, sex and face shape different: noses, brows, eyes and mouths, chosen by the seed. */
import { rng } from '../palette.ts'
import type { FigureLook } from '../look.ts'

/** A nose against the average one, in face units and factors. */
export type Nose = {
  /** Lower base and longer bridge. */
  readonly len: number
  readonly width: number
  /** Bulge of the bridge: + is hooked, - is hollow. */
  readonly hook: number
  /** Tip down (+) or up (-), and how round it is. */
  readonly tip: number
  readonly bulb: number
}
export const NOSES = {
  straight: { len: 0, width: 1, hook: 0, tip: 0, bulb: 0 },
  hooked: { len: 2.5, width: 1, hook: 3.4, tip: 2, bulb: 0 },
  button: { len: -3.5, width: 0.96, hook: -2, tip: -2.2, bulb: 0.6 },
  broad: { len: 0.5, width: 1.3, hook: 0, tip: 0.4, bulb: 0.8 },
  long: { len: 4.5, width: 0.92, hook: 1, tip: 1.2, bulb: 0 },
  fine: { len: 0.5, width: 0.8, hook: 0.4, tip: -0.6, bulb: 0 },
  round: { len: 1, width: 1.16, hook: -1.2, tip: 1, bulb: 2 },
} as const satisfies Record<string, Nose>

/** A brow against the average one: thickness and length as factors, lift of the arch, drop of the outer end. */
export type Brow = {
  readonly thick: number
  readonly length: number
  readonly arch: number
  readonly slant: number
}
export const BROWS = {
  plain: { thick: 1, length: 1, arch: 0, slant: 0 },
  straight: { thick: 1.12, length: 0.98, arch: 2.6, slant: -1.2 },
  angled: { thick: 1.04, length: 1.06, arch: -1.6, slant: -2.4 },
  heavy: { thick: 1.42, length: 1.08, arch: 0.6, slant: 0 },
  drooping: { thick: 0.94, length: 1.04, arch: 0, slant: 2.6 },
  willow: { thick: 0.74, length: 1.1, arch: -2.2, slant: 1 },
  short: { thick: 1.24, length: 0.82, arch: 0.4, slant: -0.4 },
} as const satisfies Record<string, Brow>

/** Eyes against the average ones: width and height as factors, slant in degrees of the outer corner, fold of the lid 0-1. */
export type Eyes = { readonly w: number; readonly h: number; readonly tilt: number; readonly fold: number }
export const EYES = {
  almond: { w: 1, h: 1, tilt: 0, fold: 1 },
  round: { w: 0.95, h: 1.14, tilt: 0.6, fold: 1 },
  narrow: { w: 1.05, h: 0.78, tilt: -0.8, fold: 0.35 },
  fox: { w: 1.06, h: 0.9, tilt: -2, fold: 0.8 },
  soft: { w: 0.98, h: 0.96, tilt: 1.8, fold: 1 },
} as const satisfies Record<string, Eyes>

/** Colours of the iris; the first is by far the most common here. */
const IRISES = ['#4a2a1c', '#3a2018', '#4a2a1c', '#5e3a20'] as const

/** The features of one person. */
export type Features = {
  readonly nose: Nose
  readonly brow: Brow
  readonly eyes: Eyes
  readonly iris: string
  /** Factors of the mouth's width and the lips' fullness; how much lower it sits. */
  readonly mouthW: number
  readonly lips: number
  readonly mouthY: number
  /** How much farther apart the eyes are, to each side. */
  readonly apart: number
  /** Factors of the face's width, and of its chin's width and length. */
  readonly w: number
  readonly cw: number
  readonly ch: number
}
type Pool = {
  readonly noses: readonly Nose[]
  readonly brows: readonly Brow[]
  readonly eyes: readonly Eyes[]
}
const MEN: Pool = {
  noses: [NOSES.straight, NOSES.hooked, NOSES.broad, NOSES.long, NOSES.round, NOSES.fine],
  brows: [BROWS.plain, BROWS.straight, BROWS.angled, BROWS.heavy, BROWS.drooping, BROWS.short],
  eyes: [EYES.almond, EYES.narrow, EYES.round, EYES.soft],
}
const WOMEN: Pool = {
  noses: [NOSES.straight, NOSES.fine, NOSES.button, NOSES.fine, NOSES.long],
  brows: [BROWS.plain, BROWS.straight, BROWS.angled, BROWS.willow, BROWS.drooping],
  eyes: [EYES.almond, EYES.round, EYES.fox, EYES.soft, EYES.almond],
}
const CHILDREN: Pool = {
  noses: [NOSES.button, NOSES.straight, NOSES.round],
  brows: [BROWS.plain, BROWS.willow, BROWS.short],
  eyes: [EYES.almond, EYES.round, EYES.soft],
}
/** The features that follow from a look's seed. */
export function featuresOf(look: Pick<FigureLook, 'seed' | 'sex'>, child: boolean): Features {
  const r = rng(look.seed + 13)
  const pool = child ? CHILDREN : look.sex === 'f' ? WOMEN : MEN
  const one = <T>(list: readonly T[], none: T): T => list[Math.floor(r() * list.length)] ?? none
  const about = (middle: number, spread: number) => middle + (r() * 2 - 1) * spread
  return {
    nose: one<Nose>(pool.noses, NOSES.straight),
    brow: one<Brow>(pool.brows, BROWS.plain),
    eyes: one<Eyes>(pool.eyes, EYES.almond),
    iris: one<string>(IRISES, IRISES[0]),
    mouthW: about(1, 0.09),
    lips: about(1, 0.16),
    mouthY: about(0, 1.2),
    apart: about(0, 0.9),
    w: about(1, 0.014),
    cw: about(1, 0.08),
    ch: about(1, 0.016),
  }
}
