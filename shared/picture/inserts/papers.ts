/** Papers: contracts, wills, lists, photographs, letters, scrolls, books. */
import { mix, rgba } from '../palette.ts'
import {
  cloud,
  disc,
  drawn,
  fill,
  flower,
  fret,
  hole,
  inside,
  petal,
  poly,
  sheet,
  taper,
  teeth,
  type Brush,
} from '../paper.ts'
import { block, laid, lamplight, piece, round, slope, stamp, table, words, writing } from './table.ts'

const TRUE = words('信')
const NAMES = words('名单')
const CONTRACT = words('合同')
const WILL = words('遗嘱')
const CHEQUE = words('¥ 8,000,000')
const RECIPE = words('方')
const EDICT = words('奉天承运')
const TICKET = words('18:40')
const COME_BACK = words('等我回来')
const SEAL_NAME = words('顾')
const DATE = words('18')
const LUCK = words('福')

/** An envelope with its flap, a line of writing and a red seal. */
export function envelope(b: Brush): void {
  piece(b, '-400,-330! 380,-360! 410,250! -380,290!', '#ecd9b0', { sh: 0.55, blur: 34, dy: 16, rim: 6 })
  piece(b, '-400,-330! 380,-360! 384,-140 -10,20 -394,-120', '#f4e6c6', { sh: 0.35, blur: 18, dy: 4 })
  b.ctx.strokeStyle = rgba(b.c('#7a5a34'), 0.5)
  b.ctx.lineWidth = 3
  for (let i = 0; i < 7; i++) {
    b.ctx.beginPath()
    b.ctx.moveTo(-300 + i * 100, 60)
    b.ctx.lineTo(-300 + i * 100, 240)
    b.ctx.stroke()
  }
  COME_BACK(b, -290, -250, 54, '#3a2416', true)
  stamp(b, -290, 72, 64, SEAL_NAME)
}
/** A sheet of paper with writing, slightly curled at a corner. */
function leaf(b: Brush, colour = '#f6ecd4'): void {
  piece(b, '-300,-400! 300,-400! 306,330 270,392 220,400! -300,400!', colour, { blur: 28, dy: 14 })
  piece(b, '306,330! 270,392 220,400! 236,344', mix(colour, '#a88a5c', 0.35), { sh: 0.3, blur: 8, rim: 3 })
}
/** A written sheet under its title; `more` is what tells it from other sheets. */
function document(
  title: ReturnType<typeof words>,
  seed: number,
  more: (b: Brush) => void,
): (b: Brush) => void {
  return (b) => {
    table(b)
    laid(b, 640, 880, 0.1, () => leaf(b, '#e6d6b4'))
    laid(b, 520, 900, -0.07, () => {
      leaf(b)
      title(b, 0, -310, 92, '#3a2416', false, 900)
      writing(b, -230, -210, 460, 9, 48, '#4a3a30', seed)
      more(b)
    })
    lamplight(b)
  }
}
/** Two signatures, a seal, and the pen that wrote them. */
function signed(b: Brush): void {
  const strokes = drawn((p) => {
    taper(-230, 290, -150, 230, -90, 300, 3, 3, 5, p)
    taper(-120, 280, -60, 330, 10, 270, 3, 2, 5, p)
  })
  fill(b, strokes, '#1c2a5a')
  stamp(b, 150, 280, 110, TRUE)
  laid(b, 300, 260, -0.5, () => pen(b))
}
/** A ribbon down the page and a seal of wax on it. */
function sealed(b: Brush): void {
  piece(b, '120,-400! 190,-400! 190,430! 155,390! 120,430!', '#7a1420', { sh: 0.4, blur: 10, rim: 4 })
  round(b, 155, 210, 96, slope(b, [60, 110, 250, 310], '#d83a34', '#7a1018'), { blur: 14, rim: 8 })
  hole(
    b,
    drawn((p) => flower(p, 155, 210, 58, 8, 0.2, 0.4)),
    '#5a0c14',
    2.4,
  )
}
/** Names struck out in red, and one ringed. */
function struck(b: Brush): void {
  const lines = drawn((p) => {
    for (const y of [-206, -110, -62, 34, 130]) taper(-250, y + 6, 0, y - 4, 240, y + 2, 5, 4, 6, p)
  })
  fill(b, lines, '#c0242a', 0.9)
  b.ctx.lineWidth = 10
  b.ctx.strokeStyle = b.c('#c0242a')
  b.ctx.stroke(disc(-40, -14, 230, 46))
}
/** A fountain pen, its nib to the left. */
export function pen(b: Brush): void {
  piece(
    b,
    '-70,-26 190,-30! 236,-18 236,18 190,30! -70,26',
    slope(b, [0, -30, 0, 30], '#4a4a58', '#1c1a24'),
    { blur: 14 },
  )
  piece(b, '-70,-22! -70,22! -130,8 -176,0! -130,-8', '#e0b858', { sh: 0.4, blur: 8, rim: 3 })
  block(b, -64, 0, 16, 56, '#e0b858', { sh: 0.2, blur: 4, rim: 2 })
  block(b, 120, -30, 110, 10, '#e0b858', { sh: 0.3, blur: 4, rim: 2 }, 5)
}
/** A pen on a page that is still blank but for a line to sign on. */
export function penAlone(b: Brush): void {
  table(b)
  laid(b, 480, 840, 0.08, () => {
    leaf(b)
    fill(
      b,
      drawn((p) => p.rect(-220, 250, 400, 6)),
      '#4a3a30',
    )
  })
  laid(b, 590, 990, -0.4, () => pen(b), 1.7)
  lamplight(b)
}
/** A contract, signed and sealed. */
export const contract = document(CONTRACT, 1, signed)
/** A will under ribbon and wax. */
export const will = document(WILL, 4, sealed)
/** A list of names, most of them struck out. */
export const list = document(NAMES, 7, struck)
/** A cheque with far too many noughts. */
export function cheque(b: Brush): void {
  table(b)
  laid(b, 540, 940, -0.08, () => {
    block(b, 0, 0, 800, 380, '#e4ecd8', { blur: 28, dy: 14 }, 8)
    const border = drawn((p) => {
      for (let i = 0; i < 19; i++) for (const y of [-166, 150]) flower(p, -366 + i * 41, y + 8, 17, 5, i)
    })
    fill(b, border, '#7fa48c', 0.6)
    writing(b, -330, -90, 420, 2, 52, '#4a5a4c', 3)
    block(b, 120, 60, 460, 92, '#f8faf0', { sh: 0.15, blur: 4, rim: 2 }, 6)
    CHEQUE(b, 120, 62, 62, '#b3202b', false, 800)
    stamp(b, -280, 60, 110, TRUE)
  })
  laid(b, 800, 1170, -0.35, () => pen(b))
  lamplight(b)
}
/** Half a page torn from a book of recipes. */
export function recipe(b: Brush): void {
  table(b)
  laid(b, 520, 900, 0.06, () => {
    piece(
      b,
      '-300,-380! 300,-380! 300,120! 240,90! 190,150! 120,100! 60,170! -10,110! -90,180! -150,120! -220,190! -300,140!',
      '#ead9ae',
      { blur: 24 },
    )
    RECIPE(b, 220, -300, 90, '#8a3a26', false, 900)
    for (let i = 0; i < 6; i++) writing(b, 130 - i * 72, -290, 14, 1, 300 - (i % 3) * 60, '#4a3a26', i)
    for (let i = 0; i < 6; i++) {
      b.ctx.fillStyle = rgba(b.c('#4a3a26'), 0.6)
      for (let j = 0; j < 7; j++) if ((i * 3 + j) % 5) b.ctx.fillRect(110 - i * 76, -300 + j * 54, 34, 34)
    }
  })
  laid(b, 800, 1120, 0.2, () => {
    for (let i = 0; i < 9; i++)
      piece(b, '0,0 60,-30 130,-20 70,10', i % 2 ? '#6f8a4a' : '#8a6a34', { sh: 0.35, blur: 8, rim: 2 })
  })
  lamplight(b)
}
/** Photograph with one corner cut away. */
export function photo(b: Brush): void {
  table(b)
  laid(b, 540, 900, -0.09, () => {
    piece(b, '-330,-430! 330,-430! 330,250! 190,430! -330,430!', '#f8f2e2', { blur: 30, dy: 14 })
    const print = poly([
      [-290, -390],
      [290, -390],
      [290, 220],
      [150, 330],
      [-290, 330],
    ])
    sheet(b, print, slope(b, [0, -390, 0, 330], '#d8c09a', '#8f6f52'), { rim: 0 })
    inside(b, print, () => {
      fill(b, disc(150, -230, 80), '#f0e0bc')
      const people = drawn((p) => {
        for (const [x, y, r] of [
          [-150, -60, 70],
          [60, -90, 78],
          [-30, 90, 50],
        ] as const) {
          p.ellipse(x, y, r * 0.8, r, 0, 0, 7)
          p.moveTo(x - r * 2, 360)
          p.bezierCurveTo(x - r * 2, y + r * 1.2, x + r * 2, y + r * 1.2, x + r * 2, 360)
        }
      })
      fill(b, people, '#4a3226')
    })
  })
  lamplight(b)
}
/** A child's drawing in wax crayon. */
export function drawing(b: Brush): void {
  table(b)
  laid(b, 530, 910, 0.07, () => {
    leaf(b, '#fbf6e6')
    const { ctx } = b
    ctx.lineCap = 'round'
    ctx.lineWidth = 16
    const line = (colour: string, ...pts: readonly (readonly [number, number])[]): void => {
      ctx.strokeStyle = b.c(colour)
      ctx.beginPath()
      pts.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)))
      ctx.stroke()
    }
    line('#e8a030', [140, -280], [160, -330], [210, -320], [220, -270], [180, -240], [140, -280])
    line('#b3402e', [-200, 60], [-200, -100], [-60, -230], [80, -100], [80, 60], [-200, 60])
    line('#4f7a52', [-280, 200], [-100, 180], [120, 210], [270, 190])
    line('#2f5a8a', [130, 190], [150, 60], [170, 190])
    line('#2f5a8a', [210, 190], [226, 110], [242, 190])
    for (const [x, y] of [
      [150, 30],
      [226, 86],
    ] as const) {
      ctx.strokeStyle = b.c('#2f5a8a')
      ctx.stroke(disc(x, y, 26))
    }
  })
  laid(b, 820, 1160, -0.4, () => crayonStick(b))
  lamplight(b)
}
function crayonStick(b: Brush): void {
  piece(b, '-120,-30! 150,-30! 150,30! -120,30! -170,12 -186,0 -170,-12', '#c8302c', { blur: 14 })
  block(b, 30, 0, 180, 62, '#f0d8b0', { sh: 0.1, blur: 3, rim: 2 })
}
/** A red wax crayon, nearly used up. */
export function crayon(b: Brush): void {
  table(b)
  laid(b, 480, 840, 0.1, () => leaf(b, '#fbf6e6'))
  laid(b, 560, 1010, -0.32, () => crayonStick(b), 2)
  lamplight(b)
}
/** A sheaf of small notes. */
export function notes(b: Brush): void {
  table(b)
  const pads = [
    [330, 780, -0.2, '#f4d860'],
    [690, 760, 0.14, '#f0a0a0'],
    [420, 1030, 0.1, '#a8d8c0'],
    [740, 1020, -0.12, '#f4d860'],
  ] as const
  pads.forEach(([x, y, turn, colour], i) =>
    laid(b, x, y, turn, () => {
      piece(b, '-140,-140! 140,-140! 146,120 120,140! -140,140!', colour, { blur: 18 })
      writing(b, -104, -90, 200, 4, 50, '#5a4a30', i)
    }),
  )
  lamplight(b)
}
/** A ticket with a punched edge. */
export function ticket(b: Brush): void {
  table(b)
  laid(b, 540, 920, -0.1, () => {
    block(b, 0, 0, 780, 380, '#f0e2c0', { blur: 26, dy: 14 }, 14)
    const holes = drawn((p) => {
      for (let i = 0; i < 9; i++) {
        p.moveTo(214, -160 + i * 40)
        p.ellipse(200, -160 + i * 40, 9, 9, 0, 0, 7)
      }
    })
    hole(b, holes, '#6a371d', 2)
    block(b, -90, -130, 520, 70, '#2f5a7a', { sh: 0.1, blur: 3, rim: 0 }, 6)
    TICKET(b, -150, 10, 120, '#3a2416', false, 800)
    writing(b, -350, 110, 420, 2, 36, '#4a3a30', 2)
    piece(b, '-240,-150 -200,-160 -60,-160 -30,-126 -60,-108! -250,-108!', '#f0e2c0', { sh: 0, rim: 0 })
    const waves = drawn((p) => teeth(p, 240, 100, 370, 100, 4, -26))
    fill(b, waves, '#2f5a7a')
    stamp(b, 300, -30, 100, TRUE)
  })
  lamplight(b)
}
/** Red envelopes, never sent. */
export function redEnvelope(b: Brush): void {
  table(b)
  const turns = [-0.26, -0.05, 0.17] as const
  turns.forEach((turn, i) =>
    laid(b, 400 + i * 140, 900 + i * 20, turn, () => {
      block(b, 0, 0, 330, 560, slope(b, [0, -280, 0, 280], '#d8302c', '#9a1820'), { blur: 24 }, 12)
      piece(b, '-165,-280! 165,-280! 165,-200 0,-120 -165,-200', '#c0242a', { sh: 0.35, blur: 10, rim: 4 })
      round(b, 0, -130, 40, '#f0c860', { sh: 0.35, blur: 8 })
      LUCK(b, 0, 80, 150, '#f0c860', false, 900)
    }),
  )
  lamplight(b)
}
/** A scroll on yellow silk: an edict. */
export function edict(b: Brush): void {
  table(b, ['#5a1c18', '#22080a'])
  laid(b, 540, 900, -0.05, () => {
    block(b, 0, 0, 720, 520, slope(b, [0, -260, 0, 260], '#f2d27a', '#d09a3a'), { blur: 30, dy: 16 })
    hole(
      b,
      drawn((p) =>
        [-1, 1].forEach((k) => [-1, 1].forEach((m) => cloud(p, k * 270, m * 180, 46, k > 0 ? -1 : 1))),
      ),
      '#fff0c0',
      2,
    )
    EDICT(b, 250, -170, 84, '#4a1c14', true, 900)
    for (let i = 0; i < 4; i++) {
      b.ctx.fillStyle = rgba(b.c('#4a1c14'), 0.6)
      for (let j = 0; j < 7; j++) if ((i + j * 2) % 5) b.ctx.fillRect(130 - i * 96, -190 + j * 56, 40, 38)
    }
    stamp(b, -270, 130, 130, TRUE)
    for (const k of [-1, 1]) {
      block(
        b,
        k * 380,
        0,
        62,
        600,
        slope(b, [k * 380 - 31, 0, k * 380 + 31, 0], '#8a2a20', '#4a120e'),
        {},
        10,
      )
      for (const m of [-1, 1]) block(b, k * 380, m * 316, 46, 44, '#e0b858', { sh: 0.4, blur: 8 }, 10)
    }
  })
  lamplight(b)
}
/** A map of walls and a river. */
export function map(b: Brush): void {
  table(b)
  laid(b, 540, 900, 0.05, () => {
    piece(b, '-400,-330! -130,-350 140,-326 400,-346! 390,320! 120,346 -140,322 -396,340!', '#e2cc98', {
      blur: 28,
      dy: 14,
    })
    const river = drawn((p) => taper(-390, -120, -60, 40, 380, -60, 12, 26, 20, p))
    fill(b, river, '#7fa4a0', 0.8)
    b.ctx.lineWidth = 14
    b.ctx.strokeStyle = b.c('#5a3a24')
    b.ctx.strokeRect(-180, -210, 380, 300)
    hole(
      b,
      drawn((p) =>
        [
          [-180, -60],
          [200, -60],
          [10, -210],
          [10, 90],
        ].forEach(([x = 0, y = 0]) => p.rect(x - 26, y - 26, 52, 52)),
      ),
      '#b3402e',
      2,
    )
    const hills = drawn((p) =>
      [-300, -220, 270, 340].forEach((x, i) => petal(p, x, 260 - (i % 2) * 40, 120, -1.57, 0.4)),
    )
    fill(b, hills, '#6f8a5a', 0.8)
    fill(
      b,
      drawn((p) => taper(-320, 180, -100, 220, 150, 20, 5, 5, 5, p)),
      '#b3202b',
      0.9,
    )
    stamp(b, 330, -280, 76, TRUE)
  })
  lamplight(b)
}
/** A bound book with its title on a strip. */
function book(title: string, cover: string, open: boolean): (b: Brush) => void {
  const name = words(title)
  return (b) => {
    table(b)
    if (open) laid(b, 650, 1000, 0.12, () => block(b, 0, 0, 480, 620, '#e8dcc0', { blur: 22 }, 6))
    laid(b, 520, 900, -0.1, () => {
      block(b, 14, 12, 500, 660, '#efe4c8', { blur: 26, dy: 16 }, 6)
      block(
        b,
        0,
        0,
        500,
        660,
        slope(b, [-250, -330, 250, 330], mix(cover, '#fff6e6', 0.16), mix(cover, '#120a10', 0.2)),
        { sh: 0.3, blur: 8 },
        8,
      )
      fill(
        b,
        drawn((p) => [-270, -90, 90, 270].forEach((y) => p.rect(-250, y - 3, 70, 6))),
        '#f0e2c0',
        0.8,
      )
      fill(
        b,
        drawn((p) => p.rect(-184, -330, 5, 660)),
        '#f0e2c0',
        0.6,
      )
      block(b, 70, -90, 130, 380, '#f4ead0', { sh: 0.25, blur: 6, rim: 3 }, 4)
      name(b, 70, -90 - (Array.from(title).length - 1) * 52, 84, '#3a2416', true, 800)
      hole(
        b,
        drawn((p) => fret(p, 130, 240, 11)),
        mix(cover, '#fff6e6', 0.45),
        1.6,
      )
    })
    lamplight(b)
  }
}
/** An account book, its other half beneath it. */
export const ledger = book('账本', '#2f4a5c', true)
/** A diary. */
export const notebook = book('日记', '#a8503c', false)
/** A register of guests. */
export const register = book('登记簿', '#4a5a3c', true)
/** A savings book. */
export const bankbook = book('存折', '#7a2430', false)
/** The deed of a house. */
export const deed = book('房产证', '#9a1c24', false)
/** A calendar, its days crossed out. */
export function calendar(b: Brush): void {
  table(b)
  laid(b, 530, 880, -0.06, () => {
    block(b, 0, 0, 560, 700, '#f8f0dc', { blur: 28, dy: 14 }, 8)
    block(b, 0, -280, 560, 140, '#b3202b', { sh: 0.2, blur: 6 }, 8)
    for (let i = 0; i < 12; i++) round(b, -242 + i * 44, -340, 9, '#3a2a24', { sh: 0.3, blur: 4, rim: 2 })
    DATE(b, 0, -30, 280, '#b3202b', false, 900)
    for (let i = 0; i < 21; i++) {
      const x = -210 + (i % 7) * 70
      const y = 150 + Math.floor(i / 7) * 62
      block(b, x, y, 48, 42, '#e8dcc0', { sh: 0, rim: 0 }, 4)
      if (i < 16)
        fill(
          b,
          drawn((p) => taper(x - 22, y - 18, x, y, x + 22, y + 18, 3, 3, 3, p)),
          '#b3202b',
        )
    }
  })
  lamplight(b)
}
/** A letter out of its envelope. */
export function letter(b: Brush): void {
  table(b)
  laid(b, 620, 820, 0.16, () => {
    leaf(b)
    writing(b, -230, -310, 420, 9, 56, '#4a3a30', 2)
  })
  laid(b, 500, 1040, -0.1, () => envelope(b), 0.96)
  lamplight(b)
}
/** A paper plane folded from a love letter. */
export function paperPlane(b: Brush): void {
  table(b)
  laid(b, 540, 900, -0.2, () => {
    piece(b, '-400,-10! 380,-250! -60,60!', '#f8f0dc', { blur: 26, dy: 18 })
    piece(b, '-60,60! 380,-250! 60,210!', '#e6d6b4', { sh: 0.4, blur: 16 })
    piece(b, '-60,60! 60,210! 10,60! 380,-250!', '#c9b48a', { sh: 0.3, blur: 10 })
    writing(b, -180, -60, 220, 3, 30, '#8a5a6a', 3)
  })
  lamplight(b)
}
