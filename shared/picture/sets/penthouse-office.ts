/** An office high above the city at dusk: the low sun between towers, a long desk, one lamp. */
import { rng } from '../palette.ts'
import { drawn, fret, hole, petal, poly, sheet, spline, points } from '../paper.ts'
import { big, cloudBand, lampGlow, mist, paint, rect, shaft, shine, skyline, vgrad } from './kit.ts'
import { skyOf, sunOrMoon } from './sky.ts'
import { below, sheetAt, WIDE, X0, type SetBrush, type SetDefinition } from './set.ts'

function clouds(b: SetBrush): void {
  cloudBand(b, 560, '#ff8a6a', 0.55, 3, 92)
  cloudBand(b, 760, '#ffc47a', 0.6, 7, 74)
  cloudBand(b, 300, '#8f4a86', 0.6, 5, 96)
}
function farCity(b: SetBrush): void {
  skyline(b, { y: 1330, low: 160, high: 420, colour: '#d0605a', top: '#e8775c', seed: 5 })
  mist(b, 1000, 300, '#ffc98a', 0.45)
}
function midCity(b: SetBrush): void {
  skyline(b, {
    y: 1400,
    low: 200,
    high: 620,
    colour: '#8f3b60',
    top: '#7a3262',
    seed: 14,
    on: 0.2,
    lit: ['#ffd08a', '#ffb060'],
  })
  mist(b, 1180, 280, '#ff9a6a', 0.3)
}
function nearCity(b: SetBrush): void {
  skyline(b, {
    y: 1480,
    low: 120,
    high: 500,
    colour: '#4a2050',
    top: '#3d1c4c',
    seed: 21,
    on: 0.3,
    lit: ['#ffd08a', '#ffe6ae', '#ff9a5a'],
  })
}
function windowFrame(b: SetBrush): void {
  const frame = drawn((p) => {
    for (const x of [X0, 160, 520, 900, 1260]) p.rect(x, -200, x === 160 || x === 900 ? 34 : 16, 1720)
    p.rect(X0, -200, WIDE, 310)
    p.rect(X0, 330, WIDE, 14)
    p.rect(X0, 1370, WIDE, 150)
  })
  big(b, frame, vgrad(b, 0, 1500, '#1c1030', '#2c163a'), { w: 26, rim: 5 })
  shaft(
    b,
    [
      [540, 340],
      [890, 340],
      [620, 1400],
      [220, 1400],
    ],
    '#fff0d0',
    0.12,
  )
}
function floor(b: SetBrush): void {
  paint(b, rect(X0, 1500, WIDE, 640), vgrad(b, 1500, 2000, '#8a3f50', '#45204a', '#1b0d28'))
  const light = b.home || b.hour === 'day' ? 1 : 0.4
  shine(b, poly(points('540,1500 900,1500 760,2120 120,2120')), '#ffb060', 0.3 * light)
  shine(b, poly(points('180,1500 510,1500 20,2120 -500,2120')), '#ffb060', 0.2 * light)
  paint(b, rect(X0, 1500, WIDE, 5), '#ffcf8a', 0.6)
}
const SPINES = ['#a8433f', '#c8863f', '#5a6a8a', '#7a4a6a'] as const
function bookcase(b: SetBrush): void {
  big(b, rect(X0, 420, 330, 1090), '#1e1130', { w: 40, rim: 6 })
  for (let j = 0; j < 5; j++) {
    paint(b, rect(X0, 480 + j * 200, 300, 168), '#341c40')
    const r = rng(j + 3)
    for (let x = -30; x < 20;) {
      const w = 12 + r() * 14
      const h = 90 + r() * 60
      const spine = SPINES[Math.floor(r() * SPINES.length)] ?? SPINES[0]
      sheet(b, rect(x, 648 + j * 200 - h, w, h), spine, { rim: 2 })
      x += w + 2
    }
  }
}
function desk(b: SetBrush): void {
  big(b, poly(points('470,1400 1180,1400 1230,1450 420,1450')), '#3a1c30', { w: 30, rim: 5 })
  big(b, rect(420, 1450, 810, 220), vgrad(b, 1450, 1670, '#26122a', '#160a1e'), { w: 20, rim: 5 })
  hole(
    b,
    drawn((p) => [0, 1, 2, 3, 4, 5, 6, 7].forEach((i) => fret(p, 460 + i * 96, 1520, 9))),
    '#7a3a4a',
    1.8,
  )
  big(b, rect(770, 1210, 250, 160), '#150a1c', { w: 18, rim: 5 })
  paint(b, rect(784, 1224, 222, 132), '#5c3560')
  paint(b, rect(880, 1370, 30, 36), '#150a1c')
  const lamp = spline(points('560,1400 600,1330 560,1270 500,1270 480,1330 520,1400'), true, 0.1)
  sheet(b, lamp, '#1b0f1c', { rim: 4 })
  lampGlow(b, 540, 1270, 200, '#ffcf7a', 0.5)
  const leaves = drawn((p) => {
    for (let i = 0; i < 9; i++) petal(p, 1090, 1390, 190 - (i % 3) * 40, -2.6 + i * 0.28, 0.16)
  })
  sheet(b, leaves, '#1f2a2a', { sh: 0.3, blur: 6, rim: 4 })
}
function nearLeaves(b: SetBrush): void {
  const leaves = drawn((p) => {
    for (let i = 0; i < 8; i++) petal(p, -40, 1960, 520 - (i % 3) * 100, -1.9 + i * 0.24, 0.14)
  })
  sheet(b, leaves, '#120818', { sh: 0.5, blur: 18, rim: 3 })
}

/** The office, drawn for dusk. */
export const PENTHOUSE_OFFICE: SetDefinition = {
  id: 'penthouse_office',
  zh: '顶层办公室',
  en: 'penthouse office',
  interior: true,
  period: 'modern',
  hour: 'dusk',
  places: ['penthouse_office'],
  light: {
    lx: 0.78,
    ly: -0.4,
    rim: '#ffc27a',
    rimK: 1,
    amb: '#f6cdb8',
    fog: '#8a3a5a',
    fogK: 0.08,
    shadow: '#12041a',
    cut: '#ffb45a',
    key: ['#ff9a4a', 0.3],
    low: ['#16061e', 0.58],
    floor: 1700,
    dust: '#ffcf8a',
    lamps: [[540, 1270, 360]],
  },
  sheets: [
    sheetAt(
      10,
      [
        skyOf('#2c2358', '#7a3470', '#dd5b52', '#ffa24e', '#ffdf96'),
        (b) => sunOrMoon(b, 860, 900, 160, '#fff0bc'),
        clouds,
      ],
      { outside: true },
    ),
    sheetAt(7, [farCity], { box: below(800), outside: true }),
    sheetAt(5, [midCity], { box: below(600), outside: true }),
    sheetAt(4, [nearCity], { box: below(800), outside: true }),
    sheetAt(2.6, [windowFrame, floor, bookcase], {
      solid: [below(1374), [X0, -200, 1600, 308], [X0, 424, 328, 1080]],
    }),
    sheetAt(1.5, [desk], { box: [400, 1080, 940, 640] }),
  ],
  front: [sheetAt(0.7, [nearLeaves])],
}
