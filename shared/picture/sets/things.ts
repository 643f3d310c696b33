/** Things that more than one set holds: lanterns, carved windows, bamboo, tea. */
import { dark, lerp, light, mix, rgba, rng } from '../palette.ts'
import { disc, drawn, flower, hole, petal, sheet, spline, taper } from '../paper.ts'
import { ink, lampGlow, paint, rect, shine, vgrad } from './kit.ts'
import { WIDE, X0, YB, type SetBrush } from './set.ts'

/** A paper lantern on its cord; (x, y) is its middle, `s` its size. */
export function lantern(b: SetBrush, x: number, y: number, s: number, colour = '#d23a2a'): void {
  const { ctx } = b
  lampGlow(b, x, y, 260 * s, '#ff9a4a', 0.55)
  ctx.strokeStyle = ink(b, '#20100c', 0.9)
  ctx.lineWidth = 2.4 * s
  ctx.beginPath()
  ctx.moveTo(x, y - 400 * s)
  ctx.lineTo(x, y - 70 * s)
  ctx.stroke()
  const g = ctx.createRadialGradient(x, y + 8 * s, 4, x, y, 92 * s)
  g.addColorStop(0, b.lit(mix(colour, '#ffe6a0', 0.4 + 0.6 * b.lamp)))
  g.addColorStop(0.45, b.lit(mix(colour, '#ffb45a', 0.25 + 0.3 * b.lamp)))
  g.addColorStop(1, b.lit(dark(colour, 0.15)))
  const at = (u: number, v: number): [number, number] => [x + u * s, y + v * s]
  const body = spline([
    at(-46, -58),
    at(46, -58),
    at(84, -10),
    at(76, 34),
    at(46, 58),
    at(-46, 58),
    at(-76, 34),
    at(-84, -10),
  ])
  sheet(b, body, g, { sh: 0.4, blur: 12, rim: 3 * s, rimC: rgba('#ffd9a0', 0.7) })
  ctx.strokeStyle = ink(b, '#7a1810', 0.5)
  ctx.lineWidth = 2 * s
  for (const k of [-0.75, -0.4, 0, 0.4, 0.75]) {
    ctx.beginPath()
    ctx.moveTo(x + 44 * s * k, y - 58 * s)
    ctx.quadraticCurveTo(x + 98 * s * k, y, x + 44 * s * k, y + 58 * s)
    ctx.stroke()
  }
  for (const d of [-1, 1])
    sheet(b, rect(x - 44 * s, y + d * 63 * s - 7 * s, 88 * s, 14 * s), '#c9963f', { rim: 2 })
  const tassel = drawn((p) => {
    for (let i = -3; i <= 3; i++)
      taper(
        x + i * 5 * s,
        y + 70 * s,
        x + i * 6 * s,
        y + 110 * s,
        x + i * 4 * s,
        y + 150 * s,
        2 * s,
        0.8 * s,
        2 * s,
        p,
      )
  })
  paint(b, tassel, '#b8281e')
}

/** One pane of a carved window: a four-petal flower or a small frame, in turn. */
function carving(p: Path2D, cx: number, cy: number, q: number, bar: number, asFlower: boolean): void {
  if (asFlower) return flower(p, cx, cy, q * 1.3, 4, 0.785, 0.4)
  p.rect(cx - q, cy - bar / 2, q * 2, bar)
  p.rect(cx - bar / 2, cy - q, bar, q * 2)
  p.rect(cx - q, cy - q, bar, q * 2)
  p.rect(cx + q - bar, cy - q, bar, q * 2)
}
/** A carved window as one cut sheet; `turn` (0 or 1) moves the pattern by one pane. */
export function lattice(
  b: SetBrush,
  [x, y, w, h]: readonly [number, number, number, number],
  colour: string,
  turn = 0,
): void {
  const bar = Math.max(5, w * 0.035)
  const n = 3
  const m = Math.round((h / w) * n)
  const cw = w / n
  const ch = h / m
  const p = new Path2D()
  p.rect(x, y, w, bar * 1.5)
  p.rect(x, y + h - bar * 1.5, w, bar * 1.5)
  p.rect(x, y, bar * 1.5, h)
  p.rect(x + w - bar * 1.5, y, bar * 1.5, h)
  for (let i = 1; i < n; i++) p.rect(x + i * cw - bar / 2, y, bar, h)
  for (let j = 1; j < m; j++) p.rect(x, y + j * ch - bar / 2, w, bar)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++)
      carving(
        p,
        x + (i + 0.5) * cw,
        y + (j + 0.5) * ch,
        Math.min(cw, ch) * 0.27,
        bar,
        (i + j + turn) % 2 !== 0,
      )
  sheet(b, p, colour, { sh: 0.4, blur: 6, rim: 2 })
}

