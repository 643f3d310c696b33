import type { Brush } from './brush.ts'
import type { Place } from './outline.ts'

/** A guide for carved cuts: a cubic curve by its end and control points. */
export type Guide = readonly [Place, Place, Place, Place]

const between = (p: Place, q: Place, t: number): Place => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]

function pointOn(g: Guide, u: number): Place {
  const m = between(g[1], g[2], u)
  return between(between(between(g[0], g[1], u), m, u), between(m, between(g[2], g[3], u), u), u)
}
/** The part of a curve from `from` to `to`, found through four of its points: near enough for a thin cut. */
function partOf(g: Guide, from: number, to: number): Guide {
  const a = pointOn(g, from)
  const m = pointOn(g, from + (to - from) * 0.33)
  const n = pointOn(g, from + (to - from) * 0.67)
  const d = pointOn(g, to)
  return [
    a,
    [(-5 * a[0] + 18 * m[0] - 9 * n[0] + 2 * d[0]) / 6, (-5 * a[1] + 18 * m[1] - 9 * n[1] + 2 * d[1]) / 6],
    [(2 * a[0] - 9 * m[0] + 18 * n[0] - 5 * d[0]) / 6, (2 * a[1] - 9 * m[1] + 18 * n[1] - 5 * d[1]) / 6],
    d,
  ]
}
function sliver(p: Path2D, [a, c1, c2, d]: Guide, width: number): void {
  const nx = -(d[1] - a[1])
  const ny = d[0] - a[0]
  const l = Math.hypot(nx, ny) || 1
  const ox = (nx / l) * width * 0.66
  const oy = (ny / l) * width * 0.66
  p.moveTo(a[0], a[1])
  p.bezierCurveTo(c1[0] + ox, c1[1] + oy, c2[0] + ox, c2[1] + oy, d[0], d[1])
  p.bezierCurveTo(c2[0] - ox, c2[1] - oy, c1[0] - ox, c1[1] - oy, a[0], a[1])
}
/**
 * `n` carved slivers between two guide curves, pointed at both ends and of uneven length: hair, folds, water, wood.
 * `r` makes them uneven (null: regular); `from` and `to` are the stretch of the guides they fill.
 */
export function slivers(
  b: Brush,
  left: Guide,
  right: Guide,
  n: number,
  color: string,
  width: number,
  r: (() => number) | null = null,
  from = 0.08,
  to = 0.95,
): void {
  const p = new Path2D()
  for (let i = 0; i < n; i++) {
    const t = (i + 0.5 + (r ? (r() - 0.5) * 0.7 : 0)) / n
    const guide: Guide = [
      between(left[0], right[0], t),
      between(left[1], right[1], t),
      between(left[2], right[2], t),
      between(left[3], right[3], t),
    ]
    const w = width * (r ? 0.45 + r() * 0.9 : 1)
    const start = from + (r ? r() * 0.18 : 0)
    const end = to - (r ? r() * 0.3 : 0)
    sliver(p, partOf(guide, start, end), w)
  }
  b.ctx.fillStyle = b.c(color)
  b.ctx.fill(p)
}
/** A tapered stroke from (x0, y0) over (cx, cy) to (x1, y1), with half widths at start, end and middle. */
export function taper(
  x0: number,
  y0: number,
  cx: number,
  cy: number,
  x1: number,
  y1: number,
  w0: number,
  w1 = 0,
  wm = (w0 + w1) / 2,
  path = new Path2D(),
): Path2D {
  const nx = -(y1 - y0)
  const ny = x1 - x0
  const l = Math.hypot(nx, ny) || 1
  const ux = nx / l
  const uy = ny / l
  path.moveTo(x0 + ux * w0, y0 + uy * w0)
  path.quadraticCurveTo(cx + ux * wm * 1.4, cy + uy * wm * 1.4, x1 + ux * w1, y1 + uy * w1)
  path.lineTo(x1 - ux * w1, y1 - uy * w1)
  path.quadraticCurveTo(cx - ux * wm * 1.4, cy - uy * wm * 1.4, x0 - ux * w0, y0 - uy * w0)
  path.closePath()
  return path
}
