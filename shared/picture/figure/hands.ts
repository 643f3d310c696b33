import {
  crescent,
  disc,
  drawn,
  fill,
  flower,
  outline,
  sheet,
  spline,
  taper,
  type Brush,
  type Pt,
} from '../paper.ts'
import { dark } from '../palette.ts'
import type { Traits } from '../face/traits.ts'
import type { HandKind } from './measures.ts'

/** A finger from its root: place, angle (radians), length, half width, bend at the middle joint. */
type Finger = readonly [x: number, y: number, angle: number, length: number, width: number, bend: number]
/** A hand along +x with the wrist at 0: four fingers from the thumb's side, and the thumb. */
type Hand = { readonly fingers: readonly Finger[]; readonly thumb: Finger }
const HAND: Readonly<Record<'relax' | 'flat' | 'open', Hand>> = {
  relax: {
    fingers: [
      [25, -9, 0.1, 42, 5.2, 0.42],
      [28, -3, 0.12, 46, 5.2, 0.5],
      [27, 4, 0.16, 43, 5, 0.56],
      [23, 10, 0.22, 35, 4.5, 0.62],
    ],
    thumb: [8, -10, -0.36, 34, 5.4, 0.5],
  },
  flat: {
    fingers: [
      [25, -9, -0.1, 46, 5.2, 0.04],
      [28, -3, -0.02, 51, 5.3, 0.03],
      [27, 4, 0.06, 48, 5.1, 0.02],
      [23, 10, 0.15, 39, 4.6, 0],
    ],
    thumb: [8, -11, -0.62, 35, 5.6, 0.3],
  },
  open: {
    fingers: [
      [24, -10, -0.42, 46, 5.2, 0.1],
      [28, -4, -0.14, 52, 5.4, 0.06],
      [27, 4, 0.12, 49, 5.2, -0.02],
      [22, 11, 0.42, 40, 4.7, -0.08],
    ],
    thumb: [6, -11, -1.06, 37, 5.8, 0.3],
  },
}
const SKIN_SHEET = { sh: 0.34, blur: 4, dx: 1, dy: 3, rim: 1.8 }
const FINGER_SHEET = { ...SKIN_SHEET, blur: 2.4, rim: 1.3 }

