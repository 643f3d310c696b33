/** Streets: shops, stalls, wires, lamps, flags. */
import { dark, light, mix, rng } from '../../palette.ts'
import { disc, drawn, flower, hole, petal, sheet, spline, taper } from '../../paper.ts'
import { big, ink, lampGlow, paint, rect, shine, vgrad } from '../kit.ts'
import { WIDE, X0, X1, type Item, type SetBrush } from '../set.ts'
import { solid, thing, shape } from './item.ts'
import { lettering, setType } from '../../typeface.ts'
import { cap } from './roofs.ts'
import { sign } from './boards.ts'

/** A shop front with its awning and its name. */
export function shop(
  x: number,
  w: number,
  y: number,
  h: number,
  front: string,
  glass: string,
  awning: string,
  name: string,
  c: string,
): Item {
  const board = sign(x + w / 2, y + 84, name, 58, c, dark(front, 0.5))
  const item: Item = (b) => {
    big(b, rect(x, y, w, h), vgrad(b, y, y + h, front, dark(front, 0.4)), { w: 34, rim: 5 })
    const shining = b.lamp > 0.6
    const g = b.ctx.createLinearGradient(0, y + 190, 0, y + h)
    g.addColorStop(0, shining ? b.lit(light(glass, 0.3)) : ink(b, mix(glass, '#b8c8cc', 0.5)))
    g.addColorStop(1, shining ? b.lit(glass) : ink(b, mix(glass, '#7d9096', 0.5)))
    b.ctx.fillStyle = g
    b.ctx.fill(rect(x + 22, y + 190, w - 44, h - 230))
    const goods = drawn((p) => {
      for (let i = 1; i < 3; i++) p.rect(x + 22 + ((w - 44) * i) / 3 - 5, y + 190, 10, h - 230)
      for (let i = 0; i < 6; i++)
        p.roundRect(x + 40 + (i * (w - 110)) / 5, y + h - 250 + (i % 3) * 34, 44, 150, 8)
    })
    paint(b, goods, dark(front, 0.5), 0.75)
    lampGlow(b, x + w / 2, y + h * 0.66, w * 0.8, glass, 0.45)
    stripes(b, x - 14, y + 150, w + 28, 86, 8, awning, '#f3e6cf')
    cap(b, [
      [x - 16, y + 156],
      [x + w * 0.3, y + 138],
      [x + w * 0.7, y + 144],
      [x + w + 16, y + 156],
      [x + w + 12, y + 176],
      [x - 12, y + 176],
    ])
    board(b)
  }
  return solid(item, [x + 2, y + 2, w - 4, h - 4])
}
function stripes(
  b: SetBrush,
  x: number,
  y: number,
  w: number,
  h: number,
  n: number,
  c: string,
  other: string,
): void {
  const odd = new Path2D()
  const even = new Path2D()
  for (let i = 0; i < n; i++) {
    const q = i % 2 ? odd : even
    const u = x + (i * w) / n
    const v = w / n
    q.moveTo(u, y)
    q.lineTo(u + v, y)
    q.lineTo(u + v, y + h)
    q.quadraticCurveTo(u + v / 2, y + h + 32, u, y + h)
  }
  sheet(b, odd, c, { sh: 0.4, blur: 9, rim: 3 })
  sheet(b, even, other, { sh: 0.4, blur: 9, rim: 3 })
}
/** A striped awning. */
export const awning = thing(stripes)
/** A market stall: a striped roof on posts, a counter, goods and a bulb. */
export const stall = thing(
  (b: SetBrush, x: number, y: number, w: number, c: string, goods: readonly string[], bulb: boolean) => {
    for (const k of [x + 8, x + w - 22]) paint(b, rect(k, y - 430, 14, 430), dark(c, 0.55))
    stripes(b, x - 30, y - 470, w + 60, 70, 7, c, '#f6e8cc')
    cap(b, [
      [x - 32, y - 462],
      [x + w * 0.4, y - 484],
      [x + w + 32, y - 462],
      [x + w + 30, y - 444],
      [x - 30, y - 444],
    ])
    big(b, rect(x - 10, y - 170, w + 20, 180), vgrad(b, y - 170, y, light(c, 0.05), dark(c, 0.45)), {
      w: 22,
      rim: 4,
    })
    const r = rng(Math.round(x))
    for (let i = 0; i < 7; i++) {
      const u = x + 30 + (i * (w - 60)) / 6
      const q = 24 + r() * 14
      sheet(b, disc(u, y - 182 - (i % 2) * 16, q, q * 0.8), goods[i % goods.length] ?? c, {
        sh: 0.35,
        blur: 6,
        rim: 3,
      })
    }
    if (!bulb) return
    shine(b, disc(x + w / 2, y - 366, 15), '#fff2c8')
    lampGlow(b, x + w / 2, y - 356, 300, '#ffc26a', 0.6)
  },
)
/** Strings of bulbs that sag between posts: y of both ends, sag, number. */
export const bulbs = thing(
  (b: SetBrush, lines: readonly (readonly [number, number, number])[], n: number) => {
    for (const [y0, y1, sag] of lines) {
      const at = (u: number): [number, number] => [
        X0 + WIDE * u,
        y0 + (y1 - y0) * u + Math.sin(u * Math.PI) * sag,
      ]
      b.ctx.strokeStyle = ink(b, '#140c14', 0.9)
      b.ctx.lineWidth = 3
      b.ctx.beginPath()
      b.ctx.moveTo(...at(0))
      for (let i = 1; i <= 24; i++) b.ctx.lineTo(...at(i / 24))
      b.ctx.stroke()
      for (let i = 0; i < n; i++) {
        const [x, y] = at((i + 0.5) / n)
        shine(b, disc(x, y + 14, 11, 13), i % 3 ? '#ffe2a0' : '#ffc46a')
        lampGlow(b, x, y + 16, 90, '#ffc870', 0.55)
      }
    }
  },
)
/** Wires from edge to edge: height at the left, sag, height at the right. */
export const wires = thing((b: SetBrush, list: readonly (readonly [number, number, number])[], c: string) => {
  b.ctx.strokeStyle = ink(b, c)
  b.ctx.lineWidth = 3.4
  for (const [y0, sag, y1] of list) {
    b.ctx.beginPath()
    b.ctx.moveTo(X0, y0)
    b.ctx.quadraticCurveTo(480, y0 + sag, X1, y1)
    b.ctx.stroke()
  }
})
/** Washing on a line. */
export const washing = thing(
  (b: SetBrush, y: number, list: readonly (readonly [number, number, number, string])[]) => {
    b.ctx.strokeStyle = ink(b, '#2a2024')
    b.ctx.lineWidth = 3
    b.ctx.beginPath()
    b.ctx.moveTo(X0, y)
    b.ctx.quadraticCurveTo(540, y + 50, X1, y)
    b.ctx.stroke()
    for (const [x, w, h, c] of list) {
      const top = y + 50 * (1 - ((x - 540) / 800) ** 2) * 0.5
      sheet(
        b,
        spline(
          [
            [x, top, 1],
            [x + w, top, 1],
            [x + w + 6, top + h * 0.5],
            [x + w - 4, top + h, 1],
            [x + w * 0.5, top + h - 14],
            [x + 6, top + h, 1],
            [x - 4, top + h * 0.5],
          ],
          true,
          0.12,
        ),
        c,
        { sh: 0.35, blur: 8, rim: 3 },
      )
    }
  },
)
/** A street lamp; its arm reaches to `arm`. */
export const streetLamp = thing(
  (b: SetBrush, x: number, y: number, h: number, c: string, arm: 1 | -1 = 1) => {
    const pole = drawn((p) => {
      taper(x, y, x, y - h * 0.5, x, y - h, 11, 6, 8, p)
      taper(x, y - h + 20, x + arm * 60, y - h - 40, x + arm * 120, y - h - 10, 6, 4, 5, p)
    })
    sheet(b, pole, '#161420', { sh: 0.35, blur: 8, rim: 3 })
    const lx = x + arm * 120
    const ly = y - h
    sheet(
      b,
      spline(
        [
          [lx - 46, ly + 26, 1],
          [lx + 46, ly + 26, 1],
          [lx + 24, ly - 14],
          [lx - 24, ly - 14],
        ],
        true,
        0.1,
      ),
      '#20202c',
      { sh: 0.3, blur: 6, rim: 3 },
    )
    shine(b, disc(lx, ly + 30, 34, 11), b.lamp > 0.6 ? '#fff2c8' : '#cfd2cc')
    if (b.lamp > 0.6) lampGlow(b, lx, ly + 40, 360, c, 0.6)
  },
)
/** A long cloth banner down a pole, with a word on it. */
export const flag = (
  x: number,
  y: number,
  w: number,
  h: number,
  c: string,
  word: string,
  letter = '#fff0d0',
): Item => {
  lettering(word)
  return (b) => {
    paint(b, rect(x - 10, y - 50, 10, h + 320), '#2a1a14')
    const cloth = spline(
      [
        [x, y, 1],
        [x + w, y, 1],
        [x + w + 10, y + h * 0.4],
        [x + w - 8, y + h, 1],
        [x + w * 0.5, y + h - 34, 1],
        [x, y + h, 1],
        [x + 10, y + h * 0.5],
      ],
      true,
      0.1,
    )
    sheet(b, cloth, c, { sh: 0.4, blur: 10, rim: 4 })
    setType(b.ctx, 'serif', 900, w * 0.66, word)
    b.ctx.textAlign = 'center'
    b.ctx.textBaseline = 'middle'
    b.ctx.fillStyle = ink(b, letter)
    Array.from(word).forEach((q, i) => b.ctx.fillText(q, x + w * 0.5, y + w * (0.6 + i * 0.78)))
  }
}
/** Stones of a graveyard, upright, with a carved line each. */
export const stones = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number])[], c: string) => {
    for (const [x, y, s] of list) {
      const p = shape(x, y, s, '-62,0! -62,-190 -40,-250 40,-250 62,-190 62,0!', 0.12)
      big(b, p, vgrad(b, y - 250 * s, y, light(c, 0.2), dark(c, 0.2)), { w: 20, rim: 5 })
      const cuts = drawn((q) => {
        for (let i = 0; i < 4; i++) q.rect(x - 7 * s, y - (190 - i * 36) * s, 14 * s, 24 * s)
        flower(q, x, y - 214 * s, 18 * s, 6)
      })
      hole(b, cuts, dark(c, 0.25), 1.4)
      big(b, rect(x - 90 * s, y - 8, 180 * s, 26 * s), dark(c, 0.2), { w: 12, rim: 4 })
      cap(b, [
        [x - 58 * s, y - 214 * s],
        [x, y - 266 * s],
        [x + 58 * s, y - 214 * s],
        [x, y - 236 * s],
      ])
    }
  },
)
/** Bunches of flowers laid on the ground. */
export const bouquet = thing((b: SetBrush, x: number, y: number, s: number, bloom: string, leaf: string) => {
  const leaves = drawn((p) => {
    for (let i = 0; i < 7; i++) petal(p, x, y, 90 * s, -2.6 + i * 0.35, 0.2)
  })
  sheet(b, leaves, leaf, { sh: 0.35, blur: 6, rim: 2 })
  const flowers = drawn((p) => {
    for (let i = 0; i < 5; i++)
      flower(p, x + (i - 2) * 34 * s, y - (64 + (i % 2) * 26) * s, 32 * s, 11, i, 0.34)
  })
  sheet(b, flowers, bloom, { sh: 0.35, blur: 6, rim: 3 })
})
