/** Roofs, walls and bridges of old houses; snow lies on them when it snows. */
import { dark, light } from '../../palette.ts'
import {
  crescent,
  disc,
  drawn,
  flower,
  inside,
  petal,
  sheet,
  slivers,
  spline,
  teeth,
  type Pt,
  type Guide,
} from '../../paper.ts'
import { big, ink, paint, rect, vgrad } from '../kit.ts'
import { WIDE, X0, X1, type Item, type SetBrush } from '../set.ts'
import { solid, stretched, thing } from './item.ts'

const SNOW = '#eaf0f6'
/** A sheet of snow, when it snows in the open. */
function snowOn(b: SetBrush, path: Path2D): void {
  if (b.open && b.weather === 'snow') sheet(b, path, SNOW, { sh: 0.3, blur: 8, rim: 4 })
}
/** Snow on the upper edge of a thing, when it snows in the open. */
export function cap(b: SetBrush, pts: readonly Pt[]): void {
  if (b.open && b.weather === 'snow') sheet(b, spline(pts, true, 0.14), SNOW, { sh: 0.3, blur: 8, rim: 4 })
}
/** A roof of round tiles with an upturned eave, from the ridge at (x, y); `dir` is the side the eave turns up to. */
export const eave = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, dir: 1 | -1, c: string) => {
    const at = (u: number): number => x + dir * u
    const roof = spline(
      [
        [at(0), y, 1],
        [at(w * 0.55), y, 1],
        [at(w * 0.72), y + h * 0.34],
        [at(w * 0.9), y + h * 0.76],
        [at(w + 60), y + h * 0.82, 1],
        [at(w * 0.94), y + h],
        [at(0), y + h, 1],
      ],
      true,
      0.14,
    )
    big(b, roof, vgrad(b, y, y + h, light(c, 0.16), dark(c, 0.3)), { w: 50, rim: 6 })
    inside(b, roof, () =>
      slivers(
        b,
        [
          [at(0), y],
          [at(0), y + h * 0.3],
          [at(0), y + h * 0.6],
          [at(0), y + h],
        ],
        [
          [at(w * 0.55), y],
          [at(w * 0.68), y + h * 0.3],
          [at(w * 0.84), y + h * 0.7],
          [at(w), y + h * 0.9],
        ],
        Math.round(w / 44),
        dark(c, 0.45),
        5,
      ),
    )
    paint(
      b,
      drawn((p) =>
        dir > 0
          ? teeth(p, at(w * 0.96), y + h - 2, x, y + h, Math.round(w / 34), -15)
          : teeth(p, x, y + h, at(w * 0.96), y + h - 2, Math.round(w / 34), -15),
      ),
      dark(c, 0.4),
    )
    sheet(b, rect(Math.min(x, at(w * 0.56)), y - 26, w * 0.56, 30), dark(c, 0.15), {
      sh: 0.35,
      blur: 8,
      rim: 4,
    })
    cap(b, [
      [at(0), y - 30],
      [at(w * 0.56), y - 30],
      [at(w * 0.72), y + h * 0.26],
      [at(w * 0.88), y + h * 0.62],
      [at(w * 0.6), y + h * 0.5],
      [at(w * 0.3), y + h * 0.34],
      [at(0), y + h * 0.3],
    ])
  },
)
/** Half of a roof's outline, from the ridge to the turned-up corner, in fractions of its width and height. */
const ROOF_OUTLINE = '-.36,0! .36,0! .42,.4 .56,.78 .72,.7! .6,1 0,1.02 -.6,1 -.72,.7! -.56,.78 -.42,.4'
/** A whole roof with both eaves turned up, centred on x: pavilions, gates, towers. */
export const pavilionRoof = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, c: string, gold: string) => {
    const roof = stretched(x, y, w, h, ROOF_OUTLINE, 0.14)
    big(b, roof, vgrad(b, y, y + h, light(c, 0.14), dark(c, 0.3)), { w: 50, rim: 6 })
    const edge = (k: 1 | -1): Guide => [
      [x + k * w * 0.34, y],
      [x + k * w * 0.42, y + h * 0.4],
      [x + k * w * 0.52, y + h * 0.7],
      [x + k * w * 0.66, y + h],
    ]
    inside(b, roof, () => slivers(b, edge(-1), edge(1), Math.round(w / 40), dark(c, 0.42), 4.5))
    const ridge = drawn((p) =>
      p.addPath(stretched(x, y, w, 1, '-.4,-4! -.38,-34 -.32,-18 .32,-18 .38,-34 .4,-4!', 0.12)),
    )
    sheet(b, ridge, dark(c, 0.1), { sh: 0.35, blur: 8, rim: 4 })
    sheet(b, disc(x, y - 30, 20, 24), gold, { sh: 0.3, blur: 6, rim: 3 })
    snowOn(b, stretched(x, y, w, h, '-.4,-.12 .4,-.12 .46,.46 .2,.34 0,.44 -.24,.32 -.46,.46', 0.14))
  },
)
/** A wall under a ridge of tiles. */
export const tiledWall = (y: number, h: number, c: string, tile: string): Item =>
  solid(
    (b) => {
      big(b, rect(X0, y, WIDE, h), vgrad(b, y, y + h, light(c, 0.1), c, dark(c, 0.3)), { w: 50, rim: 5 })
      big(b, rect(X0, y - 50, WIDE, 56), vgrad(b, y - 50, y, light(tile, 0.1), dark(tile, 0.2)), {
        w: 40,
        rim: 6,
      })
      const tiles = drawn((p) => {
        for (let x = X0; x < X1; x += 44) {
          p.moveTo(x, y + 8)
          p.ellipse(x + 22, y + 2, 22, 26, 0, 0, Math.PI)
        }
      })
      paint(b, tiles, dark(tile, 0.3))
      cap(b, [
        [X0, y - 62],
        [200, y - 72],
        [620, y - 60],
        [1000, y - 74],
        [X1, y - 60],
        [X1, y - 26],
        [800, y - 20],
        [400, y - 30],
        [X0, y - 20],
      ])
    },
    [X0, y + 4, WIDE, h - 6],
  )
