import { crescent, curved, disc, drawn, fill, inside, spline, type Brush, type Place } from '../paper.ts'
import { dark, light, rgba } from '../palette.ts'
import type { Expression, MouthShape } from './expression.ts'
import type { Traits } from './traits.ts'

/** The measures of a mouth at this moment. */
type Lips = {
  readonly T: Traits
  readonly e: Expression
  readonly m: MouthShape
  readonly x: number
  readonly y: number
  /** Half width, opening, travel of the corners, fullness. */
  readonly W: number
  readonly o: number
  readonly c: number
  readonly t: number
  /** The middle, seen turned; height of the upper and the lower lip's inner edge; the two corners. */
  readonly mid: number
  readonly up: number
  readonly dn: number
  readonly left: Place
  readonly right: Place
}
const DARK = '#3a0d14'
const TOOTH = '#fbf3e6'
const TONGUE = '#c25a58'
/** Below this opening the lips touch. */
const CLOSED = 0.8

/** The mouth around (x, y) of a head turned by `yaw`. */
export function mouth(
  b: Brush,
  T: Traits,
  e: Expression,
  m: MouthShape,
  at: { readonly x: number; readonly y: number; readonly yaw: number },
): void {
  const { x, y, yaw } = at
  const W = T.lipW * e.mw * m.w
  const o = Math.max(m.o, (m.o ? 0.6 : 1) * e.mo)
  const c = e.c * (m.ring ? 0.3 : 1)
  const l: Lips = {
    T,
    e,
    m,
    x,
    y,
    W,
    o,
    c,
    t: T.lip * m.thin,
    mid: x + 1.5 * yaw,
    up: y - o * 0.3,
    dn: y + o * 0.78,
    left: [x - W, y + c],
    right: [x + W * (0.94 - yaw * 0.1), y + c - e.asym * 0.9],
  }
  if (m.ring || (e.mw < 0.75 && o > 6)) return ring(b, l)
  shadeBelow(b, T, l.mid, l.dn + 6.5 + 5 * l.t, W * 0.55)
  lowerLip(b, l)
  if (o > CLOSED) openMouth(b, l)
  upperLip(b, l)
  if (m.tuck) fill(b, disc(l.mid, l.dn + 1.2, W * 0.55, 2.2), TOOTH)
  if (o <= CLOSED) parting(b, l)
  gleam(b, T, l.mid - b.env.lx * -b.flip * 3, l.dn + 4.4 * l.t, W * 0.2, 1.1 * l.t)
  corners(b, l)
}
function shadeBelow(b: Brush, T: Traits, x: number, y: number, r: number): void {
  fill(
    b,
    drawn((p) => crescent(p, x, y, r, Math.PI, 0.35)),
    T.skin.shade,
    0.75,
  )
}
function gleam(b: Brush, T: Traits, x: number, y: number, rx: number, ry: number): void {
  const { ctx } = b
  ctx.fillStyle = rgba('#fff1e6', T.fem || T.child ? 0.4 : 0.2)
  ctx.beginPath()
  ctx.ellipse(x, y, rx, ry, 0, 0, 7)
  ctx.fill()
}
/** A rounded mouth: an almond ring of lip around the dark. */
function ring(b: Brush, { T, m, y, W, o, t, mid }: Lips): void {
  const w = W * (m.ring ? 1 : 0.9)
  const h = o * 0.6
  const cy = y + o * 0.16
  const k = 3.4 * t + 1.2
  shadeBelow(b, T, mid, cy + h + k + 4, W * 0.6 + 3)
  const lip = spline([
    [mid - w - k * 0.8, cy],
    [mid - w * 0.6, cy - h - k * 0.7],
    [mid - 1.6, cy - h - k],
    [mid, cy - h - k * 0.72],
    [mid + 1.6, cy - h - k],
    [mid + w * 0.6, cy - h - k * 0.7],
    [mid + w + k * 0.8, cy],
    [mid + w * 0.62, cy + h + k * 0.8],
    [mid, cy + h + k * 1.25],
    [mid - w * 0.62, cy + h + k * 0.8],
  ])
  fill(b, lip, light(T.lipC, 0.1))
  inside(b, lip, () =>
    fill(
      b,
      drawn((p) => p.rect(mid - 40, cy - 40, 80, 39)),
      dark(T.lipC, 0.14),
    ),
  )
  const inner = disc(mid, cy, w * 0.86, h)
  fill(b, inner, DARK)
  if (o > 8)
    inside(b, inner, () => {
      fill(b, disc(mid, cy - h - 0.5, w * 0.7, h * 0.34), TOOTH)
      fill(b, disc(mid, cy + h, w * 0.6, h * 0.42), TONGUE)
    })
  gleam(b, T, mid - 2, cy + h + k * 0.6, w * 0.24, 0.9)
}
function lowerLip(b: Brush, { T, x, W, t, mid, dn, left, right }: Lips): void {
  const lip = curved(left, [
    [x - W * 0.5, dn + 1.5, mid + W * 0.4, dn + 1.5, ...right],
    [x + W * 0.55, dn + 6.6 * t + 1.5, mid + W * 0.25, dn + 8.6 * t, mid, dn + 8.6 * t],
    [mid - W * 0.3, dn + 8.6 * t, x - W * 0.6, dn + 6.4 * t + 1.5, ...left],
  ])
  fill(b, lip, light(T.lipC, 0.12))
}
function upperLip(b: Brush, { T, x, W, t, mid, up, left, right }: Lips): void {
  const h = 5 * t
  const lip = curved(left, [
    [x - W * 0.6, up - h * 0.7, mid - 5.5, up - h * 1.08, mid - 2.4, up - h * 1.02],
    [mid, up - h * 0.74, mid + 2.4, up - h * 1.02],
    [mid + 5.5, up - h * 1.08, x + W * 0.6, up - h * 0.7, ...right],
    [x + W * 0.5, up + 1, mid + 3, up + 0.2, mid, up + 1.2],
    [mid - 3, up + 0.2, x - W * 0.5, up + 1, ...left],
  ])
  fill(b, lip, dark(T.lipC, 0.14))
}
function openMouth(b: Brush, l: Lips): void {
  const { m, e, x, W, o, mid, up, dn, left, right } = l
  const opening = curved(left, [
    [x - W * 0.5, up + 0.6, mid - 3, up - 0.2, mid, up + 0.6],
    [mid + 3, up - 0.2, x + W * 0.5, up + 0.6, ...right],
    [x + W * 0.62, dn, x + W * 0.3, dn + 1.2, mid, dn + 1.2],
    [x - W * 0.3, dn + 1.2, x - W * 0.62, dn, ...left],
  ])
  fill(b, opening, DARK)
  inside(b, opening, () => {
    if (m.tongue) fill(b, disc(mid, dn + 2 - m.tongue * o * 0.22, W * 0.55, o * 0.34 + 2), TONGUE)
    if (m.top || e.teeth || m.both || m.tuck) upperTeeth(b, l)
    if (!m.both) return
    fill(b, disc(mid, dn + 1.6, W * 0.72, o * 0.42), TOOTH)
    fill(
      b,
      drawn((p) => p.rect(mid - W, l.y + o * 0.22, W * 2, 0.7)),
      '#5a2020',
    )
  })
}
/** In a smile the whole upper part is filled: an ellipse of teeth would show as fangs. */
function upperTeeth(b: Brush, { m, e, W, o, mid, up }: Lips): void {
  const smile = e.c < -4
  const row = smile
    ? drawn((p) => p.rect(mid - W * 1.2, up - 14, W * 2.4, 14 + Math.min(o * 0.42, 3.8)))
    : disc(mid, up - 0.4, W * 0.78, m.both ? o * 0.52 : Math.min(o * 0.42, 4.2))
  fill(b, row, TOOTH)
}
/** The line where closed lips part, heavier in the middle. */
function parting(b: Brush, { T, e, x, y, W, c, mid, left, right }: Lips): void {
  const line = curved(
    [left[0] - 1.4, left[1] + 0.3],
    [
      [x - W * 0.5, y + 0.2 + c * 0.1, mid - 3, y + 0.4, mid, y + 1.4],
      [mid + 3, y + 0.4, x + W * 0.5, y + 0.2 + (c - e.asym) * 0.1, right[0] + 1.4, right[1]],
      [x + W * 0.5, y + 1.7, mid + 3, y + 2, mid, y + 2.8],
      [mid - 3, y + 2, x - W * 0.5, y + 1.7, left[0] - 1.4, left[1] + 0.3],
    ],
  )
  fill(b, line, dark(T.lipC, 0.62))
}
function corners(b: Brush, { T, left, right }: Lips): void {
  for (const [at, d] of [
    [left, -1],
    [right, 1],
  ] as const) {
    fill(
      b,
      drawn((p) => crescent(p, at[0] + d * 1.5, at[1], 2, d * 1.4, 0.4)),
      T.skin.shade,
      0.8,
    )
  }
}
