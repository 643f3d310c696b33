/** Single things of open places and of a car's inside. */
import { dark, light, mix, rng } from '../../palette.ts'
import { crescent, disc, drawn, flower, fret, hole, petal, sheet, spline, taper } from '../../paper.ts'
import { lettering, setType } from '../../typeface.ts'
import { big, ink, lampGlow, paint, rect, shine, vgrad } from '../kit.ts'
import { WIDE, X0, X1, YB, type Item, type SetBrush } from '../set.ts'
import { shape, solid, stretched, thing } from './item.ts'

/** Rows of waves like fish scales, the nearest largest. */
export const waves = thing((b: SetBrush, y: number, c: string, foam: string) => {
  for (let j = 0; j < 3; j++) {
    const r = 44 + j * 22
    const rows = drawn((p) => {
      for (let x = X0 - r + (j % 2) * r; x < X1 + r; x += r * 2) {
        p.moveTo(x + r, y + j * 46)
        p.ellipse(x, y + j * 46, r, r * 0.7, 0, Math.PI, 0)
      }
      p.rect(X0, y + j * 46 - 1, WIDE, 220)
    })
    sheet(b, rows, mix(c, '#12303c', j * 0.18), { sh: 0.35, blur: 10, rim: 3 })
    const crests = drawn((p) => {
      for (let x = X0 - r + (j % 2) * r; x < X1 + r; x += r * 2)
        crescent(p, x, y + j * 46 - r * 0.16, r * 0.6, 0, 0.24)
    })
    paint(b, crests, foam, 0.75)
  }
})
/** Gulls on the wing. */
export const gulls = thing((b: SetBrush, list: readonly (readonly [number, number, number])[], c: string) => {
  const p = drawn((q) => {
    for (const [x, y, s] of list) {
      taper(x, y, x - 40 * s, y - 50 * s, x - 96 * s, y - 20 * s, 7 * s, 1, 7 * s, q)
      taper(x, y, x + 40 * s, y - 56 * s, x + 96 * s, y - 34 * s, 7 * s, 1, 7 * s, q)
      q.ellipse(x, y + 4 * s, 20 * s, 8 * s, 0, 0, 7)
    }
  })
  sheet(b, p, c, { sh: 0.3, blur: 8, rim: 2 })
})
/** A coil of rope. */
export const ropeCoil = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  for (let i = 0; i < 4; i++) {
    const band = disc(x, y - i * 20 * s, (96 - i * 9) * s, (30 - i * 3) * s)
    sheet(b, band, i % 2 ? dark(c, 0.16) : c, { sh: 0.35, blur: 6, rim: 3 })
  }
  sheet(b, disc(x, y - 66 * s, 34 * s, 10 * s), dark(c, 0.6), {})
})
/** A net hanging from the upper right. */
export const net = thing((b: SetBrush, x: number, h: number, c: string) => {
  const { ctx } = b
  ctx.strokeStyle = ink(b, c)
  ctx.lineWidth = 4
  ctx.beginPath()
  for (let i = 0; i < 9; i++) {
    ctx.moveTo(x - 160 + i * 60, -240)
    ctx.quadraticCurveTo(x + i * 30, h * 0.5, x + 40 + i * 44, h)
    ctx.moveTo(x - 180 + i * 30, -200 + i * 180)
    ctx.quadraticCurveTo(x + 80, -100 + i * 190, x + 300, -260 + i * 200)
  }
  ctx.stroke()
})
/** A folded paper boat. */
export const paperBoat = thing((b: SetBrush, x: number, y: number, s: number) => {
  sheet(b, shape(x, y, s, '-6,-70! 34,-12! -46,-12!', 0), '#f4ecd8', { sh: 0.3, blur: 5, rim: 2 })
  sheet(b, shape(x, y, s, '-90,-26! 90,-26! 56,14! -56,14!', 0), '#fffaf0', { sh: 0.4, blur: 6, rim: 3 })
})
/** An umbrella standing open on the ground. */
export const umbrella = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  paint(
    b,
    drawn((p) =>
      taper(x - 90 * s, y - 10 * s, x - 20 * s, y - 90 * s, x + 60 * s, y - 190 * s, 5 * s, 4 * s, 5 * s, p),
    ),
    '#2a1c18',
  )
  const hood = shape(
    x,
    y,
    s,
    '-120,-150! -60,-250 60,-290 150,-240 170,-120! 120,-126 100,-90! 50,-120 20,-80! -20,-130 -60,-110!',
    0.14,
  )
  sheet(b, hood, c, { sh: 0.45, blur: 12, rim: 5 })
  const ribs = drawn((p) => {
    for (const [u, v] of [
      [-58, -112],
      [22, -84],
      [102, -92],
    ] as const)
      taper(x + 40 * s, y - 284 * s, x + (u * 0.6 + 30) * s, y - 200 * s, x + u * s, y + v * s, 2, 2, 2.4, p)
  })
  paint(b, ribs, dark(c, 0.4))
})
/** A bare branch from a corner; `dir` -1 grows to the left. */
export const bareBranch = thing((b: SetBrush, x: number, y: number, c: string, dir: 1 | -1 = -1) => {
  const q = (u: number, v: number): [number, number] => [x + u * dir, y + v]
  const p = drawn((d) => {
    taper(...q(0, 0), ...q(420, 30), ...q(780, 200), 34, 6, 18, d)
    taper(...q(360, 50), ...q(470, 210), ...q(600, 330), 13, 2.4, 8, d)
    taper(...q(560, 110), ...q(680, 60), ...q(840, 40), 10, 2, 6, d)
    taper(...q(150, 20), ...q(210, 230), ...q(320, 400), 14, 2, 9, d)
    taper(...q(690, 160), ...q(760, 270), ...q(760, 370), 6, 1.4, 4, d)
  })
  sheet(b, p, c, { sh: 0.4, blur: 14, rim: 4 })
})
/** The same branch in blossom. */
export const blossomBranch = thing((b: SetBrush, x: number, y: number, c: string, bloom: string) => {
  bareBranch(x, y, c)(b)
  const r = rng(4)
  const p = drawn((d) => {
    for (const [u, v] of [
      [780, 200],
      [700, 160],
      [600, 330],
      [520, 260],
      [840, 40],
      [760, 60],
      [660, 80],
      [320, 400],
      [270, 310],
      [760, 370],
      [470, 200],
      [560, 110],
      [400, 60],
    ] as const)
      flower(d, x - u, y + v, 22 + r() * 16, 5, r() * 3, 0.5)
  })
  sheet(b, p, bloom, { sh: 0.4, blur: 8, rim: 4 })
})
/** A farmhouse with smoke to come. */
export const cottage = thing((b: SetBrush, x: number, y: number, s: number, wall: string, roof: string) => {
  const front = shape(x, y, s, '-120,0! -120,-120! 120,-120! 120,0!', 0)
  big(b, front, vgrad(b, y - 120 * s, y, wall, dark(wall, 0.2)), { w: 18, rim: 4 })
  big(b, shape(x, y, s, '-160,-110! -90,-190 90,-190 160,-110!', 0.1), roof, { w: 18, rim: 4 })
  const window = rect(x - 70 * s, y - 86 * s, 46 * s, 44 * s)
  if (b.lamp > 0.6) shine(b, window, '#ffd28a')
  else paint(b, window, dark(wall, 0.6))
  paint(b, rect(x + 30 * s, y - 84 * s, 44 * s, 84 * s), dark(roof, 0.3))
})
/** Smoke from a chimney. */
export const smoke = thing((b: SetBrush, x: number, y: number, s: number) => {
  const p = drawn((d) => {
    taper(x, y, x + 40 * s, y - 120 * s, x - 10 * s, y - 220 * s, 6 * s, 18 * s, 14 * s, d)
    taper(x - 6 * s, y - 200 * s, x - 60 * s, y - 300 * s, x + 30 * s, y - 400 * s, 18 * s, 2 * s, 26 * s, d)
  })
  paint(b, p, '#f6f2e4', 0.6)
})
/** A gate of two posts under a roof, with the name of the place. */
export const archGate = (
  x: number,
  y: number,
  w: number,
  h: number,
  wood: string,
  tile: string,
  name: string,
): Item => {
  lettering(name)
  return (b) => {
    for (const k of [-1, 1])
      big(
        b,
        rect(x + (k * w) / 2 - 28, y - h, 56, h),
        vgrad(b, y - h, y, light(wood, 0.12), dark(wood, 0.3)),
        { w: 26, rim: 5 },
      )
    big(b, rect(x - w / 2 - 60, y - h + 20, w + 120, 46), dark(wood, 0.2), { w: 20, rim: 4 })
    big(b, rect(x - w * 0.3, y - h + 66, w * 0.6, 110), '#3a2418', { w: 18, rim: 4 })
    setType(b.ctx, 'serif', 900, 84, name)
    b.ctx.textAlign = 'center'
    b.ctx.textBaseline = 'middle'
    b.ctx.fillStyle = ink(b, '#ffe0a0')
    b.ctx.fillText(name, x, y - h + 122)
    const roof = stretched(
      x,
      y - h - 110,
      w,
      140,
      '-.3,0! .3,0! .42,.5 .62,.86 .78,.7! .66,1.05 0,1.08 -.66,1.05 -.78,.7! -.62,.86 -.42,.5',
      0.14,
    )
    big(b, roof, vgrad(b, y - h - 110, y - h + 30, light(tile, 0.14), dark(tile, 0.25)), { w: 34, rim: 6 })
    if (b.weather === 'snow')
      sheet(
        b,
        stretched(x, y - h - 116, w, 140, '-.32,-.05 .32,-.05 .42,.44 .1,.36 -.2,.42 -.42,.44', 0.14),
        '#eaf0f6',
        { sh: 0.3, blur: 8, rim: 3 },
      )
  }
}
/** A millstone lying on its bed. */
export const millstone = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  sheet(b, shape(x, y, s, '-150,-60! 150,-60! 130,20! -130,20!', 0.05), dark(c, 0.25), {
    sh: 0.45,
    blur: 10,
    rim: 4,
  })
  sheet(b, shape(x, y, s, '-110,-64! 110,-64! 110,-130! -110,-130!', 0.05), c, { sh: 0.4, blur: 8, rim: 4 })
  sheet(b, disc(x, y - 130 * s, 110 * s, 30 * s), light(c, 0.2), { rim: 4 })
  hole(
    b,
    drawn((p) => flower(p, x, y - 130 * s, 60 * s, 8, 0.2, 0.24)),
    dark(c, 0.3),
    1.4,
  )
  sheet(
    b,
    drawn((p) =>
      taper(x + 100 * s, y - 100 * s, x + 170 * s, y - 110 * s, x + 230 * s, y - 120 * s, 8, 8, 8, p),
    ),
    '#6a4a30',
    { sh: 0.35, blur: 5, rim: 2 },
  )
})
/** Strings of maize hung to dry. */
export const cornStrings = thing((b: SetBrush, x: number, y: number, n: number, c: string) => {
  const cobs = drawn((p) => {
    for (let i = 0; i < n; i++)
      for (let j = 0; j < 7; j++)
        for (const k of [-1, 1]) petal(p, x + i * 46, y + 20 + j * 44, 60, 1.57 + k * 0.5, 0.3)
  })
  paint(b, rect(x - 40, y, n * 46 + 40, 12), '#5a3c24')
  sheet(b, cobs, c, { sh: 0.35, blur: 6, rim: 3 })
})
/** A cart's wheel leaning on a wall. */
export const cartWheel = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  const rim = disc(x, y - 150 * s, 150 * s)
  rim.ellipse(x, y - 150 * s, 122 * s, 122 * s, 0, 0, 7)
  b.ctx.fillStyle = ink(b, c)
  b.ctx.fill(rim, 'evenodd')
  const spokes = drawn((p) => {
    for (let i = 0; i < 10; i++) {
      const a = (i / 10) * 6.2832
      taper(
        x,
        y - 150 * s,
        x + Math.cos(a) * 60 * s,
        y + (Math.sin(a) * 60 - 150) * s,
        x + Math.cos(a) * 126 * s,
        y + (Math.sin(a) * 126 - 150) * s,
        7 * s,
        6 * s,
        7 * s,
        p,
      )
    }
  })
  sheet(b, spokes, light(c, 0.12), { sh: 0.35, blur: 6, rim: 2 })
  sheet(b, disc(x, y - 150 * s, 26 * s), dark(c, 0.2), { sh: 0.4, blur: 6, rim: 3 })
})

