/** Small things of metal and stone that a story hangs on. */
import {
  cloud,
  crescent,
  disc,
  drawn,
  fill,
  flower,
  hole,
  inside,
  petal,
  sheet,
  taper,
  type Brush,
} from '../paper.ts'
import { envelope } from './papers.ts'
import { block, laid, lamplight, piece, round, slope, table, words, writing } from './table.ts'

const COIN_WORDS = words('通寶')
function halfRing(b: Brush): void {
  const ring = new Path2D()
  ring.arc(0, 0, 236, Math.PI * 1.02, Math.PI * 2.02)
  for (const [x, y] of [
    [196, 26],
    [170, -6],
    [140, 22],
    [112, -2],
  ] as const)
    ring.lineTo(x, y)
  ring.arc(0, 0, 104, 0, Math.PI, true)
  for (const [x, y] of [
    [-132, 18],
    [-160, -10],
    [-196, 16],
  ] as const)
    ring.lineTo(x, y)
  ring.closePath()
  sheet(b, ring, slope(b, [-200, -240, 200, 60], '#d5f0d6', '#7fc0a0', '#3f8a70'), {
    sh: 0.6,
    blur: 26,
    dy: 16,
    rim: 9,
    shade: 9,
    shadeC: '#2a6a58',
  })
  const carved = drawn((p) => {
    for (let i = 0; i < 7; i++) {
      const a = Math.PI * (1.12 + i * 0.127)
      flower(p, Math.cos(a) * 170, Math.sin(a) * 170, 25, 5, a)
      crescent(p, Math.cos(a + 0.2) * 206, Math.sin(a + 0.2) * 206, 18, a + 1.77, 0.4)
    }
  })
  hole(b, carved, '#f2ffe6', 3)
}
/** Half a jade ring on a red cord, lying on a letter. */
export function jade(b: Brush): void {
  table(b)
  laid(b, 520, 1050, -0.12, () => envelope(b))
  const cord = drawn((p) => {
    taper(700, 640, 1010, 760, 720, 950, 8, 8, 8, p)
    taper(700, 640, 420, 460, 120, 560, 8, 5, 8, p)
  })
  sheet(b, cord, '#b3202b', { sh: 0.5, blur: 10, rim: 3 })
  laid(b, 620, 1020, 0.35, () => halfRing(b))
  round(b, 704, 768, 20, '#d9a441', { blur: 8, rim: 4 })
  lamplight(b)
}
/** A red cord with a knot and a bead. */
export function cord(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0, () => {
    const loop = drawn((p) => {
      taper(0, -80, -300, -320, -330, 40, 12, 12, 12, p)
      taper(-330, 40, -300, 260, 0, 210, 12, 12, 12, p)
      taper(0, -80, 300, -320, 330, 40, 12, 12, 12, p)
      taper(330, 40, 300, 260, 0, 210, 12, 12, 12, p)
      for (const k of [-1, 1]) {
        taper(0, 210, k * 60, 320, k * 110, 400, 10, 6, 10, p)
        taper(0, -80, k * 40, -180, k * 16, -250, 10, 10, 12, p)
      }
    })
    sheet(b, loop, '#b8242c', { sh: 0.55, blur: 18, dy: 10, rim: 5 })
    hole(
      b,
      drawn((p) => flower(p, 0, 210, 62, 8, 0.2, 0.4)),
      '#ff9a72',
      2,
    )
    round(b, 0, -80, 62, slope(b, [-60, -140, 60, -20], '#d5f0d6', '#4f9a7a'), { rim: 8 })
  })
  lamplight(b)
}
/** A ring with a green stone in its box. */
export function ring(b: Brush): void {
  table(b)
  laid(b, 540, 940, -0.06, () => {
    piece(b, '-330,-60! 330,-60! 300,260! -300,260!', slope(b, [0, -60, 0, 260], '#6a1c2c', '#35101a'), {
      blur: 30,
      dy: 16,
    })
    piece(b, '-310,-60! 310,-60! 290,-380! -290,-380!', slope(b, [0, -380, 0, -60], '#4a1420', '#7a2434'), {
      sh: 0.4,
      blur: 16,
    })
    piece(b, '-270,-20! 270,-20! 250,210! -250,210!', '#e8d4c8', { sh: 0.3, blur: 10 })
    const band = disc(0, 20, 130)
    band.ellipse(0, 20, 98, 98, 0, 0, 7)
    b.ctx.shadowColor = 'rgba(30,10,10,.5)'
    b.ctx.shadowBlur = 16 * b.s
    b.ctx.fillStyle = slope(b, [-130, -110, 130, 150], '#fff0c0', '#d9a441', '#8a5a20')
    b.ctx.fill(band, 'evenodd')
    b.ctx.shadowColor = 'transparent'
    piece(
      b,
      '0,-190 74,-150! 66,-80! 0,-50 -66,-80! -74,-150!',
      slope(b, [-70, -190, 70, -50], '#e0fff0', '#4fb088', '#1f6a50'),
      { rim: 7 },
    )
    hole(
      b,
      drawn((p) => [-1, 0, 1].forEach((k) => petal(p, k * 26, -70, 70, -1.57 + k * 0.3, 0.2))),
      '#f0fff4',
      2,
    )
  })
  lamplight(b)
}
/** A round watch, hands stopped. */
export function watch(b: Brush): void {
  table(b)
  laid(b, 540, 920, 0.2, () => {
    for (const k of [-1, 1])
      piece(
        b,
        k < 0 ? '-110,-200! 110,-200! 96,-520 -96,-520' : '-110,200! 110,200! 90,430 70,480 -70,480 -90,430',
        slope(b, [-110, 0, 110, 0], '#7a5236', '#4a2c1c'),
        { blur: 20 },
      )
    block(b, 262, 0, 50, 70, '#b8bcc0', { blur: 10 }, 10)
    round(b, 0, 0, 250, slope(b, [-200, -250, 200, 250], '#f4f6f6', '#a8aeb4', '#6a7078'), {
      blur: 28,
      dy: 14,
      rim: 9,
    })
    round(b, 0, 0, 206, '#f6f0de', { sh: 0.3, blur: 8, rim: 4 })
    const marks = drawn((p) => {
      for (let i = 0; i < 12; i++) {
        const a = (i / 12) * 6.2832
        taper(
          Math.cos(a) * 160,
          Math.sin(a) * 160,
          Math.cos(a) * 176,
          Math.sin(a) * 176,
          Math.cos(a) * 192,
          Math.sin(a) * 192,
          5,
          5,
          5,
          p,
        )
      }
      taper(0, 0, 50, -40, 96, -76, 12, 5, 10, p)
      taper(0, 0, -40, -90, -70, -160, 9, 3, 8, p)
    })
    fill(b, marks, '#2a2430')
    const crack = drawn((p) => {
      taper(60, -190, 20, -60, 90, 30, 2, 1, 2.4, p)
      taper(40, -60, -60, 20, -120, 130, 2, 1, 2, p)
    })
    fill(b, crack, '#8a8f96', 0.8)
    round(b, 0, 0, 16, '#b3202b', { sh: 0.3, blur: 4, rim: 3 })
  })
  lamplight(b)
}
/** A brass key with a number on its tag. */
export function key(b: Brush): void {
  table(b)
  laid(b, 520, 900, -0.35, () => {
    const shape = drawn((p) => {
      p.roundRect(-40, -26, 470, 52, 16)
      p.rect(300, 10, 44, 110)
      p.rect(368, 10, 44, 84)
      p.ellipse(-150, 0, 150, 130, 0, 0, 7)
    })
    sheet(b, shape, slope(b, [-300, -130, 430, 130], '#f4dc90', '#c9973f', '#8a5a20'), {
      sh: 0.6,
      blur: 26,
      dy: 14,
      rim: 8,
    })
    hole(
      b,
      drawn((p) => flower(p, -150, 0, 90, 4, 0.78, 0.42)),
      '#4a2410',
      4,
    )
    fill(
      b,
      drawn((p) => [60, 96].forEach((x) => p.rect(x, -26, 12, 52))),
      '#8a5a20',
      0.7,
    )
  })
  laid(b, 300, 1120, 0.3, () => {
    piece(b, '-110,-60! 60,-60! 120,0 60,60! -110,60!', '#b3202b', { blur: 14 })
    hole(b, disc(70, 0, 14), '#3a1c10', 2)
    writing(b, -84, -22, 110, 2, 34, '#ffe0b0', 2)
  })
  lamplight(b)
}
/** An old padlock. */
export function lock(b: Brush): void {
  table(b)
  laid(b, 540, 930, 0.06, () => {
    b.ctx.lineWidth = 52
    b.ctx.strokeStyle = slope(b, [-160, -300, 160, 0], '#c8ccd0', '#6a6f76')
    b.ctx.beginPath()
    b.ctx.ellipse(0, -100, 150, 190, 0, Math.PI, 0)
    b.ctx.stroke()
    piece(
      b,
      '-240,-110! 240,-110! 250,170 190,240! -190,240! -250,170',
      slope(b, [-240, -110, 240, 240], '#e0b858', '#a8742c', '#6a4418'),
      { blur: 30, dy: 16, rim: 8 },
    )
    hole(
      b,
      drawn((p) => {
        p.ellipse(0, 30, 40, 40, 0, 0, 7)
        p.rect(-16, 40, 32, 100)
      }),
      '#2a160a',
      3,
    )
    hole(
      b,
      drawn((p) => [-1, 1].forEach((k) => cloud(p, k * 140, -20, 40, k > 0 ? 1 : -1))),
      '#f4dc90',
      2,
    )
  })
  lamplight(b)
}
/** Two old coins. */
export function coin(b: Brush): void {
  table(b)
  const one = (): void => {
    round(b, 0, 0, 230, slope(b, [-200, -230, 200, 230], '#e8c880', '#a87a34', '#6a4a20'), {
      blur: 24,
      dy: 14,
      rim: 8,
    })
    b.ctx.lineWidth = 12
    b.ctx.strokeStyle = b.c('#6a4a20')
    b.ctx.stroke(disc(0, 0, 196))
    hole(
      b,
      drawn((p) => p.rect(-50, -50, 100, 100)),
      '#3a1c10',
      4,
    )
    COIN_WORDS(b, 0, -122, 92, '#4a3010', false, 900)
    hole(
      b,
      drawn((p) => {
        crescent(p, -130, 0, 40, 1.57, 0.4)
        crescent(p, 130, 0, 40, -1.57, 0.4)
        flower(p, 0, 128, 44, 5)
      }),
      '#f0dca0',
      2,
    )
  }
  laid(b, 700, 1040, 0.5, one, 0.86)
  laid(b, 440, 880, -0.2, one)
  lamplight(b)
}
/** A hairpin with a flower and a falling chain. */
export function hairpin(b: Brush): void {
  table(b)
  laid(b, 540, 900, -0.42, () => {
    sheet(
      b,
      drawn((p) => taper(-420, 20, -100, -20, 260, 0, 5, 16, 12, p)),
      slope(b, [-420, 0, 260, 0], '#8a5a34', '#c9975a'),
      { sh: 0.55, blur: 18, dy: 12, rim: 5 },
    )
    sheet(
      b,
      drawn((p) => flower(p, 290, -10, 130, 6, 0.3, 0.46)),
      '#d9564a',
      { sh: 0.5, blur: 16, rim: 6 },
    )
    sheet(
      b,
      drawn((p) => flower(p, 290, -10, 76, 6, 0.8, 0.46)),
      '#f2a0a0',
      { sh: 0.4, blur: 8, rim: 4 },
    )
    round(b, 290, -10, 26, '#f4dc90', { sh: 0.4, blur: 6, rim: 5 })
    for (let i = 0; i < 5; i++)
      round(b, 330 + i * 12, 110 + i * 46, 15, i % 2 ? '#f4f0e4' : '#7fc0a0', { sh: 0.4, blur: 6, rim: 4 })
  })
  lamplight(b)
}
/** A string of beads. */
export function beads(b: Brush): void {
  table(b)
  laid(b, 540, 890, 0, () => {
    for (let i = 0; i < 22; i++) {
      const a = (i / 22) * 6.2832 + 1.6
      round(
        b,
        Math.cos(a) * 310,
        Math.sin(a) * 220,
        44,
        slope(
          b,
          [Math.cos(a) * 310 - 40, Math.sin(a) * 220 - 40, Math.cos(a) * 310 + 40, Math.sin(a) * 220 + 40],
          '#a8683c',
          '#4a2412',
        ),
        { blur: 14, dy: 10, rim: 6 },
      )
    }
    round(b, 0, 250, 58, slope(b, [-50, 200, 50, 300], '#f0dca0', '#a87a34'), { blur: 14, rim: 7 })
    sheet(
      b,
      drawn((p) =>
        [-3, -2, -1, 0, 1, 2, 3].forEach((k) => taper(k * 8, 300, k * 12, 360, k * 14, 430, 5, 2, 5, p)),
      ),
      '#b3202b',
      { sh: 0.45, blur: 8, rim: 2 },
    )
  })
  lamplight(b)
}
/** Half a bronze mirror; its broken edge shines. */
export function mirror(b: Brush): void {
  table(b)
  laid(b, 560, 890, 0.1, () => {
    const half = drawn((p) => {
      p.ellipse(0, 0, 340, 340, 0, Math.PI * 0.62, Math.PI * 1.72)
      for (const [x, y] of [
        [110, -220],
        [60, -140],
        [130, -60],
        [40, 30],
        [60, 120],
        [-60, 210],
      ] as const)
        p.lineTo(x, y)
      p.closePath()
    })
    sheet(b, half, slope(b, [-340, -340, 200, 340], '#e0c080', '#8a7a4a', '#4a5a4a'), {
      sh: 0.6,
      blur: 30,
      dy: 16,
      rim: 9,
      shade: 8,
      shadeC: '#3a2a14',
    })
    inside(b, half, () => {
      hole(
        b,
        drawn((p) => {
          for (let i = 0; i < 14; i++) {
            const a = i * 0.4488
            cloud(p, Math.cos(a) * 250, Math.sin(a) * 250, 34, i % 2 ? 1 : -1)
            petal(p, Math.cos(a) * 120, Math.sin(a) * 120, 60, a, 0.3)
          }
        }),
        '#f4e2b0',
        2.4,
      )
      round(b, 0, 0, 62, '#c9a45c', { sh: 0.4, blur: 8, rim: 6 })
    })
  })
  lamplight(b)
}
