import { points, poly, sheet, spline, type Brush } from '../paper.ts'
import { dark, light } from '../palette.ts'
import { HIP, rad, type Frame } from './measures.ts'
import { cloth, folds } from './tailoring.ts'

/** Colours of trousers (or stockings, or skin) and of shoes. */
type Dressed = { readonly colour: string; readonly shoe: string }
/** How far each leg of a step turns at the hip, in degrees. */
const STEP = 13

/** Both legs and shoes: half width `w` at the thigh, `gap` from the middle. */
export function legs(b: Brush, F: Frame, colour: string, shoe: string, w = 34, gap = 30): void {
  const { pose } = F
  if (b.cropY !== null && F.fy(HIP) > b.cropY) return
  if (pose.kneel) return kneelingLegs(b, F, { colour, shoe })
  for (const [d, shade] of [
    [1, 0.16],
    [-1, 0],
  ] as const) {
    const dressed = { colour: dark(colour, shade), shoe }
    if (!pose.walk) oneLeg(b, F, d * gap + 4, w, dressed)
    else {
      b.ctx.save()
      b.ctx.translate(4, F.fy(HIP))
      b.ctx.rotate(rad(d * -STEP * pose.walk))
      b.ctx.translate(-4 - d * gap * 0.8, -F.fy(HIP))
      oneLeg(b, F, d * gap + 4, w, dressed)
      b.ctx.restore()
    }
  }
}
function oneLeg(b: Brush, F: Frame, x: number, w: number, { colour, shoe }: Dressed): void {
  const leg = spline([
    [x - w, F.fy(-520)],
    [x + w, F.fy(-520)],
    [x + w * 0.82, F.fy(-270)],
    [x + w * 0.66, F.fy(-30), 1],
    [x - w * 0.6, F.fy(-30), 1],
    [x - w * 0.8, F.fy(-270)],
  ])
  const foot = spline([
    [x - w * 0.55, -40],
    [x + w * 0.5, -40],
    [x + w * 1.2, -14],
    [x + w * 1.3, 0, 1],
    [x - w * 0.62, 0, 1],
  ])
  sheet(b, foot, shoe, { rim: 2.4 })
  sheet(b, leg, colour, cloth({ sh: 0.3 }))
  folds({ b, F }, dark(colour, 0.3), `${x},-490 ${x + 4},-300 ${x + 2},-60 2.4`)
}
/** A body whose limbs are drawn by width of hip and by height alone: knees and laps. */
const limbs = (F: Frame) => {
  const k = F.hi / 98
  const fx = (x: number) => x * k
  const fy = (y: number) => y * F.h
  return {
    cut: (pattern: string): Path2D =>
      spline(points(pattern).map(([x, y, sharp]) => [fx(x), fy(y), sharp ?? 0])),
    F: { ...F, fx, fy },
  }
}
/** The folded legs of someone kneeling: a foot behind, then the far and the near thigh with the knee on the floor. */
function kneelingLegs(b: Brush, F: Frame, { colour, shoe }: Dressed): void {
  const l = limbs(F)
  sheet(b, l.cut('-96,-62 -150,-46 -176,-20 -168,0! -112,0! -84,-30'), shoe, cloth())
  sheet(b, l.cut('-104,-70 -58,-84 -20,-40 -30,0! -134,0! -136,-36'), dark(colour, 0.2), cloth())
  sheet(b, l.cut('-10,-150 74,-142 142,-92 166,-38 150,0! 70,0! 30,-60'), dark(colour, 0.14), cloth())
  const near = l.cut('-96,-150 0,-156 70,-112 102,-46 88,0! -6,0! -62,-52 -104,-96')
  sheet(b, near, light(colour, 0.04), cloth())
  folds({ b, F: l.F }, dark(colour, 0.3), '-70,-110 6,-120 52,-60 3; 12,-92 52,-84 76,-32 2.4')
}
/** How a lap is covered: a leg for each thigh, or one cloth over both. */
export type LapKind = 'legs' | 'cloth'
const LAP_CLOTH = '-106,-322 0,-332 108,-320 126,-262 122,-206 60,-186 8,-190 -52,-184 -116,-204 -122,-262'
const LAP_FOLDS = '-60,-310 -76,-260 -72,-200 4; 62,-310 80,-260 78,-202 4; 2,-316 4,-260 6,-198 5'
/** The far thigh, then the near one, and the crease at its knee. */
const THIGHS = [
  ['12,-306 94,-306 103,-250 98,-200 54,-184 10,-200 6,-250', '24,-210 54,-196 84,-212 2.6', -0.1],
  ['-80,-306 2,-306 11,-250 6,-200 -38,-184 -82,-200 -86,-250', '-68,-210 -38,-196 -8,-212 2.6', 0.1],
] as const
/** The thighs of someone sitting, coming forward to the knees: the planes that make a lap, lit from above. */
export function lap(b: Brush, F: Frame, colour: string, kind: LapKind): void {
  if (!F.pose.sit) return
  const l = limbs(F)
  if (kind === 'cloth') {
    sheet(b, l.cut(LAP_CLOTH), light(colour, 0.1), cloth({ blur: 12 }))
    return folds({ b, F: l.F }, dark(colour, 0.24), LAP_FOLDS)
  }
  for (const [thigh, knee, lit] of THIGHS) {
    sheet(b, l.cut(thigh), lit < 0 ? dark(colour, -lit) : light(colour, lit), cloth({ blur: 12 }))
    folds({ b, F: l.F }, dark(colour, 0.28), knee)
  }
}
/** The bench someone sits on. */
export function seat(b: Brush, F: Frame): void {
  for (const x of [-150, 128]) {
    const leg = poly([
      [x, -230 * F.h],
      [x + 24, -230 * F.h],
      [x + 20, 0],
      [x + 4, 0],
    ])
    sheet(b, leg, '#4a2a1a', { rim: 2 })
  }
  const board = poly([
    [-190, -262 * F.h],
    [190, -262 * F.h],
    [196, -226 * F.h],
    [-196, -226 * F.h],
  ])
  sheet(b, board, '#6b3f24', cloth())
}
