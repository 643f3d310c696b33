/** Things on wheels, on rails and on water. */
import { dark, light } from '../../palette.ts'
import { disc, drawn, poly, sheet, taper } from '../../paper.ts'
import { big, ink, lampGlow, paint, rect, shine, vgrad } from '../kit.ts'
import { WIDE, X0, X1, type SetBrush } from '../set.ts'
import { thing, shape } from './item.ts'

/** A car from the side, looking to `dir`. */
export const car = thing((b: SetBrush, x: number, y: number, s: number, dir: 1 | -1, c: string) => {
  big(
    b,
    shape(
      x,
      y,
      s,
      '-240,-20! -244,-96 -190,-118 -110,-196 60,-200 140,-122 230,-104 250,-60 246,-20!',
      0.12,
      dir,
    ),
    vgrad(b, y - 200 * s, y, light(c, 0.2), dark(c, 0.25)),
    { w: 24 * s, rim: 5 },
  )
  sheet(b, shape(x, y, s, '-150,-124! -98,-180 -30,-184 -30,-124!', 0.1, dir), '#b8d0d8', {
    rim: 3,
  })
  sheet(b, shape(x, y, s, '-12,-124! -12,-184 48,-184 110,-124!', 0.1, dir), '#9dbac6', {
    rim: 3,
  })
  shine(b, disc(x + 236 * s * dir, y - 78 * s, 16 * s, 20 * s), '#fff2c4')
  shine(b, disc(x - 238 * s * dir, y - 78 * s, 9 * s, 18 * s), '#ff6a54')
  for (const k of [-140, 150]) {
    sheet(b, disc(x + k * s * dir, y - 14 * s, 46 * s), '#16121a', { sh: 0.4, blur: 8, rim: 3 })
    sheet(b, disc(x + k * s * dir, y - 14 * s, 24 * s), '#8a8d94', { rim: 3 })
  }
})
/** A bicycle on its stand. */
export const bicycle = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  const { ctx } = b
  ctx.strokeStyle = ink(b, '#1c161c')
  ctx.lineWidth = 8 * s
  for (const k of [-100, 100]) ctx.stroke(disc(x + k * s, y - 80 * s, 78 * s))
  ctx.lineWidth = 3 * s
  for (const k of [-100, 100])
    for (let i = 0; i < 6; i++) {
      const a = (i / 6) * Math.PI
      ctx.beginPath()
      ctx.moveTo(x + (k + Math.cos(a) * 74) * s, y + (-80 + Math.sin(a) * 74) * s)
      ctx.lineTo(x + (k - Math.cos(a) * 74) * s, y + (-80 - Math.sin(a) * 74) * s)
      ctx.stroke()
    }
  const frame = drawn((p) => {
    for (const [x0, y0, x1, y1] of [
      [-100, -80, -30, -200],
      [-30, -200, 70, -190],
      [70, -190, 0, -80],
      [0, -80, -30, -200],
      [-100, -80, 0, -80],
      [100, -80, 64, -230],
      [64, -230, 110, -246],
      [-30, -200, -40, -226],
    ] as const)
      taper(
        x + x0 * s,
        y + y0 * s,
        x + ((x0 + x1) / 2) * s,
        y + ((y0 + y1) / 2) * s,
        x + x1 * s,
        y + y1 * s,
        6 * s,
        6 * s,
        6 * s,
        p,
      )
    p.ellipse(x - 42 * s, y - 232 * s, 34 * s, 10 * s, 0, 0, 7)
  })
  sheet(b, frame, c, { sh: 0.35, blur: 6, rim: 2 })
})
/** The side of a train: windows, a stripe, doors. */
export const train = thing((b: SetBrush, y: number, h: number, c: string, stripe: string) => {
  big(b, rect(X0, y, WIDE, h), vgrad(b, y, y + h, light(c, 0.2), c, dark(c, 0.25)), { w: 40, rim: 6 })
  big(b, rect(X0, y - 26, WIDE, 34), dark(c, 0.3), { w: 20, rim: 4 })
  paint(b, rect(X0, y + h * 0.62, WIDE, h * 0.09), stripe)
  for (let x = X0 + 30; x < X1; x += 212) {
    const g = b.lamp > 0.6 ? b.lit('#ffdf9a') : ink(b, '#bcd4da')
    b.ctx.fillStyle = g
    const glass = drawn((p) => p.roundRect(x, y + h * 0.16, 164, h * 0.36, 16))
    b.ctx.fill(glass)
    b.ctx.lineWidth = 9
    b.ctx.strokeStyle = ink(b, dark(c, 0.4))
    b.ctx.stroke(glass)
    paint(b, rect(x + 78, y + h * 0.16, 7, h * 0.36), dark(c, 0.4))
  }
  for (let x = X0 + 120; x < X1; x += 300)
    sheet(b, disc(x, y + h + 14, 44), '#221c22', { sh: 0.3, blur: 6, rim: 3 })
})
/** A boat or ferry on the water, looking to `dir`. */
export const boat = thing(
  (b: SetBrush, x: number, y: number, s: number, dir: 1 | -1, hull: string, cabin: string) => {
    sheet(
      b,
      shape(x, y, s, '-120,-60! 110,-60! 100,-120 60,-124 54,-170 -80,-170 -90,-120', 0.08, dir),
      cabin,
      { sh: 0.3, blur: 8, rim: 4 },
    )
    const ports = drawn((p) =>
      [-60, -10, 40].forEach((u) => p.rect(x + u * s * dir - 15 * s, y - 112 * s, 30 * s, 26 * s)),
    )
    if (b.lamp > 0.6) shine(b, ports, '#ffdf9a')
    else paint(b, ports, '#3f5a6a')
    sheet(b, rect(x - 40 * s, y - 230 * s, 30 * s, 64 * s), '#b3402e', { sh: 0.3, blur: 6, rim: 3 })
    big(b, shape(x, y, s, '-210,-66! 230,-84! 190,-10 160,6! -170,6! -196,-20', 0.1, dir), hull, {
      w: 20 * s,
      rim: 5,
    })
  },
)
/** A lighthouse on its rock. */
export const lighthouse = thing((b: SetBrush, x: number, y: number, s: number) => {
  big(
    b,
    poly([
      [x - 50 * s, y],
      [x + 50 * s, y],
      [x + 30 * s, y - 400 * s],
      [x - 30 * s, y - 400 * s],
    ]),
    '#f2ead8',
    { w: 20, rim: 5 },
  )
  const w = (v: number): number => (50 - 20 * v) * s
  for (const v of [0.14, 0.5])
    paint(
      b,
      poly([
        [x - w(v), y - v * 400 * s],
        [x + w(v), y - v * 400 * s],
        [x + w(v + 0.18), y - (v + 0.18) * 400 * s],
        [x - w(v + 0.18), y - (v + 0.18) * 400 * s],
      ]),
      '#b8433a',
    )
  sheet(b, rect(x - 40 * s, y - 416 * s, 80 * s, 18 * s), '#2c2a38', { rim: 3 })
  sheet(b, rect(x - 24 * s, y - 470 * s, 48 * s, 56 * s), b.lamp > 0.6 ? b.lit('#fff0b8') : b.c('#d8dcd4'), {
    rim: 3,
    raw: true,
  })
  sheet(b, shape(x, y, s, '-34,-468! 0,-520 34,-468!', 0.1), '#8a3430', { rim: 3 })
  if (b.lamp > 0.6) lampGlow(b, x, y - 444 * s, 420 * s, '#ffe9a8', 0.7)
})
/** Posts of a pier with a slack rope. */
export const posts = thing((b: SetBrush, list: readonly (readonly [number, number, number])[], c: string) => {
  list.forEach(([x, y, s], i) => {
    const next = list[i + 1]
    if (next) {
      b.ctx.lineWidth = 12 * s
      b.ctx.strokeStyle = ink(b, '#a88a5c')
      b.ctx.beginPath()
      b.ctx.moveTo(x, y - 150 * s)
      b.ctx.quadraticCurveTo(
        (x + next[0]) / 2,
        Math.max(y, next[1]) - 40 * s,
        next[0],
        next[1] - 150 * next[2],
      )
      b.ctx.stroke()
    }
    big(
      b,
      rect(x - 28 * s, y - 200 * s, 56 * s, 220 * s),
      vgrad(b, y - 200 * s, y, light(c, 0.15), dark(c, 0.3)),
      { w: 16, rim: 4 },
    )
    sheet(b, disc(x, y - 200 * s, 28 * s, 9 * s), light(c, 0.25), { rim: 2 })
  })
})
