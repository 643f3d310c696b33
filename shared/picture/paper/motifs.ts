/** The five motifs of cut paper and their kin. Every function adds to a path. */
import type { Place } from './outline.ts'
import { TURN } from './outline.ts'

/** Own coordinates (u along the angle, v across) to the sheet's. */
const turned = (x: number, y: number, a: number) => {
  const c = Math.cos(a)
  const s = Math.sin(a)
  return (u: number, v: number): Place => [x + u * c - v * s, y + u * s + v * c]
}
/** A crescent (月牙) of half length `r`, turned by `a` radians; `fat` is how much of its bow it keeps. */
export function crescent(p: Path2D, x: number, y: number, r: number, a: number, fat = 0.45): void {
  const t = turned(x, y, a)
  const start = t(-r, 0)
  p.moveTo(...start)
  p.quadraticCurveTo(...t(0, -r * 1.15), ...t(r, 0))
  p.quadraticCurveTo(...t(0, -r * (1.15 - fat * 1.6)), ...start)
  p.closePath()
}
/** A petal of length `r` from (x, y) in direction `a`; `w` is its half width as a part of its length. */
export function petal(p: Path2D, x: number, y: number, r: number, a: number, w = 0.5): void {
  const t = turned(x, y, a)
  p.moveTo(x, y)
  p.quadraticCurveTo(...t(r * 0.45, -r * w), ...t(r, 0))
  p.quadraticCurveTo(...t(r * 0.45, r * w), x, y)
  p.closePath()
}
/** A flower of `n` petals, the first at angle `a0`. */
export function flower(p: Path2D, x: number, y: number, r: number, n = 5, a0 = 0, w = 0.52): void {
  for (let i = 0; i < n; i++) {
    const a = a0 + (i * TURN) / n
    petal(p, x + Math.cos(a) * r * 0.22, y + Math.sin(a) * r * 0.22, r * 0.8, a, w)
  }
}
/** A cloud (祥云): three lobes and a tail, which points to +x or, with `dir` -1, to -x. */
export function cloud(p: Path2D, x: number, y: number, r: number, dir: 1 | -1 = 1): void {
  const q = (u: number, v: number): Place => [x + u * r * dir, y + v * r]
  p.moveTo(...q(-1.6, 0.35))
  p.bezierCurveTo(...q(-1.1, 0.2), ...q(-1.15, -0.35), ...q(-0.65, -0.3))
  p.bezierCurveTo(...q(-0.6, -0.95), ...q(0.35, -0.95), ...q(0.38, -0.32))
  p.bezierCurveTo(...q(0.75, -0.62), ...q(1.15, -0.2), ...q(0.95, 0.1))
  p.bezierCurveTo(...q(1.3, 0.1), ...q(1.6, 0.3), ...q(2.2, 0.34))
  p.bezierCurveTo(...q(1.3, 0.5), ...q(-0.6, 0.5), ...q(-1.6, 0.35))
  p.closePath()
}
/** A row of `n` saw-teeth (锯齿) of height `h` on the line between two points, to its right; negative: to its left. */
export function teeth(p: Path2D, x0: number, y0: number, x1: number, y1: number, n: number, h: number): void {
  const dx = (x1 - x0) / n
  const dy = (y1 - y0) / n
  const l = Math.hypot(dx, dy) || 1
  const nx = (-dy / l) * h
  const ny = (dx / l) * h
  for (let i = 0; i < n; i++) {
    const x = x0 + dx * i
    const y = y0 + dy * i
    const tx = x + dx * 0.5 + nx
    const ty = y + dy * 0.5 + ny
    p.moveTo(x, y)
    p.quadraticCurveTo(x + dx * 0.2 + nx * 0.5, y + dy * 0.2 + ny * 0.5, tx, ty)
    p.quadraticCurveTo(x + dx * 0.8 + nx * 0.5, y + dy * 0.8 + ny * 0.5, x + dx, y + dy)
    p.closePath()
  }
}
/** Bars of a fret (回纹), as x, y, width and height in units of its size. */
const FRET_BARS = [
  [0, 0, 5, 0.7],
  [4.3, 0, 0.7, 4],
  [1.4, 3.3, 3.6, 0.7],
  [1.4, 1.6, 0.7, 2.4],
  [1.4, 1.6, 1.8, 0.7],
  [0, 0, 0.7, 5],
  [0, 4.6, 6.4, 0.7],
] as const
/** One turn of a fret with its upper left corner at (x, y). */
export function fret(p: Path2D, x: number, y: number, s: number): void {
  for (const [u, v, w, h] of FRET_BARS) p.rect(x + u * s, y + v * s, w * s, h * s)
}
