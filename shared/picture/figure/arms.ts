import {
  cloud,
  crescent,
  curved,
  drawn,
  fill,
  flower,
  hole,
  inside,
  sheet,
  spline,
  taper,
  type Brush,
  type Place,
  type Pt,
} from '../paper.ts'
import { dark, mix } from '../palette.ts'
import type { Traits } from '../face/traits.ts'
import { hand } from './hands.ts'
import { rad, type ArmPose, type Frame } from './measures.ts'
import { cloth } from './tailoring.ts'

/** How an outfit makes its sleeves. */
export type Sleeve = {
  /** `fit`: follows the arm; `wide`: hangs from it; `bare`: there is none. */
  readonly kind: 'fit' | 'wide' | 'bare'
  readonly main: string
  readonly cuff: string
  /** Half width at the shoulder. */
  readonly w: number
  /** Width at the wrist, 1 is narrow. */
  readonly flare?: number
  /** Light behind the motifs carved into it. */
  readonly pattern?: string
}
/** Lengths of upper and fore arm of an average adult. */
const UPPER = 178
const FORE = 166
/** Bodies under this height have the arms of a child: longer against their height, with small hands. */
const SMALL = 0.75
const CHILD_ARM = 1.1
/** A forearm flatter than this (share of sideways) lets a wide sleeve hang down. */
const HANGS_FROM = 0.35

/** An arm laid out: shoulder, elbow and wrist, and the directions across its pieces. */
type Bones = {
  readonly S: Place
  readonly E: Place
  readonly W: Place
  readonly n1: Place
  readonly n2: Place
  readonly ne: Place
  /** Along the forearm. */
  readonly u: Place
  readonly angle: number
  readonly d: 1 | -1
  readonly h: number
  /** The cap of the sleeve, which follows the shoulder line. */
  readonly cap: Place
}
const across = (p: Place, q: Place): Place => {
  const x = -(q[1] - p[1])
  const y = q[0] - p[0]
  const l = Math.hypot(x, y) || 1
  return [x / l, y / l]
}
const off = (p: Place, n: Place, r: number): Place => [p[0] + n[0] * r, p[1] + n[1] * r]
const half = (p: Place, q: Place): Place => [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]

