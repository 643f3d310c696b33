/** Points, smooth outlines and the simple shapes. */

/** A place in the painter's own units, y downwards. */
export type Place = readonly [x: number, y: number]
/** A point of an outline; a third number other than 0 makes it a sharp corner. */
export type Pt = readonly [x: number, y: number, sharp?: number]
/** A full turn, a little over, so that ellipses close. */
export const TURN = 6.2832

/** How round a smooth outline runs through its points. */
const ROUND = 0.166

/** Closed or open smooth outline through at least one point. */
export function spline(pts: readonly Pt[], closed = true, k = ROUND, path = new Path2D()): Path2D {
  const n = pts.length
  // The index is wrapped or held inside the list, so it always finds a point.
  const at = (i: number) => pts[closed ? (i + n) % n : Math.max(0, Math.min(n - 1, i))] as Pt
  path.moveTo(at(0)[0], at(0)[1])
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const a = at(i - 1)
    const p = at(i)
    const q = at(i + 1)
    const d = at(i + 2)
    const u = p[2] ? 0 : k
    const v = q[2] ? 0 : k
    path.bezierCurveTo(
      p[0] + (q[0] - a[0]) * u,
      p[1] + (q[1] - a[1]) * u,
      q[0] - (d[0] - p[0]) * v,
      q[1] - (d[1] - p[1]) * v,
      q[0],
      q[1],
    )
  }
  if (closed) path.closePath()
  return path
}
/** A closed outline of straight cuts. */
export function poly(pts: readonly Pt[]): Path2D {
  const p = new Path2D()
  pts.forEach(([x, y], i) => (i ? p.lineTo(x, y) : p.moveTo(x, y)))
  p.closePath()
  return p
}
/** A circle or ellipse around (x, y); `rot` in radians. */
export function disc(x: number, y: number, rx: number, ry = rx, rot = 0): Path2D {
  const p = new Path2D()
  p.ellipse(x, y, rx, ry, rot, 0, TURN)
  return p
}

/** A piece of a free outline: a line to a point, or a curve over one or two control points to the last one. */
export type Stroke =
  | readonly [number, number]
  | readonly [number, number, number, number]
  | readonly [number, number, number, number, number, number]
/** A free outline from a start over lines and curves; closed unless told otherwise. */
export function curved(start: Place, strokes: readonly Stroke[], closed = true, path = new Path2D()): Path2D {
  path.moveTo(...start)
  for (const s of strokes) {
    if (s.length === 2) path.lineTo(...s)
    else if (s.length === 4) path.quadraticCurveTo(...s)
    else path.bezierCurveTo(...s)
  }
  if (closed) path.closePath()
  return path
}
/** A path made of motifs and strokes that add to it. */
export function drawn(draw: (path: Path2D) => void): Path2D {
  const path = new Path2D()
  draw(path)
  return path
}
/** Twice the area a closed outline encloses; positive when its points run clockwise (as seen, y downwards). */
const area = (pts: readonly Pt[]): number =>
  pts.reduce((sum, p, i) => {
    // The index is wrapped, so there is a next point.
    const q = pts[(i + 1) % pts.length] as Pt
    return sum + p[0] * q[1] - q[0] * p[1]
  }, 0)
/** A closed outline of bows between points, each bulging outward by about `bulge` of its length: curls, fur, foliage. */
export function scalloped(pts: readonly Pt[], bulge = 0.42): Path2D {
  const path = new Path2D()
  const d = area(pts) < 0 ? -bulge : bulge
  pts.forEach((p, i) => {
    // The index is wrapped, so there is a next point.
    const q = pts[(i + 1) % pts.length] as Pt
    const [dx, dy] = [q[0] - p[0], q[1] - p[1]]
    if (i === 0) path.moveTo(p[0], p[1])
    const out: Place = [dy * d, -dx * d]
    path.bezierCurveTo(
      p[0] + out[0] * 1.3,
      p[1] + out[1] * 1.3,
      q[0] + out[0] * 1.3,
      q[1] + out[1] * 1.3,
      q[0],
      q[1],
    )
  })
  path.closePath()
  return path
}
