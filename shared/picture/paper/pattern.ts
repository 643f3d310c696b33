/**
 * Patterns: how the constant outlines of the painter are written down. `'12,-86! -14,-84 -40,-70'` is a list of points
 * in the painter's units; `!` makes a sharp corner. Kept as text because a drawing is read as a row of points.
 */
import type { Guide } from './cuts.ts'
import { spline, type Pt } from './outline.ts'

const NUMBER_PAIR = /^(-?[\d.]+),(-?[\d.]+)(!?)$/

/** The points of a pattern. Throws on text that is not one: patterns are constants, so that is a slip in the drawing. */
export function points(pattern: string): readonly Pt[] {
  return pattern
    .trim()
    .split(/\s+/)
    .map((word) => {
      const m = NUMBER_PAIR.exec(word)
      if (!m) throw new Error(`not a point of a pattern: ${word}`)
      const at = [Number(m[1]), Number(m[2])] as const
      return m[3] ? [at[0], at[1], 1] : at
    })
}
/** The guide curve (two ends, two control points) of a pattern of four points. */
export function guide(pattern: string): Guide {
  const [a, b, c, d] = points(pattern)
  if (!a || !b || !c || !d) throw new Error(`a guide has four points: ${pattern}`)
  return [
    [a[0], a[1]],
    [b[0], b[1]],
    [c[0], c[1]],
    [d[0], d[1]],
  ]
}

const cutBefore = new Map<string, Path2D>()
/** The smooth closed outline of a constant pattern, made once: do not add to it. */
export function outline(pattern: string): Path2D {
  const known = cutBefore.get(pattern)
  if (known) return known
  const made = spline(points(pattern))
  cutBefore.set(pattern, made)
  return made
}
