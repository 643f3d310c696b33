/** A hospital corridor: nested frames towards the red lamp of the theatre door. */
import { disc, drawn, poly, sheet, spline, taper, points } from '../paper.ts'
import { lettering, setType } from '../typeface.ts'
import { big, glow, ink, paint, rect, shaft, shine, vgrad } from './kit.ts'
import { below, sheetAt, WIDE, X0, YB, type SetBrush, type SetDefinition } from './set.ts'

const IN_THEATRE = lettering('手术中')
const EMERGENCY = lettering('急诊')

/** Vanishing point. */
const VX = 560
const VY = 800
const FRAMES = ['#2a6f73', '#458d8c', '#69a9a2', '#93c5b9', '#bfdfd1', '#e6f5e8'] as const

function frame(b: SetBrush, i: number, colour: string): void {
  const s = 1.5 * 0.66 ** i
  const w = 620 * s
  const up = 900 * s
  const down = 860 * s
  const box = poly([
    [VX - w, VY - up],
    [VX + w, VY - up],
    [VX + w, VY + down],
    [VX - w, VY + down],
  ])
  b.ctx.strokeStyle = ink(b, '#04222a', 0.07)
  for (let k = 4; k > 0; k--) {
    b.ctx.lineWidth = 18 * k * Math.max(0.4, s)
    b.ctx.stroke(box)
  }
  paint(b, box, colour)
  if (s >= 1.3) return
  const floor = poly([
    [VX - w, VY + down],
    [VX + w, VY + down],
    [VX + w, VY + down * 0.8],
    [VX - w, VY + down * 0.8],
  ])
  paint(b, floor, '#0f4a50', 0.26)
  const tube = poly([
    [VX - w * 0.36, VY - up * 0.96],
    [VX + w * 0.36, VY - up * 0.96],
    [VX + w * 0.3, VY - up * 0.9],
    [VX - w * 0.3, VY - up * 0.9],
  ])
  shine(b, tube, '#fdfff4')
  for (const k of [-1, 1]) {
    const rail = poly([
      [VX + k * w, VY + down * 0.34],
      [VX + k * w * 0.9, VY + down * 0.32],
      [VX + k * w * 0.9, VY + down * 0.38],
      [VX + k * w, VY + down * 0.41],
    ])
    paint(b, rail, '#e8f2e2')
  }
}
function corridor(b: SetBrush): void {
  paint(b, rect(X0, -200, WIDE, 2400), '#12454c')
  FRAMES.forEach((colour, i) => frame(b, i, colour))
}
function theatreDoor(b: SetBrush): void {
  const { ctx } = b
  const d = 118
  paint(b, rect(VX - d, VY - 120, d * 2, 226), '#f3fbf0')
  for (const k of [-1, 1]) {
    sheet(b, rect(k < 0 ? VX - d + 8 : VX + 4, VY - 112, d - 12, 218), '#8fc4b8', { rim: 2 })
    paint(b, disc(VX + k * d * 0.5, VY - 46, 24), '#f4fff4')
  }
  sheet(b, rect(VX - 78, VY - 176, 156, 44), b.lit('#8a1216'), { sh: 0.3, blur: 6, rim: 2, raw: true })
  ctx.fillStyle = b.lit('#ffd9cc')
  setType(ctx, 'sans', 700, 30, IN_THEATRE)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText(IN_THEATRE, VX, VY - 153)
  glow(b, VX, VY - 150, 330, '#ff3a30', 0.6)
}
function nearFrame(b: SetBrush): void {
  const { ctx } = b
  const wall = rect(X0, -200, WIDE, 1720)
  wall.rect(190, 210, 740, 1290)
  ctx.strokeStyle = ink(b, '#04222a', 0.08)
  for (let k = 4; k > 0; k--) {
    ctx.lineWidth = 22 * k
    ctx.strokeRect(190, 210, 740, 1320)
  }
  ctx.fillStyle = vgrad(b, 0, 1500, '#0f4048', '#2f7a7c', '#1d5a60')
  ctx.fill(wall, 'evenodd')
  for (const x of [X0 + 20, 960]) {
    big(b, rect(x, 470, 400, 1040), vgrad(b, 470, 1500, '#7fb5a8', '#4e8f8a'), { w: 26, rim: 4 })
    sheet(b, rect(x === 960 ? 1000 : 60, 560, 70, 260), '#dff5ea', { sh: 0.3, blur: 5, rim: 3 })
  }
}
function signs(b: SetBrush): void {
  const { ctx } = b
  sheet(b, rect(236, 250, 150, 96), '#f2fbf2', { sh: 0.35, blur: 8, rim: 3 })
  ctx.fillStyle = ink(b, '#17636a')
  setType(ctx, 'sans', 700, 44, EMERGENCY)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText(EMERGENCY, 311, 298)
  sheet(b, disc(860, 300, 50), '#f2fbf2', { sh: 0.35, blur: 8, rim: 3 })
  const hands = drawn((p) => {
    taper(860, 300, 861, 285, 862, 266, 3, 2, 3, p)
    taper(860, 300, 872, 306, 884, 312, 4, 3, 4, p)
  })
  paint(b, hands, '#17454c')
}
function floor(b: SetBrush): void {
  paint(b, rect(X0, 1500, WIDE, 640), vgrad(b, 1500, 2000, '#7fb9ae', '#2c6d70', '#123f47'))
  const lamps = drawn((p) => {
    for (let i = 0; i < 9; i++) p.rect(390 + i * 8, 1520 + i * 52, 300 - i * 16, 18 + i * 2)
  })
  paint(b, lamps, '#f4fff2', 0.3)
  const joints = drawn((p) => {
    for (let i = -6; i <= 6; i++) {
      const u = 560 + i * 70
      const v = 560 + i * 230
      p.moveTo(u, 1500)
      p.lineTo(u + 2, 1500)
      p.lineTo(v + 5, YB)
      p.lineTo(v, YB)
    }
  })
  paint(b, joints, '#0d3d45', 0.24)
  paint(b, rect(X0, 1500, WIDE, 6), '#eafff4', 0.5)
}
function bench(b: SetBrush): void {
  big(b, spline(points('120,1330 430,1330 440,1420! 110,1420!'), true, 0.06), '#1c5560', { w: 20, rim: 4 })
  big(b, rect(96, 1436, 360, 30), '#2f7078', { w: 16, rim: 4 })
  for (const x of [120, 410]) paint(b, rect(x, 1466, 16, 110), '#123b44')
}
const lampLight = (b: SetBrush): void =>
  shaft(
    b,
    [
      [330, 150],
      [750, 150],
      [1000, 1900],
      [80, 1900],
    ],
    '#f2fff6',
    0.22,
  )