/** A rail of posts and bars along a bank or a balcony. */
export const railing = thing((b: SetBrush, y: number, h: number, c: string, motif: boolean) => {
  const p = drawn((q) => {
    q.rect(X0, y, WIDE, 16)
    q.rect(X0, y + h - 26, WIDE, 12)
    for (let x = X0 + 20; x < X1; x += 130) q.rect(x, y - 22, 24, h + 22)
  })
  sheet(b, p, c, { sh: 0.4, blur: 9, rim: 4 })
  if (!motif) return
  const cuts = drawn((q) => {
    for (let x = X0 + 97; x < X1; x += 130) {
      flower(q, x, y + h * 0.5, h * 0.22, 4, 0.78, 0.4)
      crescent(q, x - 34, y + h * 0.5, 14, 1.57, 0.4)
      crescent(q, x + 34, y + h * 0.5, 14, -1.57, 0.4)
    }
  })
  sheet(b, cuts, dark(c, 0.2), { sh: 0.3, blur: 4, rim: 2 })
})
/** An arched bridge; its reflection closes the circle. */
export const bridge = thing((b: SetBrush, x: number, y: number, r: number, c: string, reflection: string) => {
  const mirror = disc(x, y + 8, r, r * 0.9)
  b.ctx.save()
  b.ctx.clip(rect(X0, y + 8, WIDE, r))
  b.ctx.lineWidth = r * 0.3
  b.ctx.strokeStyle = ink(b, reflection, 0.5)
  b.ctx.stroke(mirror)
  b.ctx.restore()
  const span = drawn((p) => {
    p.moveTo(x - r * 2.3, y + 20)
    p.quadraticCurveTo(x, y - r * 2.15, x + r * 2.3, y + 20)
    p.lineTo(x + r, y + 20)
    p.ellipse(x, y + 8, r, r, 0, 0, Math.PI, true)
    p.lineTo(x - r * 2.3, y + 20)
    p.closePath()
  })
  big(b, span, vgrad(b, y - r * 1.2, y, light(c, 0.18), dark(c, 0.25)), { w: 34, rim: 6 })
  const ring = drawn((p) => {
    for (let i = 0; i <= 14; i++) {
      const a = Math.PI * (1 + i / 14)
      p.rect(x + Math.cos(a) * r * 1.1 - 3, y + 8 + Math.sin(a) * r * 1.1 - 12, 6, 24)
    }
  })
  paint(b, ring, dark(c, 0.4), 0.6)
  cap(b, [
    [x - r * 1.6, y - r * 0.62],
    [x, y - r * 1.2],
    [x + r * 1.6, y - r * 0.62],
    [x + r * 0.9, y - r * 0.74],
    [x, y - r * 1.02],
    [x - r * 0.9, y - r * 0.74],
  ])
})
/** Spears standing in a rack or held in a row. */
export const spears = thing((b: SetBrush, xs: readonly number[], y: number, h: number, c: string) => {
  for (const x of xs) {
    paint(b, rect(x - 5, y - h, 10, h), dark(c, 0.3))
    sheet(
      b,
      drawn((p) => petal(p, x, y - h + 40, 110, -1.57, 0.18)),
      '#b9bec2',
      { sh: 0.3, blur: 5, rim: 2 },
    )
    const tuft = drawn((p) => {
      for (let i = -2; i <= 2; i++) petal(p, x, y - h + 40, 46, 1.57 + i * 0.3, 0.24)
    })
    sheet(b, tuft, '#a3281f', { sh: 0.3, blur: 4, rim: 2 })
  }
})
