/** The measures of a body, and how a pose bends everything that is cut to them. Feet at 0, up is negative. */
import type { Pose } from '../composition.ts'
import type { FigureLook } from '../look.ts'
import type { Place } from '../paper.ts'
import { clamp, rng } from '../palette.ts'

/** Half widths (shoulder, chest, waist, hip, sleeve, neck) in figure units, and factors of height and head. */
export type Build = {
  readonly sh: number
  readonly ch: number
  readonly wa: number
  readonly hi: number
  readonly arm: number
  /** Height against an average adult. */
  readonly h: number
  /** Size of the head against an adult's. */
  readonly hd: number
  readonly nk: number
}
/** The builds before sex, age and chance; `measuresOf` gives those of a person. */
export const BUILD: Readonly<Record<FigureLook['build'], Build>> = {
  slim: { sh: 98, ch: 82, wa: 58, hi: 86, arm: 25, h: 0.97, hd: 1.0, nk: 19 },
  average: { sh: 118, ch: 104, wa: 92, hi: 98, arm: 31, h: 1.0, hd: 1.0, nk: 25 },
  broad: { sh: 132, ch: 114, wa: 92, hi: 100, arm: 34, h: 1.05, hd: 1.0, nk: 28 },
  stout: { sh: 108, ch: 112, wa: 114, hi: 126, arm: 35, h: 0.9, hd: 1.0, nk: 23 },
  child: { sh: 74, ch: 66, wa: 66, hi: 78, arm: 21, h: 0.6, hd: 0.93, nk: 15 },
}
/** What sex does to a grown body, as factors; the slim build is a woman's, the others are a man's. */
type Cut = Pick<Build, 'sh' | 'ch' | 'wa' | 'hi' | 'nk' | 'h'>
const SLIM_MAN: Cut = { sh: 1.12, ch: 1.1, wa: 1.24, hi: 0.98, nk: 1.15, h: 1.015 }
const FULL_WOMAN: Cut = { sh: 0.9, ch: 0.96, wa: 0.88, hi: 1.04, nk: 0.84, h: 0.965 }
const AS_BUILT: Cut = { sh: 1, ch: 1, wa: 1, hi: 1, nk: 1, h: 1 }
/** Children grow from the first age to the second, from the first height to the second. */
const CHILD_AGES = [3, 13] as const
const CHILD_HEIGHTS = [0.5, 0.72] as const
/** From this age on people have shrunk by so much. */
const BENT_FROM = 66
const BENT = 0.975
/** Chance moves a grown person's height by as much to either side. */
const HEIGHT_SPREAD = 0.014

function childOf(age: number): Build {
  const k = clamp((age - CHILD_AGES[0]) / (CHILD_AGES[1] - CHILD_AGES[0]))
  const h = CHILD_HEIGHTS[0] + (CHILD_HEIGHTS[1] - CHILD_HEIGHTS[0]) * k
  const c = BUILD.child
  const w = 0.5 + (0.5 * h) / c.h
  return { ...c, sh: c.sh * w, ch: c.ch * w, wa: c.wa * w, hi: c.hi * w, arm: c.arm * w, h }
}
function cutOf(look: FigureLook): Cut {
  if (look.build === 'slim') return look.sex === 'm' ? SLIM_MAN : AS_BUILT
  return look.sex === 'f' ? FULL_WOMAN : AS_BUILT
}
/** The measures of a person: their build, cut to sex and age, with a little chance. */
export function measuresOf(look: FigureLook): Build {
  if (look.build === 'child') return childOf(look.age)
  const base = BUILD[look.build]
  const cut = cutOf(look)
  const chance = 1 + (rng(look.seed + 71)() * 2 - 1) * HEIGHT_SPREAD
  return {
    ...base,
    sh: base.sh * cut.sh,
    ch: base.ch * cut.ch,
    wa: base.wa * cut.wa,
    hi: base.hi * cut.hi,
    nk: base.nk * cut.nk,
    h: base.h * cut.h * chance * (look.age >= BENT_FROM ? BENT : 1),
  }
}
/** Height of a person against an average adult, who is 1000 units tall. */
export const heightOf = (look: FigureLook): number => measuresOf(look).h
/** Where the middle of a face is, in figure units from the feet, for a body that looks to +x. */
export function faceAt(look: FigureLook, pose: Pose): Place {
  const F = frameOf(look, POSE[pose])
  return [4, F.fy(NECK) - FACE_RISE]
}
/** From the neck joint to the middle of the face. */
const FACE_RISE = 86
/** Heights of the body, in units of an average adult. */
export const HIP = -500
export const NECK = -838

