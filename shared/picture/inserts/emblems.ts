/** Tokens of office, of play and of craft. */
import { cloud, crescent, disc, drawn, fill, flower, fret, hole, sheet, taper, type Brush } from '../paper.ts'
import { block, laid, lamplight, piece, round, slope, stamp, table, words } from './table.ts'

const TRUE = words('信')
const ORDER = words('令')
const HORSE = words('馬')
const LOT = words('上上')
/** A token of command. */
export function token(b: Brush): void {
  table(b)
  laid(b, 540, 890, -0.1, () => {
    sheet(
      b,
      drawn((p) => taper(0, -330, 160, -480, 320, -400, 8, 5, 8, p)),
      '#b3202b',
      { sh: 0.45, blur: 10, rim: 3 },
    )
    piece(
      b,
      '-150,-300 -60,-380 60,-380 150,-300 190,-160! 190,330 110,400! -110,400! -190,330 -190,-160!',
      slope(b, [-190, -380, 190, 400], '#6a5a48', '#3a2c22', '#1c1410'),
      { blur: 30, dy: 16, rim: 9 },
    )
    hole(b, disc(0, -300, 30), '#6a371d', 3)
    b.ctx.lineWidth = 10
    b.ctx.strokeStyle = b.c('#d9a441')
    b.ctx.stroke(drawn((p) => p.roundRect(-140, -220, 280, 560, 30)))
    ORDER(b, 0, 60, 250, '#e8bc5a', false, 900)
    hole(
      b,
      drawn((p) => [-1, 1].forEach((k) => fret(p, k * 90 - 26, 260, 9))),
      '#e8bc5a',
      2,
    )
  })
  lamplight(b)
}
/** A seal of stone, and its print. */
export function seal(b: Brush): void {
  table(b)
  laid(b, 360, 1040, -0.1, () => {
    block(b, 0, 0, 380, 300, '#f4ead0', { blur: 18 }, 4)
    stamp(b, 60, 0, 170, TRUE)
  })
  laid(b, 640, 860, 0.1, () => {
    piece(
      b,
      '-150,40! 150,40! 160,330! -160,330!',
      slope(b, [-160, 40, 160, 330], '#e8dcc0', '#b09a78', '#7a6448'),
      { blur: 30, dy: 16, rim: 8 },
    )
    piece(
      b,
      '-120,40! -130,-80 -80,-190 -10,-240 70,-220 110,-150 130,-60 120,40!',
      slope(b, [-120, -240, 120, 40], '#f0e6d0', '#a8906a'),
      { blur: 20, rim: 8 },
    )
    hole(
      b,
      drawn((p) => {
        cloud(p, 0, -90, 60)
        crescent(p, 10, 0, 50, 0, 0.4)
      }),
      '#7a6448',
      2,
    )
    block(b, 0, 320, 326, 30, '#b3202b', { sh: 0.2, blur: 6 })
  })
  lamplight(b)
}
/** A bell with its clapper. */
export function bell(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0.08, () => {
    sheet(
      b,
      drawn((p) => taper(0, -300, -30, -420, 40, -520, 9, 9, 9, p)),
      '#b3202b',
      { sh: 0.45, blur: 10, rim: 3 },
    )
    piece(
      b,
      '-60,-270 0,-300 60,-270 130,-160 150,20 220,200! -220,200! -150,20 -130,-160',
      slope(b, [-200, -300, 200, 200], '#f4dc90', '#c08a34', '#7a5018'),
      { blur: 30, dy: 16, rim: 9 },
    )
    hole(
      b,
      drawn((p) => [-1, 0, 1].forEach((k) => flower(p, k * 90, 60, 38, 6, k))),
      '#6a4012',
      2,
    )
    fill(
      b,
      drawn((p) => p.rect(-186, 130, 372, 16)),
      '#7a5018',
      0.7,
    )
    round(b, 0, 226, 48, '#8a5a20', { blur: 12, rim: 6 })
  })
  lamplight(b)
}
/** Stones of a game of go, one black among white. */
export function chess(b: Brush): void {
  table(b)
  laid(b, 540, 920, -0.05, () => {
    block(b, 0, 0, 820, 700, '#d8b070', { blur: 28, dy: 14 }, 6)
    b.ctx.strokeStyle = b.c('#6a4420')
    b.ctx.lineWidth = 4
    for (let i = 0; i < 7; i++) {
      b.ctx.strokeRect(-360, -300 + i * 100, 720, 0.1)
      b.ctx.strokeRect(-360 + i * 120, -300, 0.1, 600)
    }
    const spots = [
      [-240, -200],
      [-120, 0],
      [120, -100],
      [240, 100],
      [-120, 200],
      [0, 100],
    ] as const
    for (const [x, y] of spots)
      round(b, x, y, 52, slope(b, [x - 50, y - 50, x + 50, y + 50], '#fffaf0', '#c9bca4'), {
        blur: 14,
        rim: 6,
      })
    round(b, 0, -100, 62, slope(b, [-60, -160, 60, -40], '#4a4854', '#0e0c12'), { blur: 20, dy: 14, rim: 8 })
  })
  lamplight(b)
}
/** A chess piece with a horse on it. */
export function chessman(b: Brush): void {
  table(b)
  laid(b, 540, 920, 0.1, () => {
    round(b, 0, 0, 270, slope(b, [-270, -270, 270, 270], '#d8a868', '#8a5a2c'), { blur: 30, dy: 18, rim: 9 })
    b.ctx.lineWidth = 12
    b.ctx.strokeStyle = b.c('#b3202b')
    b.ctx.stroke(disc(0, 0, 214))
    HORSE(b, 0, 6, 270, '#b3202b', false, 900)
  })
  lamplight(b)
}
/** A tube of fortune sticks; one has fallen out. */
export function lots(b: Brush): void {
  table(b)
  laid(b, 400, 850, -0.1, () => {
    for (let i = 0; i < 9; i++)
      block(
        b,
        -120 + i * 30,
        -270 + (i % 3) * 40,
        26,
        360,
        i % 2 ? '#e8cf9c' : '#d8b878',
        { sh: 0.4, blur: 6, rim: 3 },
        8,
      )
    piece(
      b,
      '-180,-180! 180,-180! 160,330! -160,330!',
      slope(b, [-180, 0, 180, 0], '#a8683c', '#6a3c20', '#3c2010'),
      { blur: 28, dy: 14, rim: 7 },
    )
    hole(
      b,
      drawn((p) => [-1, 0, 1].forEach((k) => fret(p, k * 100 - 30, 20, 11))),
      '#e8b060',
      2,
    )
  })
  laid(b, 760, 1050, 0.5, () => {
    block(b, 0, 0, 76, 460, '#ecd4a0', { blur: 16 }, 20)
    block(b, 0, -200, 76, 60, '#b3202b', { sh: 0, rim: 0 }, 20)
    LOT(b, 0, -60, 54, '#3a2416', true, 800)
  })
  lamplight(b)
}
/** A roll of needles. */
export function needles(b: Brush): void {
  table(b)
  laid(b, 540, 900, -0.06, () => {
    piece(b, '-420,-220! 330,-230! 330,230! -420,220!', slope(b, [0, -230, 0, 230], '#5a6a4a', '#3a4630'), {
      blur: 26,
      dy: 14,
    })
    block(b, 350, 0, 110, 500, '#4a563c', { blur: 16, rim: 7 }, 50)
    fill(
      b,
      drawn((p) => [-90, 110].forEach((y) => p.rect(-420, y, 740, 26))),
      '#d8c898',
    )
    for (let i = 0; i < 9; i++) {
      const x = -360 + i * 76
      sheet(
        b,
        drawn((p) => taper(x, -190 + (i % 3) * 16, x, 0, x, 190, 6, 1, 4, p)),
        '#d8dde2',
        { sh: 0.45, blur: 8, rim: 2 },
      )
      round(b, x, -196 + (i % 3) * 16, 13, '#e0b858', { sh: 0.35, blur: 5, rim: 3 })
    }
  })
  lamplight(b)
}
/** A brush worn down, and its ink stone. */
export function writingBrush(b: Brush): void {
  table(b)
  laid(b, 700, 830, 0, () => {
    block(b, 0, 0, 360, 250, '#3a3840', { blur: 22 }, 30)
    sheet(b, disc(-10, 10, 130, 80), '#14121a', { sh: 0.2, blur: 6, rim: 4 })
  })
  laid(b, 470, 980, -0.5, () => {
    block(b, 120, 0, 560, 46, slope(b, [0, -23, 0, 23], '#c9975a', '#7a4a24'), { blur: 18 }, 20)
    piece(
      b,
      '-160,-34! -160,34! -230,44 -300,20 -346,0! -300,-20 -230,-44',
      slope(b, [-340, 0, -160, 0], '#14121a', '#4a4048'),
      { blur: 14 },
    )
    block(b, -166, 0, 26, 70, '#e0c080', { sh: 0.3, blur: 5, rim: 3 }, 6)
  })
  lamplight(b)
}
/** A nail guard of gold wire. */
export function nailGuard(b: Brush): void {
  table(b, ['#5a1c28', '#220810'])
  laid(b, 540, 920, -0.3, () => {
    piece(
      b,
      '-360,-70 -340,70 -100,66 180,34 400,-20! 180,-52 -100,-72',
      slope(b, [-360, -70, 400, 40], '#ffe9a8', '#d09a3a', '#8a5a1c'),
      { blur: 26, dy: 14, rim: 7 },
    )
    hole(
      b,
      drawn((p) => [0, 1, 2, 3, 4].forEach((i) => flower(p, -270 + i * 112, 4 - i * 3, 50 - i * 7, 6, i))),
      '#7a1428',
      3,
    )
    for (let i = 0; i < 4; i++)
      round(b, -320 + i * 150, 46 - i * 12, 15, '#f0f0e4', { sh: 0.35, blur: 5, rim: 4 })
  })
  lamplight(b)
}
/** A dagger half out of its sheath. */
export function dagger(b: Brush): void {
  table(b)
  laid(b, 520, 900, -0.34, () => {
    sheet(
      b,
      drawn((p) => taper(-60, 0, 200, -20, 430, 0, 46, 0, 40, p)),
      slope(b, [0, -46, 0, 46], '#f4f8fa', '#8a949c'),
      { sh: 0.55, blur: 22, dy: 12, rim: 5 },
    )
    block(b, -80, 0, 40, 200, '#d9a441', { blur: 14 }, 16)
    block(b, -240, 0, 280, 74, slope(b, [0, -37, 0, 37], '#6a2a24', '#351210'), { blur: 18 }, 26)
    hole(
      b,
      drawn((p) => [0, 1, 2, 3].forEach((i) => crescent(p, -330 + i * 62, 0, 22, 1.57, 0.4))),
      '#e8b060',
      2,
    )
    round(b, -392, 0, 44, '#d9a441', { rim: 6 })
  })
  lamplight(b)
}
