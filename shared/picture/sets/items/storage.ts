/** Shelves, cabinets and cases, and what is kept in them. */
import { dark, light, rng } from '../../palette.ts'
import { disc, drawn, hole, petal, sheet, taper } from '../../paper.ts'
import { big, paint, rect, vgrad } from '../kit.ts'
import { type SetBrush } from '../set.ts'
import { shape, stretched, thing } from './item.ts'

const SPINES = ['#a8433f', '#c8863f', '#5a6a8a', '#7a4a6a', '#4f7a6a'] as const
/** Shelves of books; `spines` are their colours. */
export const bookcase = thing(
  (
    b: SetBrush,
    x: number,
    y: number,
    w: number,
    rows: number,
    rowH: number,
    c: string,
    seed: number,
    spines: readonly string[] = SPINES,
  ) => {
    big(b, rect(x - 16, y - 24, w + 32, rows * rowH + 40), c, { w: 34, rim: 5 })
    for (let j = 0; j < rows; j++) {
      const foot = y + (j + 1) * rowH
      paint(b, rect(x, y + j * rowH, w, rowH - 16), dark(c, 0.45))
      const r = rng(seed + j)
      const by = spines.map(() => new Path2D())
      for (let at = x + 6; at < x + w - 26;) {
        const bw = 13 + r() * 17
        const bh = rowH * (0.5 + r() * 0.28)
        if (r() < 0.9) by[Math.floor(r() * spines.length)]?.rect(at, foot - 16 - bh, bw, bh)
        at += bw + 2 + (r() < 0.07 ? 30 : 0)
      }
      by.forEach((p, i) => sheet(b, p, spines[i] ?? c, { rim: 2 }))
    }
  },
)
/** One thing on a shelf: its foot, half width and height. */
type Ware = (b: SetBrush, x: number, y: number, q: number, h: number, colour: string) => void
const WARE: Readonly<Record<'jar' | 'loaf' | 'box' | 'scroll', Ware>> = {
  jar(b, x, y, q, h, colour) {
    const jar = stretched(x, y, q, h, '-.66,-1! .66,-1! 1,-.6 .75,0! -.75,0! -1,-.6')
    sheet(b, jar, colour, { sh: 0.4, blur: 7, rim: 3 })
    paint(b, rect(x - q * 0.45, y - h * 0.62, q * 0.9, h * 0.3), '#e8cf9c')
  },
  loaf(b, x, y, q, _, colour) {
    sheet(b, shape(x, y, q, '-1,0! -1.05,-.9 0,-1.5 1.05,-.9 1,0!'), colour, { sh: 0.4, blur: 7, rim: 4 })
    const cuts = drawn((p) => {
      for (const k of [-1, 0, 1]) petal(p, x + k * q * 0.5 - 8, y - q * 0.5, q * 0.6, -0.9, 0.26)
    })
    hole(b, cuts, light(colour, 0.5), 1.2)
  },
  box(b, x, y, q, h, colour) {
    sheet(b, rect(x - q, y - h * 0.7, q * 2, h * 0.7), colour, { sh: 0.35, blur: 6, rim: 3 })
    paint(b, rect(x - q * 0.5, y - h * 0.5, q, h * 0.2), '#efe6cf')
  },
  scroll(b, x, y, q, _, colour) {
    for (const k of [-1, 0, 1])
      sheet(b, disc(x + k * q * 0.8, y - q * 0.42, q * 0.42), k ? colour : light(colour, 0.16), {
        sh: 0.35,
        blur: 5,
        rim: 2,
      })
    sheet(b, disc(x, y - q * 1.1, q * 0.42), light(colour, 0.1), { sh: 0.35, blur: 5, rim: 2 })
  },
}
/** Shelves at these heights with wares about `step` apart. */
export const shelves = thing(
  (
    b: SetBrush,
    x: number,
    ys: readonly number[],
    w: number,
    c: string,
    step: number,
    colours: readonly string[],
    ware: keyof typeof WARE,
  ) => {
    for (const y of ys) {
      big(b, rect(x, y, w, 18), c, { w: 20, rim: 3 })
      const r = rng(Math.round(x + y))
      for (let at = x + step * 0.6; at < x + w - step * 0.3; at += step) {
        const colour = colours[Math.floor(r() * colours.length)] ?? c
        const h = step * (0.9 + r() * 0.5)
        if (r() >= 0.1) WARE[ware](b, at, y, step * 0.4, h, colour)
      }
    }
  },
)
/** A wall of small drawers with ring pulls, as in an apothecary's shop. */
export const drawers = thing(
  (
    b: SetBrush,
    x: number,
    y: number,
    w: number,
    h: number,
    cols: number,
    rows: number,
    c: string,
    knob: string,
  ) => {
    big(b, rect(x - 20, y - 20, w + 40, h + 40), dark(c, 0.25), { w: 34, rim: 5 })
    const cw = w / cols
    const ch = h / rows
    const fronts = drawn((p) => {
      for (let i = 0; i < cols; i++)
        for (let j = 0; j < rows; j++) p.roundRect(x + i * cw + 4, y + j * ch + 4, cw - 8, ch - 8, 5)
    })
    sheet(b, fronts, c, { sh: 0.3, blur: 5, rim: 3 })
    const labels = drawn((p) => {
      for (let i = 0; i < cols; i++)
        for (let j = 0; j < rows; j++) p.rect(x + (i + 0.3) * cw, y + (j + 0.2) * ch, cw * 0.4, ch * 0.26)
    })
    paint(b, labels, '#ecd9ae')
    const rings = drawn((p) => {
      for (let i = 0; i < cols; i++)
        for (let j = 0; j < rows; j++) {
          p.moveTo(x + (i + 0.5) * cw + 9, y + (j + 0.72) * ch)
          p.ellipse(x + (i + 0.5) * cw, y + (j + 0.72) * ch, 9, 9, 0, 0, 7)
        }
    })
    paint(b, rings, knob)
  },
)
/** Wooden cases, stacked by hand: x, y of the foot, width, height. */
export const crates = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number, number])[], c: string) => {
    for (const [x, y, w, h] of list) {
      big(b, rect(x, y - h, w, h), vgrad(b, y - h, y, light(c, 0.12), dark(c, 0.25)), { w: 22, rim: 5 })
      const slats = drawn((p) => {
        for (const k of [0.04, 0.88]) p.rect(x, y - h + h * k, w, h * 0.09)
        p.rect(x + w * 0.03, y - h, w * 0.08, h)
        p.rect(x + w * 0.89, y - h, w * 0.08, h)
        taper(
          x + w * 0.1,
          y - h * 0.1,
          x + w * 0.5,
          y - h * 0.5,
          x + w * 0.9,
          y - h * 0.9,
          w * 0.045,
          w * 0.045,
          w * 0.045,
          p,
        )
      })
      sheet(b, slats, dark(c, 0.3), { sh: 0.25, blur: 4, rim: 2 })
    }
  },
)
/** Goods hanging from a rail: pans, bunches of herbs, strings of garlic. */
export const hanging = thing(
  (b: SetBrush, x: number, y: number, w: number, n: number, what: 'pans' | 'herbs' | 'garlic', c: string) => {
    paint(b, rect(x, y, w, 8), dark(c, 0.5))
    for (let i = 0; i < n; i++) {
      const at = x + ((i + 0.5) * w) / n
      const drop = 60 + ((i * 53) % 70)
      paint(b, rect(at - 2, y, 4, drop), dark(c, 0.4))
      if (what === 'pans') {
        sheet(b, rect(at - 5, y + drop, 10, 70), dark(c, 0.3), { rim: 2 })
        sheet(b, disc(at, y + drop + 110, 44 + (i % 3) * 10), i % 2 ? c : dark(c, 0.18), {
          sh: 0.4,
          blur: 8,
          rim: 4,
        })
      } else if (what === 'herbs') {
        const p = drawn((q) => {
          for (let k = -4; k <= 4; k++) petal(q, at, y + drop, 110 + (k % 2) * 26, 1.57 + k * 0.13, 0.12)
        })
        sheet(b, p, i % 2 ? c : light(c, 0.16), { sh: 0.35, blur: 6, rim: 2 })
      } else {
        for (let k = 0; k < 5; k++)
          sheet(b, disc(at + (k % 2 ? 12 : -12), y + drop + 26 + k * 27, 18, 20), k % 2 ? c : light(c, 0.2), {
            sh: 0.35,
            blur: 5,
            rim: 2,
          })
      }
    }
  },
)
