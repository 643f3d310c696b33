/** Hair seen from the side: over the head, and standing off behind it. */
import { crescent, drawn, fill, guide, outline, points, sheet, spline } from '../../paper.ts'
import type { FigureLook } from '../../look.ts'
import { curlsBeside } from './curls.ts'
import { FUTOU_ASIDE } from './period.ts'
import {
  all,
  cap,
  carve,
  hairSheet,
  knob,
  lock,
  lockOf,
  pin,
  plait,
  type Hair,
  type Strand,
} from './strands.ts'
import { HAIRDO } from './styles.ts'

/** Hair that falls lower than this covers ear and neck. */
const COVERS_NECK = 50
const BANGS: ReadonlySet<string> = new Set(['buns', 'crop', 'lob', 'curtain'])
const FRINGED =
  '40,-30! 44,-52 30,-84 -10,-98 -50,-82 -63,-40 -56,0 -38,26! -25,22 -17,14! -8,-14 6,-22! 14,-30 24,-18! 28,-34 34,-18!'
const SHORT = '36,-52! 32,-82 -10,-98 -50,-82 -63,-40 -55,-2 -38,26! -24,21! -16,14 -6,-14 8,-30 24,-42'
const LONG = '36,-52! 32,-82 -10,-98 -50,-82 -68,-40 -62,10 -46,60 -24,50! -16,14 -6,-14 8,-30 24,-42'
const crownSide = (pattern: string): Strand =>
  lock(pattern, '30,-80 -20,-98 -66,-60 -52,20', '26,-48 4,-46 -16,-20 -24,16', 12, 2.6)
const BALD_SIDE = lock(
  '-14,22! -30,30 -54,20 -62,-10 -54,-36 -24,-40 -8,-26! -18,-10',
  '-12,-30 -40,-36 -58,-10 -44,18',
  '-14,-22 -22,-14 -22,0 -20,16',
  6,
  2,
)
/** A strand before the shoulder, as long as the hair. */
const strandSide = (len: number): Strand =>
  lockOf(
    points(`4,-40! -10,-10 -16,30 -20,${len * 0.6} -30,${len * 0.9}! -44,${len * 0.6} -44,10 -30,-30`),
    guide(`-2,-34 -20,0 -22,40 -28,${len * 0.85}`),
    guide(`-24,-30 -40,0 -40,40 -34,${len * 0.8}`),
    5,
  )
