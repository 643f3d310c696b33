/** A courtyard under the moon: a moon gate, a lit hall with upturned eaves, a plum branch. */
import { light, rgba, rng } from '../palette.ts'
import {
  disc,
  drawn,
  flower,
  inside,
  petal,
  poly,
  sheet,
  slivers,
  spline,
  taper,
  teeth,
  points,
  guide,
} from '../paper.ts'
import { big, cloudBand, glow, ink, lampGlow, mist, paint, rect, ridge, shine, vgrad } from './kit.ts'
import { bamboo, lantern, lattice } from './things.ts'
import { skyOf, sunOrMoon } from './sky.ts'
import { below, sheetAt, WIDE, X0, X1, type SetBrush, type SetDefinition } from './set.ts'

function moonHalo(b: SetBrush): void {
  if (b.hour !== 'night' || b.weather !== 'clear') return sunOrMoon(b, 400, 500, 190)
  for (const [r, a] of [
    [470, 0.05],
    [380, 0.07],
    [300, 0.1],
  ] as const)
    paint(b, disc(400, 500, r), '#cfe0f5', a)
  glow(b, 400, 500, 640, '#dce8ff', 0.55)
  sheet(b, disc(400, 500, 214), b.lit('#f2ecd8'), { sh: 0.3, blur: 30, raw: true })
  const seas = drawn((p) => {
    for (const [x, y, q] of [
      [330, 440, 60],
      [470, 560, 44],
      [420, 410, 26],
      [340, 590, 34],
    ] as const) {
      p.moveTo(x + q, y)
      p.ellipse(x, y, q, q * 0.8, 0.3, 0, 7)
    }
  })
  shine(b, seas, '#d3cfc0', 0.6)
}
function clouds(b: SetBrush): void {
  cloudBand(b, 640, '#c9d8e6', 0.34, 6, 78)
  cloudBand(b, 330, '#9fb8d6', 0.25, 9, 60)
}
function hills(b: SetBrush): void {
  for (const [y, amp, seed, c] of [
    [1020, 260, 4, '#4a6f9a'],
    [1110, 200, 9, '#35567f'],
  ] as const)
    big(b, ridge(y, amp, seed, 120), vgrad(b, y - amp, y + 140, c, light(c, 0.28)), {
      w: 30,
      a: 0.05,
      rim: 4,
    })
  mist(b, 900, 360, '#bcd0e2', 0.4)
}
function gardenWall(b: SetBrush): void {
  big(b, rect(X0, 1010, WIDE, 500), vgrad(b, 1010, 1500, '#c5cfd8', '#8195ae', '#4e668a'), { w: 50, rim: 5 })
  const tiles = drawn((p) => {
    for (let x = X0; x < X1; x += 44) {
      p.moveTo(x, 1022)
      p.ellipse(x + 22, 1016, 22, 26, 0, 0, Math.PI)
    }
  })
  big(b, rect(X0, 962, WIDE, 56), vgrad(b, 962, 1020, '#21304f', '#141f38'), { w: 40, rim: 6 })
  paint(b, tiles, '#17223e')
}
function moonGate(b: SetBrush): void {
  const { ctx } = b
  const gate = disc(330, 1300, 200)
  paint(b, gate, vgrad(b, 1100, 1500, '#30507c', '#a9bccd'))
  inside(b, gate, () => {
    paint(b, ridge(1300, 120, 5, 90), '#46678f')
    bamboo(b, 260, [1060, 1540], 14, '#1c3455', 4, 6)
    bamboo(b, 410, [1080, 1540], 11, '#2a4566', 7, 5)
    mist(b, 1300, 260, '#d6e2ea', 0.6)
  })
  ctx.lineWidth = 26
  ctx.strokeStyle = ink(b, '#2b3c5c')
  ctx.stroke(gate)
  ctx.lineWidth = 5
  ctx.strokeStyle = ink(b, '#dfeaf5', 0.6)
  ctx.beginPath()
  ctx.ellipse(330, 1300, 188, 188, 0, 2.4, 5.2)
  ctx.stroke()
}
function hall(b: SetBrush): void {
  const dim = b.lamp < 0.6
  paint(b, rect(660, 900, 800, 620), vgrad(b, 900, 1500, '#7a3a22', '#a8562c', '#3c1c16'))
  lampGlow(b, 960, 1180, 520, '#ffab4e', 0.75)
  for (const x of [716, 916, 1116]) {
    const paper = b.ctx.createLinearGradient(0, 980, 0, 1480)
    paper.addColorStop(0, dim ? ink(b, '#b9a988') : b.lit('#ffd68a'))
    paper.addColorStop(1, dim ? ink(b, '#8f7d68') : b.lit('#f2963e'))
    b.ctx.fillStyle = paper
    b.ctx.fill(rect(x, 980, 176, 500))
    lattice(b, [x, 980, 176, 500], '#3a1712', x % 3)
  }
  for (const x of [672, 892, 1092]) big(b, rect(x, 900, 30, 620), '#5a1f18', { w: 20, rim: 4 })
}
function eaves(b: SetBrush): void {
  const outline = spline(
    points('560,890! 620,872 700,800 820,690 900,640! 1400,640! 1400,930! 900,930 700,924 600,912'),
    true,
    0.14,
  )
  big(b, outline, vgrad(b, 640, 930, '#2c426c', '#131d38'), { w: 60, rim: 7 })
  inside(b, outline, () =>
    slivers(
      b,
      guide('900,640 820,700 720,820 600,900'),
      guide('1500,640 1500,720 1500,820 1500,930'),
      16,
      '#0b1228',
      5,
    ),
  )
  paint(
    b,
    drawn((p) => teeth(p, 1400, 930, 600, 914, 22, -16)),
    '#101a34',
  )
  const top = spline(points('884,650! 870,610 900,580! 912,620 940,626 1400,622 1400,652!'), true, 0.12)
  sheet(b, top, '#1a2748', { sh: 0.4, blur: 8, rim: 4 })
  if (b.weather === 'snow') {
    const cap = spline(
      points('566,888 700,800 820,690 900,636 1400,630 1400,700 960,720 800,800 680,872'),
      true,
      0.14,
    )
    sheet(b, cap, '#e6edf4', { sh: 0.3, blur: 8, rim: 4 })
  }
}
function flagstones(b: SetBrush): void {
  const snow = b.weather === 'snow'
  const ground = snow ? ['#c9d6e4', '#93a7c2', '#4a5f84'] : ['#6d86a8', '#2c416a', '#101b38']
  paint(b, rect(X0, 1500, WIDE, 640), vgrad(b, 1500, 2000, ...ground))
  const stones = drawn((p) => {
    for (let j = 0; j < 6; j++) {
      const y = 1512 + j * j * 14 + j * 30
      const s = 1 + j * 0.5
      for (let i = -5; i < 7; i++)
        p.roundRect(540 + (i - 0.5) * 190 * s + (j % 2) * 80, y, 178 * s, 24 + j * 15, 10)
    }
  })
  b.ctx.strokeStyle = ink(b, '#0e1a38', snow ? 0.12 : 0.32)
  b.ctx.lineWidth = 4
  b.ctx.stroke(stones)
  shine(b, poly(points('640,1500 1340,1500 1340,1760 420,1760')), '#ffab4e', 0.12 * b.lamp)
}
function lanterns(b: SetBrush): void {
  lantern(b, 640, 1020, 0.62)
  lantern(b, 1010, 1010, 0.66)
  mist(b, 1380, 300, '#c9d8ea', 0.25)
}
const BLOSSOMS = [
  [566, 256],
  [640, 214],
  [720, 196],
  [724, 416],
  [790, 340],
  [850, 260],
  [474, 92],
  [560, 108],
  [640, 140],
  [1014, 466],
  [1060, 380],
  [1100, 290],
  [940, 130],
  [860, 150],
  [690, 440],
  [600, 280],
] as const
function plum(b: SetBrush): void {
  const branch = drawn((p) => {
    taper(1340, 60, 900, 100, 560, 260, 34, 7, 20, p)
    taper(980, 120, 860, 300, 720, 420, 14, 2.4, 9, p)
    taper(760, 180, 640, 120, 470, 90, 10, 2, 6, p)
    taper(1180, 90, 1120, 300, 1010, 470, 14, 2, 9, p)
  })
  sheet(b, branch, '#0a1020', { sh: 0.4, blur: 14, rim: 4 })
  const r = rng(4)
  const flowers = new Path2D()
  const hearts = new Path2D()
  for (const [x, y] of BLOSSOMS) {
    flower(flowers, x, y, 22 + r() * 16, 5, r() * 3, 0.5)
    hearts.moveTo(x + 4, y)
    hearts.ellipse(x, y, 4.5, 4.5, 0, 0, 7)
  }
  sheet(b, flowers, '#e8879a', { sh: 0.4, blur: 8, rim: 4 })
  paint(b, hearts, '#fff0c0')
}
function fallingPetals(b: SetBrush, seconds: number): void {
  if (b.weather === 'snow') return
  const r = rng(4)
  const petals = drawn((p) => {
    for (let i = 0; i < 12; i++)
      petal(p, r() * 1080, (r() * 1900 + seconds * 70) % 1900, 16 + r() * 10, r() * 6, 0.5)
  })
  b.ctx.fillStyle = rgba(b.c('#f2a5b0'), 0.85)
  b.ctx.fill(petals)
}

