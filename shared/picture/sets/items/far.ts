/** What lies far away: hills, cities, water, trees, and the ground. */
import { dark, light, lerp, mix, rng } from '../../palette.ts'
import { disc, drawn, petal, points, poly, sheet, spline, taper } from '../../paper.ts'
import {
  big,
  cloudBand,
  glow,
  ink,
  lampGlow,
  mist as haze,
  paint,
  rect,
  ridge as line,
  shaft as beam,
  shine,
  skyline,
  vgrad,
} from '../kit.ts'
import { WIDE, X0, X1, YB, type Item, type SetBrush } from '../set.ts'
import { orb, skyOf } from '../sky.ts'
import { bamboo as stem, lantern, planks as boards } from '../things.ts'
import { solid, thing } from './item.ts'

/** The sky; the colours are for the hour of the set. */
export const sky = (...own: string[]): Item => skyOf(...own)
/** The sun or the moon of the hour. */
export const sun = orb
/** A row of clouds: height, colour, opacity, seed, size. */
export const clouds = thing(cloudBand)
/** A band of haze: height of its upper edge, its own height, colour, opacity. */
export const mist = thing(haze)
/** A beam from outside: its four corners, colour, strength. */
export const shaft = thing(beam)
/** A stem of bamboo: place, top and foot, width, colour, seed, leaves. */
export const bamboo = thing(stem)
/** The glow of a lamp: place, radius, colour, strength. */
export const lamplit = thing(lampGlow)
/** A glow that does not depend on the hour. */
export const halo = thing(glow)
/** A big shape of paper: a disc with a glow around it. */
export const roundel = thing(
  (b: SetBrush, x: number, y: number, r: number, colour: string, aura: string | null) => {
    if (aura) glow(b, x, y, r * 3, aura, 0.4)
    sheet(b, disc(x, y, r), colour, { sh: 0.3, blur: 22, rim: 4 })
  },
)
/** A line of hills: base, height, seed, colour, colour at the foot. Snow whitens it. */
export const ridge = thing(
  (b: SetBrush, y: number, amp: number, seed: number, colour: string, foot?: string) => {
    const snowy = b.weather === 'snow'
    const c = snowy ? mix(colour, '#e9eff5', 0.5) : colour
    big(b, line(y, amp, seed, 110), vgrad(b, y - amp, y + 220, c, foot ?? light(c, 0.3)), {
      w: 30,
      a: 0.05,
      rim: 4,
    })
  },
)
/** A skyline: base, least and greatest height, colour, seed, chance of a lit window, colours of windows. */
export const city = thing(
  (
    b: SetBrush,
    y: number,
    low: number,
    high: number,
    colour: string,
    seed: number,
    on: number,
    ...lit: string[]
  ) => skyline(b, { y, low, high, colour, seed, on, lit }),
)

/** Ground under snow is white, under rain a little darker. */
function groundOf(b: SetBrush, colours: readonly string[]): string[] {
  if (!b.open) return [...colours]
  if (b.weather === 'snow')
    return colours.map((c, i) => mix(c, i === colours.length - 1 ? '#9fb2ca' : '#eaf0f6', 0.72))
  if (b.weather === 'rain' || b.weather === 'storm') return colours.map((c) => mix(c, '#1c2432', 0.16))
  return [...colours]
}
/** Lying light: flat patches that a wet floor gives back. */
function puddles(b: SetBrush, y: number, colour: string): void {
  const r = rng(5)
  const p = drawn((q) => {
    for (let i = 0; i < 40; i++) {
      const v = y + 30 + r() * 420
      const x = r() * 1300 - 100
      const long = (24 + r() * 110) * (0.5 + (v - y) / 500)
      q.moveTo(x + long, v)
      q.ellipse(x, v, long, 3 + r() * 5, 0, 0, 7)
    }
  })
  shine(b, p, colour, 0.17)
}
/** Ground from a height down, far colour first. In the open it takes rain and snow. */
export const floor = (y: number, ...colours: string[]): Item =>
  solid(
    (b) => {
      paint(b, rect(X0, y, WIDE, YB - y + 100), vgrad(b, y, 2000, ...groundOf(b, colours)))
      paint(b, rect(X0, y, WIDE, 6), '#ffffff', 0.3)
      if (b.open && (b.weather === 'rain' || b.weather === 'storm'))
        puddles(b, y, light(colours[0] ?? '#8899aa', 0.6))
    },
    [X0, y + 2, WIDE, YB - y + 90],
  )
