/** What an object lies on, what light falls on it, and how its pieces are cut. */
import { rgba } from '../palette.ts'
import { disc, drawn, fill, outline, sheet, taper, type Brush, type Fill, type SheetStyle } from '../paper.ts'
import { lettering, setType } from '../typeface.ts'

/** A table top that runs out of the frame; `colours` are its far and its near edge. */
export function table(
  b: Brush,
  colours: readonly [far: string, near: string] = ['#7a4222', '#2a1209'],
): void {
  const g = b.ctx.createLinearGradient(0, 760, 0, 1800)
  g.addColorStop(0, b.c(colours[0]))
  g.addColorStop(1, b.c(colours[1]))
  piece(b, '-60,800! 1140,752! 1140,2000! -60,2000!', g, { sh: 0.5, blur: 40, rim: 5 })
  const grain = drawn((p) => {
    for (let i = 0; i < 13; i++)
      taper(-40, 840 + i * 88, 540, 810 + i * 92 + (i % 3) * 20, 1130, 820 + i * 86, 1, 0.6, 2.4, p)
  })
  fill(b, grain, '#24100a', 0.42)
}
/** A pool of light over the object. */
export function lamplight(b: Brush, x = 560, y = 960, r = 640, colour = '#fff0c0', alpha = 0.3): void {
  const { ctx } = b
  const g = ctx.createRadialGradient(x, y, 10, x, y, r)
  g.addColorStop(0, rgba(colour, alpha))
  g.addColorStop(1, rgba(colour, 0))
  ctx.save()
  ctx.globalCompositeOperation = 'source-atop'
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
/** How a piece lies when nothing else is said. */
const LIES: SheetStyle = { sh: 0.5, blur: 20, dy: 10, rim: 5 }
/** One cut piece from a pattern. */
export const piece = (b: Brush, pattern: string, colour: Fill, style: SheetStyle = {}): void =>
  sheet(b, outline(pattern), colour, { ...LIES, ...style })
/** A round piece. */
export const round = (
  b: Brush,
  x: number,
  y: number,
  r: number,
  colour: Fill,
  style: SheetStyle = {},
): void => sheet(b, disc(x, y, r), colour, { ...LIES, ...style })
/** A square-cornered piece around a middle. */
export function block(
  b: Brush,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Fill,
  style: SheetStyle = {},
  corner = 0,
): void {
  sheet(
    b,
    drawn((p) => p.roundRect(x - w / 2, y - h / 2, w, h, corner)),
    colour,
    { ...LIES, ...style },
  )
}
/** Words in the object's own units; `down` sets them in a column. Returns nothing. */
export const words = (
  text: string,
): ((
  b: Brush,
  x: number,
  y: number,
  size: number,
  colour: string,
  down?: boolean,
  weight?: number,
) => void) => {
  const letters = Array.from(lettering(text))
  return (b, x, y, size, colour, down = false, weight = 700) => {
    const { ctx } = b
    setType(ctx, 'serif', weight, size, text)
    ctx.fillStyle = b.c(colour)
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    if (!down) return ctx.fillText(text, x, y)
    letters.forEach((c, i) => ctx.fillText(c, x, y + i * size * 1.14))
  }
}
/** Lines that stand for writing, from (x, y) down; `seed` varies their ends. */
export function writing(
  b: Brush,
  x: number,
  y: number,
  w: number,
  n: number,
  step: number,
  colour: string,
  seed = 1,
): void {
  b.ctx.fillStyle = rgba(b.c(colour), 0.55)
  for (let i = 0; i < n; i++)
    b.ctx.fillRect(x, y + i * step, w - ((i * 137 + seed * 61) % (w * 0.4)), Math.max(5, step * 0.16))
}
/** A red seal with a character cut out of it. */
export function stamp(b: Brush, x: number, y: number, s: number, mark: ReturnType<typeof words>): void {
  block(b, x, y, s, s, '#b3202b', { sh: 0, rim: 0 }, s * 0.08)
  mark(b, x, y, s * 0.72, '#f6e2c4', false, 900)
}
