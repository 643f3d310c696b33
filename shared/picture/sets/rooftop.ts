/** A roof at night: neon between two towers, a water tank, wet ground. */
import { rng } from '../palette.ts'
import { crescent, disc, drawn, fret, hole, poly, spline, points } from '../paper.ts'
import { lettering, setType } from '../typeface.ts'
import {
  big,
  cloudBand,
  glow,
  ink,
  lampGlow,
  mist,
  paint,
  rect,
  shine,
  skyline,
  vgrad,
  windows,
} from './kit.ts'
import { skyOf, sunOrMoon } from './sky.ts'
import { below, sheetAt, WIDE, X0, X1, YB, type SetBrush, type SetDefinition } from './set.ts'

const NEON = lettering('夜归人')

function moon(b: SetBrush): void {
  if (b.hour !== 'night') return sunOrMoon(b, 320, 420, 120)
  if (b.weather !== 'clear') return
  glow(b, 320, 420, 520, '#aab8ff', 0.5)
  shine(b, disc(320, 420, 104), '#dfe4f2')
  shine(b, disc(352, 396, 96), '#c3cdeb', 0.5)
}
function clouds(b: SetBrush): void {
  cloudBand(b, 500, '#2a3a78', 0.9, 3, 84)
  cloudBand(b, 690, '#4a4a92', 0.55, 8, 70)
}
function farCity(b: SetBrush): void {
  skyline(b, {
    y: 1250,
    low: 240,
    high: 560,
    colour: '#39407f',
    top: '#2d3f80',
    seed: 3,
    on: 0.3,
    lit: ['#ffce7a', '#ffe6ac', '#8fb4ff'],
  })
  mist(b, 880, 420, '#8f5aa8', 0.35)
}
function nearCity(b: SetBrush): void {
  skyline(b, {
    y: 1380,
    low: 320,
    high: 820,
    colour: '#1d2a5c',
    top: '#16224e',
    seed: 12,
    on: 0.36,
    lit: ['#ffb85a', '#ffe0a0', '#6fd0e8'],
  })
  mist(b, 1080, 400, '#5a4aa0', 0.3)
}
function neon(b: SetBrush): void {
  const { ctx } = b
  big(b, rect(586, 350, 128, 560), '#160d2c', { w: 30, rim: 3 })
  ctx.save()
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  setType(ctx, 'serif', 700, 104, NEON)
  ctx.shadowColor = b.lit('#ff3f86')
  ctx.shadowBlur = 26 * b.s
  ctx.fillStyle = b.lit('#ffd6e6')
  Array.from(NEON).forEach((c, i) => ctx.fillText(c, 650, 458 + i * 170))
  ctx.restore()
  ctx.strokeStyle = ink(b, '#ff6aa6', 0.9)
  ctx.lineWidth = 5
  ctx.strokeRect(598, 364, 104, 532)
  paint(b, rect(714, 400, 90, 12), '#0a1028')
  paint(b, rect(714, 840, 90, 12), '#0a1028')
  lampGlow(b, 650, 630, 500, '#ff3f86', 0.5)
}
function towers(b: SetBrush): void {
  const right = poly([
    [790, 500],
    [1340, 440],
    [1340, YB],
    [790, YB],
  ])
  big(b, right, vgrad(b, 500, 1600, '#101a42', '#0b1230'), { w: 60, rim: 5 })
  windows(b, [1000, 620, 280, 760], [5, 11], ['#ffb85a', '#ffd58c'], 9, 0.42)
  neon(b)
  big(
    b,
    poly([
      [X0, 880],
      [140, 900],
      [140, YB],
      [X0, YB],
    ]),
    '#0c1434',
    { w: 50, rim: 5 },
  )
  windows(b, [-120, 940, 250, 560], [5, 9], ['#ffc36a', '#7fd6e6'], 4, 0.35)
}
function tank(b: SetBrush): void {
  for (const x of [40, 190])
    big(
      b,
      poly([
        [x, 1150],
        [x + 18, 1150],
        [x + 26, 1420],
        [x + 2, 1420],
      ]),
      '#0a1028',
      { w: 14, rim: 3 },
    )
  const body = spline(points('6,930 120,890 236,930! 236,1150! 6,1150!'), true, 0.08)
  big(b, body, vgrad(b, 900, 1150, '#26315f', '#131b40'), { w: 30, rim: 7 })
  const cuts = drawn((p) => {
    for (let i = 0; i < 5; i++) {
      crescent(p, 60 + i * 34, 1080, 15, 0, 0.4)
      crescent(p, 60 + i * 34, 1010, 15, 0, 0.4)
    }
  })
  hole(b, cuts, '#55689f', 1.4)
}
function wires(b: SetBrush): void {
  b.ctx.strokeStyle = ink(b, '#060a1c')
  b.ctx.lineWidth = 3.4
  for (const [y0, sag, y1] of [
    [700, 250, 560],
    [760, 220, 640],
  ] as const) {
    b.ctx.beginPath()
    b.ctx.moveTo(X0, y0)
    b.ctx.quadraticCurveTo(480, y0 + sag, X1, y1)
    b.ctx.stroke()
  }
}
function parapet(b: SetBrush): void {
  big(b, rect(X0, 1380, WIDE, 150), vgrad(b, 1380, 1530, '#2b3568', '#141b3e'), { w: 40, rim: 6 })
  const carved = drawn((p) => {
    for (let x = X0; x < X1; x += 84) fret(p, x, 1420, 8)
  })
  hole(b, carved, '#5b6db0', 1.6)
}
/** Flat reflections around a column of light. */
function reflections(
  b: SetBrush,
  r: () => number,
  o: { n: number; x: number; spread: number; long: number; colour: string; alpha: number },
): void {
  const p = new Path2D()
  for (let i = 0; i < o.n; i++) {
    const y = 1555 + r() * 400
    const x = o.x + (r() - 0.5) * o.spread
    const long = 20 + r() * o.long
    p.moveTo(x + long, y)
    p.ellipse(x, y, long, 3 + r() * 5, 0, 0, 7)
  }
  shine(b, p, o.colour, o.alpha)
}
function floor(b: SetBrush): void {
  const snow = b.weather === 'snow'
  const ground = snow ? (['#b9c6e0', '#5f6f9c'] as const) : (['#1c2350', '#0a0f28'] as const)
  paint(b, rect(X0, 1530, WIDE, 600), vgrad(b, 1530, 1980, ...ground))
  if (snow) return
  const wet = b.weather === 'clear' || b.weather === 'fog' ? 0.4 : 1
  const r = rng(5)
  reflections(b, r, { n: 46, x: 550, spread: 1300, long: 120, colour: '#7a86d8', alpha: 0.16 * wet })
  reflections(b, r, { n: 26, x: 650, spread: 220, long: 90, colour: '#ff5f9a', alpha: 0.4 * wet * b.lamp })
  reflections(b, r, { n: 14, x: 320, spread: 180, long: 60, colour: '#cfd8ff', alpha: 0.22 * wet })
}
function airUnit(b: SetBrush): void {
  big(
    b,
    poly([
      [X0, 1800],
      [420, 1860],
      [420, YB + 200],
      [X0, YB + 200],
    ]),
    '#04061a',
    { w: 40, rim: 7 },
  )
  big(b, rect(30, 1690, 250, 180), '#070b22', { w: 30, rim: 6 })
  const slats = drawn((p) => {
    for (let i = 0; i < 8; i++) p.rect(52, 1712 + i * 18, 206, 6)
  })
  paint(b, slats, '#1c2654')
}

