import { curved, disc, drawn, fill, inside, crescent, taper, type Brush, type Place } from '../paper.ts'
import { dark, mix, rgba } from '../palette.ts'
import type { Expression } from './expression.ts'
import type { Traits } from './traits.ts'

/** Where the eyes look: -1 to 1 across (to the far side is +), down is +. */
export type Gaze = { readonly x: number; readonly y: number }
/** Which eye: -1 the near one, +1 the far one; its outer corner lies that way. */
export type Side = 1 | -1

/** The measures of one eye at this moment. */
type Lids = {
  readonly T: Traits
  readonly e: Expression
  readonly x: number
  readonly y: number
  readonly w: number
  readonly s: Side
  readonly blink: number
  /** Opening of the lids, height of the upper one and sag of the lower one. */
  readonly up: number
  readonly h: number
  readonly low: number
  readonly inner: Place
  readonly outer: Place
}
/** Below this the eye is shut and shows no white. */
const SHUT = 0.2
const LASH = '#1c1114'

/** One eye around (x, y), `w` its half width. `blink` 0 is open, 1 shut. */
export function eye(
  b: Brush,
  T: Traits,
  e: Expression,
  at: { readonly x: number; readonly y: number; readonly w: number; readonly side: Side },
  blink: number,
  gaze: Gaze,
): void {
  const { x, y, w, side: s } = at
  const up = Math.max(0.05, e.up * (1 - blink))
  const l: Lids = {
    T,
    e,
    x,
    y,
    w,
    s,
    blink,
    up,
    h: T.eyeH * up,
    low: (3.6 - e.low) * (1 - blink * 0.6),
    inner: [x - s * w, y + 1.4],
    outer: [x + s * w, y + T.eyeTilt * (1 - blink)],
  }
  socket(b, l)
  if (up > SHUT) ball(b, l, gaze)
  lashes(b, l)
  if (blink < 0.6) creases(b, l)
  if (T.old || e.low > 1.2) {
    const bag = taper(
      x - s * w * 0.7,
      y + l.low + 3,
      x + s,
      y + l.low + 6.5,
      x + s * w * 0.8,
      y + l.low + 2.2,
      0.1,
      0.1,
      0.8,
    )
    fill(b, bag, T.skin.shade, T.old ? 0.9 : 0.6)
  }
}
/** A quiet tone above the lid. */
function socket(b: Brush, { T, x, y, w, s, h }: Lids): void {
  const { ctx } = b
  ctx.fillStyle = rgba(b.c(T.skin.shade), T.fem ? 0.4 : 0.34)
  ctx.beginPath()
  ctx.ellipse(x + s * 1.5, y - h * 0.62 - 1, w * 1.16, h * 0.62 + 4.4, s * 0.12, 0, 7)
  ctx.fill()
}
const upperLid = ({ x, y, w, s, h, inner, outer }: Lids): Path2D =>
  curved(
    inner,
    [
      [x - s * w * 0.62, y - h * 0.95, x - s * w * 0.1, y - h * 1.34, x + s * w * 0.12, y - h],
      [x + s * w * 0.46, y - h, x + s * w * 0.72, y - h * 0.6, ...outer],
    ],
    false,
  )
