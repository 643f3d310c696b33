/** Projection: from stage units of a depth to pixels. */
import type { Ctx } from '../canvas.ts'
import { clamp } from '../palette.ts'
import type { Box } from '../cache.ts'

/** Where the camera is: a point on the figure plane (stage units) and a zoom; 1 shows the whole stage. */
export interface CameraPoint {
  readonly x: number
  readonly y: number
  readonly zoom: number
}
/** What one frame looks at, and everything its shot will look at. */
export interface View {
  /** Size of the frame in pixels. */
  readonly W: number
  readonly H: number
  readonly cam: CameraPoint
  /** The camera's way through the shot, one point when it rests. */
  readonly path: readonly CameraPoint[]
  readonly rest: boolean
}

/** The stage is 1080 by 1920 and its middle is the camera's home. */
export const HOME: CameraPoint = { x: 540, y: 960, zoom: 1 }

/** How much a depth grows with the zoom: near sheets more than far ones. */
const grow = (cam: CameraPoint, z: number): number =>
  z >= 1 ? 1 + (cam.zoom - 1) / (z * 0.86 + 0.14) : 1 + (cam.zoom - 1) / z

/** Pixels of a stage point at a depth: `x * s + dx`, `y * s + dy`. */
export interface Placing {
  readonly s: number
  readonly dx: number
  readonly dy: number
}
/** How a depth lies in a frame. Nearer sheets move and grow more. */
export function place(W: number, H: number, cam: CameraPoint, z: number): Placing {
  const s = (W / 1080) * grow(cam, z)
  const m = 1 / Math.max(z, 0.5)
  return { s, dx: W / 2 - s * (540 + (cam.x - 540) * m), dy: H / 2 - s * (960 + (cam.y - 960) * m) }
}
/** Moves and scales a surface to a depth; returns the pixels per unit. */
export function project(ctx: Ctx, W: number, H: number, cam: CameraPoint, z: number): number {
  const p = place(W, H, cam, z)
  ctx.transform(p.s, 0, 0, p.s, p.dx, p.dy)
  return p.s
}

/** A rectangle by its edges. */
export type Edges = readonly [left: number, top: number, right: number, bottom: number]
/** What a camera sees of a depth, in stage units. */
export function seen(W: number, H: number, cam: CameraPoint, z: number): Edges {
  const p = place(W, H, cam, z)
  return [-p.dx / p.s, -p.dy / p.s, (W - p.dx) / p.s, (H - p.dy) / p.s]
}
/** The smallest rectangle around all of them. */
export const unite = (list: readonly Edges[]): Edges => [
  Math.min(...list.map((r) => r[0])),
  Math.min(...list.map((r) => r[1])),
  Math.max(...list.map((r) => r[2])),
  Math.max(...list.map((r) => r[3])),
]
/** Edges as a box. */
export const boxOfEdges = ([l, t, r, b]: Edges): Box => [l, t, r - l, b - t]

/** Where a solid lies in a frame, in whole pixels one inside its edges; null when it is too small to matter. */
export function solidInFrame(view: View, [x, y, w, h]: Box, z: number): Edges | null {
  const p = place(view.W, view.H, view.cam, z)
  const l = clamp(Math.ceil(x * p.s + p.dx) + 1, 0, view.W)
  const t = clamp(Math.ceil(y * p.s + p.dy) + 1, 0, view.H)
  const r = clamp(Math.floor((x + w) * p.s + p.dx) - 1, 0, view.W)
  const b = clamp(Math.floor((y + h) * p.s + p.dy) - 1, 0, view.H)
  return r - l < 8 || b - t < 8 ? null : [l, t, r, b]
}
