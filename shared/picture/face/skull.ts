import { crescent, drawn, fill, inside, outline, points, sheet, spline, type Brush } from '../paper.ts'
import { rgba } from '../palette.ts'
import type { FigureLook } from '../look.ts'
import type { Expression } from './expression.ts'
import { ageMarks, type FaceMap } from './marks.ts'
import { nose } from './nose.ts'
import type { Traits } from './traits.ts'

/** The face sheet, three-quarter, turned by `yaw`, the chin lowered by `open`. */
function contour(T: Traits, yaw: number, open: number): Path2D {
  const { w, jaw: j, cw, ch } = T.shape
  const y = T.child ? -4 : 0
  const o = open * 0.4
  const fat = T.child ? 2.5 : 0
  return spline([
    [(41 - 2 * yaw) * w, -44],
    [44.5 * w, -20],
    [(43 - 2.5 * yaw) * w, -4],
    [(42.5 + 1.5 * yaw) * w + fat, 13 + y],
    [(37 + yaw) * w * (0.55 + 0.45 * j) + fat, 36 + y + o],
    [15 * cw + 8 * yaw, 63 * ch + y + o],
    [1 + 9 * yaw, 70.5 * ch + y + o],
    [-13 * cw + 5 * yaw, 64.5 * ch + y + o],
    [-34.5 * j * w + yaw, 43 + y + o * 0.6],
    [-43 * w * (0.7 + 0.3 * j), 17 + y],
    [-46 * w, -16],
    [-44 * w, -46],
    [-20, -72],
    [18, -72],
  ])
}
/** How a turned head with this expression lies. */
export type HeadTurn = { readonly yaw: number; readonly open: number; readonly map: FaceMap }

/** Ear first, then the face sheet with its planes, the lines of age, and the nose. */
export function faceBase(b: Brush, T: Traits, look: FigureLook, e: Expression, turn: HeadTurn): void {
  const { yaw, open, map } = turn
  sheet(b, outline('-42,-6 -50,-10 -54,0 -51,12 -44,20 -40,12'), T.skin.base, { rim: 1.6 })
  fill(
    b,
    drawn((p) => crescent(p, -47.5, 4, 7, -1.5, 0.4)),
    T.skin.shade,
  )
  const face = contour(T, yaw, open)
  sheet(b, face, T.skin.base, { soft: true, sh: 0.36, blur: 7, dx: 1, dy: 6 })
  inside(b, face, () => {
    planes(b, T)
    blooms(b, T, e, map)
    if (!T.fem && !T.child) manPlanes(b, T, map)
    if (e.pale) wholeFace(b, '#b9cbd0', e.pale)
    if (look.stubble) shadow(b, T, STUBBLE, 0.14)
    edge(b, face)
  })
  ageMarks(b, T, map.cx)
  nose(b, T, map.cx, T.child ? 30 : 28, yaw)
}
const STUBBLE = '-36,26 -20,38 0,33 14,33 30,34 36,30 24,70 -20,74'
const SHADE_FAR = '52,-60 36,-46 38,-16 33,2 36,20 26,40 17,60 6,74 60,80'
const SHADE_NEAR = '-60,-60 -38,-46 -37,-10 -30,14 -30,34 -18,52 -4,68 -6,80 -64,80'

/** One hard shade sheet from temple to chin on the unlit side, one soft light on the other. More makes it plastic. */
function planes(b: Brush, T: Traits): void {
  const { ctx } = b
  const lx = b.env.lx * b.flip
  fill(b, outline(lx < 0 ? SHADE_FAR : SHADE_NEAR), T.skin.shade, 0.55)
  const g = ctx.createRadialGradient(lx * 40, -30, 6, lx * 40, -20, 95)
  g.addColorStop(0, rgba(b.c(T.skin.lit), 0.75))
  g.addColorStop(1, rgba(b.c(T.skin.lit), 0))
  ctx.fillStyle = g
  ctx.fillRect(-70, -90, 140, 180)
}
/** Colour of the cheeks by age and sex, before any emotion. */
const ownBloom = (T: Traits): number => (T.fem ? (T.old ? 0.14 : 0.26) : T.child ? 0.3 : 0.08)
function blooms(b: Brush, T: Traits, e: Expression, { nx, fx }: FaceMap): void {
  const { ctx } = b
  const strength = e.blush * 0.28 + ownBloom(T) + e.flush * 0.3
  for (const [x, r] of [
    [nx - 5, 17],
    [fx + 5, 13],
  ] as const) {
    const g = ctx.createRadialGradient(x, 27, 1, x, 27, r)
    g.addColorStop(0, rgba(b.c(T.skin.blush), strength))
    g.addColorStop(1, rgba(b.c(T.skin.blush), 0))
    ctx.fillStyle = g
    ctx.fillRect(x - r, 27 - r, 2 * r, 2 * r)
  }
}
/** Brow ridge, cheekbone and jaw: three quiet planes make a man's face. */
function manPlanes(b: Brush, T: Traits, { cx, nx, fx }: FaceMap): void {
  const { shade, lit } = T.skin
  const u = b.env.lx * b.flip < 0 ? 1 : -1
  const ridge = spline([
    [nx - 17, -10],
    [nx, -15],
    [cx, -9],
    [fx, -15],
    [fx + 14, -9],
    [fx + 12, -1],
    [fx, -5],
    [cx + 3, 2],
    [cx - 3, 2],
    [nx, -5],
    [nx - 15, -1],
  ])
  fill(b, ridge, shade, 0.3)
  fill(b, spline(points('40,16 30,25 19,36 16,52 26,44 37,34').map(([x, y]) => [cx + u * x, y])), shade, 0.42)
  const jaw = spline([
    ...points('-38,36 -24,55'),
    ...points('-12,63 0,61 12,63').map(([x, y]) => [cx + x, y] as const),
    ...points('24,54 38,32 30,72 0,88 -34,72'),
  ])
  fill(b, jaw, shade, T.old ? 0.3 : 0.4)
  fill(b, spline(points('-8,60 0,57 8,60 5,66 -5,66').map(([x, y]) => [cx + x, y])), lit, 0.5)
  if (T.age <= 15 || T.age >= 50) return
  b.ctx.fillStyle = rgba(b.c(T.hair[0]), 0.06)
  b.ctx.fill(
    spline([...points('-36,26 -20,40'), [cx - 14, 38], [cx + 14, 38], ...points('30,34 36,30 24,70 -20,74')]),
  )
}
function wholeFace(b: Brush, colour: string, alpha: number): void {
  b.ctx.fillStyle = rgba(b.c(colour), alpha)
  b.ctx.fillRect(-60, -80, 120, 170)
}
function shadow(b: Brush, T: Traits, pattern: string, alpha: number): void {
  b.ctx.fillStyle = rgba(b.c(T.hair[0]), alpha)
  b.ctx.fill(outline(pattern))
}
/** A thin lit paper edge all along the lit side; to be called inside the sheet's clip. */
export function edge(b: Brush, path: Path2D): void {
  const { ctx } = b
  const out = new Path2D(path)
  out.rect(-300, -300, 600, 600)
  ctx.save()
  ctx.translate(-b.env.lx * b.flip * 1.8, -b.env.ly * 1.4)
  ctx.fillStyle = rgba(b.env.rim, (b.env.rimK ?? 0.8) * 0.8)
  ctx.fill(out, 'evenodd')
  ctx.restore()
}
