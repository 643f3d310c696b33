/**
 * A jointed cut-paper person. Feet at (0, 0), up is negative, an adult is about 1000 units tall and looks to +x; the caller
 * mirrors it. Order of sheets: back hair, far arm, legs, neck, garment, head, near arm.
 */
import { clothOf } from '../palette.ts'
import { disc, fill, inside, sheet, spline, type Brush } from '../paper.ts'
import type { Pose } from '../composition.ts'
import { hairBack, head, traits, type HeadPart, type HeadState, type HeadView } from '../face/head.ts'
import type { FigureLook } from '../look.ts'
import { OUTFIT } from '../wardrobe/outfits.ts'
import { arm, type Sleeve } from './arms.ts'
import { lap, seat } from './legs.ts'
import { NECK, POSE, frameOf, rad } from './measures.ts'
import { collarWings, type Fitting } from './tailoring.ts'

export { BUILD, POSE, faceAt, heightOf } from './measures.ts'
export { OUTFIT } from '../wardrobe/outfits.ts'

/** The sheets of a figure that can be kept apart, in the order they are laid down. */
export const PARTS = ['under', 'face', 'mouth', 'eyes', 'top', 'arm'] as const
export type Part = (typeof PARTS)[number]

/** What a figure does now. What is absent is standing, calm, silent and three-quarter. */
export type FigureState = Omit<HeadState, 'part' | 'view'> & {
  readonly pose?: Pose | undefined
  readonly view?: HeadView | undefined
  /** How the head is seen where it differs from the body. */
  readonly headView?: HeadView | undefined
  /** Degrees the head is tilted beyond what the pose tilts it. */
  readonly tilt?: number | undefined
  /** Degrees the near forearm is lifted beyond the pose. */
  readonly gesture?: number | undefined
  /** For two who hold each other: all but the near arm, or the near arm alone. */
  readonly only?: 'back' | 'over' | undefined
  /** One sheet alone. */
  readonly part?: Part | undefined
}
/** Size of heads against bodies where the light does not say. */
const HEAD_SCALE = 1.06
/** From the neck joint to the middle of the head, in head units. */
const HEAD_RISE = 82
/** A body in profile is this much narrower. */
const SIDE_ON = 0.86

/** A figure being painted: the fitting, its sleeves, and how it is seen. */
type Puppet = Fitting & { readonly x: FigureState; readonly sleeve: Sleeve; readonly headView: HeadView }

