/** The tea shop by day: a moon window with a plum branch, shelves of jars, two lanterns. */
import { light, rng } from '../palette.ts'
import { crescent, disc, drawn, flower, fret, hole, poly, sheet, spline, taper, points } from '../paper.ts'
import { big, cloudBand, ink, paint, rect, ridge, shaft, vgrad } from './kit.ts'
import { skyOf, sunOrMoon } from './sky.ts'
import { bamboo, lantern, planks, steam, teacup, teapot } from './things.ts'
import { below, sheetAt, WIDE, X0, X1, type SetBrush, type SetDefinition } from './set.ts'

/** The moon window. */
const CX = 580
const CY = 690
const R = 350

function valley(b: SetBrush): void {
  const view = rect(60, 180, 1040, 1020)
  b.ctx.clip(view) // only what the window can show
  skyOf('#cfe4d2', '#cfe4d2', '#f6eec6', '#ffd58c')(b)
  sunOrMoon(b, 690, 520, 105, '#fff6da')
  const hills = [
    [830, 330, 3, '#b9d3bd'],
    [910, 270, 8, '#8fb9a4'],
    [1000, 200, 5, '#5f9a87'],
  ] as const
  for (const [y, amp, seed, c] of hills)
    big(b, ridge(y, amp, seed, 110), vgrad(b, y - amp, y + 120, c, light(c, 0.55)), {
      w: 26,
      a: 0.035,
      rim: 3,
    })
  cloudBand(b, 800, '#fffbe9', 0.8, 4, 44)
}
function grove(b: SetBrush): void {
  bamboo(b, 330, [180, 1100], 18, '#3f7a5c', 3, 9)
  bamboo(b, 420, [260, 1100], 13, '#57906c', 5, 6)
  bamboo(b, 838, [200, 1100], 16, '#356a52', 9, 8)
}
function wallWithWindow(b: SetBrush): void {
  const { ctx } = b
  const wall = rect(X0, -200, WIDE, 1800)
  wall.ellipse(CX, CY, R, R, 0, 0, 7)
  ctx.fillStyle = vgrad(b, 0, 1500, '#b98247', '#e0b377', '#c58c50')
  ctx.fill(wall, 'evenodd')
  for (const [w, a] of [
    [90, 0.06],
    [64, 0.07],
    [40, 0.08],
  ] as const) {
    ctx.lineWidth = w
    ctx.strokeStyle = ink(b, '#2a1208', a)
    ctx.stroke(disc(CX, CY + 6, R + 20))
  }
  const ring = (outer: number, inner: number, c: string): void => {
    const q = disc(CX, CY, outer)
    q.ellipse(CX, CY, inner, inner, 0, 0, 7)
    ctx.fillStyle = c
    ctx.fill(q, 'evenodd')
  }
  ring(R + 44, R - 6, '#4a2716')
  ring(R + 44, R + 36, '#8a5a30')
  ring(R, R - 7, '#a9743f')
  const carved = drawn((p) => {
    for (let i = 0; i < 36; i++) {
      const a = (i / 36) * 6.2832
      crescent(p, CX + Math.cos(a) * (R + 18), CY + Math.sin(a) * (R + 18), 15, a + 1.57, 0.4)
    }
  })
  hole(b, carved, '#e8b160', 1.4)
}
function plumBranch(b: SetBrush): void {
  const branch = drawn((p) => {
    taper(CX - R, CY + 120, CX - 120, CY + 150, CX + 60, CY - 60, 13, 4, 9, p)
    taper(CX - 130, CY + 96, CX - 100, CY - 40, CX - 170, CY - 150, 7, 1.5, 5, p)
    taper(CX - 10, CY + 20, CX + 90, CY + 30, CX + 170, CY - 30, 5, 1.2, 4, p)
  })
  sheet(b, branch, '#3a2016', { sh: 0.3, blur: 8, rim: 2 })
  const r = rng(6)
  const blossoms = drawn((p) => {
    for (let i = 0; i < 13; i++) {
      const t = r()
      const twigs = [
        [CX - 300 + t * 340, CY + 128 - t * 120],
        [CX - 130 - t * 40, CY + 60 - t * 200],
        [CX + t * 170, CY + 20 - t * 40],
      ] as const
      const [x, y] = twigs[i % 3] ?? twigs[0]
      flower(p, x, y, 15 + r() * 9, 5, r() * 3)
    }
  })
  sheet(b, blossoms, '#e2574a', { sh: 0.3, blur: 4, rim: 2 })
}
function beams(b: SetBrush): void {
  big(b, rect(X0, -200, WIDE, 330), '#3d2113', { w: 50, rim: 4 })
  big(b, rect(X0, 150, WIDE, 40), '#5a341e', { w: 50, rim: 4 })
  const frieze = drawn((p) => {
    for (let x = X0; x < X1; x += 92) fret(p, x, 62, 8)
  })
  hole(b, frieze, '#b67b3c', 1.6)
  for (const x of [-40, 1010])
    big(b, rect(x, 150, 84, 1400), vgrad(b, 150, 1500, '#5a321c', '#7a4526', '#45260f'), { w: 40, rim: 5 })
}
const JARS = ['#8a3a26', '#4e7a6c', '#2f4a5c', '#b9853f'] as const
function shelf(b: SetBrush, y: number): void {
  big(b, rect(X0, y, 470, 20), '#5b341d', { w: 22, rim: 3 })
  const r = rng(y)
  for (let i = 0; i < 4; i++) {
    const x = 50 + i * 40
    const h = 66 + r() * 44
    const c = JARS[Math.floor(r() * JARS.length)] ?? JARS[0]
    const jar = spline([
      [x - 16, y - h, 1],
      [x + 16, y - h, 1],
      [x + 24, y - h * 0.6],
      [x + 18, y, 1],
      [x - 18, y, 1],
      [x - 24, y - h * 0.6],
    ])
    sheet(b, jar, c, { sh: 0.4, blur: 7, rim: 3 })
    paint(b, rect(x - 11, y - h * 0.62, 22, 26), '#e8cf9c')
  }
}
function panelling(b: SetBrush): void {
  big(b, rect(X0, 1180, WIDE, 340), vgrad(b, 1180, 1500, '#6d3d21', '#4a2814'), { w: 30, rim: 4 })
  const corners = [
    [-56, -96, -0.78],
    [56, -96, 0.78],
    [-56, 96, -2.35],
    [56, 96, 2.35],
  ] as const
  for (let x = X0 + 20; x < X1; x += 190) {
    b.ctx.strokeStyle = ink(b, '#2c1509', 0.7)
    b.ctx.lineWidth = 5
    b.ctx.stroke(rect(x, 1214, 164, 250))
    const carved = drawn((p) => {
      flower(p, x + 82, 1338, 54, 8, 0.2, 0.32)
      for (const [dx, dy, a] of corners) crescent(p, x + 82 + dx, 1338 + dy, 22, a, 0.4)
    })
    hole(b, carved, '#a8693a', 1.4)
  }
  planks(b, 1500, '#8a5430')
}
function lamps(b: SetBrush): void {
  shaft(
    b,
    [
      [300, 420],
      [860, 420],
      [640, 1900],
      [-260, 1900],
    ],
    '#ffe0a0',
    0.3,
  )
  lantern(b, 190, 330, 0.82)
  lantern(b, 930, 410, 1)
}
function table(b: SetBrush): void {
  big(b, poly(points('250,1440 850,1440 900,1500 200,1500')), '#7a4424', { w: 30, rim: 4 })
  big(b, rect(200, 1500, 700, 34), '#54290f', { w: 16, rim: 3 })
  for (const x of [232, 836]) big(b, rect(x, 1530, 36, 130), '#45200c', { w: 16, rim: 3 })
  teapot(b, 560, 1472, 0.86, '#7b3320')
  for (const x of [400, 690, 760]) teacup(b, x, 1474, 0.8, '#d9e3d3')
}
function doorCloth(b: SetBrush): void {
  const cloth = spline(
    [
      [X0, -240],
      [280, -240, 1],
      [250, 0],
      [196, 210],
      [150, 330],
      [90, 420],
      [30, 480, 1],
      [X0, 520, 1],
    ],
    true,
    0.12,
  )
  big(b, cloth, '#1f0f0a', { w: 40, rim: 6 })
  const cuts = drawn((p) => {
    for (let i = 0; i < 5; i++) crescent(p, 40 + i * 44, 300 - i * 62, 26, -0.8, 0.4)
  })
  hole(b, cuts, '#a34a22', 2)
  bamboo(b, 1004, [560, 2100], 30, '#24140c', 12, 7)
}