/** Spikes, seen from the side. */
const SPIKES = lock(
  '40,-28! 48,-46 42,-62! 46,-82! 26,-86 18,-104! -6,-96 -26,-106! -38,-90 -58,-92! -60,-70 -76,-60! -66,-40 -74,-18! -58,-4 -60,24! -44,20 -38,34! -26,18 -18,8! -10,-14 4,-24! 12,-12! 18,-30 28,-14! 32,-30',
  '30,-80 -20,-98 -66,-60 -52,20',
  '26,-48 4,-46 -16,-20 -24,16',
  12,
  2.6,
)
/** Hair cut so close that it follows the skull. */
const CLOSE = lock(
  '38,-48! 36,-72 14,-90 -14,-92 -42,-80 -57,-50 -55,-12 -42,16 -27,20! -18,2 -14,-18! -4,-24 12,-34 24,-46',
  '30,-76 -18,-92 -58,-58 -44,14',
  '28,-50 4,-44 -16,-20 -26,14',
  18,
  1.3,
)
/** A mop cut to one length, parted in the middle. */
const MOP = lock(
  '36,-14! 42,-44 30,-82 -8,-98 -50,-86 -68,-46 -66,-6 -56,22 -36,28! -22,26 -10,18! -6,-2 2,-18 16,-34 26,-28',
  '26,-80 -20,-98 -70,-60 -56,20',
  '24,-50 10,-50 -8,-30 -16,14',
  13,
  2.6,
)
/** Hair brushed up and back from the brow. */
const QUIFF = lock(
  '38,-46! 52,-66 50,-88 30,-104 0,-106 -36,-94 -60,-62 -58,-20 -44,14 -28,18! -18,2 -12,-20 4,-34 22,-40',
  '44,-84 8,-108 -62,-70 -46,8',
  '32,-50 12,-60 -14,-30 -24,10',
  14,
  2.6,
)
/** Waves: the long outline, in bows. */
const WAVES = lock(
  '36,-52! 34,-84 -8,-99 -50,-84 -72,-42 -64,-14 -76,16 -62,44 -40,54! -20,44 -16,18 -4,-8 8,-30 24,-42',
  '30,-80 -20,-98 -76,-50 -52,40',
  '26,-48 4,-46 -16,-20 -24,30',
  12,
  2.8,
)
/** Hairdos with an outline of their own from the side; the others share three. */
const ASIDE: Partial<Record<FigureLook['hairStyle'], Strand>> = {
  bald: BALD_SIDE,
  curly: curlsBeside,
  tousle: SPIKES,
  buzz: CLOSE,
  curtain: MOP,
  sidepart: QUIFF,
  wavy: WAVES,
  futou: FUTOU_ASIDE,
}
const falls = (style: FigureLook['hairStyle']): boolean => HAIRDO[style].len > COVERS_NECK && style !== 'pony'
/** The hair over a head in profile, and the ear where it shows. */
export function hairAside(h: Hair): void {
  const style = h.look.hairStyle
  const { len } = HAIRDO[style]
  const edge = BANGS.has(style) ? FRINGED : len > COVERS_NECK ? LONG : SHORT
  ;(ASIDE[style] ?? crownSide(edge))(h)
  if (falls(style) && style !== 'updo') return strandSide(len)(h)
  const { b, T } = h
  sheet(b, outline('-16,-8 -8,-12 -2,-4 -5,8 -11,20 -17,12'), T.skin.base, { sh: 0.3, blur: 3, rim: 1.4 })
  fill(
    b,
    drawn((p) => crescent(p, -10, 4, 6, -1.5, 0.4)),
    T.skin.shade,
  )
}

const KNOT = all(
  knob(-66, -56, 26, 24),
  carve('-86,-56 -80,-86 -54,-84 -46,-60', '-78,-44 -70,-60 -60,-60 -54,-46', 4, 2),
  pin(-98, -40, -0.5, '#3f8f6a'),
)
const KNOT_ABOVE = all(cap('-34,-84 -52,-104 -50,-130 -28,-142 -8,-130 -8,-106 -14,-88'), ({ b, look }) =>
  sheet(b, outline('-38,-98 -34,-88 -12,-92 -12,-102'), look.ornament ?? '#c9a24a', {
    sh: 0.4,
    blur: 3,
    rim: 1.4,
  }),
)
/** What stands off behind the head. */
const BEHIND: Partial<Record<FigureLook['hairStyle'], Strand>> = {
  bun: KNOT,
  updo: all(cap('-20,-84 -44,-120 -30,-160 0,-160 14,-124 8,-88'), KNOT),
  buns: all(knob(-44, -84, 26), knob(10, -96, 22)),
  braid: all(
    knob(-58, 4, 16, 18),
    plait((i) => [-60 - Math.sin(i * 0.6) * 8, 30 + i * 27]),
  ),
  half: KNOT_ABOVE,
  topknot: KNOT_ABOVE,
  pony: lock(
    '-44,-60 -84,-66 -104,-20 -96,60 -84,126! -80,60 -72,0',
    '-50,-58 -104,-60 -102,30 -86,118',
    '-60,-40 -76,-20 -80,40 -84,110',
    6,
    2.6,
  ),
}
/** The hair behind a head in profile. */
export function hairBehindAside(h: Hair): void {
  const style = h.look.hairStyle
  BEHIND[style]?.(h)
  if (!falls(style)) return
  const L = HAIRDO[style].len
  hairSheet(
    h,
    spline([
      ...points('-20,-80 -64,-50 -70,20'),
      [-84, L * 0.6],
      [-80, L],
      [-56, L + 14, 1],
      [-36, L],
      [-18, L * 0.7],
      ...points('-6,30 0,-40'),
    ]),
  )
  carve(`-60,-40 -72,30 -80,${L * 0.6} -72,${L}`, `-20,0 -24,50 -32,${L * 0.7} -44,${L}`, 7, 2.6)(h)
}
