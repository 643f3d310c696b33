/** The profile: the shadow-puppet view. The nose stays short, the nape is tucked in, the jaw is one cut. */
import {
  crescent,
  curved,
  disc,
  drawn,
  fill,
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
import { hairAside } from './hair/aside.ts'
import { frameOf } from './marks.ts'
import { edge } from './skull.ts'
import { traits, type Traits } from './traits.ts'

/** What moves in a profile. */
export type ProfileState = {
  readonly emotion?: Emotion | undefined
  readonly viseme?: Viseme | undefined
  readonly blink?: number | undefined
}
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
  hairAside({ b, T, look, r: rng(look.seed) })
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