/** A stem of bamboo from `y1` up to `y0`, and its leaves. */
export function bamboo(
  b: SetBrush,
  x: number,
  [y0, y1]: readonly [number, number],
  w: number,
  colour: string,
  seed: number,
  leaves = 7,
): void {
  const r = rng(seed)
  const seg = 130
  const stem = drawn((p) => {
    for (let y = y1; y > y0; y -= seg) p.roundRect(x + (y1 - y) * 0.02, y - seg + 5, w, seg - 5, 5)
  })
  paint(b, stem, colour)
  const tufts = drawn((p) => {
    for (let i = 0; i < leaves; i++) {
      const y = lerp(y0, y1, r() * 0.8)
      const d = r() < 0.5 ? -1 : 1
      const at = x + (y1 - y) * 0.02 + w / 2 + d * 16
      for (let k = 0; k < 4; k++) {
        const size = 80 + r() * 70
        petal(p, at, y, size, (d > 0 ? 0 : Math.PI) + d * (0.1 + k * 0.32) + (r() - 0.5) * 0.2, 0.13)
      }
    }
  })
  paint(b, tufts, colour)
}

/** Floor boards towards a vanishing point. */
export function planks(b: SetBrush, y: number, colour: string, n = 9): void {
  paint(b, rect(X0, y, WIDE, YB - y), vgrad(b, y, YB - 200, dark(colour, 0.25), colour, dark(colour, 0.5)))
  const gaps = drawn((p) => {
    for (let i = -n; i <= n; i++) {
      const u = 540 + i * 80
      const v = 540 + i * 300
      p.moveTo(u - 1, y)
      p.lineTo(u + 1.4, y)
      p.lineTo(v + 5, YB)
      p.lineTo(v - 3, YB)
    }
  })
  paint(b, gaps, dark(colour, 0.7), 0.5)
  paint(b, rect(X0, y, WIDE, 5), light(colour, 0.4), 0.35)
}

/** A teapot standing at (x, y), spout to the right. */
export function teapot(b: SetBrush, x: number, y: number, s: number, colour: string): void {
  const q = (u: number, v: number): [number, number] => [x + u * s, y + v * s]
  const sharp = (u: number, v: number): [number, number, number] => [x + u * s, y + v * s, 1]
  const spout = spline([q(40, -30), q(78, -48), q(92, -80), sharp(104, -78), q(98, -40), q(60, 0)])
  sheet(b, spout, colour, { rim: 2 })
  b.ctx.lineWidth = 9 * s
  b.ctx.strokeStyle = ink(b, colour)
  b.ctx.beginPath()
  b.ctx.ellipse(x - 58 * s, y - 36 * s, 26 * s, 28 * s, 0, 0, 7)
  b.ctx.stroke()
  const body = spline([
    q(-44, -70),
    q(0, -78),
    q(44, -70),
    q(62, -36),
    q(44, 0),
    sharp(30, 6),
    sharp(-30, 6),
    q(-44, 0),
    q(-62, -36),
  ])
  sheet(b, body, colour, { sh: 0.4, blur: 8, rim: 4 })
  sheet(b, spline([q(-34, -74), q(0, -92), q(34, -74)]), light(colour, 0.1), { rim: 2 })
  paint(b, disc(...q(0, -94), 7 * s), light(colour, 0.2))
  hole(
    b,
    drawn((p) => flower(p, ...q(0, -34), 24 * s, 6)),
    light(colour, 0.5),
    1.4,
  )
}
/** A cup with tea in it, standing at (x, y). */
export function teacup(b: SetBrush, x: number, y: number, s: number, colour: string): void {
  const cup = spline([
    [x - 30 * s, y - 36 * s, 1],
    [x + 30 * s, y - 36 * s, 1],
    [x + 24 * s, y - 8 * s],
    [x + 12 * s, y, 1],
    [x - 12 * s, y, 1],
    [x - 24 * s, y - 8 * s],
  ])
  sheet(b, cup, colour, { sh: 0.4, blur: 6, rim: 3 })
  paint(b, disc(x, y - 36 * s, 30 * s, 7 * s), light(colour, 0.35))
  paint(b, disc(x, y - 35 * s, 25 * s, 5 * s), '#8f5a2c')
}
/** Three threads of steam that sway with time. */
export function steam(b: SetBrush, x: number, y: number, s: number, seconds: number, alpha = 0.4): void {
  const p = new Path2D()
  for (let i = 0; i < 3; i++) {
    const o = Math.sin(seconds * 1.2 + i * 2) * 16 * s
    const lean = 40 * s * (i % 2 ? 1 : -1)
    const side = (i - 1) * s
    taper(
      x + side * 16,
      y,
      x + side * 30 + lean + o,
      y - 90 * s,
      x + side * 12 + o * 2,
      y - (170 + i * 34) * s,
      1,
      0.2,
      7 * s,
      p,
    )
  }
  shine(b, p, '#fff6e4', alpha)
}
