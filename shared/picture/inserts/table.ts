/** What an object lies on, and what light falls on it. */
import { rgba } from '../palette.ts'
import { drawn, fill, sheet, spline, taper, type Brush, points } from '../paper.ts'

/** A table top that runs out of the frame; `colours` are its far and its near edge. */
export function table(
  b: Brush,
  colours: readonly [far: string, near: string] = ['#6a371d', '#2a1209'],
): void {
  const top = spline(points('-60,1180! 1140,1120! 1140,2000! -60,2000!'), true, 0)
  const g = b.ctx.createLinearGradient(0, 1120, 0, 1920)
  g.addColorStop(0, b.c(colours[0]))
  g.addColorStop(1, b.c(colours[1]))
  sheet(b, top, g, { sh: 0.5, blur: 40, rim: 5 })
  const grain = drawn((p) => {
    for (let i = 0; i < 9; i++)
      taper(-40, 1230 + i * 86, 540, 1190 + i * 92 + (i % 3) * 20, 1130, 1200 + i * 84, 1, 0.6, 2.4, p)
  })
  fill(b, grain, '#24100a', 0.5)
}
/** A pool of light over the object. */
export function lamplight(b: Brush, x = 560, y = 960, r = 640, colour = '#fff0c0', alpha = 0.32): void {
  const { ctx } = b
  const g = ctx.createRadialGradient(x, y, 10, x, y, r)
  g.addColorStop(0, rgba(colour, alpha))
  g.addColorStop(1, rgba(colour, 0))
  ctx.save()
  ctx.globalCompositeOperation = 'screen'
  ctx.fillStyle = g
  ctx.fillRect(0, y - r, 1080, r * 2)
  ctx.restore()
}
/** A gradient from corner to corner of an object's own box. */
export function slope(
  b: Brush,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  ...colours: string[]
): CanvasGradient {
  const g = b.ctx.createLinearGradient(x0, y0, x1, y1)
  colours.forEach((c, i) => g.addColorStop(i / Math.max(1, colours.length - 1), b.c(c)))
  return g
}
/** Draws in an object's own units: its middle, its turn (radians), its size. */
export function laid(b: Brush, x: number, y: number, turn: number, draw: () => void, s = 1): void {
  const { ctx } = b
  const scale = b.s
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(turn)
  ctx.scale(s, s)
  b.s = scale * s
  draw()
  b.s = scale
  ctx.restore()
}
