/** Single things of palaces and old towns. */
import { dark, light, mix, rng } from '../../palette.ts'
import { crescent, disc, drawn, flower, fret, hole, inside, petal, poly, sheet, taper } from '../../paper.ts'
import { big, ink, lampGlow, paint, rect, shine, vgrad } from '../kit.ts'
import { WIDE, X0, X1, type Item, type SetBrush } from '../set.ts'
import { shape, solid, thing } from './item.ts'

/** A three-legged censer with its thread of smoke. */
export const censer = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  const legs = drawn((p) => {
    for (const u of [-56, 0, 56])
      taper(x + u * s, y - 60 * s, x + u * 1.2 * s, y - 30 * s, x + u * 1.1 * s, y, 12 * s, 7 * s, 10 * s, p)
  })
  sheet(b, legs, dark(c, 0.25), { sh: 0.35, blur: 6, rim: 2 })
  sheet(b, shape(x, y, s, '-90,-150! 90,-150! 84,-90 50,-48 -50,-48 -84,-90'), c, {
    sh: 0.45,
    blur: 8,
    rim: 5,
  })
  hole(
    b,
    drawn((p) => [-1, 0, 1].forEach((k) => fret(p, x + k * 50 * s - 14 * s, y - 118 * s, 5 * s))),
    light(c, 0.5),
    1.4,
  )
  sheet(b, shape(x, y, s, '-76,-150! -50,-196 0,-210 50,-196 76,-150!'), light(c, 0.1), {
    sh: 0.4,
    blur: 6,
    rim: 4,
  })
  hole(
    b,
    drawn((p) => flower(p, x, y - 174 * s, 26 * s, 6, 0.2, 0.34)),
    dark(c, 0.5),
    1.4,
  )
  const smoke = drawn((p) => {
    taper(x, y - 210 * s, x + 40 * s, y - 320 * s, x - 6 * s, y - 420 * s, 3 * s, 7 * s, 7 * s, p)
    taper(x - 4 * s, y - 410 * s, x - 50 * s, y - 500 * s, x + 24 * s, y - 600 * s, 7 * s, 1, 9 * s, p)
  })
  paint(b, smoke, '#fff6e4', 0.3)
})
/** Nested gates of a colonnade towards a vanishing point; the innermost is open. */
export const tunnelGate = thing((b: SetBrush, vx: number, vy: number, colours: readonly string[]) => {
  colours.forEach((colour, i) => {
    const s = 1.42 * 0.7 ** i
    const [w, up, down] = [520 * s, 780 * s, 830 * s]
    const frame = rect(X0, -240, WIDE, 2100)
    frame.rect(vx - w, vy - up, w * 2, up + down)
    b.ctx.strokeStyle = ink(b, '#1a060c', 0.09)
    for (let k = 4; k > 0; k--) {
      b.ctx.lineWidth = 20 * k * s
      b.ctx.strokeRect(vx - w, vy - up, w * 2, up + down)
    }
    const ring = i === 0 ? frame : rect(vx - w / 0.7, vy - up / 0.7, (w * 2) / 0.7, (up + down) / 0.7)
    if (i > 0) ring.rect(vx - w, vy - up, w * 2, up + down)
    b.ctx.fillStyle = vgrad(b, vy - up, vy + down, light(colour, 0.06), dark(colour, 0.2))
    b.ctx.fill(ring, 'evenodd')
    const lamps = drawn((p) =>
      [-1, 1].forEach((k) => p.ellipse(vx + k * w * 0.72, vy - up * 0.5, 34 * s, 42 * s, 0, 0, 7)),
    )
    shine(b, lamps, mix('#d23a2a', '#ffb45a', 0.3 + 0.5 * b.lamp))
  })
})
/** Torn paper in a round window: rags of it still in the frame. */
export const tornPaper = thing((b: SetBrush, x: number, y: number, r: number, c: string) => {
  inside(b, disc(x, y, r), () => {
    sheet(
      b,
      shape(
        x,
        y,
        r,
        '-1,-1! .3,-1! .1,-.7! -.1,-.78! -.2,-.5! -.44,-.56! -.5,-.2! -.74,-.24! -.8,.1! -1,0!',
        0.04,
      ),
      c,
      { sh: 0.35, blur: 8, rim: 4 },
    )
    sheet(b, shape(x, y, r, '1,1! .2,1! .36,.74! .52,.8! .6,.5! .78,.56! 1,.2!', 0.04), c, {
      sh: 0.35,
      blur: 8,
      rim: 4,
    })
  })
  const bars = drawn((p) => {
    p.rect(x - r, y - 8, 2 * r, 16)
    p.rect(x - 8, y - r, 16, r * 1.4)
    taper(x - 8, y + r * 0.4, x + 20, y + r * 0.6, x + r * 0.3, y + r * 0.9, 7, 3, 6, p)
  })
  inside(b, disc(x, y, r), () => sheet(b, bars, '#2a2624', { sh: 0.35, blur: 6, rim: 3 }))
})
/** Cracks that run down a wall: x, y, length. */
export const cracks = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number])[], c: string) => {
    const r = rng(13)
    const p = drawn((q) => {
      for (const [x, y, l] of list)
        for (let i = 0, u = x, v = y; i < 6; i++) {
          const nx = u + (r() - 0.4) * 90
          const ny = v + l / 6
          taper(u, v, (u + nx) / 2 + 14, (v + ny) / 2, nx, ny, 5 - i * 0.7, 4.3 - i * 0.7, 5, q)
          if (i % 2) taper(nx, ny, nx + 50, ny + 20, nx + 110 * (r() - 0.3), ny + 70, 3, 0.6, 2, q)
          u = nx
          v = ny
        }
    })
    paint(b, p, c, 0.8)
  },
)
/** A board with an unfinished game. */
export const chessBoard = thing((b: SetBrush, x: number, y: number, c: string) => {
  sheet(
    b,
    poly([
      [x - 70, y - 34],
      [x + 70, y - 34],
      [x + 100, y],
      [x - 100, y],
    ]),
    c,
    { sh: 0.4, blur: 6, rim: 3 },
  )
  sheet(b, rect(x - 100, y, 200, 16), dark(c, 0.3), {})
  const stones = (k: number): Path2D =>
    drawn((p) => {
      for (let i = k; i < 12; i += 2) {
        const u = x - 70 + ((i * 37) % 140)
        const v = y - 28 + ((i * 13) % 24)
        p.moveTo(u + 9, v)
        p.ellipse(u, v, 9, 5, 0, 0, 7)
      }
    })
  paint(b, stones(0), '#14120f')
  paint(b, stones(1), '#f2ecdc')
})
/** A stand with brushes, an ink stone beside it. */
export const brushes = thing((b: SetBrush, x: number, y: number, s: number) => {
  sheet(b, rect(x - 84 * s, y - 190 * s, 10 * s, 190 * s), '#4a2c18', { rim: 2 })
  sheet(b, rect(x + 74 * s, y - 190 * s, 10 * s, 190 * s), '#4a2c18', { rim: 2 })
  sheet(b, rect(x - 100 * s, y - 200 * s, 200 * s, 14 * s), '#5a3820', { sh: 0.4, blur: 5, rim: 3 })
  ;[-54, -18, 18, 54].forEach((u, i) => {
    paint(
      b,
      rect(x + u * s - 4 * s, y - 186 * s, 8 * s, (80 + (i % 2) * 16) * s),
      ['#8a5a34', '#2c2a2c', '#a8834a', '#6a3028'][i] ?? '#8a5a34',
    )
    sheet(
      b,
      drawn((p) => petal(p, x + u * s, y - (108 - (i % 2) * 16) * s, 46 * s, 1.57, 0.24)),
      '#2a2426',
      { rim: 1.5 },
    )
  })
})
/** A mortar with its pestle. */
export const mortar = thing((b: SetBrush, x: number, y: number, s: number, c: string) => {
  sheet(
    b,
    drawn((p) =>
      taper(
        x + 10 * s,
        y - 60 * s,
        x + 40 * s,
        y - 120 * s,
        x + 66 * s,
        y - 170 * s,
        10 * s,
        13 * s,
        9 * s,
        p,
      ),
    ),
    light(c, 0.2),
    { sh: 0.35, blur: 5, rim: 3 },
  )
  sheet(b, shape(x, y, s, '-66,-96! 66,-96! 50,-30 36,0! -36,0! -50,-30'), c, { sh: 0.45, blur: 8, rim: 4 })
  hole(
    b,
    drawn((p) => flower(p, x, y - 52 * s, 24 * s, 6)),
    light(c, 0.5),
    1.4,
  )
})
/** Courses of hewn stone over a whole wall down to a height. */
export const stoneCourses = thing((b: SetBrush, foot: number, c: string) => {
  const r = rng(21)
  const p = drawn((q) => {
    for (let y = -200, j = 0; y < foot; y += 104, j++) {
      q.rect(X0, y, WIDE, 5)
      for (let x = X0 + (j % 2) * 90; x < X1; x += 150 + r() * 80) q.rect(x, y, 5, 104)
    }
  })
  paint(b, p, c, 0.5)
})
/** A torch in its ring on a wall. */
export const torch = thing((b: SetBrush, x: number, y: number, s: number) => {
  sheet(
    b,
    drawn((p) => taper(x, y + 220 * s, x, y + 110 * s, x, y, 10 * s, 20 * s, 14 * s, p)),
    '#3a2414',
    { sh: 0.4, blur: 8, rim: 3 },
  )
  sheet(b, rect(x - 34 * s, y + 60 * s, 68 * s, 16 * s), '#1c1a1c', { rim: 3 })
  const outer = drawn((p) =>
    [-0.34, 0, 0.3].forEach((a, i) => petal(p, x, y + 20 * s, (150 - i * 26) * s, -1.57 + a, 0.34)),
  )
  shine(b, outer, '#ff8a30')
  shine(
    b,
    drawn((p) => petal(p, x, y + 16 * s, 96 * s, -1.57, 0.36)),
    '#fff0b0',
  )
  lampGlow(b, x, y - 40 * s, 560 * s, '#ff9a40', 0.75)
})
/** A wall with battlements from a height down. */
export const ramparts = (y: number, c: string, joint: string): Item =>
  solid(
    (b) => {
      const p = drawn((q) => {
        q.rect(X0, y, WIDE, 800)
        for (let x = X0; x < X1; x += 110) q.rect(x, y - 62, 66, 64)
      })
      big(b, p, vgrad(b, y - 60, y + 760, light(c, 0.14), c, dark(c, 0.3)), { w: 44, rim: 5 })
      const courses = drawn((q) => {
        for (let v = y + 54, j = 0; v < y + 760; v += 62, j++) {
          q.rect(X0, v, WIDE, 4)
          for (let u = X0 + (j % 2) * 70; u < X1; u += 140) q.rect(u, v, 4, 62)
        }
      })
      paint(b, courses, joint, 0.34)
      if (b.weather === 'snow')
        sheet(
          b,
          drawn((q) => {
            for (let x = X0; x < X1; x += 110) q.roundRect(x - 4, y - 76, 74, 22, 10)
          }),
          '#eaf0f6',
          { sh: 0.3, blur: 6, rim: 3 },
        )
    },
    [X0, y + 4, WIDE, 760],
  )
