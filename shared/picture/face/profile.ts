/** The profile: the shadow-puppet view. The nose stays short, the nape is tucked in, the jaw is one cut. */
import {
  crescent,
  curved,
  disc,
  drawn,
  fill,
  guide,
  inside,
  outline,
  petal,
  points,
  sheet,
  spline,
  taper,
  type Brush,
} from '../paper.ts'
import { light, mix, rgba, rng } from '../palette.ts'
import type { Emotion, Viseme } from '../../drama/vocabulary.ts'
import type { FigureLook } from '../look.ts'
import { EMOTION, mouthOf, type Expression } from './expression.ts'
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
} from './hair/strands.ts'
import { curlsBeside } from './hair/curls.ts'
import { HAIRDO } from './hair/styles.ts'
import { frameOf } from './marks.ts'
import { edge } from './skull.ts'
import { traits, type Traits } from './traits.ts'

/** What moves in a profile. */
export type ProfileState = {
  readonly emotion?: Emotion | undefined
  readonly viseme?: Viseme | undefined
  readonly blink?: number | undefined
}
/** Hair that falls lower than this covers ear and neck. */
const COVERS_NECK = 50
/** How much less a mouth opens, seen from the side. */
const SIDE_OPENING = 0.62

/** The whole head in profile, hair included. */
export function headProfile(b: Brush, look: FigureLook, x: ProfileState): void {
  const T = traits(look)
  const e = EMOTION[x.emotion ?? 'calm']
  const o = Math.max(mouthOf(x.viseme).o, e.mo) * SIDE_OPENING
  faceSide(b, T, o)
  eyeSide(b, T, e, x.blink ?? 0)
  mouthSide(b, T, e, o)
  if (e.tear)
    fill(
      b,
      drawn((p) => petal(p, 27, 8, 24, 1.6, 0.12)),
      '#e6f5ff',
      0.8,
    )
  if (look.glasses) {
    b.ctx.lineWidth = 2
    b.ctx.strokeStyle = frameOf(b, look.glasses)
    b.ctx.beginPath()
    b.ctx.ellipse(32, 5, 9, 15, 0, 0, 7)
    b.ctx.moveTo(24, 2)
    b.ctx.lineTo(-14, 0)
    b.ctx.stroke()
  }
  if (look.beard) beardSide(b, T)
  hairSide({ b, T, look, r: rng(look.seed) })
  if (look.earring)
    sheet(
      b,
      drawn((p) => petal(p, -9, 20, 16, Math.PI / 2, 0.45)),
      look.earring,
      { sh: 0.4, blur: 2, rim: 1 },
    )
  if (look.mark === 'mole') fill(b, disc(24, 20, 1.7), '#4a221c')
}
function contourSide(T: Traits, o: number): Path2D {
  const { ch, cw } = T.shape
  const { len, hook, tip, bulb } = T.features.nose
  const out = (T.child ? 47.5 : T.fem ? 51.5 : 57.7) + len * 0.5
  const y = 23 + len * 0.5 + tip
  return spline([
    ...points('16,-70 36,-50 41,-24 37.5,-7'),
    [42.5 + hook * 1.1, 8],
    [out, y],
    [out - 0.5 - (T.fem ? 1 : 1.6) + bulb * 0.3, y + 5 + bulb * 0.4],
    [44, 31 + Math.max(0, len * 0.3), 1],
    [45, 35],
    [49, 41 - o * 0.2],
    [43, 45, 1],
    [43, 45 + o, 1],
    [47.5, 49 + o],
    [41, 56 + o],
    [43, 63 + o * 0.9],
    [38 + 2 * cw + (T.child ? -5 : 0), 71 * ch + o * 0.8],
    [24, 74 * ch + o * 0.5],
    ...points('4,60 -14,42 -22,10 -30,-40 -10,-72'),
  ])
}
function faceSide(b: Brush, T: Traits, o: number): void {
  const { ctx } = b
  const S = T.skin
  const face = contourSide(T, o)
  sheet(b, face, S.base, { sh: 0.34, blur: 8, dx: 0, dy: 5 })
  inside(b, face, () => {
    const g = ctx.createLinearGradient(46, 0, -20, 20)
    g.addColorStop(0, rgba(b.c(S.lit), 0.7))
    g.addColorStop(0.5, rgba(b.c(S.base), 0))
    g.addColorStop(1, rgba(b.c(S.shade), 0.8))
    ctx.fillStyle = g
    ctx.fillRect(-60, -90, 130, 190)
    const bloom = ctx.createRadialGradient(22, 26, 1, 22, 26, 18)
    bloom.addColorStop(0, rgba(b.c(S.blush), T.fem ? 0.4 : 0.15))
    bloom.addColorStop(1, rgba(b.c(S.blush), 0))
    ctx.fillStyle = bloom
    ctx.fillRect(0, 0, 60, 60)
    edge(b, face)
    fill(b, taper(-12, 36, 4, 60, 26, 70, 0.2, 0.2, 1.6), S.shade, 0.8)
    fill(
      b,
      drawn((p) => crescent(p, 43, 26, 4, -1.9, 0.4)),
      S.shade,
    )
  })
}
function eyeSide(b: Brush, T: Traits, e: Expression, blink: number): void {
  const up = e.up * (1 - blink)
  const h = T.eyeH * up * 0.95
  const x = 33
  const y = 5
  if (up > 0.2) {
    const white = curved(
      [x + 1, y + 2],
      [
        [x + 3.6, y - h * 0.4, x - 0.5, y - h],
        [x - 10, y - h * 0.6, x - 15, y + 1],
        [x - 8, y + 4, x + 1, y + 3],
      ],
    )
    fill(b, white, '#fdf6ea')
    inside(b, white, () => {
      fill(b, disc(x - 2.6, y - h * 0.2, 4.2, T.iris), '#1a1012')
      fill(b, disc(x - 2.2, y + 1, 2.4, T.iris * 0.5), '#7a4a28')
      fill(b, disc(x - 3.4, y - h * 0.5, 1.4), '#ffffff')
    })
  }
  const tip = y - h - (T.fem ? 2 : 0) + (1 - up) * 6
  fill(b, taper(x - 16, y + 1.5, x - 8, y - h * 0.9 - 1, x + (T.fem ? 6.5 : 2), tip, 0.3, 0, 1.7), '#1c1114')
  const w = T.browW
  const brow = taper(
    x + 4,
    y - 17 + e.bi,
    x - 8,
    y - 22 + e.arch,
    x - 22,
    y - 14 + e.bo,
    w * 0.8,
    0.1,
    w * 0.7,
  )
  fill(b, brow, mix(T.hair[0], '#1c1216', 0.3))
}
function mouthSide(b: Brush, T: Traits, e: Expression, o: number): void {
  const corner = 45 + e.c * 0.6
  const upper = curved(
    [44.5, 36.5],
    [
      [50.5, 40, 48, 43.4],
      [40, 43.5, 33.5, corner],
      [38, 40, 44.5, 36.5],
    ],
  )
  fill(b, upper, T.lipC)
  const inner = corner + 0.4 + o * 0.4
  const lower = curved(
    [33.5, inner],
    [
      [42, 44.5 + o, 47, 45.4 + o],
      [48.5, 51 + o, 42, 52.5 + o],
      [37, 50 + o, 33.5, inner],
    ],
  )
  fill(b, lower, light(T.lipC, 0.12))
  if (o > 0.5)
    fill(
      b,
      curved(
        [33.5, corner],
        [
          [47.5, 43.4],
          [46, 45.4 + o],
        ],
      ),
      '#3a0d14',
    )
}
function beardSide(b: Brush, T: Traits): void {
  sheet(b, outline('42,56 32,60 30,80 38,124! 46,84 44,64'), T.hair[0], { sh: 0.3, blur: 4, rim: 1.2 })
  sheet(b, outline('44,33 40,42 30,48 24,58! 34,46 40,36'), T.hair[0], { sh: 0.3, blur: 3, rim: 1 })
}

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
/** Hairdos with an outline of their own from the side; the others share three. */
const ASIDE: Partial<Record<FigureLook['hairStyle'], Strand>> = {
  bald: BALD_SIDE,
  curly: curlsBeside,
  tousle: SPIKES,
  buzz: CLOSE,
}
const falls = (style: FigureLook['hairStyle']): boolean => HAIRDO[style].len > COVERS_NECK && style !== 'pony'
function hairSide(h: Hair): void {
  const style = h.look.hairStyle
  const { len } = HAIRDO[style]
  const edge3 = BANGS.has(style) ? FRINGED : len > COVERS_NECK ? LONG : SHORT
  ;(ASIDE[style] ?? crownSide(edge3))(h)
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
/** What stands off behind the head. */
const BEHIND: Partial<Record<FigureLook['hairStyle'], Strand>> = {
  bun: KNOT,
  updo: all(cap('-20,-84 -44,-120 -30,-160 0,-160 14,-124 8,-88'), KNOT),
  buns: all(knob(-44, -84, 26), knob(10, -96, 22)),
  braid: all(
    knob(-58, 4, 16, 18),
    plait((i) => [-60 - Math.sin(i * 0.6) * 8, 30 + i * 27]),
  ),
  topknot: all(cap('-34,-84 -52,-104 -50,-130 -28,-142 -8,-130 -8,-106 -14,-88'), ({ b, look }) =>
    sheet(b, outline('-38,-98 -34,-88 -12,-92 -12,-102'), look.ornament ?? '#c9a24a', {
      sh: 0.4,
      blur: 3,
      rim: 1.4,
    }),
  ),
  pony: lock(
    '-44,-60 -84,-66 -104,-20 -96,60 -84,126! -80,60 -72,0',
    '-50,-58 -104,-60 -102,30 -86,118',
    '-60,-40 -76,-20 -80,40 -84,110',
    6,
    2.6,
  ),
}
/** The hair behind a head in profile. */
export function hairBackProfile(h: Hair): void {
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