/** A hand whose wrist lies at (x, y), pointing along `angle` (radians); `flip` -1 turns the thumb to the other side. */
export function hand(
  b: Brush,
  T: Traits,
  kind: HandKind,
  at: {
    readonly x: number
    readonly y: number
    readonly angle: number
    readonly size: number
    readonly flip: 1 | -1
  },
): void {
  const { ctx } = b
  ctx.save()
  ctx.translate(at.x, at.y)
  ctx.rotate(at.angle)
  ctx.scale(at.size, at.size * at.flip)
  if (kind === 'cup') cupHand(b, T, at.angle, at.flip)
  else if (kind === 'point') pointing(b, T)
  else if (kind === 'fist' || kind === 'tuck') fist(b, T)
  else if (kind === 'grip') gripping(b, T)
  else fingered(b, T, HAND[kind])
  ctx.restore()
}
/** Thin cuts between fingers. */
function cuts(
  b: Brush,
  T: Traits,
  list: readonly (readonly [number, number, number, number, number, number])[],
): void {
  const p = new Path2D()
  for (const q of list) taper(...q, 0.3, 0.2, 0.7, p)
  fill(b, p, dark(T.skin.shade, 0.1))
}
/** A cup that stays upright sits in the hand; the fingers close over it. */
function cupHand(b: Brush, T: Traits, angle: number, flip: 1 | -1): void {
  const { ctx } = b
  sheet(b, outline('-8,-13 14,-17 34,-12 40,6 26,17 0,14'), T.skin.base, SKIN_SHEET)
  ctx.save()
  ctx.rotate(-angle * flip)
  ctx.scale(1, flip)
  ctx.translate(30 * Math.cos(angle) + 6, 30 * Math.sin(angle) - 12)
  sheet(b, outline('-25,-30! 25,-30! 21,2 12,16 -12,16 -21,2'), '#dfe9df', { sh: 0.4, blur: 5, rim: 3 })
  const tea = disc(0, -30, 25, 6)
  fill(b, tea, '#8a5a34')
  ctx.strokeStyle = b.c('#f4f7ee')
  ctx.lineWidth = 2
  ctx.stroke(tea)
  fill(
    b,
    drawn((p) => flower(p, 0, -6, 10, 5)),
    '#3a6f8f',
  )
  ctx.restore()
  ;[4, 12, 20].forEach((v, i) => {
    const finger: Pt[] = [
      [24, -16 + v],
      [44 - i * 2, -20 + v * 1.05],
      [52 - i * 3, -12 + v],
      [44 - i * 3, -8 + v],
      [26, -8 + v],
    ]
    sheet(b, spline(finger), T.skin.base, { ...SKIN_SHEET, blur: 2 })
  })
}
function pointing(b: Brush, T: Traits): void {
  sheet(
    b,
    outline('-6,-13 16,-18 38,-17 74,-15 82,-10 74,-5 44,-3 46,8 36,16 16,18 -4,13'),
    T.skin.base,
    SKIN_SHEET,
  )
  sheet(b, outline('8,-4 26,-6 42,-2 40,6 24,5 10,6'), T.skin.base, { ...SKIN_SHEET, blur: 2 })
  cuts(b, T, [
    [28, 2, 36, 4, 44, 3],
    [24, 9, 32, 11, 40, 10],
  ])
}
function fist(b: Brush, T: Traits): void {
  sheet(b, outline('-6,-13 14,-19 36,-16 42,0 36,15 14,18 -4,13'), T.skin.base, SKIN_SHEET)
  cuts(b, T, [
    [26, -14, 34, -10, 40, -8],
    [26, -5, 34, -2, 41, 0],
    [24, 5, 32, 8, 38, 8],
  ])
}
/** Fingers closed around an arm that lies below: four bars across the hand, their tips gone under, and the thumb behind. */
const GRIP_FINGERS = [
  '8,-20 18,-23 21,-8 22,8 19,20 11,22 7,12 6,-6',
  '20,-22 30,-24 34,-8 34,9 31,22 23,23 19,12 18,-6',
  '32,-21 42,-22 46,-7 46,9 43,20 35,22 31,12 30,-6',
  '44,-18 52,-18 56,-6 56,7 53,16 46,18 42,10 41,-5',
] as const
function gripping(b: Brush, T: Traits): void {
  sheet(b, outline('4,-14 22,-22 46,-26 58,-20 56,-13 40,-14 22,-8'), T.skin.base, SKIN_SHEET)
  sheet(b, outline('-8,-13 8,-19 34,-21 54,-15 56,2 48,12 20,15 -6,12'), T.skin.base, { rim: 1.4 })
  for (const finger of GRIP_FINGERS) sheet(b, outline(finger), T.skin.base, FINGER_SHEET)
  const knuckles = drawn((p) => {
    for (const x of [14, 26, 38, 49]) crescent(p, x, -13, 4, 0, 0.3)
  })
  fill(b, knuckles, T.skin.shade, 0.75)
}
function fingerPath([x, y, a, length, w, bend]: Finger): Path2D {
  const c = Math.cos(a)
  const s = Math.sin(a)
  const c2 = Math.cos(a + bend)
  const s2 = Math.sin(a + bend)
  const mx = x + c * length * 0.52
  const my = y + s * length * 0.52
  const tx = mx + c2 * length * 0.48
  const ty = my + s2 * length * 0.48
  return spline([
    [x - s * w, y + c * w],
    [mx - s * w * 0.96, my + c * w * 0.96],
    [tx - s2 * w * 0.6, ty + c2 * w * 0.6],
    [tx + c2 * w * 0.5, ty + s2 * w * 0.5],
    [tx + s2 * w * 0.6, ty - c2 * w * 0.6],
    [mx + s * w * 0.96, my - c * w * 0.96],
    [x + s * w, y - c * w],
  ])
}
/** Fingers one by one, then the palm over their roots, then the thumb. */
function fingered(b: Brush, T: Traits, { fingers, thumb }: Hand): void {
  for (const f of fingers.toReversed()) sheet(b, fingerPath(f), T.skin.base, FINGER_SHEET)
  sheet(b, outline('-7,-12 8,-15.5 26,-14 33,-4 32,8 24,15 8,15 -6,12'), T.skin.base, { rim: 1.4 })
  const knuckles = drawn((p) => {
    for (const [x, y] of fingers) crescent(p, x + 5, y, 3.2, 1.57, 0.3)
    taper(2, 6, 12, 4, 20, 9, 0.2, 0.2, 0.8, p)
  })
  fill(b, knuckles, T.skin.shade, 0.75)
  sheet(b, fingerPath(thumb), T.skin.base, FINGER_SHEET)
}