/** Paints a figure, or one of its sheets. */
export function figure(b: Brush, look: FigureLook, x: FigureState = {}): void {
  const back = x.view === 'back'
  const F = frameOf(look, POSE[x.pose ?? 'stand'])
  const fitting: Fitting = { b, F, T: traits(look), C: clothOf(look.palette), look, back }
  const headView = x.headView ?? x.view ?? 'front'
  const p: Puppet = { ...fitting, x, sleeve: OUTFIT[look.outfit].sleeve(fitting), headView }
  const on = (part: Part) =>
    (!x.part || x.part === part) && (part === 'arm' ? x.only !== 'back' : x.only !== 'over')
  b.ctx.save()
  b.ctx.rotate(rad(F.pose.lean ?? 0))
  if (x.view === 'profile') b.ctx.scale(SIDE_ON, 1)
  if (on('under')) under(p)
  if (on('face')) face(p)
  if (!back) {
    for (const part of ['mouth', 'eyes', 'top'] as const) if (on(part)) headSheet(p, part)
    if (on('arm')) nearArm(p)
  }
  b.ctx.restore()
}
/** Everything below the head: back hair, far arm, neck, garment; from behind, both arms too. */
function under(p: Puppet): void {
  const { b, F, look, back } = p
  const { both } = F.pose
  if (!back) headAt(p, () => hairBack(b, look, p.headView))
  if (!both && !back) oneArm(p, 'R', true)
  if (F.pose.sit) seat(b, F)
  neck(p)
  const outfit = OUTFIT[look.outfit]
  outfit.draw(p)
  if (!back) lap(b, F, ...outfit.lap(p))
  const line = outfit.neck(p)
  if (line.bare) neck(p, 0)
  if (!line.high && !back) openCollar(p, line.wings)
  if (back) {
    oneArm(p, 'L', false)
    oneArm(p, 'R', false)
  } else if (both) oneArm(p, 'R', false)
}
function face(p: Puppet): void {
  const { b, look, back, headView } = p
  if (!back) return headSheet(p, 'base')
  if (headView !== 'profile') return headAt(p, () => head(b, look, { view: 'back' }))
  headAt(p, () => {
    hairBack(b, look, 'profile')
    head(b, look, headStateOf(p, 'base'))
  })
}
function headStateOf({ x, headView }: Puppet, part: HeadPart): HeadState {
  const { emotion, k, blink, gaze, viseme, yaw } = x
  return { emotion, k, blink, gaze, viseme, yaw, part, view: headView }
}
function headSheet(p: Puppet, part: HeadPart): void {
  headAt(p, () => head(p.b, p.look, headStateOf(p, part)))
}
/** Draws in the head's own units, on its joint. */
function headAt({ b, F, T, x, back, headView }: Puppet, draw: () => void): void {
  const { ctx } = b
  const size = F.hd * (b.env.headScale ?? HEAD_SCALE)
  ctx.save()
  ctx.translate(back ? 3 : headView === 'profile' ? 2 : 5, F.fy(NECK) + (T.fem ? 9 : 5))
  ctx.rotate(rad((F.pose.tilt ?? 0) + (x.tilt ?? 0)))
  ctx.translate(headView === 'back' ? 0 : headView === 'profile' ? -2 : -1, -HEAD_RISE * size)
  ctx.scale(size, size)
  const scale = b.s
  b.s = scale * size
  draw()
  b.s = scale
  ctx.restore()
}
/** The neck, and the shade the chin throws on it. */
function neck({ b, F, T }: Puppet, rim = 1.6): void {
  const { nk } = F
  const top = F.fy(NECK)
  const path = spline([
    [-nk - 1, top - 44],
    [nk + 8, top - 44],
    [nk + 5, F.fy(-830)],
    [nk + 26, F.fy(-806)],
    [4, F.fy(-770)],
    [-nk - 20, F.fy(-806)],
    [-nk - 1, F.fy(-834)],
  ])
  sheet(b, path, T.skin.base, { rim })
  const shade = spline([
    [-nk - 4, top - 46],
    [nk + 10, top - 46],
    [nk + 8, top - 14],
    [2, top + 2],
    [-nk - 4, top - 16],
  ])
  inside(b, path, () => fill(b, shade, T.skin.shade, 0.8))
}
/** Over an open collar the neck is laid down once more, and then the points of the shirt. */
function openCollar(p: Puppet, wings: string | null): void {
  const { ctx } = p.b
  ctx.save()
  ctx.beginPath()
  ctx.rect(-60, p.F.fy(NECK) - 60, 130, 63)
  ctx.clip()
  neck(p, 0)
  ctx.restore()
  if (wings) collarWings(p, wings, 10)
}
function oneArm(p: Puppet, side: 'L' | 'R', far: boolean): void {
  const [upper, fore, kind] = p.F.pose[side]
  if (p.back && kind === 'tuck') return
  const lift = side === 'L' ? (p.x.gesture ?? 0) : 0
  arm(p.b, p.F, p.T, p.sleeve, side, [upper - lift * 0.25, fore + lift, kind], far)
}
/** The near arm, with the rivet that shows it is a puppet's. */
function nearArm(p: Puppet): void {
  oneArm(p, 'L', false)
  if (p.sleeve.kind === 'bare') return
  const rivet = disc(-(p.F.sh - p.sleeve.w * 0.92) + 3, p.F.fy(-752), 3.4)
  sheet(p.b, rivet, '#c99b4a', { sh: 0.5, blur: 2, rim: 1.2 })
}