/** The courtyard, drawn for a night of full moon. */
export const OLD_COURTYARD: SetDefinition = {
  id: 'old_courtyard',
  zh: '老院子',
  en: 'old courtyard',
  interior: false,
  period: 'modern',
  hour: 'night',
  places: ['old_courtyard'],
  light: {
    lx: -0.72,
    ly: -0.66,
    rim: '#cfe2ff',
    rimK: 0.85,
    amb: '#e4e2f2',
    fog: '#31508c',
    fogK: 0.04,
    shadow: '#030816',
    cut: '#ffd28a',
    key: ['#a9c8ff', 0.22],
    low: ['#050b1e', 0.5],
    warm: ['#ffa04a', 0.42],
    floor: 1680,
    lamps: [
      [640, 1020, 420],
      [1010, 1010, 460],
    ],
  },
  sheets: [
    sheetAt(10, [skyOf('#07112c', '#16305f', '#3d6394', '#8aa6bd'), moonHalo, clouds], { outside: true }),
    sheetAt(7, [hills], { box: below(740), outside: true }),
    sheetAt(3.2, [gardenWall, moonGate, hall, eaves, flagstones], {
      box: below(570),
      solid: [below(1502), [X0, 1014, 388, 500], [662, 932, 678, 580]],
      outside: true,
    }),
    sheetAt(1.8, [lanterns], { box: below(560), outside: true }),
  ],
  front: [sheetAt(0.72, [plum], { box: [420, 0, 920, 560], live: fallingPetals })],
}
