/** Devices of today. */
import { crescent, disc, drawn, fill, flower, hole, inside, sheet, taper, type Brush } from '../paper.ts'
import { block, laid, lamplight, piece, round, slope, table, words, writing } from './table.ts'

const TIME = words('23:47')
const PASS = words('工号 0817')
const TAPE_NAME = words('不要听')
/** A phone, its screen lit by one number. */
export function phone(b: Brush): void {
  table(b)
  laid(b, 540, 880, 0.14, () => {
    block(b, 0, 0, 400, 780, '#16141c', { blur: 34, dy: 18, rim: 7 }, 56)
    block(
      b,
      0,
      0,
      364,
      744,
      slope(b, [0, -372, 0, 372], '#2f4a74', '#5a3a6a', '#c86a5a'),
      { sh: 0, rim: 0 },
      42,
    )
    TIME(b, 0, -210, 118, '#fff6e6', false, 500)
    block(b, 0, 20, 320, 150, '#f6f0e4', { sh: 0.3, blur: 12, rim: 3 }, 24)
    round(b, -108, 20, 40, '#b3202b', { sh: 0.2, blur: 4, rim: 2 })
    writing(b, -50, -20, 180, 3, 34, '#3a3440', 3)
    round(b, -90, 250, 52, '#c8302c', { sh: 0.3, blur: 8, rim: 3 })
    round(b, 90, 250, 52, '#4f9a5a', { sh: 0.3, blur: 8, rim: 3 })
  })
  lamplight(b, 560, 900, 640, '#d8e8ff', 0.2)
}
/** A card on a ribbon: a badge, a key card. */
export function badge(b: Brush): void {
  table(b)
  sheet(
    b,
    drawn((p) => {
      taper(470, 720, 300, 560, 240, 400, 22, 22, 22, p)
      taper(520, 720, 700, 540, 860, 420, 22, 22, 22, p)
    }),
    '#2f5a8a',
    { sh: 0.45, blur: 12, rim: 4 },
  )
  laid(b, 520, 930, -0.06, () => {
    block(b, 0, 0, 420, 560, '#f4f2ea', { blur: 28, dy: 14, rim: 6 }, 26)
    block(b, 0, -210, 420, 140, '#2f5a8a', { sh: 0.1, blur: 4, rim: 0 }, 26)
    block(b, 0, -240, 90, 18, '#16202c', { sh: 0, rim: 0 }, 9)
    block(b, 0, -20, 190, 220, '#c8d4dc', { sh: 0.2, blur: 6, rim: 3 }, 8)
    fill(
      b,
      drawn((p) => {
        p.ellipse(0, -60, 44, 54, 0, 0, 7)
        p.moveTo(-80, 90)
        p.bezierCurveTo(-80, 0, 80, 0, 80, 90)
      }),
      '#3f5566',
    )
    PASS(b, 0, 150, 50, '#2a2c34', false, 700)
    writing(b, -130, 196, 260, 2, 28, '#4a4a54', 2)
  })
  lamplight(b)
}
/** An old camera. */
export function camera(b: Brush): void {
  table(b)
  laid(b, 540, 920, -0.06, () => {
    block(b, -40, -210, 230, 120, '#3a3840', { blur: 16, rim: 6 }, 20)
    block(
      b,
      0,
      0,
      720,
      420,
      slope(b, [0, -210, 0, 210], '#d8d4c8', '#a8a498'),
      { blur: 32, dy: 18, rim: 8 },
      44,
    )
    block(
      b,
      0,
      30,
      720,
      250,
      slope(b, [0, -90, 0, 160], '#4a3430', '#241816'),
      { sh: 0.2, blur: 6, rim: 0 },
      6,
    )
    round(b, 30, 30, 190, slope(b, [-130, -160, 190, 220], '#e8e4d8', '#8a867c'), { blur: 22, rim: 8 })
    round(b, 30, 30, 148, '#1c1a22', { sh: 0.3, blur: 8, rim: 5 })
    round(b, 30, 30, 96, slope(b, [-60, -60, 120, 120], '#5f7aa8', '#1a2036'), { sh: 0.2, blur: 6, rim: 6 })
    hole(
      b,
      drawn((p) => crescent(p, 10, 10, 56, -0.7, 0.4)),
      '#d8e8ff',
      2,
    )
    block(b, 260, -136, 120, 76, '#2a2c34', { sh: 0.3, blur: 6, rim: 4 }, 8)
    round(b, -270, -236, 44, '#c8c4b8', { blur: 8, rim: 5 })
  })
  lamplight(b)
}
/** A radio with a dial. */
export function radio(b: Brush): void {
  table(b)
  laid(b, 540, 910, 0.03, () => {
    sheet(
      b,
      drawn((p) => taper(260, -240, 340, -420, 400, -560, 7, 4, 6, p)),
      '#c8ccd0',
      { sh: 0.4, blur: 8, rim: 2 },
    )
    block(
      b,
      0,
      0,
      760,
      480,
      slope(b, [0, -240, 0, 240], '#a8683c', '#6a3c20'),
      { blur: 32, dy: 18, rim: 9 },
      50,
    )
    block(b, -150, 0, 360, 360, '#e8d8b0', { sh: 0.3, blur: 8, rim: 5 }, 20)
    hole(
      b,
      drawn((p) => {
        for (let i = 0; i < 8; i++)
          for (let j = 0; j < 8; j++) p.ellipse(-290 + i * 40, -140 + j * 40, 11, 11, 0, 0, 7)
      }),
      '#5a3a24',
      2,
    )
    block(b, 220, -110, 230, 110, '#f6ecc8', { sh: 0.25, blur: 6, rim: 4 }, 10)
    writing(b, 126, -136, 190, 2, 30, '#5a4a34', 4)
    fill(
      b,
      drawn((p) => p.rect(246, -158, 6, 96)),
      '#c8302c',
    )
    for (const [x, r] of [
      [150, 56],
      [290, 44],
    ] as const) {
      round(b, x, 90, r, slope(b, [x - r, 90 - r, x + r, 90 + r], '#f0dca0', '#8a5a24'), { blur: 12, rim: 6 })
      fill(
        b,
        drawn((p) => p.rect(x - 4, 90 - r, 8, r * 0.7)),
        '#4a2c14',
      )
    }
  })
  lamplight(b)
}
/** A cassette with three words on its label. */
export function tape(b: Brush): void {
  table(b)
  laid(b, 540, 910, -0.1, () => {
    block(
      b,
      0,
      0,
      760,
      480,
      slope(b, [0, -240, 0, 240], '#3a3840', '#1c1a22'),
      { blur: 32, dy: 18, rim: 8 },
      30,
    )
    block(b, 0, -60, 640, 270, '#f4e8c8', { sh: 0.3, blur: 8, rim: 4 }, 16)
    block(b, 0, -150, 640, 60, '#c8402c', { sh: 0, rim: 0 }, 12)
    TAPE_NAME(b, 0, -150, 46, '#fff0d0', false, 700)
    block(b, 0, -30, 420, 140, '#2a2830', { sh: 0.2, blur: 6, rim: 3 }, 70)
    for (const k of [-1, 1]) {
      round(b, k * 120, -30, 54, '#f0ece0', { sh: 0.2, blur: 5, rim: 3 })
      hole(
        b,
        drawn((p) => flower(p, k * 120, -30, 44, 6, 0.2, 0.3)),
        '#1c1a22',
        2,
      )
    }
    piece(b, '-220,130! 220,130! 260,240! -260,240!', '#2c2a32', { sh: 0.3, blur: 8 })
  })
  lamplight(b)
}
/** A desk lamp, lit. */
export function lamp(b: Brush): void {
  table(b)
  laid(b, 500, 1130, 0, () => {
    sheet(b, disc(0, 0, 190, 46), '#2c3a34', { sh: 0.5, blur: 24, dy: 10, rim: 6 })
    sheet(
      b,
      drawn((p) => {
        taper(0, -10, -120, -200, 30, -330, 16, 14, 14, p)
        taper(30, -330, 120, -420, 190, -470, 14, 12, 12, p)
      }),
      '#3f5248',
      { sh: 0.45, blur: 12, rim: 5 },
    )
    piece(b, '90,-620! 330,-520! 420,-290! 60,-400!', slope(b, [90, -620, 420, -290], '#6f9a80', '#2f4a3c'), {
      blur: 22,
      rim: 8,
    })
    sheet(
      b,
      drawn((p) => p.ellipse(240, -344, 186, 40, 0.3, 0, 7)),
      '#fff2c0',
      { sh: 0, rim: 0 },
    )
  })
  lamplight(b, 740, 900, 560, '#ffe9a8', 0.5)
}
/** A backup drive with its cable. */
export function drive(b: Brush): void {
  table(b)
  sheet(
    b,
    drawn((p) => {
      taper(760, 900, 980, 860, 900, 700, 12, 12, 12, p)
      taper(900, 700, 760, 560, 940, 480, 12, 12, 12, p)
    }),
    '#2a2c34',
    { sh: 0.45, blur: 10, rim: 3 },
  )
  laid(b, 500, 930, -0.12, () => {
    block(
      b,
      0,
      0,
      620,
      400,
      slope(b, [0, -200, 0, 200], '#5a6068', '#2c3038'),
      { blur: 30, dy: 16, rim: 8 },
      36,
    )
    block(b, -60, 0, 380, 300, '#3a4048', { sh: 0.2, blur: 6, rim: 4 }, 16)
    round(b, 230, -120, 17, '#7dffb0', { sh: 0, rim: 0 })
    block(b, 336, 40, 90, 60, '#c8ccd0', { sh: 0.4, blur: 8, rim: 4 }, 8)
    block(b, -60, 20, 260, 130, '#f0ead8', { sh: 0.25, blur: 6, rim: 3 }, 6)
    writing(b, -170, -16, 220, 3, 32, '#3a3a44', 4)
  })
  lamplight(b, 560, 920, 640, '#e0ecff', 0.24)
}
/** A microphone on its stand. */
export function microphone(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0.3, () => {
    piece(b, '-70,-60! 70,-60! 44,420! -44,420!', slope(b, [-70, 0, 70, 0], '#4a4a54', '#16141c'), {
      blur: 26,
      dy: 16,
      rim: 7,
    })
    block(b, 0, -80, 170, 46, '#c8ccd0', { sh: 0.4, blur: 8, rim: 4 }, 14)
    const head = disc(0, -230, 150, 160)
    sheet(b, head, slope(b, [-150, -380, 150, -80], '#f0f2f2', '#8a9098', '#4a5058'), {
      sh: 0.5,
      blur: 24,
      dy: 14,
      rim: 8,
    })
    inside(b, head, () => {
      const mesh = drawn((p) => {
        for (let i = -8; i < 9; i++) {
          p.rect(-170, -230 + i * 22, 340, 4)
          p.rect(i * 22, -400, 4, 340)
        }
      })
      fill(b, mesh, '#3a4048', 0.45)
    })
    round(b, 0, 80, 24, '#c8302c', { sh: 0.3, blur: 5, rim: 4 })
  })
  lamplight(b)
}