/** An arched gateway through a wall, (x, y) the middle of its foot. */
export const wallArch = thing(
  (b: SetBrush, x: number, y: number, r: number, h: number, hollow: string, lamp: string) => {
    const arch = drawn((p) => {
      p.moveTo(x - r, y)
      p.lineTo(x - r, y - h + r)
      p.ellipse(x, y - h + r, r, r, 0, Math.PI, 0)
      p.lineTo(x + r, y)
      p.closePath()
    })
    b.ctx.lineWidth = 44
    b.ctx.strokeStyle = ink(b, '#6a6456')
    b.ctx.stroke(arch)
    paint(b, arch, vgrad(b, y - h, y, hollow, dark(hollow, 0.2)))
    inside(b, arch, () => {
      paint(
        b,
        rect(x - r, y - h * 0.4, r * 2, h * 0.4),
        vgrad(b, y - h * 0.4, y, mix(hollow, '#c8b088', 0.2), mix(hollow, '#c8b088', 0.5)),
      )
      lampGlow(b, x, y - 60, r * 1.6, lamp, 0.5)
    })
  },
)
/** Jars of wine under red paper. */
export const wineJars = thing(
  (b: SetBrush, list: readonly (readonly [number, number, number])[], c: string) => {
    for (const [x, y, s] of list) {
      sheet(b, shape(x, y, s, '-40,0! -70,-60 -66,-120 -34,-152! 34,-152! 66,-120 70,-60 40,0!'), c, {
        sh: 0.45,
        blur: 9,
        rim: 5,
      })
      sheet(b, shape(x, y, s, '-46,-140! -40,-176 0,-188 40,-176 46,-140! 20,-128 -20,-128'), '#b03028', {
        sh: 0.35,
        blur: 6,
        rim: 3,
      })
      sheet(b, shape(x, y, s, '0,-110! 34,-74! 0,-38! -34,-74!', 0), '#d8a040', { sh: 0.3, blur: 4, rim: 2 })
      hole(
        b,
        drawn((p) => crescent(p, x, y - 70 * s, 14 * s, 0, 0.5)),
        '#6a2018',
        1.2,
      )
    }
  },
)
/** A straw post with sugar figures on sticks. */
export const sugarRack = thing((b: SetBrush, x: number, y: number, s: number) => {
  paint(b, rect(x - 8 * s, y - 520 * s, 16 * s, 520 * s), '#6a4a2c')
  sheet(b, shape(x, y, s, '-56,-300! -60,-430 -46,-500 46,-500 60,-430 56,-300!'), '#d8b46a', {
    sh: 0.4,
    blur: 8,
    rim: 4,
  })
  const colours = ['#d8402e', '#e8a030', '#8f3a6a'] as const
  for (let i = 0; i < 9; i++) {
    const a = -2.9 + i * 0.33
    const ux = x + Math.cos(a) * 70 * s
    const uy = y - 420 * s + Math.sin(a) * 90 * s
    const tx = x + Math.cos(a) * 170 * s
    const ty = y - 430 * s + Math.sin(a) * 190 * s
    paint(
      b,
      drawn((p) => taper(ux, uy, (ux + tx) / 2, (uy + ty) / 2, tx, ty, 2.4, 2, 2.4, p)),
      '#5a3c24',
    )
    for (let k = 0; k < 3; k++)
      sheet(
        b,
        disc(tx + (ux - tx) * k * 0.2, ty + (uy - ty) * k * 0.2, 17 * s),
        colours[i % 3] ?? '#d8402e',
        { sh: 0.3, blur: 4, rim: 3 },
      )
  }
})