/** Floor boards from a height down. */
export const planks = (y: number, colour: string): Item =>
  solid((b) => boards(b, y, groundOf(b, [colour])[0] ?? colour), [X0, y + 2, WIDE, YB - y - 4])
/** Joints of flagstones or tiles towards a vanishing point. */
export const tiles = thing((b: SetBrush, y: number, colour: string, alpha: number, n: number = 6) => {
  const p = drawn((q) => {
    for (let i = -n; i <= n; i++) {
      const u = 540 + i * 76
      const v = 540 + i * 260
      q.moveTo(u, y)
      q.lineTo(u + 2, y)
      q.lineTo(v + 6, YB)
      q.lineTo(v, YB)
    }
    for (let j = 0; j < 6; j++) q.rect(X0, y + 26 * j + 13 * j * j, WIDE, 2 + j)
  })
  paint(b, p, colour, b.open && b.weather === 'snow' ? alpha * 0.35 : alpha)
})
/** A patch of light on the floor, of what a window lets in. */
export const floorLight = thing((b: SetBrush, pattern: string, colour: string, alpha: number) => {
  const day = b.hour === 'night' && !b.home ? 0.25 : 1
  shine(b, poly(points(pattern)), colour, alpha * day * (b.weather === 'clear' ? 1 : 0.4))
})
/** Water from a height down: a gradient, and glints that lie on it. */
export const water = thing(
  (b: SetBrush, y: number, h: number, colours: readonly string[], glint: string, seed: number) => {
    paint(b, rect(X0, y, WIDE, h), vgrad(b, y, y + h, ...colours))
    const r = rng(seed)
    const p = drawn((q) => {
      for (let i = 0; i < 64; i++) {
        const v = r() ** 1.4
        const x = X0 + r() * WIDE
        const at = y + 8 + v * (h - 16)
        const long = (10 + 80 * r()) * (0.4 + v)
        taper(x - long, at, x, at - 2, x + long, at, 0.3, 0.3, 1.4 + v * 4, q)
      }
    })
    shine(b, p, glint, b.weather === 'clear' ? 0.4 : 0.2)
  },
)
/** A column of light on the water under a lamp or the sun. */
export const gleam = thing(
  (b: SetBrush, x: number, y: number, h: number, w: number, colour: string, alpha: number) => {
    const r = rng(Math.round(x))
    const p = drawn((q) => {
      for (let i = 0; i < 26; i++) {
        const v = i / 26
        const long = w * (0.3 + r() * 0.7) * (0.5 + v)
        const at = x + (r() - 0.5) * w * 0.5
        taper(at - long, y + v * h, at, y + v * h - 2, at + long, y + v * h, 0.4, 0.4, 2 + v * 4, q)
      }
    })
    shine(b, p, colour, alpha * (b.weather === 'clear' ? 1 : 0.3))
  },
)

