/** Rooms: walls with openings, windows, floors, columns, curtains, stairs. */
import type { Box } from '../../cache.ts'
import { dark, light, mix, rgba } from '../../palette.ts'
import {
  crescent,
  disc,
  drawn,
  flower,
  hole,
  inside,
  poly,
  sheet,
  spline,
  taper,
  type Pt,
} from '../../paper.ts'
import { big, ink, lampGlow, paint, rect, shine, vgrad } from '../kit.ts'
import { WIDE, X0, X1, type Item, type SetBrush } from '../set.ts'
import { lattice } from '../things.ts'
import { MOTIF, solid, thing, type Motif } from './item.ts'

/** An opening in a wall. */
export interface Opening {
  readonly box: Box
  readonly shape: 'square' | 'round' | 'arched'
}
/** A square-cornered opening. */
export const square = (x: number, y: number, w: number, h: number): Opening => ({
  box: [x, y, w, h],
  shape: 'square',
})
/** A round opening. */
export const round = (x: number, y: number, r: number): Opening => ({
  box: [x - r, y - r, r * 2, r * 2],
  shape: 'round',
})
/** An opening under an arch. */
export const arched = (x: number, y: number, w: number, h: number): Opening => ({
  box: [x, y, w, h],
  shape: 'arched',
})

function cut(p: Path2D, { box: [x, y, w, h], shape }: Opening): void {
  if (shape === 'square') return p.rect(x, y, w, h)
  if (shape === 'round') {
    p.moveTo(x + w, y + h / 2)
    return p.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 7)
  }
  p.moveTo(x, y + h)
  p.lineTo(x, y + w * 0.62)
  p.bezierCurveTo(x, y - w * 0.1, x + w, y - w * 0.1, x + w, y + w * 0.62)
  p.lineTo(x + w, y + h)
  p.closePath()
}
/** What is solid around the openings of a wall: four bands. */
function around(wall: Box, openings: readonly Opening[]): Box[] {
  const [x, y, w, h] = wall
  if (openings.length === 0) return [wall]
  const l = Math.min(...openings.map((o) => o.box[0])) - 4
  const t = Math.min(...openings.map((o) => o.box[1])) - 4
  const r = Math.max(...openings.map((o) => o.box[0] + o.box[2])) + 4
  const b = Math.max(...openings.map((o) => o.box[1] + o.box[3])) + 4
  return [
    [x, y, l - x, h],
    [r, y, x + w - r, h],
    [l, y, r - l, t - y],
    [l, b, r - l, y + h - b],
  ].filter((box): box is [number, number, number, number] => (box[2] ?? 0) > 8 && (box[3] ?? 0) > 8)
}
/** A wall from edge to edge, cut through where windows are; its shadow falls on what is behind. */
export function room(colours: readonly string[], openings: readonly Opening[] = [], foot = 1520): Item {
  const item: Item = (b) => {
    const { ctx } = b
    const wall = rect(X0, -240, WIDE, foot + 240)
    const holes = drawn((p) => openings.forEach((o) => cut(p, o)))
    wall.addPath(holes)
    for (const [w, a] of [
      [70, 0.07],
      [46, 0.08],
      [24, 0.09],
    ] as const) {
      ctx.lineWidth = w
      ctx.strokeStyle = rgba(b.env.shadow ?? '#140a18', a)
      ctx.stroke(holes)
    }
    ctx.fillStyle = vgrad(
      b,
      0,
      foot,
      ...(colours.length > 1 ? colours : [colours[0] ?? '#888888', dark(colours[0] ?? '#888888', 0.2)]),
    )
    ctx.fill(wall, 'evenodd')
  }
  return solid(item, ...around([X0, -240, WIDE, foot + 238], openings))
}
const shaded = (c: readonly string[]): readonly string[] =>
  c.length > 1 ? c : [c[0] ?? '#888888', dark(c[0] ?? '#888888', 0.35)]
