import { poly, sheet, spline, type Brush } from '../paper.ts'
import { dark, light } from '../palette.ts'
import { HIP, rad, type Frame } from './measures.ts'
import { cloth, folds } from './tailoring.ts'

/** Both legs and shoes: half width `w` at the thigh, `gap` from the middle. */
export function legs(b: Brush, F: Frame, colour: string, shoe: string, w = 34, gap = 30): void {
  const { pose } = F
  if (b.cropY !== null && F.fy(HIP) > b.cropY) return
  if (pose.kneel) return kneelingLegs(b, F.h, colour, shoe)
  if (pose.sit) seat(b, F)
  for (const [d, shade] of [
    [1, 0.16],
    [-1, 0],
  ] as const) {
    if (!pose.walk) oneLeg(b, F, d * gap + 4, w, { colour, shade, shoe })
    else {
      b.ctx.save()
      b.ctx.translate(4, F.fy(HIP))
      b.ctx.rotate(rad(d * -13 * pose.walk))
      b.ctx.translate(-4 - d * gap * 0.8, -F.fy(HIP))
      oneLeg(b, F, d * gap + 4, w, { colour, shade, shoe })
      b.ctx.restore()
    }
  }
}
function oneLeg(
  b: Brush,
  F: Frame,
  x: number,
  w: number,
  c: { readonly colour: string; readonly shade: number; readonly shoe: string },
): void {
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
  sheet(b, foot, c.shoe, { rim: 2.4 })
  sheet(b, leg, dark(c.colour, c.shade), cloth({ sh: 0.3 }))
  folds({ b, F }, dark(c.colour, 0.3 + c.shade), `${x},-490 ${x + 4},-300 ${x + 2},-60 2.4`)
}
function kneelingLegs(b: Brush, h: number, colour: string, shoe: string): void {
  const shin = spline([
    [-130, -30 * h],
    [-60, -60 * h],
    [60, -52 * h],
    [110, -40 * h],
    [128, -12],
    [60, -2],
    [-120, -2, 1],
    [-176, -4],
    [-172, -28],
  ])
  sheet(b, shin, colour, cloth())
  const foot = spline([
    [-170, -26],
    [-214, -22],
    [-226, -2, 1],
    [-160, -2, 1],
  ])
  sheet(b, foot, shoe, cloth())
  const thigh = spline([
    [-70, -150 * h],
    [10, -150 * h],
    [120, -90 * h],
    [150, -40 * h],
    [128, -4],
    [96, -4],
    [84, -50 * h],
    [-40, -60 * h],
  ])
  sheet(b, thigh, light(colour, 0.05), cloth())
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
