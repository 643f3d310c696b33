/** A banquet hall: the double-happiness disc, chandeliers, a curtain like a proscenium. */
import { rgba, rng } from '../palette.ts'
import { cloud, crescent, disc, drawn, flower, hole, petal, sheet, slivers, spline, teeth } from '../paper.ts'
import { lettering, setType } from '../typeface.ts'
import { big, glow, ink, lampGlow, paint, rect, shine, vgrad } from './kit.ts'
import { below, sheetAt, WIDE, X0, X1, YB, type SetBrush, type SetDefinition } from './set.ts'

const JOY = lettering('囍')

function arches(b: SetBrush): void {
  paint(b, rect(X0, -200, WIDE, 2300), vgrad(b, 0, 1500, '#3a0a18', '#8a1f2a', '#d9683a'))
  glow(b, 540, 900, 660, '#ffb45a', 0.6)
  for (const x of [-60, 260, 580, 900]) {
    const arch = drawn((p) => {
      p.moveTo(x, 1500)
      p.lineTo(x, 620)
      p.bezierCurveTo(x, 400, x + 240, 400, x + 240, 620)
      p.lineTo(x + 240, 1500)
      p.closePath()
    })
    big(b, arch, vgrad(b, 420, 1400, '#ffe1a0', '#f0a24e', '#b8432e'), { w: 34, a: 0.05, rim: 4 })
    const carved = drawn((p) => {
      flower(p, x + 120, 640, 80, 10, 0, 0.3)
      for (let i = 0; i < 5; i++) crescent(p, x + 40 + i * 40, 800, 18, 0, 0.4)
    })
    paint(b, carved, '#c8552e', 0.55)
  }
}
function joyDisc(b: SetBrush): void {
  const { ctx } = b
  big(b, disc(540, 690, 220), '#9d1624', { w: 50, rim: 6 })
  const petals = drawn((p) => {
    for (let i = 0; i < 28; i++) {
      const a = (i / 28) * 6.2832
      petal(p, 540 + Math.cos(a) * 176, 690 + Math.sin(a) * 176, 40, a, 0.4)
    }
  })
  hole(b, petals, '#ffcf7a', 1.8)
  setType(ctx, 'serif', 900, 230, JOY)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = ink(b, '#3a0510')
  ctx.fillText(JOY, 540, 684)
  ctx.fillStyle = b.lit('#ffd98a')
  ctx.fillText(JOY, 543, 690)
}
function guests(b: SetBrush): void {
  const r = rng(7)
  const p = new Path2D()
  for (let i = 0; i < 11; i++) {
    const x = X0 + 80 + i * 145 + r() * 40
    const y = 1500 - (330 + r() * 90)
    p.moveTo(x + 30, y)
    p.ellipse(x, y, 30, 36, 0, 0, 7)
    if (r() < 0.5) {
      p.moveTo(x + 10, y - 40)
      p.ellipse(x - 6, y - 40, 20, 18, 0, 0, 7)
    }
    p.moveTo(x - 66, 1520)
    p.bezierCurveTo(x - 74, y + 70, x - 30, y + 50, x, y + 44)
    p.bezierCurveTo(x + 30, y + 50, x + 74, y + 70, x + 66, 1520)
    p.closePath()
  }
  big(b, p, vgrad(b, 1060, 1520, '#5a1226', '#3a0a1c'), { w: 26, a: 0.06, rim: 4 })
}
function columns(b: SetBrush): void {
  for (const x of [-20, 960]) {
    big(b, rect(x, -200, 140, 1740), vgrad(b, 0, 1500, '#4a0a16', '#a8222a', '#5a0e1a'), { w: 60, rim: 8 })
    const carved = drawn((p) => {
      for (let y = 300; y < 1400; y += 190) {
        cloud(p, x + 70, y, 30, (y / 190) % 2 > 1 ? 1 : -1)
        crescent(p, x + 70, y + 70, 34, 0.4, 0.35)
      }
    })
    hole(b, carved, '#f2b95a', 1.8)
  }
}
function carpet(b: SetBrush): void {
  paint(b, rect(X0, 1500, WIDE, 640), vgrad(b, 1500, 2000, '#a82a30', '#5c0f1e', '#2a0510'))
  const flowers = drawn((p) => {
    for (let j = 0; j < 3; j++)
      for (let i = -3; i <= 3; i++) {
        const s = 1 + j * 0.55
        flower(p, 540 + i * 210 * s + (j % 2) * 90, 1560 + j * 120, 44 * s, 6, 0.3 + i, 0.3)
      }
  })
  paint(b, flowers, '#f2a24e', 0.32)
  paint(b, rect(X0, 1500, WIDE, 6), '#ffdf9a', 0.5)
}
function chandelier(b: SetBrush, x: number, y: number, s: number): void {
  const { ctx } = b
  ctx.strokeStyle = ink(b, '#3a1a0c')
  ctx.lineWidth = 5 * s
  ctx.beginPath()
  ctx.moveTo(x, -240)
  ctx.lineTo(x, y)
  ctx.stroke()
  lampGlow(b, x, y + 20, 380 * s, '#ffcf7a', 0.7)
  const rings = new Path2D()
  const drops = new Path2D()
  const flames = new Path2D()
  for (let k = 0; k < 3; k++) {
    const w = (200 - k * 56) * s
    const top = y + k * 52 * s
    rings.moveTo(x - w, top)
    rings.quadraticCurveTo(x, top + 60 * s, x + w, top)
    rings.quadraticCurveTo(x, top + 34 * s, x - w, top)
    rings.closePath()
    const n = 8 - k * 2
    for (let i = 0; i <= n; i++) {
      const u = (i / n) * 2 - 1
      const at = top + (1 - u * u) * 34 * s
      petal(drops, x + u * w, at, 34 * s, 1.57, 0.34)
      if (k < 2) petal(flames, x + u * w, at - 4 * s, 30 * s, -1.57, 0.34)
    }
  }
  shine(b, rings, '#d9973f')
  shine(b, drops, '#ffe6ae')
  shine(b, flames, '#fff6d8')
}
function chandeliers(b: SetBrush): void {
  chandelier(b, 540, 210, 1.15)
  chandelier(b, 150, 330, 0.7)
  chandelier(b, 930, 330, 0.7)
}
function curtain(b: SetBrush, k: 1 | -1): void {
  const x = k < 0 ? X0 : X1
  const at = (u: number): number => 540 + k * u
  const cloth = spline([
    [x, -240],
    [at(60), -240, 1],
    [at(250), -20],
    [at(340), 120],
    [at(420), 420],
    [at(440), 700, 1],
    [at(560), 760],
    [x, 780],
  ])
  big(b, cloth, vgrad(b, -100, 760, '#3a0613', '#8f1826'), { w: 60, rim: 7 })
  slivers(
    b,
    [
      [at(200), -60],
      [at(330), 60],
      [at(420), 300],
      [at(450), 680],
    ],
    [
      [at(600), -60],
      [at(600), 200],
      [at(600), 400],
      [at(580), 720],
    ],
    7,
    '#5a0c1a',
    12,
    rng(3),
  )
  paint(
    b,
    drawn((p) => teeth(p, at(436), 706, at(700), 776, 12, k * 16)),
    '#e2a94e',
  )
}
function flowerTable(b: SetBrush, x: number, s: number): void {
  const cloth = spline(
    [
      [x - 190 * s, 1420, 1],
      [x + 190 * s, 1420, 1],
      [x + 206 * s, 1560],
      [x + 226 * s, 1660, 1],
      [x - 226 * s, 1660, 1],
      [x - 206 * s, 1560],
    ],
    true,
    0.1,
  )
  big(b, cloth, vgrad(b, 1420, 1660, '#f4e2c4', '#c9876a'), { w: 34, rim: 4 })
  big(b, disc(x, 1420, 200 * s, 30 * s), '#fff1d6', { w: 10, rim: 3 })
  for (const k of [-90, -30, 60]) {
    const at = (u: number, y: number, sharp?: 1): [number, number] | [number, number, number] =>
      sharp ? [x + k + u, y, 1] : [x + k + u, y]
    const glass = spline(
      [
        at(-14, 1350, 1),
        at(14, 1350, 1),
        at(10, 1382),
        at(2, 1392),
        at(2, 1414),
        at(14, 1420),
        at(-14, 1420),
        at(-2, 1414),
        at(-2, 1392),
        at(-10, 1382),
      ],
      true,
      0.06,
    )
    sheet(b, glass, '#f7d78e', { rim: 2 })
  }
  const roses = drawn((p) => {
    flower(p, x + 110 * s, 1380, 40, 7)
    flower(p, x + 140 * s, 1350, 30, 6, 1)
  })
  sheet(b, roses, '#c8202e', { sh: 0.4, blur: 6, rim: 3 })
}
function tables(b: SetBrush): void {
  flowerTable(b, 140, 1)
  flowerTable(b, 960, 0.94)
}
function nearFlowers(b: SetBrush): void {
  const bank = spline([
    [X0, YB],
    [X0, 1780],
    [60, 1730],
    [200, 1790],
    [300, 1900],
    [330, YB],
  ])
  big(b, bank, '#1c030b', { w: 40, rim: 8 })
  const roses = drawn((p) => {
    flower(p, 60, 1790, 96, 9, 0.2, 0.4)
    flower(p, 210, 1860, 66, 7, 0.6, 0.4)
  })
  sheet(b, roses, '#5a0a1a', { sh: 0.5, blur: 12, rim: 6, rimC: rgba('#ffdf9a', 0.5) })
}

