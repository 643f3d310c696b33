import {
  curved,
  disc,
  drawn,
  fill,
  flower,
  guide,
  inside,
  outline,
  petal,
  sheet,
  slivers,
  taper,
  type Brush,
} from '../paper.ts'
import { dark, mix, rgba } from '../palette.ts'
import type { FigureLook } from '../look.ts'
import type { Traits } from './traits.ts'

/** Where the features of this head lie. */
export type FaceMap = {
  /** Middle of the face; the near and the far eye; height of the eyes; the mouth. */
  readonly cx: number
  readonly nx: number
  readonly fx: number
  readonly ey: number
  readonly mx: number
  readonly my: number
}
const MOLE = '#4a221c'
/** Ages from which the folds beside the mouth, and then the lines of forehead and temple, are cut. */
const FOLDS_FROM = 48
const LINES_FROM = 58

/** Lines of age, around the middle of the face. */
export function ageMarks(b: Brush, T: Traits, x: number): void {
  const p = new Path2D()
  if (T.age > FOLDS_FROM) {
    taper(x - 13, 30, x - 22, 38, x - 20, 50, 0.3, 0.1, 1.2, p)
    taper(x + 17, 30, x + 24, 38, x + 21, 48, 0.3, 0.1, 1.1, p)
  }
  if (T.age > LINES_FROM) {
    for (let i = 0; i < 3; i++)
      taper(x - 20, -30 - i * 6, x + 2, -33 - i * 6.5, x + 24, -30 - i * 6, 0.1, 0.1, 0.8, p)
    taper(-36, 0, -40, 3, -42, -3, 0.6, 0, 0.5, p)
    taper(-36, 3, -40, 7, -42, 5, 0.6, 0, 0.5, p)
    taper(-30, 30, -27, 40, -20, 46, 0.1, 0.1, 0.9, p)
  }
  fill(b, p, dark(T.skin.shade, 0.16), 0.85)
}
/** Cuts between drawn-down brows. */
export function frown(b: Brush, T: Traits, cx: number): void {
  const p = taper(cx - 3, -20, cx - 1, -14, cx - 3.5, -8, 0.2, 0.9, 0.7)
  taper(cx + 4, -20, cx + 2, -14, cx + 4, -9, 0.2, 0.8, 0.6, p)
  fill(b, p, dark(T.skin.shade, 0.25))
}

/** Lasting marks by name. */
const MARKS: Readonly<Record<string, (b: Brush, T: Traits, m: FaceMap) => void>> = {
  mole: (b, _T, m) => fill(b, disc(m.nx - 4, 20, 1.7), MOLE),
  lipMole: (b, T, m) => fill(b, disc(m.mx + T.lipW + 5, m.my - 9, 1.6), MOLE),
  freckles(b, T, m) {
    for (let i = 0; i < 9; i++)
      fill(b, disc(m.cx - 27 + i * 6.4 + (i % 2) * 2, 22 + ((i * 7) % 5), 0.9), T.skin.shade)
  },
  huadian(b, _T, m) {
    const p = drawn((q) => {
      flower(q, m.cx + 0.5, -30, 7.5, 4, Math.PI / 4, 0.42)
      petal(q, m.cx + 0.5, -25, 7, Math.PI / 2, 0.3)
    })
    fill(b, p, '#c9272e')
    fill(b, disc(m.cx + 0.5, -30, 1.4), '#ffd98a')
  },
  cheekScar: (b, T, m) =>
    fill(
      b,
      taper(m.nx - 13, 14, m.nx - 6, 24, m.nx - 3, 36, 0.3, 0.2, 1.3),
      mix(T.skin.blush, T.skin.lit, 0.3),
    ),
}
/** The lasting mark of a look; a scarred brow is drawn with the brow. */
export function mark(b: Brush, T: Traits, look: FigureLook, map: FaceMap): void {
  if (look.mark !== null) MARKS[look.mark]?.(b, T, map)
}

