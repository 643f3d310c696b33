/** Capes: a child's short one with boots, and a grown traveller's long cloak over a belted robe. */
import { crescent, drawn, fill, flower, hole, petal, scalloped, sheet, spline, type Pt } from '../paper.ts'
import { dark, light, mix } from '../palette.ts'
import { hemBand } from '../figure/hems.ts'
import { legs } from '../figure/legs.ts'
import { at } from '../figure/measures.ts'
import {
  cloth,
  dot,
  folds,
  garment,
  measured,
  notion,
  piece,
  strip,
  type Fitting,
} from '../figure/tailoring.ts'
import { HIGH_NECK, type Outfit } from './outfit.ts'

/** Stockings and boots under a cape. */
function capeLegs({ b, F, C }: Fitting): void {
  for (const x of [26, -20]) {
    const stocking = spline([
      [x - 19, F.fy(-330)],
      [x + 19, F.fy(-330)],
      [x + 17, F.fy(-160)],
      [x - 17, F.fy(-160)],
    ])
    sheet(b, stocking, '#5a4a56')
    const boot = spline([
      [x - 21, F.fy(-190), 1],
      [x + 21, F.fy(-190), 1],
      [x + 20, -36],
      [x + 42, -18],
      [x + 42, 0, 1],
      [x - 21, 0, 1],
    ])
    sheet(b, boot, C[2], { sh: 0.3, blur: 5, rim: 2.4 })
  }
}
function childsCape(f: Fitting): void {
  const { b, F, C, back } = f
  const [main, second, accent] = C
  capeLegs(f)
  const body = garment(F, '-846:26 -810:sh*.7 -770:sh*1.02 -640:sh*1.2 -450:hi*1.42 -290:hi*1.62:hi*1.66!', 3)
  sheet(b, body, main, cloth({ blur: 13 }))
  const creases =
    '-50,-700 -86,-500 -104,-306 5; 58,-700 90,-500 112,-306 5; -22,-640 -34,-460 -40,-298 3; 30,-640 40,-460 46,-298 3'
  folds(f, dark(main, 0.2), creases)
  hemBand(f, body, -348, F.hi * 1.6, { edge: accent, glow: second }, 'wave')
  const collar = piece(F, '-60,-812 -30,-850 0,-862 34,-850 66,-812 50,-778 6,-764 -46,-778')
  sheet(b, collar, light(main, 0.16), cloth({ blur: 6 }))
  if (back) return
  folds(f, dark(main, 0.4), '8,-764 10,-520 10,-294 1.8')
  for (const y of [-720, -610, -500]) sheet(b, dot(F, 9, y, 8), accent, notion(3, 1.8))
  const flowers = drawn((p) => {
    flower(p, ...at(F, -56, -560), 20, 5, 0.3)
    flower(p, ...at(F, 66, -480), 16, 5, 0.8)
  })
  hole(b, flowers, second, 1.6)
}

/** The robe under a cloak: dark, crossed at the neck, with a broad belt. */
function robe(f: Fitting): void {
  const { b, F, C } = f
  const [main, second, accent, cut] = C
  const under = mix(dark(main, 0.55), second, 0.12)
  const body = garment(
    F,
    '-834:26 -808:sh*.7 -780:sh*.92 -700:ch*.94 -610:wa+4 -480:hi+6 -60:hi+34:hi+34!',
    2,
  )
  sheet(b, body, under, cloth({ blur: 10 }))
  folds(f, dark(under, 0.4), '-14,-560 -22,-320 -30,-70 4; 26,-560 34,-320 44,-70 4; 6,-560 8,-320 8,-66 2.4')
  hemBand(f, body, -100, F.hi + 34, { edge: accent, glow: cut }, 'fret')
  for (const d of [1, -1]) {
    const band = strip(F, `${4 - d * 24},-836 ${4 - d * 10},-770 ${4 + d * 44},-640`, 8, 9, 8)
    sheet(b, band, light(under, 0.22), cloth({ blur: 4, rim: 1.6 }))
  }
  sheet(b, garment(F, '-640:wa+8! -588:wa+10!', 2), dark(accent, 0.3), cloth({ blur: 5, rim: 2 }))
  sheet(b, dot(F, 6, -614, 17), accent, notion(4, 2.4))
  fill(b, dot(F, 6, -614, 7), dark(accent, 0.5))
}
/** One half of the cloak, from the shoulder to the floor; `d` is its side. */
const HALF: Readonly<Record<'near' | 'far', string>> = {
  near: '-20,-824! -sh*.7,-812 -sh*1.02,-784 -sh*1.16,-640 -sh*1.26,-400 -hi*1.62,-96! -hi*1.1,-78 -hi*.62,-92! -hi*.5,-400 -ch*.42,-640',
  far: '30,-824! sh*.72,-812 sh*1.05,-784 sh*1.2,-640 sh*1.3,-400 hi*1.68,-96! hi*1.16,-78 hi*.74,-92! hi*.62,-400 ch*.56,-640',
}
const HALF_FOLDS =
  '-sh*.8,-740 -sh*.98,-480 -hi*1.34,-104 5; -sh*.6,-700 -sh*.74,-440 -hi*1.02,-100 4; sh*.84,-740 sh*1.02,-480 hi*1.4,-104 5; sh*.64,-700 sh*.8,-440 hi*1.08,-100 4'