/** The body of a car from inside: pillars around a windscreen. */
export const carShell = (c: string, edge: string): Item =>
  solid(
    (b) => {
      const { ctx } = b
      const glass = shape(
        540,
        700,
        1,
        '-470,-420! -300,-500 300,-500 470,-420! 560,320! 300,380 -300,380 -560,320!',
        0.1,
      )
      const body = rect(X0, -240, WIDE, YB + 400)
      body.addPath(glass)
      ctx.fillStyle = vgrad(b, 0, 1500, dark(c, 0.1), c, dark(c, 0.5))
      ctx.fill(body, 'evenodd')
      ctx.lineWidth = 26
      ctx.strokeStyle = ink(b, dark(c, 0.4))
      ctx.stroke(glass)
      ctx.lineWidth = 5
      ctx.strokeStyle = ink(b, edge)
      ctx.stroke(glass)
      shine(b, shape(540, 700, 1, '-250,-470! -120,-490! -330,300! -460,280!', 0), '#ffffff', 0.08)
    },
    [X0, -240, WIDE, 430],
    [X0, 1086, WIDE, 1100],
  )
/** A mirror, and what hangs from it. */
export const mirrorCharm = thing((b: SetBrush, x: number, y: number, c: string) => {
  sheet(
    b,
    drawn((p) => p.roundRect(x - 130, y - 34, 260, 76, 26)),
    '#14161c',
    { sh: 0.45, blur: 10, rim: 4 },
  )
  sheet(
    b,
    drawn((p) => p.roundRect(x - 114, y - 22, 228, 52, 18)),
    '#5f7a90',
    { rim: 3 },
  )
  paint(b, rect(x - 2, y + 40, 4, 70), '#2a1a1a')
  sheet(b, shape(x, y + 150, 1, '0,-44! 44,0! 0,44! -44,0!', 0), c, { sh: 0.4, blur: 6, rim: 4 })
  hole(
    b,
    drawn((p) => fret(p, x - 15, y + 134, 6)),
    '#ffd98a',
    1.4,
  )
  const tassel = drawn((p) => {
    for (let i = -3; i <= 3; i++)
      taper(x + i * 4, y + 194, x + i * 6, y + 240, x + i * 5, y + 290, 2.4, 1, 2.4, p)
  })
  paint(b, tassel, c)
})
/** The dashboard and its wheel. */
export const dashboard = thing((b: SetBrush, y: number, c: string, lamp: string) => {
  big(
    b,
    spline(
      [
        [X0, y - 60],
        [200, y - 130],
        [540, y - 150],
        [880, y - 130],
        [X1, y - 60],
        [X1, YB + 200, 1],
        [X0, YB + 200, 1],
      ],
      true,
      0.12,
    ),
    vgrad(b, y - 140, y + 400, light(c, 0.16), dark(c, 0.3)),
    { w: 36, rim: 6 },
  )
  for (const x of [250, 400]) {
    sheet(b, disc(x, y - 20, 58), '#0c0e14', { rim: 3 })
    shine(
      b,
      drawn((p) => crescent(p, x, y - 10, 40, 0, 0.16)),
      lamp,
    )
    shine(
      b,
      drawn((p) => taper(x, y - 20, x + 14, y - 40, x + 26, y - 58, 4, 1, 3, p)),
      '#ff5a4a',
    )
  }
  lampGlow(b, 325, y - 20, 220, lamp, 0.4)
  b.ctx.lineWidth = 34
  b.ctx.strokeStyle = ink(b, dark(c, 0.35))
  b.ctx.stroke(disc(320, y + 190, 230, 210))
  b.ctx.lineWidth = 5
  b.ctx.strokeStyle = ink(b, light(c, 0.3))
  b.ctx.beginPath()
  b.ctx.ellipse(320, y + 190, 240, 220, 0, 3.4, 5.6)
  b.ctx.stroke()
  sheet(
    b,
    drawn((p) => p.roundRect(700, y - 60, 260, 130, 16)),
    '#0c0e14',
    { rim: 3 },
  )
  for (let i = 0; i < 4; i++) paint(b, rect(716, y - 40 + i * 26, 228, 9), light(c, 0.2))
})
/** Backs of the seats in front. */
export const seats = thing(
  (b: SetBrush, list: readonly (readonly [number, number])[], c: string, seam: string) => {
    for (const [x, y] of list) {
      sheet(b, rect(x - 60, y - 430, 20, 90), '#16161c', {})
      sheet(b, rect(x + 40, y - 430, 20, 90), '#16161c', {})
      big(
        b,
        shape(x, y, 1, '-110,-560 -60,-600 60,-600 110,-560 96,-420 -96,-420', 0.16),
        vgrad(b, y - 600, y - 420, light(c, 0.14), c),
        { w: 24, rim: 5 },
      )
      big(
        b,
        shape(x, y, 1, '-200,600! -210,-240 -150,-370 150,-370 210,-240 200,600!', 0.14),
        vgrad(b, y - 370, y + 400, light(c, 0.1), dark(c, 0.35)),
        { w: 34, rim: 6 },
      )
      b.ctx.lineWidth = 3
      b.ctx.strokeStyle = ink(b, seam, 0.7)
      b.ctx.stroke(shape(x, y, 1, '-150,500! -160,-220 -110,-310 110,-310 160,-220 150,500!', 0.14))
    }
  },
)