/** The roof, drawn for night. */
export const ROOFTOP: SetDefinition = {
  id: 'rooftop',
  zh: '天台',
  en: 'rooftop',
  interior: false,
  period: 'modern',
  hour: 'night',
  places: ['rooftop'],
  light: {
    lx: 0.8,
    ly: -0.45,
    rim: '#ff7fb0',
    rimK: 0.8,
    amb: '#c4c8f0',
    fog: '#2a3f8a',
    fogK: 0.07,
    shadow: '#02040e',
    cut: '#ffcf7a',
    key: ['#ff5f9a', 0.34],
    low: ['#060a20', 0.55],
    floor: 1690,
  },
  sheets: [
    sheetAt(9, [skyOf('#070c22', '#15265a', '#3c3f8c', '#9a4f8c'), moon, clouds], { outside: true }),
    sheetAt(6, [farCity], { box: below(540), outside: true }),
    sheetAt(4, [nearCity], { box: below(410), outside: true }),
    sheetAt(2.6, [towers], {
      box: below(330),
      solid: [
        [800, 515, 540, 1800],
        [X0, 905, 395, 1400],
      ],
      outside: true,
    }),
    sheetAt(1.7, [tank, wires, parapet, floor], { box: below(560), solid: [below(1384)], outside: true }),
  ],
  front: [sheetAt(0.7, [airUnit])],
}
