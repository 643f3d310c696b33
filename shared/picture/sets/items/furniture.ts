/** What stands in rooms: tables, seats, beds, screens. */
import { dark, light } from '../../palette.ts'
import {
  disc,
  drawn,
  flower,
  fret,
  hole,
  inside,
  petal,
  poly,
  sheet,
  spline,
  taper,
  cloud,
} from '../../paper.ts'
import { big, ink, lampGlow, paint, rect, vgrad } from '../kit.ts'
import { type SetBrush } from '../set.ts'
import { shape, thing } from './item.ts'

/** A table seen a little from above; its front is carved. */
export const table = thing((b: SetBrush, x: number, y: number, w: number, c: string, h: number = 200) => {
  big(
    b,
    poly([
      [x + 40, y - 46],
      [x + w - 40, y - 46],
      [x + w, y],
      [x, y],
    ]),
    light(c, 0.1),
    { w: 26, rim: 4 },
  )
  big(b, rect(x, y, w, h), vgrad(b, y, y + h, c, dark(c, 0.5)), { w: 24, rim: 5 })
  const p = drawn((q) => {
    for (let i = 0; i < Math.floor(w / 110); i++) fret(q, x + 40 + i * 110, y + h * 0.36, 9)
  })
  hole(b, p, light(c, 0.4), 1.6)
})
/** A plain table on legs. */
export const bench = thing(
  (b: SetBrush, x: number, y: number, w: number, c: string, legs: number = 160, thick: number = 34) => {
    big(
      b,
      poly([
        [x + 30, y - 40],
        [x + w - 30, y - 40],
        [x + w, y],
        [x, y],
      ]),
      light(c, 0.12),
      { w: 22, rim: 4 },
    )
    big(b, rect(x, y, w, thick), c, { w: 16, rim: 3 })
    for (const k of [x + 24, x + w - 54])
      big(b, rect(k, y + thick, 30, legs), dark(c, 0.3), { w: 14, rim: 3 })
  },
)
/** A round table under a cloth, with a garland. */
export const roundTable = thing(
  (b: SetBrush, x: number, y: number, r: number, cloth: string, trim: string) => {
    const p = spline(
      [
        [x - r, y, 1],
        [x + r, y, 1],
        [x + r * 1.06, y + 120],
        [x + r * 1.16, y + 230, 1],
        [x - r * 1.16, y + 230, 1],
        [x - r * 1.06, y + 120],
      ],
      true,
      0.1,
    )
    big(b, p, vgrad(b, y, y + 230, cloth, dark(cloth, 0.35)), { w: 30, rim: 4 })
    big(b, disc(x, y, r * 1.04, r * 0.15), light(cloth, 0.2), { w: 10, rim: 3 })
    hole(
      b,
      drawn((q) => [-2, -1, 0, 1, 2].forEach((i) => flower(q, x + i * r * 0.42, y + 190, r * 0.12, 6, i))),
      trim,
      1.6,
    )
  },
)
/** Backs of chairs in a row. */
export const chairs = thing((b: SetBrush, xs: readonly number[], y: number, c: string) => {
  for (const x of xs) {
    const p = shape(x, y, 1, '-58,-210 0,-250 58,-210 66,0! -66,0!', 0.12)
    big(b, p, vgrad(b, y - 250, y, light(c, 0.12), dark(c, 0.3)), { w: 20, rim: 5 })
    hole(
      b,
      drawn((q) => flower(q, x, y - 130, 32, 8, 0.2, 0.34)),
      light(c, 0.4),
      1.4,
    )
  }
})
/** Stools at these places. */
export const stools = thing((b: SetBrush, xs: readonly number[], y: number, c: string) => {
  for (const x of xs) {
    const legs = drawn((p) => {
      for (const k of [-1, 1]) taper(x + k * 34, y, x + k * 42, y + 60, x + k * 50, y + 120, 7, 6, 6, p)
    })
    sheet(b, legs, dark(c, 0.25), { sh: 0.35, blur: 6, rim: 2 })
    sheet(b, disc(x, y, 54, 15), c, { sh: 0.4, blur: 8, rim: 4 })
  }
})
/** A sofa with carved cushions; (x, y) is the left end of its seat. */
export const sofa = thing((b: SetBrush, x: number, y: number, w: number, c: string, cuts: string) => {
  const back = spline(
    [
      [x + 20, y, 1],
      [x + 10, y - 190],
      [x + 60, y - 240],
      [x + w / 2, y - 256],
      [x + w - 60, y - 240],
      [x + w - 10, y - 190],
      [x + w - 20, y, 1],
    ],
    true,
    0.1,
  )
  big(b, back, vgrad(b, y - 250, y, light(c, 0.14), dark(c, 0.15)), { w: 36, rim: 6 })
  hole(
    b,
    drawn((p) => [0.25, 0.5, 0.75].forEach((k) => flower(p, x + w * k, y - 140, 40, 8, k * 3, 0.34))),
    cuts,
    1.5,
  )
  big(b, rect(x + 20, y - 70, w - 40, 110), light(c, 0.06), { w: 20, rim: 5 })
  for (const k of [x - 40, x + w - 50]) {
    const arm = spline(
      [
        [k, y + 60, 1],
        [k - 6, y - 90],
        [k + 45, y - 126],
        [k + 96, y - 90],
        [k + 90, y + 60, 1],
      ],
      true,
      0.12,
    )
    big(b, arm, vgrad(b, y - 120, y + 60, light(c, 0.1), dark(c, 0.3)), { w: 22, rim: 5 })
  }
  paint(b, rect(x - 30, y + 40, w + 60, 40), dark(c, 0.4))
})
/** A bed seen from the side, its pillow to the left. */
export const bed = thing(
  (b: SetBrush, x: number, y: number, w: number, cover: string, pillow: string, frame: string) => {
    big(b, rect(x - 24, y - 150, 46, 320), frame, { w: 20, rim: 4 })
    const quilt = spline(
      [
        [x, y - 30],
        [x + w * 0.3, y - 56],
        [x + w, y - 20, 1],
        [x + w, y + 130, 1],
        [x, y + 130, 1],
      ],
      true,
      0.1,
    )
    big(b, quilt, vgrad(b, y - 60, y + 130, light(cover, 0.25), cover), { w: 26, rim: 6 })
    sheet(b, shape(x, y, 1, '26,-30 40,-92 170,-96 190,-40 110,-20'), pillow, { sh: 0.4, blur: 10, rim: 4 })
    inside(b, rect(x, y - 40, w, 170), () => {
      const p = drawn((q) =>
        [0, 1, 2, 3].forEach((i) => flower(q, x + w * 0.36 + i * w * 0.17, y + 40 + (i % 2) * 34, 30, 6, i)),
      )
      hole(b, p, light(cover, 0.45), 1.6)
    })
    big(b, rect(x - 24, y + 120, w + 48, 34), frame, { w: 16, rim: 4 })
    for (const q of [x, x + w - 20]) paint(b, rect(q, y + 150, 24, 80), frame)
  },
)
/** What lies and hangs in the moon bed: gauze gathered at both sides, a quilt, a pillow. `r` is the radius of the opening. */
function bedding(b: SetBrush, x: number, y: number, r: number, gauze: string, quilt: string): void {
  for (const k of [-1, 1] as const) {
    const veil = shape(x, y, r, '1,-1! .1,-1! .5,-.3 .74,.2 .62,1! 1,1!', 0.14, k)
    sheet(b, veil, gauze, { sh: 0.3, blur: 14, rim: 5 })
  }
  big(b, shape(x, y, r, '-1,.55 -.3,.42 1,.56 1,1! -1,1!', 0.14), quilt, { w: 20, rim: 6 })
  const pillow = shape(x, y, r, '-.7,.5 -.66,.34 -.34,.32 -.3,.48')
  sheet(b, pillow, light(quilt, 0.4), { sh: 0.4, blur: 8, rim: 4 })
}
const CORNERS = [
  [-1, -1, 1],
  [1, -1, -1],
  [-1, 0.82, 1],
  [1, 0.82, -1],
] as const
/** A bed within a carved round frame. */
export const moonBed = thing(
  (b: SetBrush, x: number, y: number, r: number, wood: string, gauze: string, quilt: string) => {
    paint(b, disc(x, y, r + 6), dark(wood, 0.5))
    lampGlow(b, x, y, r * 1.2, '#ffcf8a', 0.35)
    inside(b, disc(x, y, r), () => bedding(b, x, y, r, gauze, quilt))
    b.ctx.lineWidth = 26
    b.ctx.strokeStyle = ink(b, '#1a0a08', 0.14)
    b.ctx.stroke(disc(x, y, r))
    const frame = rect(x - r - 90, y - r - 110, 2 * r + 180, 2 * r + 130)
    frame.ellipse(x, y, r, r, 0, 0, 7)
    b.ctx.fillStyle = vgrad(b, y - r, y + r, light(wood, 0.1), dark(wood, 0.2))
    b.ctx.fill(frame, 'evenodd')
    const cuts = drawn((p) => {
      for (const [u, v, d] of CORNERS) cloud(p, x + u * (r - 6), y + v * (r - 6), 44, d)
      for (let i = 0; i < 28; i++) {
        const a = i * 0.2244
        petal(p, x + Math.cos(a) * (r + 12), y + Math.sin(a) * (r + 12), 24, a, 0.4)
      }
    })
    hole(b, cuts, '#e6b468', 1.6)
  },
)
/** A folding screen of painted panels. */
export const screen = thing(
  (
    b: SetBrush,
    x: number,
    y: number,
    w: number,
    h: number,
    n: number,
    paper: string,
    frame: string,
    motif: string,
  ) => {
    for (let i = 0; i < n; i++) {
      const pw = w / n
      const left = x + i * pw
      const lift = i % 2 ? 14 : 0
      big(
        b,
        poly([
          [left, y - lift],
          [left + pw, y - (14 - lift)],
          [left + pw, y + h - (14 - lift)],
          [left, y + h - lift],
        ]),
        frame,
        { w: 20, rim: 4 },
      )
      paint(
        b,
        poly([
          [left + 12, y + 20 - lift],
          [left + pw - 12, y + 20 - lift * 0.6],
          [left + pw - 12, y + h - 30],
          [left + 12, y + h - 30],
        ]),
        i % 2 ? dark(paper, 0.1) : paper,
      )
      const p = drawn((q) => {
        taper(
          left + pw * 0.2,
          y + h * 0.86,
          left + pw * 0.3,
          y + h * 0.5,
          left + pw * 0.7,
          y + h * 0.22,
          7,
          2,
          4,
          q,
        )
        for (let k = 0; k < 5; k++)
          flower(q, left + pw * (0.3 + k * 0.1), y + h * (0.66 - k * 0.1), 16 + (k % 2) * 8, 5, k)
      })
      paint(b, p, motif)
    }
  },
)
/** A throne with rays and clouds. */
export const throne = thing((b: SetBrush, x: number, y: number, c: string, gold: string) => {
  const back = shape(x, y, 1, '-150,0! -160,-260 -110,-380 0,-450! 110,-380 160,-260 150,0!', 0.12)
  big(b, back, vgrad(b, y - 450, y, light(c, 0.15), dark(c, 0.3)), { w: 44, rim: 8 })
  const p = drawn((q) => {
    for (let i = 0; i < 9; i++) {
      const a = Math.PI * (1.08 + i * 0.105)
      petal(q, x + Math.cos(a) * 96, y - 250 + Math.sin(a) * 130, 44, a, 0.4)
    }
    cloud(q, x - 40, y - 200, 36)
    cloud(q, x + 44, y - 150, 32, -1)
  })
  hole(b, p, gold, 2)
})
