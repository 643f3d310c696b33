/**
 * The tailor's craft: outlines cut to a body's measures. A coordinate of a pattern may name a measure (`sh`, `ch`, `wa`,
 * `hi`: half widths of shoulder, chest, waist and hip) with a factor and an offset, so `'-hi-60,-290!'` is a sharp corner
 * 60 outside the left hip, 290 above the floor of an average adult.
 */
import { disc, drawn, fill, sheet, spline, taper, type Brush, type Pt, type SheetStyle } from '../paper.ts'
import { light, type ClothTone } from '../palette.ts'
import type { Traits } from '../face/traits.ts'
import type { FigureLook } from '../look.ts'
import { at, type Frame } from './measures.ts'

/** Someone being dressed. */
export type Fitting = {
  readonly b: Brush
  readonly F: Frame
  readonly T: Traits
  readonly C: ClothTone
  readonly look: FigureLook
  /** Seen from behind: what is worn in front is left out. */
  readonly back: boolean
}
type Measure = 'sh' | 'ch' | 'wa' | 'hi'
type Term = { readonly measure: Measure | null; readonly k: number; readonly d: number }
const TERM = /^(-?)(?:(sh|ch|wa|hi)(?:\*(\d*\.?\d+))?([+-]\d*\.?\d+)?|(\d*\.?\d+))$/

function termOf(text: string): Term {
  // A reckoned offset may be negative: `hi+-6` is `hi-6`.
  const m = TERM.exec(text.replace('+-', '-').replace('--', '+'))
  if (!m) throw new Error(`not a measure of a pattern: ${text}`)
  const sign = m[1] ? -1 : 1
  if (m[5] !== undefined) return { measure: null, k: 0, d: sign * Number(m[5]) }
  // The expression lets only the four names through.
  return { measure: m[2] as Measure, k: sign * Number(m[3] ?? 1), d: Number(m[4] ?? 0) }
}
const value = (F: Frame, t: Term): number => (t.measure ? F[t.measure] * t.k : 0) + t.d

/** Kept readings of constant patterns. */
function reader<T>(read: (pattern: string) => T): (pattern: string) => T {
  const known = new Map<string, T>()
  return (pattern) => {
    const had = known.get(pattern)
    if (had !== undefined) return had
    const made = read(pattern)
    known.set(pattern, made)
    return made
  }
}
const words = (pattern: string): string[] => pattern.trim().split(/\s+/)
type Mark = { readonly x: Term; readonly y: Term; readonly sharp: 0 | 1 }
const marks = reader((pattern): readonly Mark[] =>
  words(pattern).map((word) => {
    const sharp = word.endsWith('!') ? 1 : 0
    const [x, y] = (sharp ? word.slice(0, -1) : word).split(',')
    if (x === undefined || y === undefined) throw new Error(`not a point of a pattern: ${word}`)
    return { x: termOf(x), y: termOf(y), sharp }
  }),
)
type Level = { readonly y: number; readonly left: Term; readonly right: Term; readonly sharp: 0 | 1 }
const levels = reader((pattern): readonly Level[] =>
  words(pattern).map((word) => {
    const sharp = word.endsWith('!') ? 1 : 0
    const [y, left, right] = (sharp ? word.slice(0, -1) : word).split(':')
    if (y === undefined || left === undefined) throw new Error(`not a level of a pattern: ${word}`)
    return { y: Number(y), left: termOf(left), right: termOf(right ?? left), sharp }
  }),
)
/** The points of a pattern on this body. */
export const measured = (F: Frame, pattern: string): Pt[] =>
  marks(pattern).map((m) => {
    const y = value(F, m.y)
    return [...at(F, value(F, m.x), y), m.sharp]
  })
/** A piece of cloth by its points; `k` is how round it runs. */
export const piece = (F: Frame, pattern: string, k?: number): Path2D => spline(measured(F, pattern), true, k)
/**
 * A garment by its levels, from the top: height, half width to the left and (where it differs) to the right. Down the left
 * side, up the right; `dx` moves it to the side the body looks to.
 */
export function garment(F: Frame, pattern: string, dx = 0): Path2D {
  const ls = levels(pattern)
  const left = ls.map((l): Pt => [F.fx(dx - value(F, l.left), l.y), F.fy(l.y), l.sharp])
  const right = ls.map((l): Pt => [F.fx(dx + value(F, l.right), l.y), F.fy(l.y), l.sharp])
  return spline([...left, ...right.toReversed()])
}
/** How a sheet of cloth lies. */
export const cloth = (style: SheetStyle = {}): SheetStyle => ({
  sh: 0.42,
  blur: 9,
  dx: 1,
  dy: 5,
  rim: 3.4,
  ...style,
})
/** Small things sewn on: buttons, badges, pockets. */
export const notion = (blur: number, rim: number, sh = 0.4): SheetStyle => ({ sh, blur, rim })