/** The banquet hall, lit by its chandeliers at all hours. */
export const BANQUET_HALL: SetDefinition = {
  id: 'banquet_hall',
  zh: '宴会厅',
  en: 'banquet hall',
  interior: true,
  lamplit: true,
  period: 'modern',
  hour: 'day',
  places: ['banquet_hall'],
  light: {
    lx: -0.35,
    ly: -0.9,
    rim: '#ffdf9a',
    rimK: 0.95,
    amb: '#ffe2c4',
    fog: '#7a1a2a',
    fogK: 0.06,
    shadow: '#180208',
    cut: '#ffd98a',
    key: ['#ffcf7a', 0.26],
    low: ['#20030c', 0.55],
    floor: 1690,
    dust: '#ffdc96',
    lamps: [[540, 240, 700]],
  },
  sheets: [
    sheetAt(6, [arches]),
    sheetAt(4, [joyDisc, guests], { box: below(420) }),
    sheetAt(2.6, [columns, carpet, chandeliers, (b) => curtain(b, -1), (b) => curtain(b, 1)], {
      solid: [below(1502), [-18, -200, 136, 1710], [962, -200, 136, 1710]],
    }),
    sheetAt(1.5, [tables], { box: below(1280) }),
  ],
  front: [sheetAt(0.7, [nearFlowers])],
}