function bonesOf(F: Frame, w: number, side: 'L' | 'R', [a1, a2]: ArmPose): Bones {
  const h = F.h < SMALL ? F.h * CHILD_ARM : F.h
  const d = side === 'L' ? -1 : 1
  const S: Place = [d * (F.sh - w * 0.92) + 3, F.fy(-764)]
  const E: Place = [S[0] + Math.sin(rad(a1)) * UPPER * h, S[1] + Math.cos(rad(a1)) * UPPER * h]
  const W: Place = [E[0] + Math.sin(rad(a2)) * FORE * h, E[1] + Math.cos(rad(a2)) * FORE * h]
  const n1 = across(S, E)
  const n2 = across(E, W)
  return {
    S,
    E,
    W,
    n1,
    n2,
    ne: half(n1, n2),
    u: [(W[0] - E[0]) / (FORE * h), (W[1] - E[1]) / (FORE * h)],
    angle: Math.atan2(W[1] - E[1], W[0] - E[0]),
    d,
    h,
    cap: [S[0] + (S[0] - E[0]) * 0.13 + d * 2, S[1] - 22 * h],
  }
}
/** One arm with its hand. `far` is the arm behind the body, in a darker paper. */
export function arm(
  b: Brush,
  F: Frame,
  T: Traits,
  sleeve: Sleeve,
  side: 'L' | 'R',
  pose: ArmPose,
  far: boolean,
): void {
  const B = bonesOf(F, sleeve.w, side, pose)
  const size = (F.h < SMALL ? F.h * 1.2 : 1) * (T.fem ? 0.92 : 1.06)
  hand(b, T, pose[2], { x: B.W[0], y: B.W[1], angle: B.angle, size, flip: B.u[0] < -0.2 ? -1 : 1 })
  const bare = sleeve.kind === 'bare'
  const colour = !far ? sleeve.main : bare ? mix(T.skin.base, T.skin.shade, 0.5) : dark(sleeve.main, 0.16)
  if (sleeve.kind === 'wide') return wideSleeve(b, B, sleeve, colour, pose[1])
  if (bare) bareArm(b, B, sleeve, colour)
  else fittedSleeve(b, B, sleeve, colour, Math.abs(pose[1] - pose[0]) > 30)
}
/** The outline of an arm that follows its bones, `wrist` half as wide at its end. */
function armOutline({ S, E, W, n1, n2, ne, u, cap }: Bones, w: number, wrist: number): Path2D {
  const end: Place = [W[0] - u[0] * 4, W[1] - u[1] * 4]
  const middle = half(S, E)
  return spline([
    cap,
    off(S, n1, w * 0.88),
    off(middle, n1, w * 0.92),
    off(E, ne, w * 0.88),
    [...off(end, n2, wrist), 1],
    [...off(end, n2, -wrist), 1],
    off(E, ne, -w * 0.88),
    off(middle, n1, -w * 0.92),
    off(S, n1, -w * 0.88),
  ])
}
function bareArm(b: Brush, B: Bones, sleeve: Sleeve, colour: string): void {
  const wrist = sleeve.w * 0.62
  sheet(b, armOutline(B, sleeve.w, wrist), colour, cloth({ rim: 2 }))
  const { W, u, n2 } = B
  const p: Place = [W[0] - u[0] * 4, W[1] - u[1] * 4]
  const q: Place = [p[0] - u[0] * 6, p[1] - u[1] * 6]
  const r = wrist + 2
  sheet(b, spline([off(p, n2, r), off(q, n2, r), off(q, n2, -r), off(p, n2, -r)], true, 0.05), '#e9c069')
}
function fittedSleeve(b: Brush, B: Bones, sleeve: Sleeve, colour: string, bent: boolean): void {
  const { w } = sleeve
  const { S, E, W, n1, n2, ne, u, d } = B
  const wrist = w * 0.74 * (sleeve.flare ?? 1)
  const tip: Place = [W[0] + u[0] * 9, W[1] + u[1] * 9]
  const cuff = [
    off(W, n2, wrist * 0.72),
    off(tip, n2, wrist * 0.66),
    off(tip, n2, -wrist * 0.66),
    off(W, n2, -wrist * 0.72),
  ]
  sheet(b, spline(cuff, true, 0.04), sleeve.cuff, { sh: 0.3, blur: 3, rim: 1.6 })
  sheet(b, armOutline(B, w, wrist), colour, cloth({ rim: 3 }))
  const creases = drawn((p) => {
    crescent(p, E[0], E[1], w * 0.7, Math.atan2(n1[1], n1[0]), 0.25)
    const below: Place = [E[0] + u[0] * 30, E[1] + u[1] * 30]
    taper(
      ...off(E, ne, w * 0.2),
      ...off(E, ne, -w * 0.2),
      ...off(below, n2, -w * 0.5 * d),
      0.3,
      0.2,
      bent ? 2.2 : 1.1,
      p,
    )
    const end: Place = [S[0] + (E[0] - S[0]) * 0.5, S[1] + (E[1] - S[1]) * 0.6]
    taper(S[0] + n1[0] * w * 0.4, S[1] + 34, S[0], S[1] + 60, ...end, 0.3, 0.2, 2.2, p)
  })
  fill(b, creases, dark(colour, 0.24))
  if (!sleeve.pattern) return
  const motif = drawn((p) => {
    for (let i = -1; i <= 1; i++) {
      const x = W[0] - u[0] * 30 + n2[0] * i * 14
      crescent(p, x, W[1] - u[1] * 30 + n2[1] * i * 14, 8, B.angle + 1.57, 0.4)
    }
  })
  hole(b, motif, sleeve.pattern, 1.2)
}
/** The outline of a wide sleeve: hanging from a lifted forearm, or open around a lowered one. */
function wideOutline(
  { S, E, W, n1, ne, u, d, cap }: Bones,
  w: number,
  drop: number,
  hangs: boolean,
): readonly Pt[] {
  if (!hangs)
    return [
      cap,
      off(S, n1, w),
      off(E, ne, w * 1.25),
      [W[0] - 62, W[1] + 10, 1],
      [W[0], W[1] + 26],
      [W[0] + 58, W[1] + 6, 1],
      off(E, ne, -w * 1.2),
      off(S, n1, -w),
    ]
  const low: Place = [W[0] - u[0] * 10, W[1] + drop]
  return [
    cap,
    off(S, n1, w * d),
    [E[0] - u[0] * 24, E[1] + 26],
    [E[0] + u[0] * 20, E[1] + drop * 0.7],
    [low[0] - u[0] * 30, low[1]],
    [low[0], low[1] - 6, 1],
    [W[0] + u[0] * 2, W[1] - 22, 1],
    off(E, ne, w * (u[0] >= 0 ? -1 : 1) * 0.7),
    off(S, n1, -w * d * 0.9),
  ]
}
function wideSleeve(b: Brush, B: Bones, sleeve: Sleeve, colour: string, foreDegrees: number): void {
  const { S, E, W, u, h } = B
  const drop = 150 * h * (0.55 + 0.45 * Math.abs(Math.sin(rad(foreDegrees)))) + 30
  const hangs = Math.abs(u[0]) > HANGS_FROM
  const path = spline(wideOutline(B, sleeve.w, drop, hangs))
  sheet(b, path, colour, cloth({ blur: 11 }))
  const mid = half(E, W)
  const creases = taper(S[0], S[1] + 20, E[0], E[1], mid[0], W[1] + drop * 0.5, 0.2, 0.2, 3)
  taper(E[0], E[1], mid[0], E[1] + 40, W[0] - u[0] * 16, W[1] + drop * 0.6, 0.2, 0.2, 2.4, creases)
  fill(b, creases, dark(colour, 0.2))
  inside(b, path, () => {
    b.ctx.lineWidth = 26
    b.ctx.strokeStyle = b.c(sleeve.cuff)
    b.ctx.stroke(
      hangs
        ? curved([W[0] + u[0] * 2, W[1] - 40], [[W[0] - u[0] * 10, W[1] + drop + 20]], false)
        : curved([W[0] - 80, W[1] + 12], [[W[0], W[1] + 34, W[0] + 80, W[1] + 8]], false),
    )
    const y = mid[1] + (hangs ? drop * 0.35 : 20)
    const motif = drawn((p) => {
      cloud(p, mid[0], y, 15, 1)
      flower(p, mid[0] + 6, y + 34, 12, 5)
    })
    hole(b, motif, sleeve.pattern ?? sleeve.cuff, 1.4)
  })
}