/** Carved folds, each `x0,y0 cx,cy x1,y1` and its width; separated by `;`. */
export function folds({ b, F }: Pick<Fitting, 'b' | 'F'>, colour: string, pattern: string): void {
  const p = new Path2D()
  for (const fold of pattern.split(';')) {
    const w = words(fold)
    const [start, bend, end] = measured(F, w.slice(0, 3).join(' '))
    if (!start || !bend || !end) throw new Error(`a fold has three points and a width: ${fold}`)
    taper(start[0], start[1], bend[0], bend[1], end[0], end[1], 0.2, 0.2, Number(w[3]), p)
  }
  fill(b, p, colour)
}
/** A strip of cloth of even or changing width: two ends, a bend between them, and half widths at start, end and bend. */
export function strip(F: Frame, pattern: string, w0: number, w1: number, wm: number, path?: Path2D): Path2D {
  const [start, bend, end] = measured(F, pattern)
  if (!start || !bend || !end) throw new Error(`a strip has three points: ${pattern}`)
  return taper(start[0], start[1], bend[0], bend[1], end[0], end[1], w0, w1, wm, path)
}
/** A rectangle whose corner lies on the body at (x, y), of size w x h in figure units. */
export const patch = (F: Frame, x: number, y: number, w: number, h: number): Path2D =>
  drawn((p) => p.rect(...at(F, x, y), w, h))
/** Several rectangles as one path. */
export const patches = (F: Frame, list: readonly (readonly [number, number, number, number])[]): Path2D =>
  drawn((p) => {
    for (const [x, y, w, h] of list) p.rect(...at(F, x, y), w, h)
  })
/** A round thing on the body. */
export const dot = (F: Frame, x: number, y: number, r: number): Path2D => disc(...at(F, x, y), r)

/** A knotted button (盘扣) at a point of the figure. */
export function frog(b: Brush, x: number, y: number, colour: string, s = 1): void {
  const bars = drawn((p) => {
    p.rect(x - 14 * s, y - 1.4, 28 * s, 2.8)
    p.ellipse(x - 15 * s, y, 4.5 * s, 3.6 * s, 0, 0, 7)
    p.ellipse(x + 15 * s, y, 4.5 * s, 3.6 * s, 0, 0, 7)
  })
  sheet(b, bars, colour, { sh: 0.4, blur: 2, dy: 1.5 })
  fill(b, disc(x, y, 3.4), light(colour, 0.4))
}
/** Two folded sheets that meet at the button at height `depth`; `w` wide, around `cx`. */
export function lapels({ b, F }: Fitting, colour: string, depth: number, w: number, cx: number): void {
  for (const d of [-1, 1]) {
    const p = [
      `${cx + d * 24},-826! ${cx + d * (w + 16)},-782! ${cx + d * (w + 26)},-742! ${cx + d * (w - 4)},-736!`,
      `${cx + d * (w + 6)},-722! ${cx + d * 3},${depth}! ${cx + d * 20},-760`,
    ].join(' ')
    sheet(b, piece(F, p, 0.1), colour, cloth({ blur: 6, rim: 2.4 }))
  }
}
/** The shirt that shows between lapels, down to `depth`. */
export function shirtFront({ b, F }: Fitting, colour: string, depth: number, cx: number, w = 34): void {
  const p = `${cx - w},-832 ${cx + w},-832 ${cx + w * 0.8},-760 ${cx + 2},${depth}! ${cx - w * 0.8},-760`
  sheet(b, piece(F, p, 0.1), colour)
}
/** The two points of a shirt collar. */
export function collarWings({ b, F }: Pick<Fitting, 'b' | 'F'>, colour: string, cx: number): void {
  for (const d of [-1, 1]) {
    const p = `${cx + d * 21},-846! ${cx + d * 33},-822 ${cx + d * 17},-792! ${cx + d * 2},-816!`
    sheet(b, piece(F, p, 0.08), colour, cloth({ blur: 4, rim: 1.4, sh: 0.3 }))
  }
}
/** A tie: its outline, below its knot. */
export function tie({ b, F }: Fitting, colour: string, pattern: string, rim = 1.6): void {
  sheet(b, piece(F, pattern), colour, cloth({ blur: 4, rim }))
}
/** The bare shoulders of a dress, with collar bones where they are seen. */
export function shoulders({ b, F, T, back }: Fitting, pattern: string): void {
  sheet(b, piece(F, pattern), T.skin.base, { rim: 2.4 })
  if (back) return
  const bones = strip(F, '-8,-806 -40,-800 -70,-796', 1.4, 0.2, 1)
  strip(F, '16,-806 46,-802 72,-798', 1.4, 0.2, 1, bones)
  fill(b, bones, T.skin.shade, 0.9)
}
