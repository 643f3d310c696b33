/** Chinese outfits drawn by hand: long tunic, padded jacket, hanfu. */
import {
  cloud,
  crescent,
  curved,
  disc,
  drawn,
  fill,
  flower,
  hole,
  inside,
  petal,
  sheet,
  spline,
  taper,
} from '../paper.ts'
import { dark, mix } from '../palette.ts'
import { hemBand } from '../figure/hems.ts'
import { legs } from '../figure/legs.ts'
import { at } from '../figure/measures.ts'
import { cloth, dot, folds, frog, garment, notion, piece, strip, type Fitting } from '../figure/tailoring.ts'
import { HIGH_NECK, OPEN_NECK, type Outfit } from './outfit.ts'

/** Clouds on the cloth: place and direction. */
const TUNIC_CLOUDS = [
  [-50, -690, 1],
  [60, -600, -1],
  [-40, -470, 1],
  [66, -400, -1],
] as const
function tunicFront({ b, F, C }: Fitting): void {
  const [main, , accent, cut] = C
  const clouds = drawn((p) => {
    for (const [x, y, d] of TUNIC_CLOUDS) cloud(p, ...at(F, x, y), 17, d)
  })
  hole(b, clouds, mix(main, cut, 0.5), 1.4)
  b.ctx.strokeStyle = b.c(accent)
  b.ctx.lineWidth = 3
  const flap = [...at(F, 24, -780), ...at(F, 60, -770), ...at(F, F.ch - 12, -730)] as const
  b.ctx.stroke(curved(at(F, 10, -826), [flap, at(F, F.wa - 8, -560)], false))
  frog(b, ...at(F, 12, -812), accent)
  frog(b, ...at(F, 52, -762), accent)
  frog(b, ...at(F, F.ch - 16, -690), accent, 0.9)
  frog(b, ...at(F, F.wa - 10, -600), accent, 0.9)
}
export const tunic: Outfit = {
  draw(f) {
    const { b, F, C, back } = f
    const [main, second, , cut] = C
    legs(b, F, second, '#18161c', 30, 26)
    const body = garment(
      F,
      '-836:27 -808:sh*.7 -784:sh*.95 -700:ch -600:wa+4 -480:hi+12 -300:hi+26 -100:hi+44:hi+44!',
      2,
    )
    sheet(b, body, main, cloth({ blur: 14 }))
    const creases =
      '-wa+14,-560 -hi+14,-360 -hi-6,-110 6; wa-18,-560 hi-14,-360 hi+4,-110 6; -22,-500 -30,-320 -34,-104 3.4; 34,-520 36,-320 44,-104 3.4'
    folds(f, dark(main, 0.24), creases)
    hemBand(f, body, -150, F.hi + 40, { edge: second, glow: cut }, 'cloud')
    if (!back) tunicFront(f)
    sheet(b, garment(F, '-858:24:24! -838:28 -822:31:31!', 4), dark(main, 0.12), cloth({ blur: 3, rim: 2 }))
  },
  sleeve: ({ F, C }) => ({ kind: 'fit', main: C[0], cuff: '#ece6d6', w: F.arm * 1.2, flare: 1.25 }),
  neck: () => HIGH_NECK,
  lap: ({ C }) => [C[0], 'cloth'],
}

/** Round medallions (团花) on the padded jacket: place and radius. */
const MEDALLIONS = [
  [-60, -690, 30],
  [66, -690, 30],
  [-66, -540, 34],
  [72, -540, 34],
] as const
const BACK_MEDALLION = [[2, -650, 46]] as const
function medallions({ b, F, C, back }: Fitting): void {
  const p = new Path2D()
  for (const [x, y, r] of back ? BACK_MEDALLION : MEDALLIONS) {
    const [cx, cy] = at(F, x, y)
    flower(p, cx, cy, r * 0.62, 8, 0.2, 0.34)
    for (let i = 0; i < 10; i++) {
      const t = (i / 10) * 6.2832
      crescent(p, cx + Math.cos(t) * r * 0.86, cy + Math.sin(t) * r * 0.86, r * 0.24, t + 1.57, 0.4)
    }
  }
  hole(b, p, C[3], 1.6)
}
function jacketSkirt(f: Fitting): void {
  const { b, F, C } = f
  const second = C[1]
  const shoes = spline([
    [-60, -40],
    [70, -40],
    [84, 0, 1],
    [-66, 0, 1],
  ])
  sheet(b, shoes, '#1d1418')
  const skirt = garment(F, '-560:wa -420:hi+4 -200:hi+14 -46:hi+20:hi+20!', 2)
  sheet(b, skirt, second, cloth({ blur: 10 }))
  const pleats = '-40,-420 -44,-240 -50,-50 4; 10,-420 10,-240 10,-50 3; 56,-420 60,-240 66,-50 4'
  folds(f, dark(second, 0.3), pleats)
  hemBand(f, skirt, -92, F.hi + 16, { edge: C[2], glow: C[2] }, 'fret')
}
/** A string of beads over the collar. */
function beads({ b, F }: Fitting): void {
  for (let i = -5; i <= 5; i++) {
    const t = i / 5
    sheet(b, disc(4 + t * 50, F.fy(-812 + (1 - t * t) * 82), 5.4), '#f3ead8', notion(2, 1.4, 0.35))
  }
}
export const jacket: Outfit = {
  draw(f) {
    const { b, F, C, back } = f
    const [main, , accent, cut] = C
    jacketSkirt(f)
    const body = garment(F, '-838:27 -808:sh*.72 -780:sh -690:ch+4 -600:wa+8 -500:hi+10 -400:hi+22:hi+22!', 2)
    sheet(b, body, main, cloth({ blur: 14 }))
    hemBand(f, body, -436, F.hi + 20, { edge: dark(main, 0.4), glow: cut }, 'wave')
    medallions(f)
    if (!back) {
      b.ctx.strokeStyle = b.c(accent)
      b.ctx.lineWidth = 3
      b.ctx.stroke(curved(at(F, 6, -826), [at(F, 4, -402)], false))
      for (const y of [-790, -715, -640, -565, -490]) frog(b, ...at(F, 6, y), accent, 1.1)
    }
    sheet(b, garment(F, '-860:22:22! -840:27 -822:31:31!', 4), accent, cloth({ blur: 3, rim: 2 }))
    fill(b, garment(F, '-854:22 -840:26 -828:28', 4), main)
    if (!back) beads(f)
  },
  sleeve: ({ F, C }) => ({ kind: 'fit', main: C[0], cuff: C[2], w: F.arm * 1.12, flare: 1.3, pattern: C[3] }),
  neck: () => HIGH_NECK,
  lap: ({ C }) => [C[1], 'cloth'],
}