/** A rectangle of wall, upper colour first. */
export const wall = (x: number, y: number, w: number, h: number, ...c: string[]): Item =>
  solid(
    (b) => big(b, rect(x, y, w, h), vgrad(b, y, y + h, ...shaded(c)), { w: 40, rim: 5 }),
    [x + 2, y + 2, w - 4, h - 4],
  )
/** A free shape of straight edges. */
export const slab = thing((b: SetBrush, pts: readonly Pt[], ...c: string[]) => {
  const ys = pts.map((p) => p[1])
  big(b, poly(pts), vgrad(b, Math.min(...ys), Math.max(...ys), ...shaded(c)), { w: 30, rim: 5 })
})
/** The frame of a round opening, with a carved rim. */
export const ring = thing((b: SetBrush, x: number, y: number, r: number, colour: string, carved: string) => {
  const band = disc(x, y, r + 40)
  band.ellipse(x, y, r - 6, r - 6, 0, 0, 7)
  b.ctx.fillStyle = ink(b, colour)
  b.ctx.fill(band, 'evenodd')
  const edge = disc(x, y, r + 40)
  edge.ellipse(x, y, r + 33, r + 33, 0, 0, 7)
  b.ctx.fillStyle = ink(b, light(colour, 0.3))
  b.ctx.fill(edge, 'evenodd')
  const n = Math.round(r / 9)
  const cuts = drawn((p) => {
    for (let i = 0; i < n; i++) {
      const a = (i / n) * 6.2832
      crescent(p, x + Math.cos(a) * (r + 16), y + Math.sin(a) * (r + 16), 13, a + 1.57, 0.4)
    }
  })
  hole(b, cuts, carved, 1.4)
})
/** Glass in a frame of bars. `glass` is a faint colour over what is behind, or null. */
export const pane = thing(
  (
    b: SetBrush,
    x: number,
    y: number,
    w: number,
    h: number,
    bars: string,
    cols: number = 2,
    rows: number = 2,
    glass: string | null = '#fffbe8',
    alpha: number = 0.12,
  ) => {
    if (glass) paint(b, rect(x, y, w, h), glass, alpha)
    const p = drawn((q) => {
      for (let i = 0; i <= cols; i++) q.rect(x + (w * i) / cols - 7, y - 7, 14, h + 14)
      for (let j = 0; j <= rows; j++) q.rect(x - 7, y + (h * j) / rows - 7, w + 14, 14)
    })
    sheet(b, p, bars, { sh: 0.35, blur: 7, rim: 3 })
  },
)
/** A carved window without paper. */
export const latticed = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, bars: string, turn: number = 0) =>
    lattice(b, [x, y, w, h], bars, turn),
)
/** A carved window with paper behind it: pale by day, lit from inside when the light goes. */
export const paperWindow = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, bars: string, turn: number = 0) => {
    const warm = b.lamp > 0.6
    const g = b.ctx.createLinearGradient(0, y, 0, y + h)
    g.addColorStop(0, warm ? b.lit('#ffd68a') : ink(b, '#f0e4c6'))
    g.addColorStop(1, warm ? b.lit('#f0963e') : ink(b, '#d2bb90'))
    b.ctx.fillStyle = g
    b.ctx.fill(rect(x, y, w, h))
    if (warm) lampGlow(b, x + w / 2, y + h / 2, Math.max(w, h) * 0.8, '#ffab4e', 0.4)
    lattice(b, [x, y, w, h], bars, turn)
  },
)
/** Slats over a window. */
export const blinds = thing((b: SetBrush, x: number, y: number, w: number, h: number, colour: string) => {
  const p = drawn((q) => {
    for (let v = 0; v < h; v += 34) q.rect(x, y + v, w, 17)
  })
  sheet(b, p, colour, { sh: 0.3, blur: 5, rim: 2 })
  paint(b, rect(x - 10, y - 22, w + 20, 26), dark(colour, 0.25))
})
/** Columns at these places, carved with a motif or plain. */
export const columns = thing(
  (
    b: SetBrush,
    xs: readonly number[],
    w: number,
    y0: number,
    y1: number,
    c: string,
    motif: Motif | null,
    cuts: string = '#f2b95a',
  ) => {
    for (const x of xs) {
      big(b, rect(x, y0, w, y1 - y0), vgrad(b, y0, y1, dark(c, 0.35), c, dark(c, 0.4)), { w: 46, rim: 7 })
      if (motif) {
        const p = drawn((q) => {
          for (let y = Math.max(y0, 0) + 160; y < y1 - 80; y += 180) MOTIF[motif](q, x + w / 2, y, w * 0.26)
        })
        hole(b, p, cuts, 1.6)
      }
      big(b, rect(x - 16, y1 - 46, w + 32, 46), dark(c, 0.4), { w: 16, rim: 4 })
    }
  },
)
/** A beam or frieze from edge to edge, carved with a motif or plain. */
export const band = thing(
  (
    b: SetBrush,
    y: number,
    h: number,
    c: string,
    motif: Motif | null = null,
    cuts: string = '#d9a860',
    step: number = 92,
  ) => {
    big(b, rect(X0, y, WIDE, h), c, { w: 34, rim: 4 })
    if (!motif) return
    const p = drawn((q) => {
      for (let x = X0 + 40; x < X1; x += step) MOTIF[motif](q, x, y + h * 0.55, h * 0.26)
    })
    hole(b, p, cuts, 1.6)
  },
)
/** Panelling with carved fields. */
export const panelling = thing(
  (b: SetBrush, y: number, h: number, c: string, cuts: string, step: number = 190) => {
    big(b, rect(X0, y, WIDE, h), vgrad(b, y, y + h, c, dark(c, 0.32)), { w: 30, rim: 4 })
    for (let x = X0 + 20; x < X1; x += step) {
      b.ctx.strokeStyle = ink(b, dark(c, 0.6), 0.7)
      b.ctx.lineWidth = 5
      b.ctx.stroke(rect(x, y + h * 0.1, step - 26, h * 0.76))
      hole(
        b,
        drawn((p) => flower(p, x + step / 2 - 13, y + h * 0.48, Math.min(54, h * 0.24), 8, 0.2, 0.32)),
        cuts,
        1.4,
      )
    }
  },
)
/** A curtain at one side of the frame. */
export const curtain = thing((b: SetBrush, side: 1 | -1, w: number, c: string, foot: number = 1500) => {
  const k = side < 0 ? 0 : 1080
  const e = k - side * w
  const p = spline(
    [
      [k + side * 300, -240, 1],
      [e, -240, 1],
      [e - side * 10, 300],
      [e + side * 40, 760],
      [e - side * 6, 1100],
      [e + side * 20, foot, 1],
      [k + side * 300, foot, 1],
    ],
    true,
    0.12,
  )
  big(b, p, vgrad(b, 0, foot, dark(c, 0.3), c, dark(c, 0.45)), { w: 50, rim: 6 })
  inside(b, p, () => {
    const folds = drawn((q) => {
      for (let i = 1; i < 5; i++)
        taper(
          k - (side * w * i) / 5,
          -240,
          k - (side * w * i) / 5 + side * 30,
          700,
          k - (side * w * i) / 5.4,
          foot,
          2,
          9,
          7,
          q,
        )
    })
    paint(b, folds, dark(c, 0.6), 0.5)
  })
})
/** Strings of beads in a doorway. */
export const beads = thing((b: SetBrush, x: number, y: number, w: number, h: number, colour: string) => {
  const p = drawn((q) => {
    for (let i = 0; i <= w / 22; i++)
      for (let v = 0; v < h - ((i * 37) % 90); v += 26) {
        q.moveTo(x + i * 22 + 7, y + v)
        q.ellipse(x + i * 22, y + v, 7, 9, 0, 0, 7)
      }
  })
  sheet(b, p, colour, { sh: 0.3, blur: 4, rim: 2 })
})
/** Courses of bricks drawn on a wall. */
export const bricks = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, colour: string, alpha: number) => {
    const p = drawn((q) => {
      for (let j = 0, v = y; v < y + h; v += 46, j++) {
        q.rect(x, v, w, 4)
        for (let u = x + (j % 2) * 56; u < x + w; u += 112) q.rect(u, v, 4, 46)
      }
    })
    b.ctx.save()
    b.ctx.clip(rect(x, y, w, h))
    paint(b, p, colour, alpha)
    b.ctx.restore()
  },
)
/** A panelled door in its frame. */
export const door = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, c: string, cuts: string | null = null) => {
    big(b, rect(x - 18, y - 18, w + 36, h + 18), dark(c, 0.4), { w: 24, rim: 4 })
    big(b, rect(x, y, w, h), vgrad(b, y, y + h, light(c, 0.08), dark(c, 0.2)), { w: 10, rim: 4 })
    b.ctx.strokeStyle = ink(b, dark(c, 0.5), 0.7)
    b.ctx.lineWidth = 5
    for (const v of [0.06, 0.54]) b.ctx.stroke(rect(x + w * 0.14, y + h * v, w * 0.72, h * 0.4))
    if (cuts)
      hole(
        b,
        drawn((p) => flower(p, x + w / 2, y + h * 0.26, w * 0.2, 8, 0.2, 0.34)),
        cuts,
        1.6,
      )
    sheet(b, disc(x + w * 0.88, y + h * 0.52, w * 0.04), '#d9b060', { sh: 0.4, blur: 4, rim: 2 })
  },
)
/** A pair of red doors with studs and ring handles. */
export const gateDoors = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, c: string, gold: string) => {
    for (const k of [0, 1]) {
      const left = x + (k * w) / 2
      big(b, rect(left + 2, y, w / 2 - 4, h), vgrad(b, y, y + h, light(c, 0.06), dark(c, 0.3)), {
        w: 16,
        rim: 4,
      })
      const studs = drawn((p) => {
        for (let i = 0; i < 4; i++)
          for (let j = 0; j < Math.floor(h / 90); j++) {
            const sx = left + ((i + 0.5) * w) / 8
            const sy = y + 46 + j * 90
            p.moveTo(sx + 11, sy)
            p.ellipse(sx, sy, 11, 11, 0, 0, 7)
          }
      })
      sheet(b, studs, gold, { sh: 0.4, blur: 4, rim: 2 })
      const hx = x + w / 2 + (k ? 1 : -1) * w * 0.1
      b.ctx.lineWidth = 7
      b.ctx.strokeStyle = ink(b, dark(gold, 0.2))
      b.ctx.stroke(disc(hx, y + h * 0.54, 24))
      sheet(b, disc(hx, y + h * 0.54 - 24, 13), gold, { sh: 0.4, blur: 4, rim: 2 })
    }
  },
)
/** Steps seen from the front, the lowest one widest. */
export const steps = thing((b: SetBrush, x: number, y: number, w: number, n: number, c: string) => {
  const snow = b.open && b.weather === 'snow'
  for (let i = n - 1; i >= 0; i--) {
    const tone = mix(c, '#1a0a12', (n - i) * 0.05)
    big(b, rect(x - i * 30, y + (i - n) * 34 + 34, w + i * 60, 40), snow ? mix(tone, '#eef3f8', 0.6) : tone, {
      w: 14,
      rim: 5,
    })
  }
})
/** A flight of stairs seen from the side, rising to the right (`dir` 1) or left, with its rail. */
export const flight = thing(
  (
    b: SetBrush,
    x: number,
    y: number,
    run: number,
    rise: number,
    n: number,
    dir: 1 | -1,
    c: string,
    rail: string,
  ) => {
    const pts: Pt[] = [[x, y]]
    for (let i = 0; i < n; i++) {
      const u = x + (dir * run * i) / n
      const v = y - (rise * (i + 1)) / n
      pts.push([u, v], [u + (dir * run) / n, v])
    }
    const end = x + dir * run
    pts.push([end, y - rise + 120], [x + dir * 60, y])
    big(b, poly(pts), vgrad(b, y - rise, y, light(c, 0.1), dark(c, 0.25)), { w: 30, rim: 5 })
    const posts = drawn((p) => {
      for (let i = 0; i < n; i++)
        p.rect(x + (dir * run * (i + 0.5)) / n - 4, y - (rise * (i + 1)) / n - 150, 8, 150)
    })
    paint(b, posts, dark(rail, 0.2))
    const bar = drawn((p) =>
      taper(x, y - 170, x + (dir * run) / 2, y - rise / 2 - 170, end, y - rise - 150, 11, 11, 8, p),
    )
    sheet(b, bar, rail, { sh: 0.4, blur: 8, rim: 4 })
  },
)
/** Nested frames towards a vanishing point: corridors and rows of shelves. */
export const tunnel = thing(
  (
    b: SetBrush,
    vx: number,
    vy: number,
    colours: readonly string[],
    o: { w: number; up: number; down: number; shrink: number; lamp?: string },
  ) => {
    colours.forEach((colour, i) => {
      const s = 1.5 * o.shrink ** i
      const w = o.w * s
      const box = poly([
        [vx - w, vy - o.up * s],
        [vx + w, vy - o.up * s],
        [vx + w, vy + o.down * s],
        [vx - w, vy + o.down * s],
      ])
      b.ctx.strokeStyle = ink(b, dark(colour, 0.8), 0.08)
      for (let k = 4; k > 0; k--) {
        b.ctx.lineWidth = 18 * k * Math.max(0.4, s)
        b.ctx.stroke(box)
      }
      paint(b, box, colour)
      if (s >= 1.3) return
      paint(b, rect(vx - w, vy + o.down * s * 0.8, w * 2, o.down * s * 0.2), dark(colour, 0.5), 0.4)
      if (o.lamp) {
        const tube = poly([
          [vx - w * 0.36, vy - o.up * s * 0.96],
          [vx + w * 0.36, vy - o.up * s * 0.96],
          [vx + w * 0.3, vy - o.up * s * 0.9],
          [vx - w * 0.3, vy - o.up * s * 0.9],
        ])
        shine(b, tube, o.lamp)
      }
    })
  },
)
/** Upright iron bars with two rails. */
export const bars = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, n: number, c: string, thick: number = 16) => {
    const p = drawn((q) => {
      for (let i = 0; i <= n; i++) q.rect(x + (w * i) / n - thick / 2, y, thick, h)
      for (const v of [0.05, 0.6]) q.rect(x - 10, y + h * v, w + 20, thick * 1.1)
    })
    sheet(b, p, c, { sh: 0.45, blur: 8, rim: 4 })
  },
)
/** Bars of a round window: spokes between two rings, or with `grid` straight ones. */
export const roundPane = thing((b: SetBrush, x: number, y: number, r: number, c: string, grid: boolean) => {
  const p = drawn((q) => {
    if (grid)
      for (const k of [-0.5, 0, 0.5]) {
        q.rect(x - r, y + k * r - 6, 2 * r, 12)
        q.rect(x + k * r - 6, y - r, 12, 2 * r)
      }
    else
      for (let i = 0; i < 12; i++) {
        const a = (i / 12) * 6.2832
        const [u, v] = [Math.cos(a), Math.sin(a)]
        taper(
          x + u * r * 0.34,
          y + v * r * 0.34,
          x + u * r * 0.6,
          y + v * r * 0.6,
          x + u * r,
          y + v * r,
          6,
          6,
          6,
          q,
        )
      }
  })
  inside(b, disc(x, y, r), () => {
    sheet(b, p, c, { sh: 0.35, blur: 7, rim: 3 })
    if (grid) return
    b.ctx.lineWidth = 12
    b.ctx.strokeStyle = b.c(c)
    b.ctx.stroke(disc(x, y, r * 0.34))
    b.ctx.stroke(disc(x, y, r * 0.7))
  })
})