/** Pines in tiers; `snow` colours their upper edges, and falling snow does so by itself. */
export const pines = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number])[], colour: string, snow?: string) => {
    const cap = snow ?? (b.weather === 'snow' ? '#eef4fa' : null)
    for (const [x, y, s] of list) {
      for (let i = 0; i < 4; i++) {
        const w = (60 + i * 38) * s
        const t = y - (330 - i * 84) * s
        const tier = spline(
          [
            [x, t - 90 * s, 1],
            [x + w * 0.5, t - 10 * s],
            [x + w, t + 30 * s, 1],
            [x, t + 14 * s],
            [x - w, t + 30 * s, 1],
            [x - w * 0.5, t - 10 * s],
          ],
          true,
          0.12,
        )
        big(b, tier, colour, { w: 14 })
        if (!cap) continue
        const edge = spline(
          [
            [x, t - 90 * s, 1],
            [x + w * 0.34, t - 28 * s, 1],
            [x + w * 0.1, t - 34 * s],
            [x - w * 0.16, t - 18 * s, 1],
            [x - w * 0.3, t - 26 * s, 1],
          ],
          true,
          0.12,
        )
        paint(b, edge, cap)
      }
      paint(b, rect(x - 9 * s, y - 40 * s, 18 * s, 60 * s), dark(colour, 0.4))
    }
  },
)
/** A broad tree: a trunk that forks, and crowns of leaves cut in one sheet each. Bare when `leaf` is null. */
export const tree = thing(
  (b: SetBrush, x: number, y: number, s: number, trunk: string, leaf: string | null, seed: number) => {
    const q = (u: number, v: number): [number, number] => [x + u * s, y + v * s]
    const wood = drawn((p) => {
      taper(...q(0, 10), ...q(-26, -220), ...q(10, -420), 40 * s, 17 * s, 24 * s, p)
      taper(...q(4, -380), ...q(-60, -520), ...q(-190, -600), 15 * s, 4 * s, 9 * s, p)
      taper(...q(8, -400), ...q(60, -560), ...q(40, -740), 15 * s, 3 * s, 8 * s, p)
      taper(...q(4, -350), ...q(110, -430), ...q(220, -560), 12 * s, 3 * s, 7 * s, p)
    })
    sheet(b, wood, trunk, { sh: 0.35, blur: 12, rim: 3 })
    if (!leaf) return
    const r = rng(seed)
    const crowns = [
      [-190, -600, 170],
      [50, -760, 190],
      [210, -570, 160],
      [-40, -640, 210],
      [110, -660, 170],
    ] as const
    crowns.forEach(([u, v, size], i) => {
      const crown = drawn((p) => {
        for (let k = 0; k < 34; k++) {
          const a = r() * 6.2832
          const d = Math.sqrt(r()) * size * 0.72 * s
          petal(
            p,
            x + u * s + Math.cos(a) * d,
            y + v * s + Math.sin(a) * d * 0.8,
            (46 + r() * 40) * s,
            a,
            0.42,
          )
        }
      })
      const c = b.weather === 'snow' ? mix(leaf, '#f0f5fa', 0.45) : leaf
      sheet(b, crown, i % 2 ? dark(c, 0.12) : light(c, 0.08 * (i % 3)), { sh: 0.25, blur: 10, rim: 2 })
    })
  },
)
/** Willow threads hanging from a point beyond the frame. */
export const willow = thing(
  (b: SetBrush, x: number, y: number, w: number, h: number, colour: string, seed: number) => {
    const r = rng(seed)
    const leaves = new Path2D()
    const threads = drawn((p) => {
      for (let i = 0; i < 13; i++) {
        const at = x + (i / 12 - 0.5) * w
        const len = h * (0.5 + 0.5 * r())
        const bend = (r() - 0.3) * 60
        taper(at, y, at + bend, y + len * 0.5, at + bend * 0.6, y + len, 2.4, 0.6, 1.6, p)
        for (let v = 0.12; v < 1; v += 0.075) {
          const lx = at + bend * 1.4 * v * (1 - v * 0.6)
          for (const d of [-1, 1])
            petal(leaves, lx, y + len * v, 26 + r() * 18, 1.57 + d * (0.5 + r() * 0.4), 0.2)
        }
      }
    })
    paint(b, threads, dark(colour, 0.3))
    paint(b, leaves, b.weather === 'snow' ? mix(colour, '#e8eef4', 0.4) : colour)
  },
)
/** Leaves that fan out from a corner: the near frame of many sets. */
export const leaf = thing(
  (b: SetBrush, x: number, y: number, r: number, colour: string, from: number = -1.9, n: number = 8) => {
    const p = drawn((q) => {
      for (let i = 0; i < n; i++) petal(q, x, y, r - (i % 3) * r * 0.2, from + i * 0.24, 0.14)
    })
    sheet(b, p, colour, { sh: 0.5, blur: 18, rim: 3 })
  },
)
/** A dark cloth or leaf shape in an upper corner. */
export const frame = thing((b: SetBrush, colour: string, side: 1 | -1) => {
  const k = side < 0 ? X0 : X1
  const at = (u: number): number => 540 + side * u
  big(
    b,
    spline(
      [
        [k, -240],
        [at(260), -240, 1],
        [at(300), 0],
        [at(380), 220],
        [at(450), 400],
        [at(560), 500, 1],
        [k, 520, 1],
      ],
      true,
      0.12,
    ),
    colour,
    { w: 40, rim: 6 },
  )
})
/** A winding road from a height down. */
export const road = thing((b: SetBrush, y: number, colour: string, edge: string) => {
  const p = spline(
    [
      [560, y],
      [600, y],
      [740, y + 110],
      [620, y + 240],
      [900, y + 420],
      [1500, YB, 1],
      [-420, YB, 1],
      [160, y + 420],
      [330, y + 240],
      [520, y + 110],
    ],
    true,
    0.14,
  )
  const [c = colour] = groundOf(b, [colour])
  paint(b, p, vgrad(b, y, YB, light(c, 0.3), c, dark(c, 0.3)))
  b.ctx.lineWidth = 10
  b.ctx.strokeStyle = ink(b, edge)
  b.ctx.stroke(p)
})
/** Rocks as cut sheets with holes worn through them. */
export const rocks = thing((b: SetBrush, x: number, y: number, s: number, colour: string, seed: number) => {
  const r = rng(seed)
  for (let i = 0; i < 3; i++) {
    const cx = x + (i - 1) * 120 * s
    const h = (240 + r() * 160) * s * (i === 1 ? 1.3 : 0.9)
    const w = (90 + r() * 40) * s
    const p = spline([
      [cx - w, y, 1],
      [cx - w * 0.9, y - h * 0.4],
      [cx - w * 0.5, y - h * 0.6],
      [cx - w * 0.4, y - h * 0.92],
      [cx + w * 0.1, y - h],
      [cx + w * 0.5, y - h * 0.7],
      [cx + w * 0.95, y - h * 0.45],
      [cx + w, y, 1],
    ])
    for (const [u, v, q] of [
      [-0.2, 0.62, 0.2],
      [0.3, 0.36, 0.26],
      [-0.4, 0.28, 0.16],
    ] as const)
      p.ellipse(cx + u * w, y - v * h, w * q, w * q * 1.3, 0.3, 0, 7)
    b.ctx.save()
    big(
      b,
      drawn((q) => q.addPath(p)),
      vgrad(b, y - h, y, light(colour, 0.18), dark(colour, 0.25)),
      { w: 18, rim: 4 },
    )
    b.ctx.restore()
  }
})
/** Paper lanterns: place and size of each. */
export const lanterns = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number])[], colour?: string) => {
    for (const [x, y, s] of list) lantern(b, x, y, s, colour)
  },
)
/** A row of people as one cut shadow, standing on a line. */
export const crowd = thing((b: SetBrush, y: number, n: number, colour: string, seed: number) => {
  const r = rng(seed)
  const p = drawn((q) => {
    for (let i = 0; i < n; i++) {
      const x = X0 + 90 + (i * 1500) / n + r() * 40
      const top = y - 200 - r() * 90
      q.moveTo(x + 30, top)
      q.ellipse(x, top, 30, 36, 0, 0, 7)
      q.moveTo(x - 68, y + 20)
      q.bezierCurveTo(x - 74, top + 70, x - 30, top + 50, x, top + 44)
      q.bezierCurveTo(x + 30, top + 50, x + 74, top + 70, x + 68, y + 20)
      q.closePath()
    }
  })
  big(b, p, colour, { w: 24, a: 0.06, rim: 4 })
})
/** Lotus leaves and flowers on a pond. */
export const lotus = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number])[], leafColour: string, bloom: string) => {
    for (const [x, y, s] of list) {
      sheet(b, disc(x, y, 90 * s, 26 * s), leafColour, { sh: 0.35, blur: 8, rim: 3 })
      sheet(b, disc(x + 70 * s, y - 22 * s, 60 * s, 17 * s), light(leafColour, 0.15), {
        sh: 0.3,
        blur: 6,
        rim: 2,
      })
      const stemPath = drawn((p) =>
        taper(x + 10 * s, y, x + 20 * s, y - 60 * s, x + 8 * s, y - 120 * s, 3 * s, 2 * s, 3 * s, p),
      )
      paint(b, stemPath, dark(leafColour, 0.2))
      const flower = drawn((p) => {
        for (let i = 0; i < 7; i++) petal(p, x + 8 * s, y - 112 * s, 58 * s, -1.57 + (i - 3) * 0.42, 0.34)
      })
      sheet(b, flower, bloom, { sh: 0.3, blur: 6, rim: 2 })
    }
  },
)
/** Bent steps of fields on a hillside. */
export const terraces = thing((b: SetBrush, y: number, n: number, near: string, far: string) => {
  for (let i = 0; i < n; i++) {
    const t = i / Math.max(1, n - 1)
    const at = lerp(y, y + 300, t)
    const p = spline(
      [
        [X0, at + 30],
        [100, at - 10],
        [420, at + 26],
        [760, at - 16],
        [1100, at + 20],
        [X1, at],
      ],
      false,
    )
    p.lineTo(X1, YB)
    p.lineTo(X0, YB)
    p.closePath()
    big(b, p, b.weather === 'snow' ? mix(mix(far, near, t), '#eef3f8', 0.6) : mix(far, near, t), {
      w: 16,
      a: 0.06,
      rim: 4,
    })
  }
})
