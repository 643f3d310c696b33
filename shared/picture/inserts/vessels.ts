/** Vessels: pots, cups, bowls, jars, boxes. */
import { mix } from '../palette.ts'
import { cloud, crescent, disc, drawn, fill, flower, fret, hole, sheet, taper, type Brush } from '../paper.ts'
import { block, laid, lamplight, piece, round, slope, table } from './table.ts'

/** A teapot with a mended lid. */
export function teapot(b: Brush): void {
  table(b)
  laid(b, 520, 940, 0, () => {
    const dye = slope(b, [-280, -220, 280, 260], '#b8603c', '#7b3320', '#4a1c10')
    piece(b, '200,-40 330,-110 390,-240 450,-250! 440,-60 300,90', dye)
    b.ctx.lineWidth = 44
    b.ctx.strokeStyle = b.c('#6a2c1a')
    b.ctx.stroke(disc(-290, -20, 110, 130))
    piece(b, '-200,-190 0,-230 200,-190 300,-20 220,190 130,240! -130,240! -220,190 -300,-20', dye, {
      blur: 30,
      dy: 18,
      rim: 9,
    })
    piece(b, '-160,-196 -110,-260 0,-286 110,-260 160,-196 0,-170', mix('#b8603c', '#f0c090', 0.15), {
      blur: 14,
      rim: 6,
    })
    round(b, 0, -300, 34, '#8a3a22', { blur: 10, rim: 5 })
    hole(
      b,
      drawn((p) => flower(p, 0, 30, 110, 6, 0.2, 0.46)),
      '#f0b080',
      3,
    )
    fill(
      b,
      drawn((p) => taper(-60, -270, -20, -230, -40, -190, 4, 3, 4, p)),
      '#e8c060',
    )
  })
  lamplight(b)
}
/** A cup of tea, steaming. */
export function cup(b: Brush): void {
  table(b)
  const steam = drawn((p) =>
    [-70, 20, 90].forEach((x, i) =>
      taper(540 + x, 690, 540 + x + (i % 2 ? 60 : -60), 580, 540 + x, 430, 2, 1, 16, p),
    ),
  )
  laid(b, 540, 980, 0, () => {
    sheet(b, disc(0, 170, 360, 80), slope(b, [-360, 0, 360, 0], '#e8e4d4', '#b8b4a4'), {
      sh: 0.5,
      blur: 26,
      dy: 12,
      rim: 6,
    })
    piece(
      b,
      '-230,-190! 230,-190! 200,40 120,160! -120,160! -200,40',
      slope(b, [-230, 0, 230, 0], '#f4f0e0', '#c8d4c8', '#8fa49a'),
      { blur: 24, rim: 8 },
    )
    sheet(b, disc(0, -190, 230, 56), '#f8f4e6', { sh: 0.2, blur: 6, rim: 5 })
    fill(b, disc(0, -182, 196, 40), '#9a6430')
    hole(
      b,
      drawn((p) => [-1, 0, 1].forEach((k) => cloud(p, k * 110, -20 + Math.abs(k) * 16, 40, k < 0 ? -1 : 1))),
      '#6f94a0',
      2,
    )
  })
  fill(b, steam, '#fff6e4', 0.45)
  lamplight(b)
}
/** A bowl of soup with chopsticks across it. */
export function bowl(b: Brush): void {
  table(b)
  laid(b, 540, 980, 0, () => {
    piece(
      b,
      '-340,-150! 340,-150! 290,60 170,190! -170,190! -290,60',
      slope(b, [-340, 0, 340, 0], '#f0ece0', '#a8c0c4', '#5f8494'),
      { blur: 30, dy: 16, rim: 9 },
    )
    sheet(b, disc(0, -150, 340, 84), '#f8f4e8', { sh: 0.2, blur: 6, rim: 5 })
    fill(b, disc(0, -142, 300, 66), '#e0b468')
    const scallion = drawn((p) => {
      for (let i = 0; i < 11; i++) p.ellipse(-200 + ((i * 97) % 400), -160 + ((i * 41) % 50), 17, 8, i, 0, 7)
    })
    fill(b, scallion, '#5f8a44')
    hole(
      b,
      drawn((p) => [-2, -1, 0, 1, 2].forEach((k) => fret(p, k * 110 - 30, 10 + Math.abs(k) * -6, 10))),
      '#2f5a74',
      2,
    )
    for (const k of [0, 1])
      sheet(
        b,
        drawn((p) => taper(-300, -230 + k * 34, 80, -210 + k * 30, 440, -270 + k * 40, 7, 10, 9, p)),
        '#6a3420',
        { sh: 0.5, blur: 10, dy: 12, rim: 3 },
      )
  })
  fill(
    b,
    drawn((p) =>
      [-90, 40].forEach((x, i) =>
        taper(540 + x, 760, 540 + x + (i ? 70 : -60), 650, 540 + x, 480, 2, 1, 17, p),
      ),
    ),
    '#fff6e4',
    0.4,
  )
  lamplight(b)
}
/** A wine cup and a flask. */
export function wine(b: Brush): void {
  table(b)
  laid(b, 400, 880, 0, () => {
    piece(
      b,
      '-60,-330! 60,-330! 44,-200 130,-60 150,120 90,260! -90,260! -150,120 -130,-60 -44,-200',
      slope(b, [-150, 0, 150, 0], '#8fb4a8', '#3f6a62'),
      { blur: 28, dy: 16, rim: 8 },
    )
    hole(
      b,
      drawn((p) => cloud(p, 0, 60, 70)),
      '#d8f0e0',
      2,
    )
    piece(b, '-40,-330! -34,-380 34,-380 40,-330!', '#b3202b', { blur: 8, rim: 4 })
  })
  laid(b, 740, 1060, 0.04, () => {
    piece(
      b,
      '-130,-120! 130,-120! 100,20 30,70 36,130! -36,130! -30,70 -100,20',
      slope(b, [-130, 0, 130, 0], '#c8dcd0', '#6f9a8c'),
      { blur: 20, dy: 12, rim: 7 },
    )
    sheet(b, disc(0, -120, 130, 34), '#e0ece4', { sh: 0.2, blur: 5, rim: 4 })
    fill(b, disc(0, -116, 108, 24), '#d8a860')
  })
  lamplight(b)
}
/** A big crock with a lid and a red paper. */
export function jar(b: Brush): void {
  table(b)
  laid(b, 540, 880, 0, () => {
    piece(
      b,
      '-150,-290! 150,-290! 300,-140 330,60 250,290 170,350! -170,350! -250,290 -330,60 -300,-140',
      slope(b, [-330, 0, 330, 0], '#9a6a44', '#5a3820', '#2c1a10'),
      { blur: 34, dy: 18, rim: 10 },
    )
    piece(b, '-200,-290! -180,-350 -70,-390 70,-390 180,-350 200,-290! 0,-256', '#7a4a2c', {
      blur: 16,
      rim: 7,
    })
    round(b, 0, -410, 34, '#5a3420', { blur: 10, rim: 5 })
    piece(b, '0,-150! 130,-20! 0,110! -130,-20!', '#b8242c', { sh: 0.4, blur: 12, rim: 5 })
    hole(
      b,
      drawn((p) => flower(p, 0, -20, 70, 8, 0.2, 0.36)),
      '#f0c860',
      2,
    )
  })
  lamplight(b)
}
/** A thermos with letters cut into it. */
export function thermos(b: Brush): void {
  table(b)
  laid(b, 540, 880, 0.08, () => {
    block(
      b,
      0,
      60,
      280,
      600,
      slope(b, [-140, 0, 140, 0], '#6fa0a8', '#2f5a66', '#183440'),
      { blur: 30, dy: 16, rim: 9 },
      60,
    )
    block(b, 0, -310, 220, 170, slope(b, [-110, 0, 110, 0], '#f0ece0', '#b0aca0'), { blur: 16, rim: 7 }, 40)
    block(b, 0, -216, 250, 30, '#c8ccd0', { sh: 0.3, blur: 6, rim: 4 }, 12)
    hole(
      b,
      drawn((p) => {
        flower(p, 0, 30, 80, 5, 0.3)
        crescent(p, 0, 170, 60, 3.1, 0.4)
      }),
      '#e8f4f0',
      2,
    )
  })
  lamplight(b)
}
/** A casket with a lock, a half of a pair. */
export function casket(b: Brush): void {
  table(b, ['#5a1c28', '#220810'])
  laid(b, 540, 940, -0.04, () => {
    piece(b, '-380,-60! 380,-60! 360,250! -360,250!', slope(b, [0, -60, 0, 250], '#8a3a24', '#4a180e'), {
      blur: 32,
      dy: 18,
      rim: 8,
    })
    piece(
      b,
      '-400,-60! -360,-210 -250,-280 250,-280 360,-210 400,-60!',
      slope(b, [0, -280, 0, -60], '#a84c30', '#6a2414'),
      { blur: 20, rim: 8 },
    )
    const cuts = drawn((p) => {
      for (let i = -3; i <= 3; i++) flower(p, i * 100, 110, 44, 6, i)
      for (const k of [-1, 1]) cloud(p, k * 190, -150, 66, k > 0 ? -1 : 1)
    })
    hole(b, cuts, '#f0c070', 2.4)
    block(b, 0, -40, 130, 150, '#d9a441', { blur: 14, rim: 7 }, 16)
    hole(
      b,
      drawn((p) => {
        p.ellipse(0, -60, 22, 22, 0, 0, 7)
        p.rect(-9, -54, 18, 60)
      }),
      '#3a1c10',
      3,
    )
  })
  lamplight(b)
}
/** A round box of incense, a thread of smoke above it. */
export function incense(b: Brush): void {
  table(b, ['#5a1c28', '#220810'])
  laid(b, 540, 980, 0, () => {
    piece(
      b,
      '-260,-60! 260,-60! 250,110 160,190 -160,190 -250,110',
      slope(b, [-260, 0, 260, 0], '#e8c070', '#a8742c', '#5a3a14'),
      { blur: 30, dy: 16, rim: 8 },
    )
    sheet(b, disc(0, -60, 270, 76), '#f0d088', { sh: 0.3, blur: 10, rim: 7 })
    hole(
      b,
      drawn((p) => {
        flower(p, 0, -60, 100, 8, 0.2, 0.3)
        for (let i = 0; i < 10; i++)
          crescent(p, Math.cos(i * 0.628) * 200, -60 + Math.sin(i * 0.628) * 54, 26, i * 0.628 + 1.57, 0.4)
      }),
      '#4a2410',
      2.4,
    )
  })
  fill(
    b,
    drawn((p) => {
      taper(540, 910, 640, 760, 520, 640, 3, 10, 12, p)
      taper(524, 650, 420, 540, 560, 380, 10, 1, 18, p)
    }),
    '#fff0dc',
    0.5,
  )
  lamplight(b)
}
