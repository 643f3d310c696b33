/** Scratch surfaces and what is on them. */
import type { Box } from '../cache.ts'
import type { Canvas, Ctx, Host } from '../canvas.ts'

/** The drawing context of a surface. @throws when the host made one without. */
export function contextOf(canvas: Canvas): Ctx {
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('the host made a surface that cannot be drawn on')
  return ctx
}

/** The surfaces of a host nobody draws on now, the oldest first. */
interface Shelf {
  readonly spare: Canvas[]
  bytes: number
}
const shelves = new WeakMap<Host, Shelf>()
/** Where a surface came from; one that is not here (an old one, a foreign one) is never reused. */
const homes = new WeakMap<Canvas, Host>()
const shelfOf = (host: Host): Shelf => {
  const known = shelves.get(host)
  if (known) return known
  const made: Shelf = { spare: [], bytes: 0 }
  shelves.set(host, made)
  return made
}
/** Bytes of a surface's pixels. */
export const bytesOf = ({ width, height }: Canvas): number => width * height * 4

/** Spare surfaces beyond this many bytes are let go. */
const SPARE_BYTES = 96e6
/** Surfaces are made a little larger, so that they fit again: sides are multiples of this. */
const GRID = 64
/** A spare surface may be so many times too large. */
const ROOMY = 2

/** Takes the smallest spare surface that is large enough off the shelf. */
function fitting(shelf: Shelf, w: number, h: number): Canvas | undefined {
  const most = (w + GRID) * (h + GRID) * ROOMY
  let best = -1
  let least = Infinity
  shelf.spare.forEach(({ width, height }, i) => {
    const area = width * height
    if (width < w || height < h || area > most || area >= least) return
    best = i
    least = area
  })
  const found = best < 0 ? undefined : shelf.spare.splice(best, 1)[0]
  if (found) shelf.bytes -= bytesOf(found)
  return found
}

/**
 * A clean surface of at least that size, clipped to it, with everything else as on a new one. Memory is what costs:
 * touching 8 MB for the first time takes longer than most drawings on it, so give surfaces back ({@link giveBack}).
 */
export function takeSurface(host: Host, width: number, height: number): [Canvas, Ctx] {
  const w = Math.max(1, Math.ceil(width))
  const h = Math.max(1, Math.ceil(height))
  const onGrid = (side: number): number => Math.ceil(side / GRID) * GRID
  const canvas = fitting(shelfOf(host), w, h) ?? host(onGrid(w), onGrid(h))
  homes.set(canvas, host)
  const ctx = contextOf(canvas)
  ctx.reset()
  ctx.beginPath()
  ctx.rect(0, 0, w, h)
  ctx.clip()
  return [canvas, ctx]
}
/** Frees a surface's pixels now: left to itself a collector keeps gigabytes of them. */
function letGo(canvas: Canvas): void {
  canvas.width = 1
  canvas.height = 1
}
/** Returns a surface nobody looks at any more. What was drawn from it elsewhere stays as it is. */
export function giveBack(canvas: Canvas): void {
  const host = homes.get(canvas)
  if (!host) return
  homes.delete(canvas) // given back twice, it would be two surfaces
  const shelf = shelfOf(host)
  shelf.spare.push(canvas)
  shelf.bytes += bytesOf(canvas)
  while (shelf.bytes > SPARE_BYTES) {
    const oldest = shelf.spare.shift()
    if (!oldest) return
    shelf.bytes -= bytesOf(oldest)
    letGo(oldest)
  }
}
/** Frees all spare surfaces of a host, and what is pooled for it. */
export function freeSurfaces(host: Host): void {
  shelfOf(host).spare.forEach(letGo)
  shelves.delete(host)
  for (const canvas of pools.get(host)?.values() ?? []) letGo(canvas)
  pools.delete(host)
}

const pools = new WeakMap<Host, Map<string, Canvas>>()
/** Pooled surfaces beyond this many bytes go, the least recently used first. */
const POOL_BYTES = 96e6
/** Things made once per host and name. */
export function pooled(host: Host, name: string, make: () => Canvas): Canvas {
  const pool = pools.get(host) ?? new Map<string, Canvas>()
  pools.set(host, pool)
  const canvas = pool.get(name) ?? make()
  pool.delete(name)
  pool.set(name, canvas)
  let bytes = [...pool.values()].reduce((sum, one) => sum + bytesOf(one), 0)
  for (const [old, one] of pool) {
    if (bytes <= POOL_BYTES || old === name) break
    bytes -= bytesOf(one)
    pool.delete(old)
    letGo(one)
  }
  return canvas
}

/** A copy this much smaller is looked at to find what is painted. */
const COARSE = 8
/** The painted part of the first `width` by `height` pixels, with a margin of two coarse ones; null when there is none. */
export function trim(host: Host, canvas: Canvas, width: number, height: number): Box | null {
  const w = Math.ceil(width / COARSE)
  const h = Math.ceil(height / COARSE)
  const [small, ctx] = takeSurface(host, w, h)
  ctx.drawImage(canvas, 0, 0, width, height, 0, 0, width / COARSE, height / COARSE)
  const { data } = ctx.getImageData(0, 0, w, h)
  giveBack(small)
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
  return [x, y, Math.min(width, (right + 3) * COARSE) - x, Math.min(height, (bottom + 3) * COARSE) - y]
}

let settling: (canvas: Canvas) => void = () => undefined
/** Tells the painter how a host that only notes its drawing calls is made to carry them out. */
export function setSettling(how: (canvas: Canvas) => void): void {
  settling = how
}
/** Has a surface's drawing done now and not when it is first shown. */
export const settle = (canvas: Canvas): void => settling(canvas)