/** Tears under both eyes. */
export function tears(b: Brush, { nx, fx, ey }: FaceMap): void {
  for (const [x, l] of [
    [nx + 2, 34],
    [fx + 4, 20],
  ] as const) {
    b.ctx.fillStyle = rgba('#dff2ff', 0.72)
    b.ctx.fill(
      curved(
        [x, ey + 5],
        [
          [x - 2.4, ey + l * 0.6, x - 3.4, ey + l, x, ey + l + 3],
          [x + 3.4, ey + l, x + 1.6, ey + l * 0.6, x, ey + 5],
        ],
      ),
    )
    b.ctx.fillStyle = '#fff'
    b.ctx.fill(disc(x - 0.8, ey + l - 2, 0.8, 2))
  }
}
/** A drop of sweat at the temple. */
export function sweat(b: Brush): void {
  const drop = curved(
    [-31, -30],
    [
      [-38, -19, -36, -14, -31, -14],
      [-26, -14, -26, -20, -31, -30],
    ],
  )
  fill(b, drop, '#d9f0f5', 0.8)
}

const FRAME = { round: '#9a7434', square: '#23222c' } as const
/** The colour of the frame of glasses. */
export const frameOf = (b: Brush, kind: 'round' | 'square'): string => b.c(FRAME[kind])
/** Glasses over both eyes. */
export function glasses(b: Brush, { nx, fx, ey }: FaceMap, kind: 'round' | 'square'): void {
  const { ctx } = b
  ctx.lineWidth = kind === 'round' ? 1.8 : 2.6
  ctx.strokeStyle = frameOf(b, kind)
  for (const [x, w] of [
    [nx, 18],
    [fx, 15.5],
  ] as const) {
    const lens =
      kind === 'round'
        ? disc(x, ey + 1, w, 17)
        : drawn((p) => p.roundRect(x - w - 1, ey - 11, w * 2 + 2, 25, 9))
    ctx.fillStyle = rgba('#e8f4ff', 0.13)
    ctx.fill(lens)
    ctx.stroke(lens)
    inside(b, lens, () => {
      ctx.fillStyle = rgba('#ffffff', 0.2)
      ctx.fill(
        curved(
          [x - 2, ey - 20],
          [
            [x + 6, ey - 20],
            [x - 6, ey + 20],
            [x - 14, ey + 20],
          ],
        ),
      )
    })
  }
  const bridge = curved([nx + 18, ey - 2], [[(nx + fx) / 2 + 2, ey - 6, fx - 15, ey - 2]], false)
  ctx.stroke(curved([nx - 18, ey - 3], [[-45, ey - 6]], false, bridge))
}

const BEARD = { sh: 0.3, blur: 5, rim: 1.4 }
const MOUSTACHE = { sh: 0.3, blur: 3, rim: 1.2 }
/** A long beard and a moustache, drawn around a mouth at the origin. */
export function beard(b: Brush, T: Traits, x: number, y: number): void {
  const [base, strand] = T.hair
  b.ctx.save()
  b.ctx.translate(x, y)
  sheet(b, outline('-10,13 -14,26 -9,50 3,74! 11,50 13,26 10,13 0,16'), base, BEARD)
  slivers(b, guide('-8,16 -12,34 -6,52 2,72'), guide('8,16 12,34 9,52 4,72'), 6, strand, 1.4)
  const upper = '-3,-9 -12,-6 -21,4 -26,14! -14,3 -3,-3 3,-3 12,3 22,13! 18,2 10,-6 3,-9'
  sheet(b, outline(upper), base, MOUSTACHE)
  slivers(b, guide('-2,-7 -12,-4 -18,3 -24,12'), guide('-2,-4 -10,-1 -18,6 -25,13'), 3, strand, 1)
  slivers(b, guide('2,-7 10,-4 15,3 20,12'), guide('2,-4 9,-1 15,6 21,12'), 3, strand, 1)
  b.ctx.restore()
}
/** An earring hanging at the near ear. */
export function earring(b: Brush, colour: string): void {
  const { ctx } = b
  ctx.strokeStyle = b.c('#f0c36a')
  ctx.lineWidth = 1.2
  ctx.stroke(curved([-49, 19], [[-49, 30]], false))
  fill(b, disc(-49, 21, 2), '#f6d98a')
  sheet(
    b,
    drawn((p) => petal(p, -49, 28, 13, Math.PI / 2, 0.45)),
    colour,
    { sh: 0.4, blur: 2, rim: 1 },
  )
}
