/** Drawing kit of the sets: large sheets, light, air, and the far things that many sets share. */
import { dark, light, lerp, mix, rgba, rng } from '../palette.ts'
import { cloud, poly, sheet, spline, taper, type Fill, type Place, type Pt } from '../paper.ts'
import { WIDE, X0, X1, YB, type SetBrush } from './set.ts'

/** A colour of the set with opacity, for strokes and gradients. */
export const ink = (b: SetBrush, hex: string, alpha = 1): string =>
  alpha < 1 ? rgba(b.c(hex), alpha) : b.c(hex)
/** A vertical gradient over evenly spaced colours. */
export function vgrad(b: SetBrush, y0: number, y1: number, ...colours: string[]): CanvasGradient {
  const g = b.ctx.createLinearGradient(0, y0, 0, y1)
  colours.forEach((c, i) => g.addColorStop(colours.length > 1 ? i / (colours.length - 1) : 0, b.c(c)))
  return g
}
/** A rectangle as a path. */
export function rect(x: number, y: number, w: number, h: number): Path2D {
  const p = new Path2D()
  p.rect(x, y, w, h)
  return p
}
/** Fills an outline with a colour of the set, or with a gradient made for it. */
export function paint(b: SetBrush, path: Path2D, fill: Fill, alpha = 1): void {
  b.ctx.fillStyle = typeof fill === 'string' ? ink(b, fill, alpha) : fill
  b.ctx.fill(path)
}
/** Fills an outline with a colour that shines by itself. */
export function shine(b: SetBrush, path: Path2D, hex: string, alpha = 1): void {
  b.ctx.fillStyle = alpha < 1 ? rgba(b.lit(hex), alpha) : b.lit(hex)
  b.ctx.fill(path)
}

/** How a stage-wide sheet lies: width, faintness and number of shadow strokes, lit edge, dark edge. */
export interface Bigness {
  readonly w?: number
  readonly a?: number
  readonly n?: number
  readonly rim?: number
  readonly shade?: number
}
/** A large sheet. Its shadow is a stack of wide, faint strokes: a tenth of the price of a real blur at this size. */
export function big(b: SetBrush, path: Path2D, fill: Fill, o: Bigness = {}): void {
  const { w = 44, a = 0.085, n = 3, rim = 0, shade = 0 } = o
  b.ctx.lineJoin = 'round'
  b.ctx.strokeStyle = rgba(b.env.shadow ?? '#140a18', a)
  for (let i = n; i > 0; i--) {
    b.ctx.lineWidth = (w * i) / n
    b.ctx.stroke(path)
  }
  sheet(b, path, fill, { rim, shade })
}
/** Light: an additive disc. On a loose sheet there is nothing below to brighten, so it is laid as paler paper. */
export function glow(b: SetBrush, x: number, y: number, r: number, colour: string, alpha: number): void {
  const { ctx } = b
  const c = b.loose ? mix(b.lit(colour), '#ffffff', 0.45) : b.lit(colour)
  const g = ctx.createRadialGradient(x, y, 0, x, y, r)
  g.addColorStop(0, rgba(c, alpha))
  g.addColorStop(0.25, rgba(c, alpha * 0.5))
  g.addColorStop(0.6, rgba(c, alpha * 0.13))
  g.addColorStop(1, rgba(c, 0))
  ctx.save()
  ctx.globalCompositeOperation = b.loose ? 'source-over' : 'screen'
  ctx.fillStyle = g
  ctx.fillRect(x - r, y - r, 2 * r, 2 * r)
  ctx.restore()
}
/** Light of a lamp: as a glow, but weaker when there is daylight. */
export const lampGlow = (b: SetBrush, x: number, y: number, r: number, colour: string, alpha: number): void =>
  glow(b, x, y, r, colour, alpha * b.lamp)

