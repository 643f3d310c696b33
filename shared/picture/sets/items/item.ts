/** How things of a set become items of a sheet. */
import type { Box } from '../../cache.ts'
import { cloud, crescent, flower, fret, points, spline } from '../../paper.ts'
import type { Item, SetBrush } from '../set.ts'

/** A drawing with parameters becomes a maker of items. */
export const thing =
  <A extends readonly unknown[]>(draw: (b: SetBrush, ...a: A) => void) =>
  (...a: A): Item =>
  (b) =>
    draw(b, ...a)

/** An item that hides what is behind these rectangles. */
export const solid = (item: Item, ...boxes: readonly Box[]): Item =>
  Object.assign((b: SetBrush) => item(b), { solid: boxes })

/** The motifs that carve a frieze or a column, centred on (x, y) and about `r` in half width. */
export const MOTIF = {
  cloud: (p: Path2D, x: number, y: number, r: number) => cloud(p, x, y, r),
  flower: (p: Path2D, x: number, y: number, r: number) => flower(p, x, y, r, 6, 0.2, 0.36),
  fret: (p: Path2D, x: number, y: number, r: number) => fret(p, x - r, y - r, r * 0.36),
  crescent: (p: Path2D, x: number, y: number, r: number) => crescent(p, x, y, r, 0, 0.4),
} as const
/** The name of a motif. */
export type Motif = keyof typeof MOTIF

/** A smooth closed outline from a pattern in the thing's own units, placed at (x, y), `s` times its size, mirrored by `dir` -1. */
export const shape = (
  x: number,
  y: number,
  s: number,
  pattern: string,
  k?: number,
  dir: 1 | -1 = 1,
): Path2D =>
  spline(
    points(pattern).map(([u, v, sharp]) =>
      sharp ? [x + u * s * dir, y + v * s, 1] : [x + u * s * dir, y + v * s],
    ),
    true,
    k,
  )

/** The same from fractions of a width and a height. */
export const stretched = (x: number, y: number, w: number, h: number, pattern: string, k?: number): Path2D =>
  spline(
    points(pattern).map(([u, v, sharp]) => (sharp ? [x + u * w, y + v * h, 1] : [x + u * w, y + v * h])),
    true,
    k,
  )