/** Flowers cut through a long skirt: place and radius. */
const SKIRT_FLOWERS = [
  [-60, -330, 24],
  [70, -250, 28],
  [-100, -180, 22],
  [20, -420, 18],
] as const
function hanfuSkirt(f: Fitting): void {
  const { b, F, C } = f
  const [main, second, accent] = C
  const skirt = piece(
    F,
    '-wa-6,-690 wa+12,-690 hi+20,-520 hi+70,-260 hi+128,-8! hi+40,2 0,-6 -hi-30,2 -hi-118,-8! -hi-60,-260 -hi-14,-520',
  )
  sheet(b, skirt, second, cloth({ blur: 15 }))
  for (let i = 0; i < 7; i++) {
    const t = (i - 3) / 3
    const [top, mid, low] = [
      at(F, t * (F.wa - 8), -660),
      at(F, t * (F.hi + 26), -360),
      at(F, t * (F.hi + 104), -10),
    ]
    fill(b, taper(...top, ...mid, ...low, 0.4, 7, 3), mix(second, main, i % 2 ? 0.55 : 0.3))
  }
  hemBand(f, skirt, -70, F.hi + 110, { edge: main, glow: accent }, 'wave')
  inside(b, skirt, () => {
    const flowers = drawn((p) => {
      for (const [x, y, r] of SKIRT_FLOWERS) {
        flower(p, ...at(F, x, y), r, 5, x)
        petal(p, ...at(F, x + r, y + r * 0.6), r, 0.6, 0.34)
      }
    })
    hole(b, flowers, mix(second, accent, 0.62), 1.4)
  })
}
/** The crossed collar: two bands, each with a thin line of the accent. */
function crossedCollar({ b, F, C }: Fitting): void {
  fill(b, piece(F, '-20,-838 28,-838 10,-700!', 0.05), '#f8efe2')
  for (const d of [1, -1]) {
    const band = strip(F, `${4 - d * 26},-838 ${4 - d * 14},-770 ${4 + d * (F.ch * 0.62)},-646`, 9, 11, 8)
    sheet(b, band, C[1], cloth({ blur: 4, rim: 1.6 }))
    fill(b, strip(F, `${4 - d * 23},-832 ${4 - d * 10},-766 ${4 + d * (F.ch * 0.6)},-652`, 1, 1.4, 1), C[2])
  }
}
function hanfuSash({ b, F, C, back }: Fitting): void {
  const [, second, accent] = C
  const sash = garment(F, '-676:wa+12:wa+16 -650:wa+9:wa+13 -604:wa+12:wa+16', 2)
  sheet(b, sash, accent, cloth({ blur: 5, rim: 2.4 }))
  inside(b, garment(F, '-676:wa+12 -604:wa+14', 2), () => {
    const flowers = drawn((p) => {
      for (let i = -3; i <= 3; i++) flower(p, i * 24 + 4, F.fy(-640), 9, 4, 0.78)
    })
    hole(b, flowers, '#ffe0a8', 1.2)
  })
  if (back) return
  const near = strip(F, '18,-606 38,-440 26,-250', 4.8, 8, 8)
  sheet(b, near, accent, cloth({ blur: 5, rim: 1.6 }))
  const far = strip(F, '34,-606 54,-440 42,-300', 4.2, 7, 7)
  sheet(b, far, mix(accent, second, 0.25), cloth({ blur: 5, rim: 1.6 }))
  fill(b, dot(F, 22, -520, 9), '#bfe0cf')
  fill(b, dot(F, 22, -520, 4), accent)
}
export const hanfu: Outfit = {
  draw(f) {
    const { b, F, C, back } = f
    hanfuSkirt(f)
    const bodice = piece(
      F,
      '-24,-836 30,-836 sh*.7,-808 sh*.94,-782 ch*.96,-720 wa+14,-640 -wa-8,-640 -ch*.92,-720 -sh*.92,-782 -sh*.68,-808',
    )
    sheet(b, bodice, C[0], cloth({ blur: 10 }))
    if (!back) crossedCollar(f)
    hanfuSash(f)
  },
  sleeve: ({ F, C }) => ({ kind: 'wide', main: C[0], cuff: C[1], w: F.arm * 1.1, pattern: C[3] }),
  neck: () => OPEN_NECK,
  lap: ({ C }) => [C[1], 'cloth'],
}
