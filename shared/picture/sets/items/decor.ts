/** Small things that make a room somebody's. */
import { dark, light, rng } from '../../palette.ts'
import { disc, drawn, flower, fret, hole, inside, petal, sheet, spline, taper } from '../../paper.ts'
import { big, ink, lampGlow, paint, rect, shine, vgrad } from '../kit.ts'
import { type SetBrush } from '../set.ts'
import { thing, shape } from './item.ts'
import { teacup as cup, teapot as pot } from '../things.ts'

/** A teapot; see `things.ts`. */
export const teapot = thing(pot)
/** A cup of tea. */
export const teacup = thing(cup)
/** A vase with a bare branch and a few blossoms. */
export const vase = thing((b: SetBrush, x: number, y: number, s: number, c: string, bloom: string | null) => {
  const q = (u: number, v: number): [number, number] => [x + u * s, y + v * s]
  const branch = drawn((p) => {
    taper(...q(0, -90), ...q(-20, -190), ...q(-90, -290), 6 * s, 1.5 * s, 4 * s, p)
    taper(...q(-10, -150), ...q(40, -230), ...q(70, -330), 5 * s, 1.2 * s, 3 * s, p)
  })
  sheet(b, branch, '#3a2418', { sh: 0.3, blur: 5, rim: 2 })
  if (bloom) {
    const p = drawn((f) => {
      for (const [u, v] of [
        [-90, -290],
        [-60, -250],
        [-34, -200],
        [70, -330],
        [56, -280],
        [30, -230],
      ] as const)
        flower(f, ...q(u, v), 17 * s, 5, u)
    })
    sheet(b, p, bloom, { sh: 0.3, blur: 4, rim: 2 })
  }
  const body = spline([
    [...q(-16, -104), 1],
    [...q(16, -104), 1],
    q(12, -84),
    q(44, -46),
    q(26, 0),
    [...q(22, 0), 1],
    [...q(-22, 0), 1],
    q(-26, 0),
    q(-44, -46),
    q(-12, -84),
  ])
  sheet(b, body, c, { sh: 0.4, blur: 8, rim: 4 })
  hole(
    b,
    drawn((p) => flower(p, ...q(0, -46), 20 * s, 6)),
    light(c, 0.5),
    1.4,
  )
})
/** A picture in a frame: hills, a head and shoulders, or a word of honour. */
export const picture = thing(
  (
    b: SetBrush,
    x: number,
    y: number,
    w: number,
    h: number,
    frame: string,
    ground: string,
    what: 'hills' | 'person' | 'family',
    ink2: string,
  ) => {
    big(b, rect(x - 16, y - 16, w + 32, h + 32), frame, { w: 22, rim: 5 })
    paint(b, rect(x, y, w, h), vgrad(b, y, y + h, light(ground, 0.2), ground))
    inside(b, rect(x, y, w, h), () => {
      if (what === 'hills') {
        paint(b, disc(x + w * 0.7, y + h * 0.28, w * 0.1), light(ink2, 0.5))
        for (const k of [0.5, 0.66, 0.82])
          paint(
            b,
            spline([
              [x - 9, y + h * k],
              [x + w * 0.3, y + h * (k - 0.2)],
              [x + w * 0.55, y + h * k],
              [x + w * 0.8, y + h * (k - 0.14)],
              [x + w + 9, y + h * k],
              [x + w + 9, y + h + 9, 1],
              [x - 9, y + h + 9, 1],
            ]),
            light(ink2, 0.5 - k * 0.5),
          )
        return
      }
      const heads =
        what === 'person'
          ? [[0.5, 0.4, 0.17, 0]]
          : [
              [0.32, 0.36, 0.12, 0],
              [0.68, 0.32, 0.12, 0.16],
              [0.5, 0.58, 0.1, 0.34],
            ]
      for (const [u = 0, v = 0, q = 0, tone = 0] of heads) {
        const cx = x + w * u
        const cy = y + h * v
        // The curve of the shoulders comes three quarters of the way to these points: up to the chin.
        const bend = (cy + w * q * 1.2 - (y + h + 9) / 4) / 0.75
        const p = drawn((s) => {
          s.ellipse(cx, cy, w * q, w * q * 1.25, 0, 0, 7)
          s.moveTo(cx - w * q * 2.2, y + h + 9)
          s.bezierCurveTo(cx - w * q * 2.2, bend, cx + w * q * 2.2, bend, cx + w * q * 2.2, y + h + 9)
        })
        paint(b, p, tone === 0 ? ink2 : light(ink2, tone))
      }
    })
  },
)
/** A paper scroll with an ink branch, or with words down its middle. */
export const scroll = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, paper: string, wood: string) => {
    sheet(b, rect(x, y, w, h), paper, { sh: 0.35, blur: 10, rim: 4 })
    paint(b, rect(x + w * 0.12, y + h * 0.1, w * 0.76, h * 0.8), light(paper, 0.3))
    const p = drawn((q) => {
      taper(x + w * 0.3, y + h * 0.84, x + w * 0.36, y + h * 0.5, x + w * 0.66, y + h * 0.26, 6, 1.5, 4, q)
      taper(x + w * 0.42, y + h * 0.56, x + w * 0.6, y + h * 0.52, x + w * 0.74, y + h * 0.42, 4, 1, 2.4, q)
      for (const [u, v] of [
        [0.66, 0.26],
        [0.58, 0.36],
        [0.74, 0.42],
        [0.5, 0.48],
      ] as const)
        flower(q, x + w * u, y + h * v, 11, 5, u * 9)
    })
    paint(b, p, '#3a2a24', 0.8)
    for (const v of [y - 10, y + h - 6])
      sheet(b, rect(x - 12, v, w + 24, 18), wood, { sh: 0.35, blur: 5, rim: 2 })
  },
)
/** A chain hanging down, with a hook. */
export const chain = thing((b: SetBrush, x: number, y0: number, y1: number, c: string) => {
  b.ctx.lineWidth = 6
  b.ctx.strokeStyle = ink(b, c)
  for (let y = y0, i = 0; y < y1; y += 24, i++) b.ctx.stroke(disc(x, y, i % 2 ? 4 : 9, 15))
  b.ctx.lineWidth = 11
  b.ctx.beginPath()
  b.ctx.arc(x, y1 + 18, 22, -1.2, 2.6)
  b.ctx.stroke()
})
/** A plant in a pot. */
export const plant = thing((b: SetBrush, x: number, y: number, s: number, leaf: string, pot: string) => {
  const leaves = drawn((p) => {
    for (let i = 0; i < 9; i++) petal(p, x, y - 70 * s, (190 - (i % 3) * 40) * s, -2.7 + i * 0.28, 0.17)
  })
  sheet(b, leaves, leaf, { sh: 0.3, blur: 6, rim: 3 })
  sheet(b, shape(x, y, s, '-50,-80! 50,-80! 38,0! -38,0!', 0.06), pot, { sh: 0.4, blur: 8, rim: 4 })
  hole(
    b,
    drawn((p) => fret(p, x - 14 * s, y - 56 * s, 6 * s)),
    light(pot, 0.4),
    1.2,
  )
})
/** A patchwork of straw on a floor. */
export const straw = thing((b: SetBrush, x: number, y: number, w: number, c: string) => {
  const r = rng(9)
  const p = drawn((q) => {
    for (let i = 0; i < 90; i++) {
      const u = x + r() * w
      const v = y - r() * 70 * (1 - Math.abs((u - x) / w - 0.5) * 1.6)
      const a = (r() - 0.5) * 1.2
      taper(
        u,
        v,
        u + Math.cos(a) * 40,
        v + Math.sin(a) * 40,
        u + Math.cos(a) * 90,
        v + Math.sin(a) * 90,
        3,
        0.6,
        2.4,
        q,
      )
    }
  })
  sheet(b, p, c, { sh: 0.3, blur: 5, rim: 1.5 })
})
/** A cat sitting on something, looking to `dir`. */
export const cat = thing((b: SetBrush, x: number, y: number, s: number, dir: 1 | -1, c: string) => {
  const tail = drawn((p) =>
    taper(
      x - 26 * s * dir,
      y - 6 * s,
      x - 80 * s * dir,
      y - 10 * s,
      x - 74 * s * dir,
      y - 64 * s,
      7 * s,
      4 * s,
      7 * s,
      p,
    ),
  )
  sheet(b, tail, c, { sh: 0.3, blur: 5, rim: 2 })
  sheet(b, shape(x, y, s, '-34,0! -32,-46 -4,-78 18,-70 30,-30 30,0!', undefined, dir), c, {
    sh: 0.35,
    blur: 6,
    rim: 3,
  })
  sheet(
    b,
    shape(x, y, s, '-8,-76 -10,-104 -4,-126! 10,-112 22,-112 36,-126! 42,-104 40,-78 16,-66', undefined, dir),
    c,
    { sh: 0.3, blur: 5, rim: 3 },
  )
  shine(
    b,
    drawn((p) => [6, 28].forEach((u) => p.ellipse(x + u * s * dir, y - 92 * s, 4 * s, 5 * s, 0, 0, 7))),
    '#ffd87a',
  )
})
/** A pair of scales on a stand; (x, y) is its foot. */
export const scales = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  const q = (u: number, v: number): [number, number] => [x + u * s, y + v * s]
  const beam = drawn((p) => {
    taper(...q(0, 0), ...q(0, -120), ...q(0, -250), 9 * s, 5 * s, 6 * s, p)
    taper(...q(-130, -214), ...q(0, -246), ...q(130, -230), 5 * s, 5 * s, 7 * s, p)
  })
  sheet(b, beam, c, { sh: 0.4, blur: 6, rim: 3 })
  for (const [u, v] of [
    [-130, -214],
    [130, -230],
  ] as const) {
    b.ctx.lineWidth = 2.4 * s
    b.ctx.strokeStyle = ink(b, dark(c, 0.2))
    b.ctx.beginPath()
    b.ctx.moveTo(...q(u - 44, v + 110))
    b.ctx.lineTo(...q(u, v))
    b.ctx.lineTo(...q(u + 44, v + 110))
    b.ctx.stroke()
    sheet(b, shape(x + u * s, y + (v + 110) * s, s, '-52,0! 52,0! 30,24 -30,24', 0.14), c, {
      sh: 0.4,
      blur: 6,
      rim: 3,
    })
  }
  sheet(b, shape(x, y, s, '-60,0! -40,-22 40,-22 60,0!', 0.1), dark(c, 0.3), { sh: 0.4, blur: 6, rim: 3 })
})
/** A suitcase standing up. */
export const suitcase = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  const handle = drawn((p) => p.roundRect(x - 34 * s, y - 320 * s, 68 * s, 120 * s, 12 * s))
  b.ctx.lineWidth = 9 * s
  b.ctx.strokeStyle = ink(b, '#3a3634')
  b.ctx.stroke(handle)
  sheet(
    b,
    drawn((p) => p.roundRect(x - 90 * s, y - 240 * s, 180 * s, 230 * s, 18 * s)),
    c,
    { sh: 0.45, blur: 10, rim: 5 },
  )
  const ribs = drawn((p) =>
    [-54, -18, 18, 54].forEach((u) => p.rect(x + u * s - 4 * s, y - 220 * s, 8 * s, 190 * s)),
  )
  paint(b, ribs, dark(c, 0.35), 0.6)
  for (const k of [-58, 58]) paint(b, disc(x + k * s, y - 6 * s, 12 * s), '#16121a')
})
/** A bare bulb on its wire. */
export const bulb = thing((b: SetBrush, x: number, y: number, s: number) => {
  paint(b, rect(x - 2, -240, 4, y + 220), '#0c0a0a')
  shine(b, shape(x, y, s, '-10,-24! 10,-24! 26,14 0,40 -26,14'), '#fff2c0')
  lampGlow(b, x, y + 8, 420 * s, '#ffd890', 0.75)
})
/** A web in a corner; (x, y) is the corner, `r` its reach to the left and down. */
export const cobweb = thing((b: SetBrush, x: number, y: number, r: number, c: string) => {
  const { ctx } = b
  ctx.strokeStyle = ink(b, c, 0.6)
  ctx.lineWidth = 2.4
  const at = (i: number, k: number): [number, number] => {
    const a = Math.PI / 2 + (i / 5) * (Math.PI / 2)
    return [x + Math.cos(a) * r * k, y + Math.sin(a) * r * k]
  }
  for (let i = 0; i <= 5; i++) {
    ctx.beginPath()
    ctx.moveTo(x, y)
    ctx.lineTo(...at(i, 1))
    ctx.stroke()
  }
  for (const k of [0.3, 0.5, 0.72, 0.94]) {
    ctx.beginPath()
    ctx.moveTo(...at(0, k))
    for (let i = 1; i <= 5; i++) ctx.quadraticCurveTo(...at(i - 0.5, k * 0.86), ...at(i, k))
    ctx.stroke()
  }
})