function drip(b: SetBrush): void {
  const { ctx } = b
  ctx.lineWidth = 16
  ctx.strokeStyle = ink(b, '#0a2a33')
  ctx.beginPath()
  ctx.moveTo(1040, 2120)
  ctx.lineTo(1040, 260)
  ctx.stroke()
  const bag = spline(points('996,300 1084,300 1092,460 1040,520 988,460'))
  sheet(b, bag, '#1d5a63', { sh: 0.4, blur: 14, rim: 6 })
  sheet(b, spline(points('1000,400 1080,400 1084,460 1040,508 996,460')), '#6fb5b0')
  ctx.lineWidth = 4
  ctx.beginPath()
  ctx.moveTo(1040, 516)
  ctx.bezierCurveTo(1010, 800, 1110, 1100, 1030, 1500)
  ctx.stroke()
}

/** The hospital corridor, lit by its tubes at all hours. */
export const HOSPITAL_CORRIDOR: SetDefinition = {
  id: 'hospital_corridor',
  zh: '医院走廊',
  en: 'hospital corridor',
  interior: true,
  lamplit: true,
  period: 'modern',
  hour: 'day',
  places: ['hospital_corridor'],
  light: {
    lx: -0.25,
    ly: -0.95,
    rim: '#eafff6',
    rimK: 0.8,
    amb: '#eef8f2',
    fog: '#a9d0c8',
    fogK: 0.03,
    shadow: '#06262c',
    cut: '#dffcf0',
    key: ['#eafff4', 0.2],
    low: ['#0a2e38', 0.4],
    floor: 1680,
  },
  sheets: [
    sheetAt(6, [corridor, theatreDoor]),
    sheetAt(2.6, [nearFrame, signs, floor, bench], {
      solid: [[X0, -200, 448, 1720], [932, -200, 408, 1720], [188, -200, 746, 408], below(1502)],
    }),
    sheetAt(2, [lampLight]),
  ],
  front: [sheetAt(0.7, [drip])],
}
