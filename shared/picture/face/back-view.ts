/** Heads seen from behind. */
import {
  crescent,
  disc,
  drawn,
  fill,
  outline,
  petal,
  points,
  sheet,
  spline,
  taper,
  type Brush,
} from '../paper.ts'
import { mix, rng } from '../palette.ts'
import type { FigureLook } from '../look.ts'
import { all, cap, carve, hairSheet, knob, lock, pin, plait, type Hair, type Strand } from './hair/strands.ts'
import { curlsUpon } from './hair/curls.ts'
import { HAIRDO } from './hair/styles.ts'
import { traits } from './traits.ts'

/** Hair that falls lower than this covers the neck. */
const COVERS_NECK = 50

/** The whole head from behind. */
export function headBackView(b: Brush, look: FigureLook): void {
  const T = traits(look)
  const h: Hair = { b, T, look, r: rng(look.seed + 9) }
  const style = look.hairStyle
  for (const ear of ['-40,-6 -50,-10 -53,2 -49,14 -41,20', '40,-6 50,-10 53,2 49,14 41,20'])
    sheet(b, outline(ear), T.skin.base, { rim: 1.6 })
  if (style === 'bald')
    sheet(b, outline('0,-76 -40,-62 -48,-20 -44,20 -26,44 26,44 44,20 48,-20 40,-62'), T.skin.base, {
      sh: 0.3,
      rim: 2,
    })
  BENEATH[style]?.(h)
  mass(h)
  UPON[style]?.(h)
}
const BENEATH: Partial<Record<FigureLook['hairStyle'], Strand>> = {
  buns: all(knob(-46, -80, 25), knob(46, -80, 25)),
  updo: cap('-18,-88 -36,-120 -28,-160 0,-172 28,-160 36,-120 18,-88'),
}
/** The mass of hair, the whorl at the crown, and how it ends at the nape or below. */
function mass(h: Hair): void {
  const { b, T, look } = h
  const { len } = HAIRDO[look.hairStyle]
  const L = len > COVERS_NECK ? len : 0
  const w = look.hairStyle === 'bob' ? 76 : 58
  hairSheet(h, massOutline(look.hairStyle, L, w), { rim: 3 })
  const x = L ? w - 10 : 36
  const y = L || 36
  carve(`-10,-86 -60,-60 -58,10 ${-x},${y}`, `10,-86 60,-60 58,10 ${x},${y}`, 18, 2.6)(h)
  const whorl = drawn((p) => {
    for (let i = 0; i < 5; i++)
      crescent(p, Math.cos(i * 1.3) * 10, -62 + Math.sin(i * 1.3) * 7, 9, i * 1.3 + 1.2, 0.3)
  })
  fill(b, whorl, T.hair[1], 0.8)
  if (L) return fill(b, taper(0, -60, -4, L * 0.4, 2, L - 6, 0.4, 0.6, 2.4), mix(T.hair[0], '#000000', 0.3))
  const nape = drawn((p) => {
    for (let i = -3; i <= 3; i++) {
      const d = Math.abs(i)
      petal(p, i * 10, 44 - d * 4, 20 - d * 2, 1.57 - i * 0.06, 0.3)
    }
  })
  fill(b, nape, T.hair[0])
}
function massOutline(style: FigureLook['hairStyle'], L: number, w: number): Path2D {
  if (style === 'bald') return outline('-50,-30 -54,0 -40,40 0,52 40,40 54,0 50,-30 0,-16')
  if (!L || style === 'pony')
    return outline('0,-94 -40,-86 -60,-44 -54,10 -36,44 0,54 36,44 54,10 60,-44 40,-86')
  return spline([
    ...points('0,-94 -40,-86 -62,-44 -60,20'),
    [-w, L * 0.6],
    [-w + 4, L],
    [-30, L + 12, 1],
    [0, L],
    [30, L + 12, 1],
    [w - 4, L],
    [w, L * 0.6],
    ...points('60,20 62,-44 40,-86'),
  ])
}
const UPON: Partial<Record<FigureLook['hairStyle'], Strand>> = {
  topknot: all(cap('-10,-90 -24,-112 -18,-140 18,-140 24,-112 10,-90'), ({ b, look }) =>
    fill(b, disc(0, -98, 20, 7), look.ornament ?? '#c9a24a'),
  ),
  curly: curlsUpon,
  braid: plait((i) => [0, 56 + i * 27]),
  bun: all(
    knob(0, -36, 32, 29),
    carve('-28,-36 -24,-70 24,-70 28,-36', '-16,-20 -10,-44 10,-44 16,-20', 6),
    pin(-44, -26, -0.3, '#3f8f6a'),
  ),
  pony: lock(
    '0,-60 -22,-40 -28,30 -16,110 0,130! 16,110 28,30 22,-40',
    '-8,-50 -26,0 -22,70 -2,122',
    '8,-50 26,0 22,70 2,122',
    7,
    2.4,
  ),
}