/** The fur at the collar, a ring of bows around the neck. */
const FUR =
  '-70,-800 -58,-836 -34,-856 4,-846 44,-856 68,-836 82,-800 62,-774 34,-764 6,-786 -22,-764 -52,-774'
function furCollar({ b, F, C }: Fitting): void {
  const fur = mix(C[1], '#f3eadb', 0.6)
  const ring = [...subdivided(measured(F, FUR))]
  sheet(b, scalloped(ring, 0.5), fur, cloth({ blur: 8, rim: 2 }))
  const tufts = drawn((p) => {
    ring.forEach(([x, y], i) => {
      const [cx, cy] = at(F, 6, -812)
      petal(
        p,
        x + (cx - x) * 0.18,
        y + (cy - y) * 0.18,
        13,
        Math.atan2(cy - y, cx - x) + (i % 2 ? 0.3 : -0.3),
        0.22,
      )
    })
  })
  fill(b, tufts, dark(fur, 0.18))
}
/** Points with one more between every two. */
function* subdivided(pts: readonly Pt[]): Generator<Pt> {
  for (const [i, p] of pts.entries()) {
    // The index is wrapped, so there is a next point.
    const q = pts[(i + 1) % pts.length] as Pt
    yield p
    yield [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
  }
}
function cloak(f: Fitting): void {
  const { b, F, C, back } = f
  const [main, , accent, cut] = C
  legs(b, F, '#2a2026', '#17121a', 32, 28)
  if (!back) robe(f)
  const whole = back
    ? [garment(F, '-830:28 -808:sh*.74 -780:sh*1.06 -600:sh*1.22 -380:hi*1.5 -92:hi*1.72:hi*1.72!', 2)]
    : [piece(F, HALF.near), piece(F, HALF.far)]
  for (const half of whole) {
    sheet(b, half, main, cloth({ blur: 14 }))
    hemBand(f, half, -140, F.hi * 1.66, { edge: dark(main, 0.4), glow: cut }, 'wave')
  }
  folds(f, dark(main, 0.26), HALF_FOLDS)
  furCollar(f)
  if (back) return
  const clasp = drawn((p) => {
    flower(p, ...at(F, 6, -772), 17, 6, 0.3)
    crescent(p, ...at(F, -18, -770), 14, 0.4, 0.4)
    crescent(p, ...at(F, 30, -770), 14, -0.4, 0.4)
  })
  sheet(b, clasp, accent, notion(4, 2))
}
export const cape: Outfit = {
  draw: (f) => (f.T.child ? childsCape(f) : cloak(f)),
  sleeve: ({ F, C, T }) =>
    T.child
      ? { kind: 'fit', main: C[0], cuff: C[1], w: F.arm * 1.25, flare: 1.3 }
      : { kind: 'fit', main: mix(dark(C[0], 0.55), C[1], 0.12), cuff: C[2], w: F.arm * 1.02 },
  neck: () => HIGH_NECK,
  lap: ({ C, T }) => [T.child ? C[0] : mix(dark(C[0], 0.55), C[1], 0.12), 'cloth'],
}
