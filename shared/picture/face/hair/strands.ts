/** What hair is made of: sheets with a lit edge, and slivers carved into them. Local units of the head. */
import {
  disc,
  drawn,
  fill,
  flower,
  guide,
  outline,
  sheet,
  slivers,
  spline,
  taper,
  type Brush,
  type Guide,
  type Pt,
  type SheetStyle,
} from '../../paper.ts'
import { mix, rgba } from '../../palette.ts'
import type { FigureLook } from '../../look.ts'
import type { Traits } from '../traits.ts'

/** The head whose hair is cut, and the source of its unevenness. */
export type Hair = {
  readonly b: Brush
  readonly T: Traits
  readonly look: FigureLook
  readonly r: () => number
}
/** A piece of a hairdo. */
export type Strand = (h: Hair) => void

/** Width of a carved strand where nothing else is said. */
const STRAND = 2.2

/** One sheet of hair. */
export function hairSheet({ b, T }: Pick<Hair, 'b' | 'T'>, path: Path2D, style: SheetStyle = {}): void {
  const rimC = rgba(mix(T.hair[1], b.env.rim, 0.55), 0.75)
  sheet(b, path, T.hair[0], { soft: true, sh: 0.42, blur: 6, dx: 0, dy: 4, rim: 1.5, rimC, ...style })
}
/** Slivers in the tone of the strands between two guides, uneven. */
export function carved({ b, T, r }: Hair, left: Guide, right: Guide, n: number, w = STRAND): void {
  slivers(b, left, right, n, T.hair[1], w, r)
}
/** A piece that is one sheet. */
export const cap =
  (pattern: string): Strand =>
  (h) =>
    hairSheet(h, outline(pattern))
/** A piece that is one round sheet. */
export const knob =
  (x: number, y: number, rx: number, ry = rx): Strand =>
  (h) =>
    hairSheet(h, disc(x, y, rx, ry))
/** Slivers carved into what lies below. */
export const carve = (left: string, right: string, n: number, w = STRAND): Strand => {
  const guides = [guide(left), guide(right)] as const
  return (h) => carved(h, ...guides, n, w)
}
/** A sheet with slivers carved into it: the piece most hairdos are made of. */
export const lock = (pattern: string, left: string, right: string, n: number, w = STRAND): Strand => {
  const guides = [guide(left), guide(right)] as const
  return (h) => {
    hairSheet(h, outline(pattern))
    carved(h, ...guides, n, w)
  }
}
/** The same from points that are reckoned. */
export const lockOf =
  (pts: readonly Pt[], left: Guide, right: Guide, n: number, w = STRAND): Strand =>
  (h) => {
    hairSheet(h, spline(pts))
    carved(h, left, right, n, w)
  }
/** Several pieces as one. */
export const all =
  (...strands: readonly Strand[]): Strand =>
  (h) =>
    strands.forEach((s) => s(h))

/** A hairpin with a flower at its end, lying at an angle of `a` radians; `own` where the look names no ornament. */
export const pin =
  (x: number, y: number, a: number, own: string): Strand =>
  ({ b, look }) => {
    const { ctx } = b
    ctx.save()
    ctx.translate(x, y)
    ctx.rotate(a)
    sheet(
      b,
      drawn((p) => p.rect(-4, -1.6, 52, 3.2)),
      '#b98a3a',
      { sh: 0.4, blur: 2, rim: 1 },
    )
    sheet(
      b,
      drawn((p) => flower(p, 50, 0, 11, 5, 0.3)),
      look.ornament ?? own,
      { sh: 0.5, blur: 3, rim: 1.2 },
    )
    fill(b, disc(50, 0, 2.6), '#ffe2a0')
    ctx.restore()
  }
/** A plait of six links; `place` says where the middle of each lies and how far the carved cut runs. */
export const plait =
  (place: (link: number) => readonly [x: number, y: number]): Strand =>
  (h) => {
    for (let i = 0; i < 6; i++) {
      const [x, y] = place(i)
      hairSheet(
        h,
        spline([
          [x - 15 + i, y - 18],
          [x + 15 - i, y - 16],
          [x + 12 - i, y + 12],
          [x, y + 18],
          [x - 13 + i, y + 10],
        ]),
      )
      fill(h.b, taper(x - 10, y - 12, x, y, x + 9, y + 8, 0.3, 0.3, 1.6), h.T.hair[1])
    }
  }
/** The back of the head: `wide` stands off from the skull, `low` reaches down the neck. */
export const skull =
  (wide: number, low: number): Strand =>
  (h) =>
    hairSheet(
      h,
      spline([
        [0, -94],
        [-42, -84],
        [-60 - wide, -44],
        [-57 - wide, low * 0.4],
        [-46 - wide * 0.6, low],
        [0, low + 6],
        [44 + wide * 0.6, low],
        [54 + wide, low * 0.3],
        [55 + wide, -44],
        [37, -84],
      ]),
    )
/** Hair over the whole brow, with an edge cut to `edge`; `inner` is the guide of the innermost strand. */
export const crown = (edge: string, inner = '18,-52 -14,-52 -38,-30 -45,14'): Strand =>
  lock(
    `-46,20! -53,-6 -59,-44 -44,-81 -8,-96 31,-91 51,-68 55,-36 49,2! ${edge} -43,2`,
    '16,-90 -32,-90 -60,-52 -52,10',
    inner,
    10,
    2.4,
  )
/** Two curtains from a side part, falling to `drop`. */
export const curtains = (drop: number): Strand =>
  all(
    lock(
      `12,-86! -14,-84 -40,-70 -57,-36 -58,-6 -54,${drop} -48,${drop + 10}! -47,2 -42,-18 -26,-36 2,-54 12,-62!`,
      `10,-82 -30,-80 -56,-44 -54,${drop}`,
      `10,-64 -24,-46 -44,-26 -49,${drop}`,
      8,
    ),
    lock(
      `10,-86! 30,-84 48,-66 53,-34 52,0 48,${drop - 8}! 46,-4 43,-22 34,-40 16,-58!`,
      `14,-82 44,-76 52,-40 48,${drop - 12}`,
      `16,-62 34,-46 45,-26 47,${drop - 12}`,
      6,
    ),
  )
