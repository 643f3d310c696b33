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
  const style = look.hairStyle
  const { len } = HAIRDO[style]
  const L = len > COVERS_NECK && style !== 'pony' ? len : 0
  const w = style === 'bob' ? 76 : 58
  hairSheet(h, massOutline(style, L, w), { rim: 3 })
  if (style === 'bald') return carve('-44,-22 -50,0 -44,20 -30,40', '44,-22 50,0 44,20 30,40', 14, 2)(h)
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
/** Short hair from behind: how it stands off, and how it is cut at the nape. */
const SHORT: Partial<Record<FigureLook['hairStyle'], string>> = {
  bald: '-50,-30 -54,0 -40,40 0,52 40,40 54,0 50,-30 0,-16',
  buzz: '0,-90 -38,-82 -55,-44 -50,4 -34,34 0,40 34,34 50,4 55,-44 38,-82',
  crop: '0,-95 -42,-86 -60,-44 -55,6 -42,34! -34,26 -24,42! -14,32 0,46! 14,32 24,42! 34,26 42,34! 55,6 60,-44 42,-86',
  curtain: '0,-97 -46,-88 -68,-46 -68,-2 -54,30 -24,40 0,42 24,40 54,30 68,-2 68,-46 46,-88',
  sidepart: '-14,-100 -44,-86 -57,-44 -51,6 -34,38 0,46 34,38 51,6 58,-44 52,-82 26,-104',
  tousle:
    '-6,-108 -30,-92 -54,-94! -58,-70 -74,-58! -64,-34 -72,-14! -58,6 -60,30! -40,32 -30,50! -10,42 0,56! 12,42 32,50! 42,32 60,28! 58,4 72,-18! 62,-38 72,-62! 54,-74 48,-96! 22,-92',
}
const WAVES =
  '0,-96 -44,-86 -66,-44 -58,-6 -72,28 -62,62 -76,98 -60,132! -34,124 -14,136! 14,124 34,136! 60,130 74,98 60,62 72,28 58,-6 66,-44 44,-86'
const GATHERED = '0,-94 -40,-86 -60,-44 -54,10 -36,44 0,54 36,44 54,10 60,-44 40,-86'
function massOutline(style: FigureLook['hairStyle'], L: number, w: number): Path2D {
  if (style === 'wavy') return outline(WAVES)
  if (!L) return outline(SHORT[style] ?? GATHERED)
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
/** The winged hat over the hair. */
const hat: Strand = ({ b }) => {
  const style = { soft: true, sh: 0.42, blur: 6, dx: 0, dy: 4, rim: 1.6 }
  for (const piece of [
    '-40,-62 -70,-72 -114,-70 -136,-58 -114,-46 -70,-50 -40,-50',
    '40,-62 70,-72 114,-70 136,-58 114,-46 70,-50 40,-50',
    '-40,-70 -40,-106 -26,-130 0,-138 26,-130 40,-106 40,-70 0,-60',
    '-58,-18! -62,-50 -52,-80 0,-94 52,-80 62,-50 58,-18! 0,-30',
  ])
    sheet(b, outline(piece), '#1d1a24', style)
}
/** A small knot on hair that falls. */
const gathered: Strand = all(cap('-6,-86 -20,-104 -16,-126 0,-132 16,-126 20,-104 6,-86'), ({ b, look }) =>
  fill(b, disc(0, -92, 16, 6), look.ornament ?? '#b9c8c0'),
)
const UPON: Partial<Record<FigureLook['hairStyle'], Strand>> = {
  topknot: all(cap('-10,-90 -24,-112 -18,-140 18,-140 24,-112 10,-90'), ({ b, look }) =>
    fill(b, disc(0, -98, 20, 7), look.ornament ?? '#c9a24a'),
  ),
  curly: curlsUpon,
  half: gathered,
  futou: hat,
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
