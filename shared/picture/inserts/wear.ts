/** What people wear and carry. */
import { mix, rgba } from '../palette.ts'
import { cloud, crescent, drawn, fill, flower, hole, petal, sheet, taper, type Brush } from '../paper.ts'
import { block, laid, lamplight, piece, round, slope, table } from './table.ts'

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
/** A red scarf with a fringe. */
export const scarf = cloth('#b8242c', '#f0c860', true)
/** A handkerchief embroidered with a branch. */
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
/** A round fan of silk with a branch on it. */
export function fan(b: Brush): void {
  table(b)
  laid(b, 520, 860, 0.35, () => {
    block(b, 0, 420, 34, 420, '#6a3c20', { blur: 14 }, 14)
    round(b, 0, 0, 310, '#6a3c20', { blur: 28, dy: 16, rim: 7 })
    round(b, 0, 0, 286, '#f6ecd8', { sh: 0.2, blur: 6, rim: 4 })
    fill(
      b,
      drawn((p) => {
        taper(-220, 160, -60, 60, 120, -150, 11, 2, 7, p)
        taper(-80, 70, -60, -60, -140, -170, 6, 1, 4, p)
        taper(20, -20, 120, 0, 200, -40, 5, 1, 3, p)
      }),
      '#4a2c20',
    )
    const bloom = drawn((p) =>
      [
        [120, -150],
        [60, -80],
        [-140, -170],
        [-100, -100],
        [200, -40],
        [130, -20],
        [-20, 20],
      ].forEach(([x = 0, y = 0], i) => flower(p, x, y, 40 + (i % 2) * 14, 5, i)),
    )
    sheet(b, bloom, '#d9566a', { sh: 0.35, blur: 6, rim: 3 })
    fill(
      b,
      drawn((p) => [-2, -1, 0, 1, 2].forEach((k) => taper(k * 6, 630, k * 12, 700, k * 14, 780, 4, 2, 4, p))),
      '#b8242c',
    )
  })
  lamplight(b)
}
/** A painted mask. */
export function mask(b: Brush): void {
  table(b)
  laid(b, 540, 880, -0.08, () => {
    const face = slope(b, [-260, -320, 260, 360], '#f8f0e0', '#d8c4a8')
    piece(
      b,
      '-250,-300 -120,-360 0,-330 120,-360 250,-300 290,-80 240,150 130,310 0,370 -130,310 -240,150 -290,-80',
      face,
      { blur: 32, dy: 18, rim: 10 },
    )
    for (const k of [-1, 1]) {
      hole(
        b,
        drawn((p) => petal(p, k * 40, -40, 170, k > 0 ? -0.2 : 3.34, 0.34)),
        '#2a120c',
        5,
      )
      fill(
        b,
        drawn((p) => taper(k * 30, -130, k * 130, -220, k * 240, -150, 14, 3, 16, p)),
        '#1c1214',
      )
      fill(
        b,
        drawn((p) => crescent(p, k * 160, 110, 76, k * 0.4, 0.6)),
        '#c8302c',
      )
    }
    piece(b, '-70,210 0,190 70,210 0,260', '#c8302c', { sh: 0.3, blur: 6, rim: 3 })
    fill(
      b,
      drawn((p) => taper(0, -60, 16, 40, 0, 120, 5, 12, 12, p)),
      '#c9b090',
      0.7,
    )
    hole(
      b,
      drawn((p) => flower(p, 0, -230, 66, 5, 0.3)),
      '#d8483a',
      2,
    )
  })
  lamplight(b)
}
