/** Things of the house: food, cases, tools. */
import { mix, rgba } from '../palette.ts'
import { disc, drawn, fill, flower, hole, petal, sheet, taper, type Brush } from '../paper.ts'
import { block, laid, lamplight, piece, round, slope, table, writing } from './table.ts'

/** A cuddly bear with a stitched heart. */
export function bear(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0, () => {
    const fur = '#b8824a'
    for (const k of [-1, 1]) {
      round(b, k * 190, -330, 82, fur, { blur: 18 })
      round(b, k * 190, -330, 46, '#e0b480', { sh: 0.2, blur: 5, rim: 0 })
      sheet(b, disc(k * 220, 90, 80, 140, k * -0.5), mix(fur, '#3a1c10', 0.12), {
        sh: 0.45,
        blur: 16,
        rim: 6,
      })
      sheet(b, disc(k * 150, 310, 110, 86), fur, { sh: 0.45, blur: 16, rim: 6 })
      sheet(b, disc(k * 150, 316, 66, 52), '#e0b480', { sh: 0.2, blur: 5, rim: 2 })
    }
    sheet(b, disc(0, 120, 220, 250), fur, { sh: 0.5, blur: 24, rim: 8 })
    sheet(b, disc(0, -200, 240, 210), mix(fur, '#fff0d0', 0.08), { sh: 0.5, blur: 24, rim: 8 })
    sheet(b, disc(0, -130, 110, 84), '#e8c898', { sh: 0.3, blur: 8, rim: 4 })
    for (const k of [-1, 1]) round(b, k * 90, -230, 26, '#1c1214', { sh: 0.2, blur: 4, rim: 5 })
    sheet(b, disc(0, -166, 38, 28), '#2a1814', { sh: 0.2, blur: 4, rim: 4 })
    piece(b, '0,200 -80,130 -70,70 -20,70 0,100 20,70 70,70 80,130', '#c8302c', { sh: 0.35, blur: 8, rim: 4 })
    fill(
      b,
      drawn((p) => [-1, 0, 1].forEach((k) => p.rect(k * 34 - 3, 110, 6, 40))),
      '#f4e0c0',
    )
  })
  lamplight(b)
}
/** A loaf, cut and steaming. */
export function bread(b: Brush): void {
  table(b)
  laid(b, 540, 960, -0.05, () => {
    block(b, 0, 150, 860, 70, slope(b, [0, 115, 0, 185], '#c9975a', '#7a4a24'), { blur: 26, dy: 14 }, 26)
    piece(
      b,
      '-380,120! -410,-20 -330,-170 -120,-240 120,-240 330,-170 410,-20 380,120!',
      slope(b, [0, -240, 0, 120], '#e8b060', '#b86a28', '#7a3c14'),
      { blur: 28, rim: 10 },
    )
    hole(
      b,
      drawn((p) => [-2, -1, 0, 1, 2].forEach((k) => petal(p, k * 130 - 60, -30, 190, -0.9, 0.2))),
      '#fbe0a8',
      4,
    )
    const flour = drawn((p) => {
      for (let i = 0; i < 40; i++) p.ellipse(-360 + ((i * 173) % 720), -180 + ((i * 67) % 220), 5, 4, 0, 0, 7)
    })
    fill(b, flour, '#fff6e4', 0.7)
  })
  fill(
    b,
    drawn((p) =>
      [-120, 40].forEach((x, i) =>
        taper(540 + x, 710, 540 + x + (i ? 70 : -60), 610, 540 + x, 460, 2, 1, 16, p),
      ),
    ),
    '#fff6e4',
    0.4,
  )
  lamplight(b)
}
/** A whistle on a cord. */
export function whistle(b: Brush): void {
  table(b)
  sheet(
    b,
    drawn((p) => {
      taper(720, 800, 900, 640, 820, 470, 9, 9, 9, p)
      taper(820, 470, 660, 360, 420, 470, 9, 9, 9, p)
    }),
    '#b3202b',
    { sh: 0.5, blur: 10, rim: 3 },
  )
  laid(b, 520, 940, -0.2, () => {
    piece(
      b,
      '-420,-120! 60,-130! 130,-160 260,-80 270,80 160,190 10,190 -90,110 -130,20! -420,20!',
      slope(b, [-420, -160, 270, 190], '#f0f2f2', '#a8aeb4', '#5a6068'),
      { blur: 30, dy: 16, rim: 9 },
    )
    hole(
      b,
      drawn((p) => p.rect(-150, -124, 110, 54)),
      '#22262c',
      4,
    )
    round(b, 90, 20, 92, '#8a9098', { sh: 0.2, blur: 6, rim: 6 })
    round(b, 100, 40, 40, '#c98a4a', { sh: 0.3, blur: 6, rim: 5 })
    round(b, 250, -130, 34, '#c8ccd0', { sh: 0.35, blur: 6, rim: 5 })
  })
  lamplight(b)
}
/** A parcel tied with string. */
export function parcel(b: Brush): void {
  table(b)
  laid(b, 540, 930, -0.05, () => {
    piece(b, '-370,-180! -250,-330! 420,-330! 330,-180!', '#d8b078', { blur: 22, rim: 6 })
    block(
      b,
      -20,
      40,
      700,
      440,
      slope(b, [0, -180, 0, 260], '#c9975a', '#8a5a2c'),
      { blur: 32, dy: 18, rim: 8 },
      4,
    )
    fill(
      b,
      drawn((p) => {
        p.rect(-80, -180, 76, 440)
        p.rect(-370, 20, 700, 60)
      }),
      '#e8d0a0',
      0.75,
    )
    block(b, 170, -60, 230, 150, '#f6f0e0', { sh: 0.3, blur: 8, rim: 3 }, 4)
    writing(b, 76, -110, 180, 4, 28, '#3a3440', 2)
    sheet(
      b,
      drawn((p) => [-1, 1].forEach((k) => petal(p, -42, -180, 130, -1.57 + k * 0.8, 0.34))),
      '#e8d0a0',
      { sh: 0.4, blur: 8, rim: 3 },
    )
  })
  lamplight(b)
}
/** A suitcase, shut. */
export function suitcase(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0.03, () => {
    b.ctx.lineWidth = 34
    b.ctx.strokeStyle = b.c('#3a2418')
    b.ctx.stroke(drawn((p) => p.roundRect(-110, -350, 220, 150, 40)))
    block(
      b,
      0,
      0,
      800,
      500,
      slope(b, [0, -250, 0, 250], '#8a4a34', '#4a2418'),
      { blur: 34, dy: 18, rim: 9 },
      40,
    )
    for (const x of [-250, 250]) {
      block(b, x, 0, 66, 500, '#c9975a', { sh: 0.35, blur: 8, rim: 4 })
      block(b, x, -120, 90, 76, '#e0c070', { sh: 0.35, blur: 6, rim: 4 }, 10)
    }
    block(b, 40, 90, 190, 130, '#f0e2c0', { sh: 0.3, blur: 6, rim: 3 }, 8)
    writing(b, -30, 50, 140, 3, 34, '#5a3a2c', 2)
    for (const [x, y] of [
      [-390, -240],
      [390, -240],
      [-390, 240],
      [390, 240],
    ] as const)
      round(b, x, y, 30, '#c9975a', { sh: 0.3, blur: 6, rim: 4 })
  })
  lamplight(b)
}
/** An abacus. */
export function abacus(b: Brush): void {
  table(b)
  laid(b, 540, 920, -0.05, () => {
    block(b, 0, 0, 860, 520, '#5a3420', { blur: 30, dy: 16, rim: 8 }, 10)
    block(b, 0, 0, 800, 460, '#e8d0a0', { sh: 0.2, blur: 6, rim: 0 })
    fill(
      b,
      drawn((p) => {
        p.rect(-400, -100, 800, 24)
        for (let i = 0; i < 9; i++) p.rect(-352 + i * 88, -230, 9, 460)
      }),
      '#6a4024',
    )
    for (let i = 0; i < 9; i++)
      for (let j = 0; j < 6; j++) {
        const up = j === 0
        const gap = (i * 5 + 2) % 4
        const y = up ? -196 + (i % 2) * 56 : -40 + (j - 1) * 50 + (j > gap ? 50 : 0)
        sheet(
          b,
          disc(-348 + i * 88, y, 40, 22),
          slope(b, [-388 + i * 88, y, -308 + i * 88, y], '#8a4a2c', '#3c1c10'),
          { sh: 0.45, blur: 8, rim: 3 },
        )
      }
  })
  lamplight(b)
}
/** A bunch of flowers laid down. */
export function flowers(b: Brush): void {
  table(b)
  laid(b, 520, 900, 0.3, () => {
    sheet(
      b,
      drawn((p) => {
        for (let i = -3; i <= 3; i++) taper(i * 70, -160, i * 26, 120, i * 10, 330, 9, 7, 8, p)
        for (let i = -4; i <= 4; i++) petal(p, i * 40, 20, 200, -1.57 + i * 0.3, 0.16)
      }),
      '#5f7a4a',
      { sh: 0.45, blur: 14, rim: 4 },
    )
    const blooms = [
      [-220, -200],
      [-90, -280],
      [60, -300],
      [200, -210],
      [-150, -90],
      [20, -150],
      [150, -90],
    ] as const
    blooms.forEach(([x, y], i) => {
      sheet(
        b,
        drawn((p) => flower(p, x, y, 110, 11, i, 0.3)),
        i % 2 ? '#f6ecd8' : '#f0c4b8',
        { sh: 0.45, blur: 12, rim: 6 },
      )
      round(b, x, y, 24, '#e0b04a', { sh: 0.25, blur: 5, rim: 3 })
    })
    piece(b, '-130,110! 130,110! 90,240! -90,240!', '#b8242c', { sh: 0.45, blur: 12, rim: 6 })
    fill(
      b,
      drawn((p) => [-1, 1].forEach((k) => petal(p, 0, 170, 190, k > 0 ? 0.5 : 2.64, 0.26))),
      '#d8404a',
    )
  })
  lamplight(b)
}
/** A stool. */
export function stool(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0, () => {
    sheet(
      b,
      drawn((p) => {
        for (const k of [-1, 1]) {
          taper(k * 200, -120, k * 240, 120, k * 290, 350, 32, 26, 30, p)
          taper(k * 130, -120, k * 140, 80, k * 160, 260, 22, 18, 20, p)
        }
        p.rect(-250, 120, 500, 34)
      }),
      '#7a4a2c',
      { sh: 0.5, blur: 20, dy: 12, rim: 6 },
    )
    sheet(b, disc(0, -150, 340, 90), slope(b, [-340, 0, 340, 0], '#d8a868', '#9a6434'), {
      sh: 0.5,
      blur: 24,
      rim: 8,
    })
    b.ctx.lineWidth = 4
    b.ctx.strokeStyle = rgba(b.c('#6a3c1c'), 0.5)
    for (const k of [0.3, 0.55, 0.8]) b.ctx.stroke(disc(20, -150, 340 * k, 90 * k))
    fill(
      b,
      drawn((p) => taper(-60, -220, 60, -150, 30, -90, 5, 2, 4, p)),
      '#5a3018',
    )
  })
  lamplight(b)
}
