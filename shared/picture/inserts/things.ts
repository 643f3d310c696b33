/** Things of the house: cloth, food, cases, tools. */
import { mix, rgba } from '../palette.ts'
import { cloud, disc, drawn, fill, flower, hole, petal, sheet, taper, type Brush } from '../paper.ts'
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
/** A pair of slippers. */
export function slippers(b: Brush): void {
  table(b)
  const pair = [
    [380, 900, -0.2],
    [680, 960, 0.1],
  ] as const
  for (const [x, y, turn] of pair)
    laid(b, x, y, turn, () => {
      piece(b, '-120,-300 0,-340 120,-300 140,-60 120,240 0,330 -120,240 -140,-60', '#e0a820', {
        blur: 26,
        dy: 14,
      })
      piece(b, '-80,-280 0,-310 80,-280 96,-60 84,220 0,290 -84,220 -96,-60', '#f4d880', {
        sh: 0.2,
        blur: 6,
        rim: 4,
      })
      piece(
        b,
        '-150,-40 -110,-260 0,-330 110,-260 150,-40 60,-90 -60,-90',
        slope(b, [0, -330, 0, -40], '#f8cc3c', '#d09010'),
        { sh: 0.45, blur: 16, rim: 7 },
      )
      hole(
        b,
        drawn((p) => flower(p, 0, -190, 66, 6, 0.2, 0.44)),
        '#fff4c8',
        2.4,
      )
    })
  lamplight(b)
}
/** A folded umbrella, a small cloud sewn on it. */
export function umbrella(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0.5, () => {
    b.ctx.lineWidth = 30
    b.ctx.strokeStyle = b.c('#8a5a34')
    b.ctx.beginPath()
    b.ctx.moveTo(0, 250)
    b.ctx.lineTo(0, 400)
    b.ctx.arc(-60, 400, 60, 0, Math.PI)
    b.ctx.stroke()
    piece(
      b,
      '0,-480! 40,-400 110,-60 130,200 70,270 -70,270 -130,200 -110,-60 -40,-400',
      slope(b, [-130, 0, 130, 0], '#4a4a5a', '#1e1c28', '#0e0c14'),
      { blur: 28, dy: 16, rim: 8 },
    )
    fill(
      b,
      drawn((p) => [-1, 1].forEach((k) => taper(0, -440, k * 40, -100, k * 54, 250, 2, 8, 6, p))),
      '#0c0a12',
      0.6,
    )
    block(b, 0, 120, 210, 34, '#6a6a7a', { sh: 0.3, blur: 6, rim: 3 }, 12)
    hole(
      b,
      drawn((p) => cloud(p, -10, -20, 52)),
      '#f4f0ff',
      2,
    )
    sheet(
      b,
      drawn((p) => taper(0, -470, 0, -510, 0, -560, 8, 3, 6, p)),
      '#c8ccd0',
      { rim: 2 },
    )
  })
  lamplight(b)
}
/** A scarf or handkerchief, folded, its border embroidered. */
function cloth(colour: string, thread: string, long: boolean): (b: Brush) => void {
  return (b) => {
    table(b)
    laid(b, 540, 910, -0.08, () => {
      if (long) {
        piece(
          b,
          '-420,-160 -120,-260 300,-200 420,-60 300,60 60,20 -160,60 -380,20',
          mix(colour, '#1a0810', 0.2),
          { blur: 26, dy: 14 },
        )
        piece(b, '-380,-40 -60,-130 340,-60 400,120 250,230 -20,160 -260,240 -420,130', colour, {
          blur: 26,
          dy: 12,
          rim: 8,
        })
        fill(
          b,
          drawn((p) =>
            [0, 1, 2, 3, 4].forEach((i) =>
              taper(-360 + i * 30, 10 + i * 30, -40, -60 + i * 50, 330, 0 + i * 44, 2, 2, 7, p),
            ),
          ),
          mix(colour, '#1a0810', 0.35),
          0.6,
        )
        sheet(
          b,
          drawn((p) =>
            [...Array(9).keys()].forEach((i) =>
              taper(-410 + i * 22, 150 + i * 9, -420 + i * 22, 220, -430 + i * 22, 290 + i * 6, 6, 3, 6, p),
            ),
          ),
          colour,
          { sh: 0.4, blur: 8, rim: 2 },
        )
        return
      }
      piece(b, '-330,-280! 320,-310! 350,270! -310,300!', colour, { blur: 26, dy: 14, rim: 6 })
      piece(b, '-330,-280! 320,-310! -20,60!', mix(colour, '#ffffff', 0.25), { sh: 0.35, blur: 12, rim: 4 })
      hole(
        b,
        drawn((p) => {
          flower(p, 190, 170, 80, 5, 0.3)
          flower(p, 90, 220, 46, 5, 0.8)
          taper(200, 200, 100, 250, -40, 250, 5, 1, 4, p)
        }),
        thread,
        1.6,
      )
    })
    lamplight(b)
  }
}
export const scarf = cloth('#b8242c', '#f0c860', true)
export const handkerchief = cloth('#f2ece0', '#c8566a', false)
/** One glove for the left hand. */
export function glove(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0.1, () => {
    const leather = slope(b, [-200, -300, 200, 300], '#6a4a3a', '#3a241c', '#1c100c')
    const fingers = [
      [-150, -0.24],
      [-60, -0.08],
      [36, 0.04],
      [126, 0.18],
    ] as const
    fingers.forEach(([x, turn], i) =>
      laid(b, x, -150, turn, () =>
        block(b, 0, -120, 86, 320 - Math.abs(i - 1.4) * 40, leather, { blur: 18, rim: 6 }, 43),
      ),
    )
    laid(b, 220, 60, 0.75, () => block(b, 0, -90, 90, 260, leather, { blur: 18, rim: 6 }, 45))
    piece(b, '-200,-140 -100,-180 100,-180 190,-120 210,80 160,260! -170,260! -210,80', leather, {
      blur: 24,
      rim: 7,
    })
    block(b, -4, 300, 340, 110, '#2a1812', { blur: 14, rim: 6 }, 16)
    b.ctx.strokeStyle = rgba(b.c('#c9a070'), 0.8)
    b.ctx.lineWidth = 5
    for (const x of [-90, 0, 90]) {
      b.ctx.beginPath()
      b.ctx.moveTo(x, -110)
      b.ctx.lineTo(x * 0.9, 60)
      b.ctx.stroke()
    }
  })
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