/** The tea shop, drawn for day. */
export const TEA_SHOP: SetDefinition = {
  id: 'tea_shop',
  zh: '茶馆',
  en: 'tea shop',
  interior: true,
  period: 'modern',
  hour: 'day',
  places: ['tea_shop'],
  light: {
    lx: 0.62,
    ly: -0.72,
    rim: '#ffe9b8',
    rimK: 0.85,
    amb: '#fff3dc',
    fog: '#e8b878',
    fogK: 0.03,
    shadow: '#2a1208',
    cut: '#ffd98a',
    key: ['#ffdf9a', 0.26],
    low: ['#3a1608', 0.3],
    floor: 1660,
    dust: '#ffe7b0',
    lamps: [
      [190, 330, 330],
      [930, 410, 420],
    ],
  },
  sheets: [
    sheetAt(7, [valley], { box: [60, 180, 1040, 1020], outside: true }),
    sheetAt(5, [grove], { box: [180, 60, 860, 1050], outside: true }),
    sheetAt(
      3,
      [
        wallWithWindow,
        plumBranch,
        beams,
        ...[560, 780, 1000].map((y) => (b: SetBrush) => shelf(b, y)),
        panelling,
      ],
      {
        solid: [[X0, -200, 446, 1500], [974, -200, 366, 1500], [186, -200, 788, 496], below(1084)],
      },
    ),
    sheetAt(2, [lamps]),
    sheetAt(1.35, [table], { box: [170, 1320, 760, 350], live: (b, t) => steam(b, 622, 1390, 0.7, t, 0.16) }),
  ],
  front: [sheetAt(0.7, [doorCloth])],
}