/** What a beam from outside looks like at an hour: its colour (null: its own) and its strength. */
const BEAM = {
  dawn: ['#ffe0d0', 0.8],
  day: [null, 1],
  dusk: ['#ffb070', 0.9],
  night: ['#a9c4f0', 0.4],
} as const
/** How much of a beam gets through the weather. */
const CLEARNESS = { clear: 1, rain: 0.35, storm: 0.2, fog: 0.5, snow: 0.6 } as const
/** A beam from outside between two edges, brightest a third of the way. */
export function shaft(b: SetBrush, pts: readonly [Pt, Pt, Pt, Pt], colour: string, alpha: number): void {
  const { ctx } = b
  const [own, strength] = b.home ? ([null, 1] as const) : BEAM[b.hour]
  const c = b.lit(own ?? colour)
  const a = alpha * strength * CLEARNESS[b.weather]
  ctx.save()
  ctx.globalCompositeOperation = b.loose ? 'source-over' : 'screen'
  const g = ctx.createLinearGradient(pts[0][0], pts[0][1], pts[2][0], pts[2][1])
  g.addColorStop(0, rgba(c, 0))
  g.addColorStop(0.3, rgba(c, a))
  g.addColorStop(1, rgba(c, 0))
  ctx.fillStyle = g
  ctx.fill(poly(pts))
  ctx.restore()
}
/** A band of haze. */
export function mist(b: SetBrush, y: number, h: number, colour: string, alpha: number): void {
  const g = b.ctx.createLinearGradient(0, y, 0, y + h)
  g.addColorStop(0, ink(b, colour, 0))
  g.addColorStop(0.5, ink(b, colour, alpha))
  g.addColorStop(1, ink(b, colour, 0))
  b.ctx.fillStyle = g
  b.ctx.fillRect(X0, y, WIDE, h)
}
/** A line of hills from edge to edge, closed below the stage. */
export function ridge(y: number, amp: number, seed: number, step = 90): Path2D {
  const r = rng(seed)
  const p: Place[] = []
  for (let x = X0; x <= X1 + step; x += step)
    p.push([x, y - amp * (0.35 + 0.65 * r()) * (0.6 + 0.4 * Math.sin(x * 0.004 + seed))])
  const q = spline(p, false)
  q.lineTo(X1 + step, YB)
  q.lineTo(X0, YB)
  q.closePath()
  return q
}
/** Five clouds in a row. */
export function cloudBand(
  b: SetBrush,
  y: number,
  colour: string,
  alpha: number,
  seed: number,
  size = 60,
): void {
  const r = rng(seed)
  const p = new Path2D()
  for (let i = 0; i < 5; i++) {
    const x = X0 + 160 + i * 330 + r() * 120
    cloud(p, x, y + (r() - 0.5) * 120, size * (0.7 + r() * 0.7), r() < 0.5 ? 1 : -1)
  }
  paint(b, p, colour, alpha)
}
/** A grid of windows, each lit with chance `on` in one of the colours. */
export function windows(
  b: SetBrush,
  [x, y, w, h]: readonly [number, number, number, number],
  [cols, rows]: readonly [number, number],
  colours: readonly string[],
  seed: number,
  on: number,
): void {
  const r = rng(seed)
  const by = colours.map(() => new Path2D())
  for (let i = 0; i < cols; i++)
    for (let j = 0; j < rows; j++) {
      if (r() >= on) continue
      const cw = w / cols
      const ch = h / rows
      by[Math.floor(r() * colours.length)]?.rect(
        x + (i + 0.24) * cw,
        y + (j + 0.25) * ch,
        cw * 0.52,
        ch * 0.46,
      )
    }
  const asleep = b.hour === 'day' || b.hour === 'dawn'
  by.forEach((p, i) => {
    const colour = colours[i] ?? '#ffffff'
    if (asleep) paint(b, p, dark(colour, 0.55), 0.4)
    else shine(b, p, colour)
  })
}
/** The roof of one tower: flat, stepped, a mast, or slanted. */
function roof(p: Path2D, kind: number, x: number, top: number, w: number): void {
  if (kind === 1) {
    p.lineTo(x + w * 0.2, top)
    p.lineTo(x + w * 0.2, top - 40)
    p.lineTo(x + w * 0.8, top - 40)
    p.lineTo(x + w * 0.8, top)
  } else if (kind === 2) {
    p.lineTo(x + w * 0.48, top - 50)
    p.lineTo(x + w * 0.5, top - 140)
    p.lineTo(x + w * 0.52, top - 50)
  } else if (kind === 3) p.lineTo(x + w, top - 46)
}
/** How a skyline is drawn: base line, least and greatest height, colours, and the lights in its windows. */
export interface Skyline {
  readonly y: number
  readonly low: number
  readonly high: number
  readonly colour: string
  readonly top?: string
  readonly seed: number
  readonly lit?: readonly string[]
  /** Chance that a window is lit. */
  readonly on?: number
}
/** A city as one cut sheet. */
export function skyline(b: SetBrush, o: Skyline): void {
  const r = rng(o.seed)
  const p = new Path2D()
  const towers: [number, number, number, number][] = []
  let x = X0
  while (x < X1) {
    const w = 80 + r() * 120
    const h = lerp(o.low, o.high, r())
    const kind = Math.floor(r() * 4)
    p.moveTo(x, YB)
    p.lineTo(x, o.y - h)
    roof(p, kind, x, o.y - h, w)
    p.lineTo(x + w, o.y - h)
    p.lineTo(x + w, YB)
    p.closePath()
    towers.push([x, o.y - h, w, h])
    x += w + (r() < 0.3 ? 24 : -6)
  }
  const fill = vgrad(b, o.y - o.high, o.y + 260, o.top ?? light(o.colour, 0.06), o.colour)
  big(b, p, fill, { w: 36, a: 0.06, rim: 3 })
  const { lit, on = 0.3 } = o
  if (!lit || lit.length === 0) return
  towers.forEach(([tx, ty, w, h], i) => {
    const tall = Math.min(h, 700)
    windows(b, [tx, ty + 20, w, tall], [Math.round(w / 24), Math.round(tall / 34)], lit, o.seed + i, on)
  })
}
/** Pointed strokes of rain over the stage; `length` and `width` in stage units. */
export function rain(
  b: SetBrush,
  seconds: number,
  o: {
    alpha: number
    n: number
    seed: number
    length?: number
    width?: number
    slant?: number
    colour?: string
  },
): void {
  const { length = 90, width = 2, slant = 0.24 } = o
  const r = rng(o.seed)
  const p = new Path2D()
  for (let i = 0; i < o.n; i++) {
    const x = r() * 1500 - 150
    const speed = 1500 + r() * 700
    const y = ((r() * 2200 + seconds * speed) % 2200) - 140
    const l = length * (0.5 + r())
    taper(x, y, x - l * slant * 0.5, y + l * 0.5, x - l * slant, y + l, 0.2, width * 0.5, width * 0.4, p)
  }
  shine(b, p, o.colour ?? '#cfe3ff', o.alpha)
}
/** Flakes that sink and sway. */
export function snow(
  b: SetBrush,
  seconds: number,
  o: { alpha: number; n: number; seed: number; size?: number },
): void {
  const { size = 1 } = o
  const r = rng(o.seed)
  const p = new Path2D()
  for (let i = 0; i < o.n; i++) {
    const y = ((r() * 2100 + seconds * (60 + r() * 90)) % 2100) - 80
    const x = r() * 1300 - 100 + Math.sin(seconds + i) * 26
    const q = (3 + r() * 7) * size
    p.moveTo(x + q, y)
    p.ellipse(x, y, q, q, 0, 0, 7)
  }
  shine(b, p, '#ffffff', o.alpha)
}
