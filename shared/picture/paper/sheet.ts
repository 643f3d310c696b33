import { rgba } from '../palette.ts'
import type { Brush } from './brush.ts'

/** How one sheet lies: its shadow and its edges. Lengths are in the painter's units. */
export type SheetStyle = {
  /** Opacity of the drop shadow, 0-1; none when absent. */
  sh?: number
  /** Softness of the shadow (8 when absent) and where it falls (away from the light and 4 down). */
  blur?: number
  dx?: number
  dy?: number
  /** True where a real blur is wanted at any size: stacked strokes show bands on skin. */
  soft?: boolean
  /** Width and colour of the lit edge. */
  rim?: number
  rimC?: string
  /** Width and colour of the dark edge. */
  shade?: number
  shadeC?: string
  /** True for a colour that is already right for this light. */
  raw?: boolean
}
/** A colour, or a gradient already made for this light. */
export type Fill = string | CanvasGradient | CanvasPattern

const SHADOW = '#140a18'
const BLUR = 8
const DROP = 4
/** Shadows blurred by more pixels than this are stacked strokes, which cost half; by fewer than the other, one copy. */
const STACKED_OVER_PX = 17
const COPIED_UNDER_PX = 3.2
/** Strokes of a stack: half of what a figure costs, so a narrow shadow, whose bands are thin, gets fewer. */
const STACK = { narrow: 4, wide: 5, wideOverPx: 40 } as const
/** A lit edge thinner than this is not seen. */
const RIM_MIN_PX = 1.25
/** Half the side of "everything": larger than any stage. */
const ALL = 3e3

/**
 * One sheet of paper: shadow, fill, then the edges. The lit edge is the crescent "sheet minus the same sheet moved away
 * from the light" (one clip and one even-odd fill), so it follows any outline and turns when a figure is mirrored.
 */
export function sheet(b: Brush, path: Path2D, fill: Fill, o: SheetStyle = {}): void {
  const colour = o.raw || typeof fill !== 'string' ? fill : b.c(fill)
  const blurPx = (o.blur ?? BLUR) * b.s
  if (o.sh && !o.soft && blurPx > STACKED_OVER_PX) stackedShadow(b, path, o.sh, o)
  else if (o.sh && blurPx < COPIED_UNDER_PX) copiedShadow(b, path, o.sh, o)
  else if (o.sh) return blurred(b, path, colour, o.sh, o)
  b.ctx.fillStyle = colour
  b.ctx.fill(path)
  edges(b, path, o)
}
/** Large and soft: a stack of faint strokes. */
function stackedShadow(b: Brush, path: Path2D, strength: number, o: SheetStyle): void {
  const { ctx } = b
  const blur = o.blur ?? BLUR
  const width = blur * 1.5
  const n = blur * b.s > STACK.wideOverPx ? STACK.wide : STACK.narrow
  ctx.save()
  ctx.translate(o.dx ?? 0, o.dy ?? DROP)
  ctx.lineJoin = 'round'
  ctx.strokeStyle = rgba(b.env.shadow ?? SHADOW, Math.round((strength * 960) / n) / 1000)
  for (let i = 1; i <= n; i++) {
    ctx.lineWidth = width * (i / n) * (0.5 + i / (2 * n))
    ctx.stroke(path)
  }
  ctx.restore()
}
/** Too small to blur: one copy, moved. */
function copiedShadow(b: Brush, path: Path2D, strength: number, o: SheetStyle): void {
  const { ctx } = b
  ctx.save()
  ctx.translate(o.dx ?? 0, (o.dy ?? DROP) * 0.7)
  ctx.fillStyle = rgba(b.env.shadow ?? SHADOW, Math.round(strength * 60) / 100)
  ctx.fill(path)
  ctx.restore()
}
function blurred(b: Brush, path: Path2D, colour: Fill, strength: number, o: SheetStyle): void {
  const { ctx } = b
  ctx.save()
  ctx.shadowColor = rgba(b.env.shadow ?? SHADOW, strength)
  ctx.shadowBlur = (o.blur ?? BLUR) * b.s
  ctx.shadowOffsetX = (o.dx ?? -b.env.lx * 3) * b.s
  ctx.shadowOffsetY = (o.dy ?? DROP) * b.s
  ctx.fillStyle = colour
  ctx.fill(path)
  ctx.restore()
  edges(b, path, o)
}
function edges(b: Brush, path: Path2D, o: SheetStyle): void {
  const rim = o.rim ?? 0
  if (rim * b.s <= RIM_MIN_PX && !o.shade) return
  const { ctx } = b
  const lx = b.env.lx * b.flip
  const { ly } = b.env
  ctx.save()
  ctx.clip(path)
  const out = new Path2D(path)
  out.rect(-ALL, -ALL, 2 * ALL, 2 * ALL)
  if (o.shade) {
    ctx.save()
    ctx.translate(lx * o.shade, ly * o.shade)
    ctx.fillStyle = o.shadeC ? (o.raw ? o.shadeC : b.c(o.shadeC)) : rgba('#1a0d20', 0.2)
    ctx.fill(out, 'evenodd')
    ctx.restore()
  }
  if (rim) {
    ctx.translate(-lx * rim, -ly * rim)
    ctx.fillStyle = o.rimC ?? rgba(b.env.rim, b.env.rimK ?? 0.8)
    ctx.fill(out, 'evenodd')
  }
  ctx.restore()
}
/** Paints only inside the outline. */
export function inside(b: Brush, path: Path2D, draw: () => void): void {
  b.ctx.save()
  b.ctx.clip(path)
  draw()
  b.ctx.restore()
}
/** A flat piece without shadow or edge; `alpha` 0-1. */
export function fill(b: Brush, path: Path2D, colour: string, alpha = 1): void {
  b.ctx.fillStyle = alpha < 1 ? rgba(b.c(colour), alpha) : b.c(colour)
  b.ctx.fill(path)
}
/** A cut-out: the hole's dark upper lip first, then the light behind it, `depth` lower and a little to the side. */
export function hole(b: Brush, path: Path2D, glow: string, depth = 1.6): void {
  b.ctx.fillStyle = rgba('#140812', 0.55)
  b.ctx.fill(path)
  b.ctx.save()
  b.ctx.translate(-b.env.lx * b.flip * depth * 0.6, depth)
  b.ctx.fillStyle = b.c(glow)
  b.ctx.fill(path)
  b.ctx.restore()
}
