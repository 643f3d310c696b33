/** The one surprising thing of a place: each is drawn for one set. */
import { dark, light, rng } from '../../palette.ts'
import { cloud, crescent, disc, drawn, flower, hole, inside, petal, sheet, taper } from '../../paper.ts'
import { big, glow, ink, lampGlow, paint, rect, shine, vgrad } from '../kit.ts'
import type { SetBrush } from '../set.ts'
import { shape, stretched, thing } from './item.ts'

/** A column of lit buttons. */
export const bulbsColumn = thing((b: SetBrush, x: number, y: number, n: number, c: string) => {
  for (let i = 0; i < n; i++) {
    sheet(b, disc(x, y + i * 58, 17), '#8f969c', { sh: 0.3, blur: 4, rim: 2 })
    if (i === 2) shine(b, disc(x, y + i * 58, 12), c)
    else paint(b, disc(x, y + i * 58, 12), '#f2f4f4')
  }
})
/** Coloured glass in the twelve fields of a rose window. */
export const glassPetals = thing((b: SetBrush, x: number, y: number, r: number) => {
  const colours = ['#e0708a', '#f0b860', '#6fa8d8', '#8fc08a'] as const
  colours.forEach((c, k) => {
    const p = drawn((q) => {
      for (let i = k; i < 12; i += 4)
        petal(
          q,
          x + Math.cos(i * 0.5236 + 0.26) * r * 0.36,
          y + Math.sin(i * 0.5236 + 0.26) * r * 0.36,
          r * 0.58,
          i * 0.5236 + 0.26,
          0.34,
        )
    })
    b.ctx.fillStyle = ink(b, c, 0.62)
    b.ctx.fill(p)
  })
  b.ctx.fillStyle = ink(b, '#f0b860', 0.6)
  b.ctx.fill(disc(x, y, r * 0.32))
})
/** An arch of flowers over an aisle. */
export const flowerArch = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, bloom: string, pale: string, leaf: string) => {
    const r = rng(12)
    const layers = [new Path2D(), new Path2D(), new Path2D()] as const
    for (let i = 0; i < 92; i++) {
      const a = Math.PI * (1 + i / 91)
      const foot = i < 14 || i > 77
      const px = foot ? x + (i < 14 ? -w : w) : x + Math.cos(a) * w
      const py = foot ? y - ((i < 14 ? i : 91 - i) / 14) * (h - w) : y - (h - w) + Math.sin(a) * w
      const q = 26 + r() * 26
      petal(layers[0], px + (r() - 0.5) * 60, py + (r() - 0.5) * 60, q * 1.8, r() * 6.28, 0.3)
      flower(
        layers[1 + (i % 2)] ?? layers[1],
        px + (r() - 0.5) * 50,
        py + (r() - 0.5) * 50,
        q,
        7,
        r() * 3,
        0.46,
      )
    }
    sheet(b, layers[0], leaf, { sh: 0.3, blur: 8, rim: 2 })
    sheet(b, layers[1], bloom, { sh: 0.35, blur: 6, rim: 3 })
    sheet(b, layers[2], pale, { sh: 0.35, blur: 6, rim: 3 })
  },
)
/** The carved back of a bronze mirror. */
export const mirrorBack = thing((b: SetBrush, x: number, y: number, r: number, c: string) => {
  sheet(b, disc(x, y, r * 0.86), c, { sh: 0.3, blur: 8, rim: 4 })
  const cuts = drawn((p) => {
    for (let i = 0; i < 8; i++) {
      const a = i * 0.7854
      cloud(p, x + Math.cos(a) * r * 0.58, y + Math.sin(a) * r * 0.58, r * 0.11, i % 2 ? 1 : -1)
      crescent(
        p,
        x + Math.cos(a + 0.39) * r * 0.74,
        y + Math.sin(a + 0.39) * r * 0.74,
        r * 0.09,
        a + 1.96,
        0.4,
      )
    }
  })
  hole(b, cuts, dark(c, 0.35), 1.6)
  sheet(b, disc(x, y, r * 0.16), light(c, 0.2), { sh: 0.4, blur: 6, rim: 4 })
})
/** A painted cloth behind the sitters: a moon, hills and a pine, rolled out over the floor. */
export const backdrop = thing((b: SetBrush, x: number, y: number, w: number, h: number) => {
  const cloth = rect(x, y, w, h)
  big(b, cloth, vgrad(b, y, y + h, '#5f8a9a', '#a8c8c0', '#f0dcb4', '#d8b088'), { w: 30, rim: 5 })
  inside(b, cloth, () => {
    glow(b, x + w * 0.5, y + h * 0.36, w * 0.5, '#fff0c8', 0.5)
    sheet(b, disc(x + w * 0.5, y + h * 0.36, w * 0.2), '#fbeecb', { sh: 0.2, blur: 14, rim: 3 })
    for (const [v, c] of [
      [0.56, '#8fb0a8'],
      [0.66, '#6f968f'],
      [0.78, '#4f7a74'],
    ] as const)
      big(
        b,
        stretched(
          x,
          y + h * v,
          w,
          h,
          '-.05,0 .2,-.13 .42,-.01 .66,-.15 .86,-.03 1.05,-.08 1.05,.5! -.05,.5!',
          0.14,
        ),
        c,
        { w: 16, rim: 3 },
      )
    const cloudsPath = drawn((p) =>
      [0.2, 0.74].forEach((u, i) => cloud(p, x + w * u, y + h * (0.2 + i * 0.12), 54, i ? -1 : 1)),
    )
    paint(b, cloudsPath, '#fff6e0', 0.8)
  })
})
/** A lamp with a square of cloth before it, on a stand; it looks to `dir`. */
export const softbox = thing((b: SetBrush, x: number, y: number, s: number, dir: 1 | -1) => {
  paint(b, rect(x - 7, y, 14, 1080 * s), '#16121a')
  sheet(b, shape(x, y, s, '-60,-120 60,-150! 90,150! -60,120', 0.04, dir), '#2a242c', {
    sh: 0.4,
    blur: 10,
    rim: 4,
  })
  shine(b, shape(x + 64 * s * dir, y, s, '-8,-150! 30,-140! 30,140! -8,150!', 0.02, dir), '#fff4d8')
  lampGlow(b, x + 120 * s * dir, y, 520 * s, '#fff0d0', 0.5)
})
/** A view camera on its three legs, seen from behind. */
export const camera = thing((b: SetBrush, x: number, y: number, s: number) => {
  const legs = drawn((p) => {
    for (const u of [-130, 0, 130])
      taper(x, y - 380 * s, x + u * 0.6 * s, y - 200 * s, x + u * s, y, 10 * s, 6 * s, 8 * s, p)
  })
  sheet(b, legs, '#6a4426', { sh: 0.35, blur: 8, rim: 3 })
  sheet(b, rect(x - 96 * s, y - 560 * s, 192 * s, 180 * s), '#7a4a2a', { sh: 0.45, blur: 10, rim: 5 })
  sheet(b, rect(x - 66 * s, y - 534 * s, 132 * s, 128 * s), '#1c1416', { sh: 0.2, blur: 4, rim: 2 })
  sheet(
    b,
    shape(
      x,
      y - 560 * s,
      s,
      '-110,10! -90,-40 0,-66 90,-40 110,10! 124,150 70,120 40,40 -50,40 -84,130 -128,140',
    ),
    '#4a1220',
    { sh: 0.4, blur: 10, rim: 4 },
  )
})
/** An airliner at its stand, its tail to the right. */
export const plane = thing((b: SetBrush, x: number, y: number, s: number) => {
  sheet(b, shape(x, y, s, '150,-70! 190,-260! 262,-270! 250,-60!', 0.04), '#b8483a', {
    sh: 0.3,
    blur: 10,
    rim: 4,
  })
  big(
    b,
    shape(x, y, s, '-330,-10 -310,-66 -250,-92 200,-84 300,-70! 250,-20 60,20 -240,20', 0.12),
    '#f4f4ee',
    { w: 24, rim: 6 },
  )
  paint(b, shape(x, y, s, '-326,-20 200,-30 270,-46 240,-16 60,6 -250,8', 0.1), '#4f7a94', 0.9)
  const windows = drawn((p) => {
    for (let i = 0; i < 15; i++) p.roundRect(x + (-230 + i * 26) * s, y - 66 * s, 13 * s, 17 * s, 5 * s)
  })
  paint(b, windows, '#33485a')
  sheet(b, shape(x, y, s, '-40,-10! 60,-10! 140,76! 90,80!', 0.04), '#c8ccc8', { sh: 0.4, blur: 10, rim: 4 })
  for (const u of [-210, 10]) paint(b, disc(x + u * s, y + 36 * s, 17 * s), '#20242a')
})
/** A brick oven, its mouth full of glow. */
export const oven = thing((b: SetBrush, x: number, y: number, r: number, c: string) => {
  big(
    b,
    stretched(x, y, r, r, '-1.3,1.2! -1.3,-.2 -.9,-1 0,-1.3 .9,-1 1.3,-.2 1.3,1.2!', 0.14),
    vgrad(b, y - r * 1.3, y + r, light(c, 0.12), dark(c, 0.25)),
    { w: 44, rim: 6 },
  )
  const stones = drawn((p) => {
    for (let i = 0; i <= 12; i++) {
      const a = Math.PI * (1 + i / 12)
      taper(
        x + Math.cos(a) * r * 0.86,
        y + Math.sin(a) * r * 0.86,
        x + Math.cos(a) * r,
        y + Math.sin(a) * r,
        x + Math.cos(a) * r * 1.14,
        y + Math.sin(a) * r * 1.14,
        3,
        4,
        4,
        p,
      )
    }
  })
  paint(b, stones, dark(c, 0.5), 0.7)
  const mouth = stretched(x, y, r, r, '-.8,.5! -.8,0 -.6,-.6 0,-.84 .6,-.6 .8,0 .8,.5!', 0.14)
  sheet(b, mouth, b.lit('#4a1408'), { sh: 0.2, blur: 8, raw: true })
  inside(b, mouth, () => {
    glow(b, x, y + r * 0.3, r * 1.1, '#ff8a30', 0.95)
    const fire = drawn((p) =>
      [-0.4, -0.15, 0.1, 0.34].forEach((u, i) =>
        petal(p, x + u * r, y + r * 0.5, r * (0.5 + (i % 2) * 0.16), -1.57, 0.3),
      ),
    )
    shine(b, fire, '#ffd070')
  })
  lampGlow(b, x, y + r * 0.2, r * 2, '#ff9a40', 0.5)
})
/** Cogs: x, y, radius. */
export const gears = thing((b: SetBrush, list: readonly (readonly [number, number, number])[], c: string) => {
  for (const [x, y, r] of list) {
    const n = Math.max(8, Math.round(r / 4.5))
    const p = drawn((q) => {
      for (let i = 0; i < n * 4; i++) {
        const a = (i / (n * 4)) * 6.2832
        const k = i % 4 < 2 ? 1 : 0.84
        if (i) q.lineTo(x + Math.cos(a) * r * k, y + Math.sin(a) * r * k)
        else q.moveTo(x + r * k, y)
      }
      q.closePath()
    })
    sheet(b, p, c, { sh: 0.4, blur: 8, rim: 3 })
    hole(
      b,
      drawn((q) => flower(q, x, y, r * 0.56, 6, 0.3, 0.4)),
      dark(c, 0.5),
      1.4,
    )
  }
})
/** The hands of a window that is a clock. */
export const bigHands = thing((b: SetBrush, x: number, y: number, r: number, c: string) => {
  const p = drawn((q) => {
    taper(x, y, x + r * 0.2, y - r * 0.2, x + r * 0.42, y - r * 0.4, 10, 3, 12, q)
    taper(x, y, x - r * 0.16, y - r * 0.4, x - r * 0.28, y - r * 0.74, 8, 2, 9, q)
  })
  sheet(b, p, c, { sh: 0.4, blur: 8, rim: 3 })
  sheet(b, disc(x, y, 20), '#d8b56c', { sh: 0.4, blur: 6, rim: 4 })
})
/** A glass dome over a small tower of wheels. */
export const dome = thing((b: SetBrush, x: number, y: number, s: number) => {
  sheet(b, rect(x - 60 * s, y - 16 * s, 120 * s, 18 * s), '#3a2814', { sh: 0.4, blur: 6, rim: 3 })
  sheet(b, disc(x, y - 66 * s, 34 * s), '#e6c880', { sh: 0.4, blur: 6, rim: 3 })
  sheet(b, disc(x, y - 66 * s, 24 * s), '#f8f0d8', { rim: 2 })
  const glass = shape(x, y, s, '-52,-16! -52,-110 -30,-160 0,-172 30,-160 52,-110 52,-16!')
  paint(b, glass, '#e8f4f0', 0.22)
  b.ctx.lineWidth = 3
  b.ctx.strokeStyle = ink(b, '#f4fbf4', 0.6)
  b.ctx.stroke(glass)
})
/** A pendulum close to the lens. */
export const pendulum = thing((b: SetBrush, x: number, y0: number, y1: number, rod: string, bob: string) => {
  paint(b, rect(x - 9, y0, 18, y1 - y0), rod)
  sheet(b, disc(x, y1, 140), dark(bob, 0.45), { sh: 0.5, blur: 16, rim: 8 })
  hole(
    b,
    drawn((p) => flower(p, x, y1, 90, 8, 0.2, 0.36)),
    dark(bob, 0.1),
    2,
  )
})
/** A board of pigeonholes with keys on hooks. */
export const keyRack = thing((b: SetBrush, x: number, y: number, w: number, h: number, c: string) => {
  big(b, rect(x - 20, y - 20, w + 40, h + 40), c, { w: 30, rim: 5 })
  const cw = w / 5
  const ch = h / 4
  const holes = drawn((p) => {
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < 4; j++) p.rect(x + i * cw + 5, y + j * ch + 5, cw - 10, ch - 10)
  })
  paint(b, holes, dark(c, 0.5))
  const keys = drawn((p) => {
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < 4; j++) {
        if ((i * 3 + j * 5) % 7 === 2) continue
        const kx = x + (i + 0.5) * cw
        const ky = y + j * ch + 24
        p.moveTo(kx + 11, ky)
        p.ellipse(kx, ky, 11, 11, 0, 0, 7)
        p.rect(kx - 3, ky + 8, 6, 44)
        p.rect(kx, ky + 36, 12, 6)
      }
  })
  sheet(b, keys, '#e0b858', { sh: 0.4, blur: 4, rim: 2 })
})
/** A bell to be struck, on a desk. */
export const bellOnDesk = thing((b: SetBrush, x: number, y: number, s: number) => {
  sheet(b, shape(x, y, s, '-50,0! -44,-34 0,-58 44,-34 50,0!'), '#e0b858', { sh: 0.4, blur: 6, rim: 4 })
  sheet(b, disc(x, y - 62 * s, 8 * s), '#f4d890', { rim: 2 })
  sheet(b, rect(x - 58 * s, y - 4 * s, 116 * s, 14 * s), '#3a2a1c', { sh: 0.4, blur: 5, rim: 2 })
})
