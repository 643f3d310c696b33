/** Scratch surfaces and what is on them. */
import type { Box } from '../cache.ts'
import type { Canvas, Ctx, Host } from '../canvas.ts'

/** The drawing context of a surface. @throws when the host made one without. */
export function contextOf(canvas: Canvas): Ctx {
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('the host made a surface that cannot be drawn on')
  return ctx
}

const pools = new WeakMap<Host, Map<string, Canvas>>()
/** Things made once per host and name: allocating 8 MB a frame costs more than drawing on it. */
export function pooled(host: Host, name: string, make: () => Canvas): Canvas {
  const pool = pools.get(host) ?? new Map<string, Canvas>()
  pools.set(host, pool)
  const known = pool.get(name)
  if (known) return known
  const made = make()
  pool.set(name, made)
  return made
}
/** An empty scratch surface by name and size. */
export function scratch(host: Host, name: string, width: number, height: number): [Canvas, Ctx] {
  const w = Math.max(1, Math.round(width))
  const h = Math.max(1, Math.round(height))
  const canvas = pooled(host, `scratch ${name} ${w}x${h}`, () => host(w, h))
  const ctx = contextOf(canvas)
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.globalCompositeOperation = 'source-over'
  ctx.globalAlpha = 1
  ctx.filter = 'none'
  ctx.clearRect(0, 0, w, h)
  return [canvas, ctx]
}

/** A copy this much smaller is looked at to find what is painted. */
const COARSE = 8
/** The painted part of a bitmap, with a margin of two coarse pixels; null when there is none. */
export function trim(host: Host, canvas: Canvas): Box | null {
  const w = Math.ceil(canvas.width / COARSE)
  const h = Math.ceil(canvas.height / COARSE)
  const [, ctx] = scratch(host, 'trim', w, h)
  ctx.drawImage(canvas, 0, 0, canvas.width / COARSE, canvas.height / COARSE)
  const { data } = ctx.getImageData(0, 0, w, h)
  let left = w
  let top = h
  let right = -1
  let bottom = -1
  for (let y = 0, i = 3; y < h; y++)
    for (let x = 0; x < w; x++, i += 4) {
      if (!data[i]) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  if (right < 0) return null
  const x = Math.max(0, (left - 2) * COARSE)
  const y = Math.max(0, (top - 2) * COARSE)
  return [
    x,
    y,
    Math.min(canvas.width, (right + 3) * COARSE) - x,
    Math.min(canvas.height, (bottom + 3) * COARSE) - y,
  ]
}

let settling: (canvas: Canvas) => void = () => undefined
/** Tells the painter how a host that only notes its drawing calls is made to carry them out. */
export function setSettling(how: (canvas: Canvas) => void): void {
  settling = how
}
/** Has a surface's drawing done now and not when it is first shown. */
export const settle = (canvas: Canvas): void => settling(canvas)
