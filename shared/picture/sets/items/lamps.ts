/** Lamps, candles and clocks. */
import { dark } from '../../palette.ts'
import { disc, drawn, petal, poly, sheet, spline, taper } from '../../paper.ts'
import { big, ink, lampGlow, paint, rect, shine } from '../kit.ts'
import { type SetBrush } from '../set.ts'
import { thing, shape } from './item.ts'

/** A standing lamp with a paper shade. */
export const standingLamp = thing((b: SetBrush, x: number, y: number, h: number, c: string) => {
  paint(b, rect(x - 8, y - h, 16, h), '#0c0a14')
  const shade = spline([
    [x - 40, y - h, 1],
    [x + 40, y - h, 1],
    [x + 26, y - h - 90],
    [x - 26, y - h - 90],
  ])
  sheet(b, shade, b.lamp > 0.6 ? b.lit(c) : b.c(c), { sh: 0.4, blur: 8, rim: 3, raw: true })
  lampGlow(b, x, y - h - 40, 340, c, 0.6)
})
/** A lamp hanging from above, its cone of light below it. */
export const pendant = thing((b: SetBrush, x: number, y: number, s: number, c: string, cone: number = 0) => {
  const { ctx } = b
  ctx.strokeStyle = ink(b, '#120c10')
  ctx.lineWidth = 4 * s
  ctx.beginPath()
  ctx.moveTo(x, -240)
  ctx.lineTo(x, y - 40 * s)
  ctx.stroke()
  if (cone > 0) {
    const g = ctx.createLinearGradient(0, y, 0, y + cone)
    g.addColorStop(0, `rgba(255,236,190,${0.34 * b.lamp})`)
    g.addColorStop(1, 'rgba(255,236,190,0)')
    ctx.fillStyle = g
    ctx.fill(
      poly([
        [x - 60 * s, y],
        [x + 60 * s, y],
        [x + cone * 0.42, y + cone],
        [x - cone * 0.42, y + cone],
      ]),
    )
  }
  const hat = shape(x, y, s, '-78,0! -60,-34 -18,-56 18,-56 60,-34 78,0!', 0.12)
  sheet(b, hat, c, { sh: 0.45, blur: 10, rim: 4 })
  shine(b, disc(x, y + 4 * s, 40 * s, 13 * s), '#fff0c4')
  lampGlow(b, x, y + 14 * s, 300 * s, '#ffdc9a', 0.6)
})
/** A candle on a stand. */
export const candles = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number])[], stand: string) => {
    for (const [x, y, s] of list) {
      sheet(
        b,
        drawn((p) => taper(x, y, x, y - 60 * s, x, y - 130 * s, 26 * s, 6 * s, 7 * s, p)),
        stand,
        { sh: 0.35, blur: 6, rim: 2 },
      )
      sheet(b, rect(x - 11 * s, y - 200 * s, 22 * s, 74 * s), '#d2413a', { sh: 0.3, blur: 5, rim: 2 })
      shine(
        b,
        drawn((p) => petal(p, x, y - 198 * s, 56 * s, -1.57, 0.3)),
        '#fff0c0',
      )
      lampGlow(b, x, y - 220 * s, 240 * s, '#ffbe6a', 0.65)
    }
  },
)
/** A clock on a wall; its hands show `hour` and `minute`. */
export const clock = thing(
  (
    b: SetBrush,
    x: number,
    y: number,
    r: number,
    rim: string,
    face: string,
    hour: number = 10,
    minute: number = 9,
  ) => {
    big(b, disc(x, y, r + r * 0.16), rim, { w: 26, rim: 5 })
    sheet(b, disc(x, y, r), face, { rim: 3 })
    const marks = drawn((p) => {
      for (let i = 0; i < 12; i++) {
        const a = (i / 12) * 6.2832
        const k = i % 3 ? 0.82 : 0.74
        taper(
          x + Math.cos(a) * r * k,
          y + Math.sin(a) * r * k,
          x + Math.cos(a) * r * 0.86,
          y + Math.sin(a) * r * 0.86,
          x + Math.cos(a) * r * 0.92,
          y + Math.sin(a) * r * 0.92,
          r * 0.03,
          r * 0.03,
          r * 0.03,
          p,
        )
      }
      const h = ((hour + minute / 60) / 12) * 6.2832 - 1.57
      const m = (minute / 60) * 6.2832 - 1.57
      taper(
        x,
        y,
        x + Math.cos(h) * r * 0.3,
        y + Math.sin(h) * r * 0.3,
        x + Math.cos(h) * r * 0.5,
        y + Math.sin(h) * r * 0.5,
        r * 0.05,
        r * 0.02,
        r * 0.04,
        p,
      )
      taper(
        x,
        y,
        x + Math.cos(m) * r * 0.4,
        y + Math.sin(m) * r * 0.4,
        x + Math.cos(m) * r * 0.74,
        y + Math.sin(m) * r * 0.74,
        r * 0.035,
        r * 0.012,
        r * 0.03,
        p,
      )
    })
    paint(b, marks, dark(rim, 0.4))
    paint(b, disc(x, y, r * 0.06), rim)
  },
)