/** Hands that are drawn. `tuck` is a fist that hides behind the other arm. */
export type HandKind = 'relax' | 'flat' | 'open' | 'grip' | 'cup' | 'point' | 'fist' | 'tuck'
/** An arm: upper and fore arm in degrees from straight down (+ is forward), and the hand. */
export type ArmPose = readonly [upper: number, fore: number, hand: HandKind]
/** How a body holds itself. Angles in degrees. */
export type PoseSpec = {
  readonly L: ArmPose
  readonly R: ArmPose
  /** Both arms lie before the body. */
  readonly both?: true
  readonly lean?: number
  readonly tilt?: number
  readonly kneel?: true
  readonly sit?: true
  /** Length of the step, 1 is a walk. */
  readonly walk?: number
}
export const POSE: Readonly<Record<Pose, PoseSpec>> = {
  stand: { L: [-9, -2, 'relax'], R: [10, 6, 'relax'] },
  cup: { L: [-16, 112, 'cup'], R: [10, 4, 'relax'], tilt: 3 },
  point: { L: [-12, -4, 'fist'], R: [66, 84, 'point'], lean: 2 },
  crossed: { L: [-15, 97, 'flat'], R: [13, -101, 'tuck'], both: true },
  hip: { L: [-44, 34, 'fist'], R: [9, 6, 'relax'] },
  clasp: { L: [-12, 66, 'flat'], R: [12, -70, 'tuck'], both: true, tilt: 5 },
  kneel: { L: [4, 66, 'relax'], R: [14, -60, 'tuck'], kneel: true, tilt: 10, both: true },
  embrace: { L: [-14, 94, 'flat'], R: [2, 108, 'flat'], lean: 3, tilt: 9 },
  reach: { L: [-10, -2, 'relax'], R: [56, 72, 'open'], lean: 4 },
  talk: { L: [-18, 78, 'open'], R: [10, 8, 'relax'], tilt: -2 },
  sit: { L: [-4, 52, 'relax'], R: [8, -48, 'tuck'], sit: true, both: true, tilt: 3 },
  walk: { L: [-26, -8, 'relax'], R: [24, 40, 'relax'], walk: 1, lean: 3 },
  slap: { L: [94, 128, 'flat'], R: [-14, -4, 'fist'], lean: 7, tilt: 6, walk: 0.6 },
  slapped: { L: [-18, 128, 'flat'], R: [-12, -20, 'relax'], lean: -9, tilt: -20 },
  grip: { L: [-50, -72, 'grip'], R: [22, 34, 'fist'], lean: 6, tilt: -4, walk: 0.8 },
  pulled: { L: [64, 84, 'relax'], R: [-24, -40, 'open'], lean: 5, tilt: -8, walk: 0.7 },
  away: { L: [-10, -4, 'relax'], R: [10, 4, 'relax'] },
}
/** Degrees to radians. */
export const rad = (degrees: number): number => (degrees * Math.PI) / 180

/** A body in a pose: its measures, and where a point of a standing average adult's garment lies on it. */
export type Frame = Build & {
  readonly pose: PoseSpec
  readonly fx: (x: number, y: number) => number
  readonly fy: (y: number) => number
}
/** How far a kneeling and a sitting body sinks, in units of an average adult. */
const KNEEL_DROP = 400
const SIT_DROP = 210

type Bend = Pick<Frame, 'fx' | 'fy'>
const standing = (h: number): Bend => ({ fx: (x) => x, fy: (y) => y * h })
/** Everything below the hip pools on the floor. */
const kneeling = (h: number): Bend => ({
  fx: (x, y) => (y > HIP ? x * (1 + ((y - HIP) / -HIP) * 0.42) + ((y - HIP) / -HIP) * 14 : x),
  fy: (y) => (y < HIP ? (y + KNEEL_DROP) * h : -100 * h + ((y - HIP) / -HIP) * 92 * h),
})
/** Everything below the hip is foreshortened and wider. */
const sitting = (h: number): Bend => ({
  fx: (x, y) => (y > HIP ? x * (1 + 0.34 * Math.sin(Math.min(1, (y - HIP) / 420) * Math.PI * 0.6)) : x),
  fy: (y) => (y < HIP ? (y + SIT_DROP) * h : -290 * h + (y - HIP) * h * 0.58),
})
/** The measures of this person in this pose. */
export function frameOf(look: FigureLook, pose: PoseSpec): Frame {
  const build = measuresOf(look)
  const bend = pose.kneel ? kneeling : pose.sit ? sitting : standing
  return { ...build, ...bend(build.h), pose }
}
/** A point of a standing adult on this body. */
export const at = (F: Frame, x: number, y: number): Place => [F.fx(x, y), F.fy(y)]