function ball(b: Brush, l: Lids, gaze: Gaze): void {
  const { T, e, x, y, w, s, h, low } = l
  const lid = upperLid(l)
  const white = new Path2D(lid)
  white.bezierCurveTo(
    x + s * w * 0.6,
    y + low,
    x + s * w * 0.18,
    y + low * 1.25,
    x - s * w * 0.1,
    y + low * 0.95,
  )
  white.quadraticCurveTo(x - s * w * 0.7, y + low * 0.75, ...l.inner)
  white.closePath()
  fill(b, white, mix('#fdf6ea', T.skin.shade, 0.08))
  inside(b, white, () => {
    const r = T.iris * e.iris
    const ix = x + gaze.x * w * 0.42 + s * -0.4
    const iy = y - h * 0.2 + gaze.y * 3 + (T.child ? -0.4 : 0)
    iris(b, T, ix, iy, r)
    lidShade(b, lid)
    const lit = b.env.lx * b.flip * r
    fill(b, disc(ix + lit * 0.36, iy - r * 0.4, r * 0.27), '#fffaf0')
    fill(b, disc(ix - lit * 0.4, iy + r * 0.42, r * 0.12), '#ffe9cc')
  })
}
function iris(b: Brush, T: Traits, x: number, y: number, r: number): void {
  fill(b, disc(x, y, r + 0.9), '#1a1012')
  fill(b, disc(x, y, r * 0.9), T.features.iris)
  fill(
    b,
    drawn((p) => crescent(p, x, y + r * 0.1, r * 0.72, Math.PI, 0.5)),
    '#a9703c',
  )
  fill(b, disc(x, y, r * 0.46), '#120a0c')
}
/** The shadow the lid throws on the eyeball. */
function lidShade(b: Brush, lid: Path2D): void {
  const { ctx } = b
  ctx.save()
  ctx.translate(0, 3)
  ctx.lineWidth = 5.5
  ctx.strokeStyle = rgba('#2a1420', 0.3)
  ctx.stroke(lid)
  ctx.restore()
}
/** A tapered sheet along the upper lid, with a wing and an outer lash for women. */
function lashes(b: Brush, { T, x, y, w, s, h, blink, inner, outer }: Lids): void {
  const k = T.fem ? 1.5 : 1.05
  const winged = T.fem && !T.old
  const wing = winged ? 4.2 : 1.4
  const top: Place = [x - s * w * 0.1, y - h * 1.34]
  const lash = curved(
    [inner[0] - s * 0.6, inner[1] + 0.6],
    [
      [x - s * w * 0.62, y - h * 0.95, top[0], top[1], x + s * w * 0.12, y - h],
      [
        x + s * w * 0.46,
        y - h,
        x + s * w * 0.72,
        y - h * 0.6,
        outer[0] + s * wing,
        outer[1] - wing * 0.62 * (1 - blink * 1.6),
      ],
      [
        x + s * w * 0.7,
        y - h * 0.72 - 1.1 * k,
        x + s * w * 0.44,
        y - h - 1.7 * k,
        x + s * w * 0.1,
        y - h - 1.75 * k,
      ],
      [top[0], top[1] - 1.5 * k, x - s * w * 0.66, y - h * 0.95 - 0.9 * k, ...inner],
    ],
  )
  fill(b, lash, T.old ? '#3a2a26' : LASH)
  if (!winged) return
  const [ox, oy] = outer
  fill(
    b,
    taper(ox + s * 0.5, oy - 0.5, ox + s * 3.4, oy - 1.5, ox + s * 5.2, oy - 5.6 + blink * 8, 0.7, 0, 0.5),
    LASH,
  )
}
/** The crease above the lid, and a thin shade below the eye. */
function creases(b: Brush, { T, x, y, w, s, h, low, outer }: Lids): void {
  const { ctx } = b
  const above: Place = [x - s * w * 0.7, y - h * 0.86 - 2]
  ctx.strokeStyle = rgba(b.c(dark(T.skin.shade, 0.4)), 0.75 * T.features.eyes.fold)
  ctx.lineWidth = 1
  ctx.stroke(curved(above, [[x, y - h * 1.22 - 4.4, x + s * w * 1.02, y - h * 0.5 - 3.4]], false))
  ctx.strokeStyle = rgba(b.c(dark(T.skin.shade, 0.3)), 0.7)
  ctx.lineWidth = 0.9
  ctx.stroke(
    curved([outer[0], outer[1] + 0.6], [[x + s * w * 0.5, y + low * 1.25, x - s * w * 0.1, y + low]], false),
  )
}

/** One brow around (x, y), `w` its half width; `scar` cuts it once. */
export function brow(
  b: Brush,
  T: Traits,
  e: Expression,
  at: { readonly x: number; readonly y: number; readonly w: number; readonly side: Side },
  scar: boolean,
): void {
  const { x, y, w, side: s } = at
  const raise = s < 0 ? e.raise : 0
  const th = T.browW
  const xi = x - s * (w * 0.92)
  const yi = y + e.bi + 1.2 + raise * 0.4
  const { arch, slant, length } = T.features.brow
  const yo = y + e.bo + 1.6 + raise + slant
  const ya = y + e.arch + arch - (T.fem ? 4.4 : 2.6) + (e.bi + e.bo) * 0.3 + raise
  const xm = x + s * w * 0.34
  const p = curved(
    [xi, yi + th * 0.75],
    [
      [xi - s * 0.6, yi + th * 0.1, xi + s * 1.6, yi - th * 0.6],
      [x - s * w * 0.1, ya - th * 0.6, xm, ya - th * 0.5],
      [x + s * w * 0.85, ya + 0.2, x + s * w * 1.22 * length, yo],
      [x + s * w * 0.8, ya + th + 0.8, xm - s, ya + th * 1.15],
      [x - s * w * 0.3, ya + th * 1.2, xi, yi + th * 0.75],
    ],
  )
  fill(b, p, T.age > 60 ? mix(T.hair[0], '#8a8078', 0.3) : mix(T.hair[0], '#1c1216', 0.35))
  if (!scar) return
  b.ctx.strokeStyle = b.c(T.skin.base)
  b.ctx.lineWidth = 2
  const cut = s * w * 0.62 * length
  b.ctx.stroke(curved([x + cut, ya - 6], [[x + cut + s * 2.6, yo + th + 3]], false))
}
