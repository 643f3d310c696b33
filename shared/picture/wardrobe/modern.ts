/** Modern outfits drawn by hand: coat, suit, doctor's coat, cocktail dress. */
import { crescent, curved, disc, drawn, fill, flower, hole, inside, petal, sheet, spline } from '../paper.ts'
import { dark, light, mix } from '../palette.ts'
import { hemBand } from '../figure/hems.ts'
import { legs } from '../figure/legs.ts'
import { at } from '../figure/measures.ts'
import {
  cloth,
  collarWings,
  dot,
  folds,
  garment,
  lapels,
  notion,
  patch,
  patches,
  piece,
  shirtFront,
  shoulders,
  tie,
  type Fitting,
} from '../figure/tailoring.ts'
import { BARE_NECK, OPEN_NECK, type Outfit } from './outfit.ts'

function coatFront(f: Fitting): void {
  const { b, F, C } = f
  const [main, second, accent] = C
  shirtFront(f, second, -660, 8)
  const ribs = drawn((p) => {
    for (let i = 0; i < 5; i++) p.rect(-14, F.fy(-800 + i * 26), 44, 2)
  })
  fill(b, ribs, dark(second, 0.12))
  lapels(f, light(main, 0.12), -640, 48, 8)
  for (const y of [-560, -500, -440])
    for (const x of [-18, 34]) sheet(b, dot(F, x, y, 6), accent, notion(2, 1.4))
  folds(f, dark(main, 0.34), '10,-630 12,-450 12,-252 1.6')
}
function coatBuckle({ b, F, C }: Fitting): void {
  sheet(b, patch(F, -6, -628, 30, 46 * F.h), '#d7a84e', notion(3, 2))
  fill(b, patch(F, 1, -618, 16, 26 * F.h), C[2])
  sheet(b, piece(F, '20,-620! 40,-560 52,-480! 34,-486! 22,-560 8,-592!'), C[2], cloth({ blur: 5 }))
}
/** A woman's coat is carved with flowers above the hem; a man's has two plain seams and slanted pockets. */
function coatHem(f: Fitting, body: Path2D): void {
  const { b, F, C } = f
  const shade = dark(C[0], 0.35)
  if (f.look.sex === 'f') return hemBand(f, body, -292, F.hi + 58, { edge: shade, glow: C[3] }, 'flower')
  const seams = drawn((p) => {
    for (const y of [-276, -266]) p.rect(-260, F.fy(y), 520, 2.4)
  })
  inside(b, body, () => fill(b, seams, shade))
  if (f.back) return
  folds(f, shade, '-hi-2,-510 -hi+14,-480 -hi+26,-440 4; hi+4,-510 hi-12,-480 hi-24,-440 4')
}
export const coat: Outfit = {
  draw(f) {
    const { b, F, C, back } = f
    const [main, , accent] = C
    legs(b, F, '#3b3338', '#241a1e', 30, 26)
    const body = garment(
      F,
      '-834:26 -808:sh*.72 -786:sh*.98 -700:ch -606:wa+6 -500:hi+12 -380:hi+36 -250:hi+62:hi+66!',
      2,
    )
    sheet(b, body, main, cloth({ blur: 14 }))
    const skirt =
      '-wa+10,-590 -hi+6,-430 -hi-20,-262 5; wa-22,-590 hi-14,-430 hi+10,-262 5; -14,-580 -26,-420 -36,-258 3; 26,-580 34,-430 46,-300 3'
    folds(f, dark(main, 0.2), skirt)
    coatHem(f, body)
    if (back) folds(f, dark(main, 0.3), '2,-600 2,-420 2,-256 2.4')
    else coatFront(f)
    sheet(
      b,
      garment(F, '-626:wa+9! -612:wa+10 -590:wa+10 -584:wa+9!', 2),
      accent,
      cloth({ blur: 4, rim: 1.8 }),
    )
    if (!back) coatBuckle(f)
  },
  sleeve: ({ F, C }) => ({ kind: 'fit', main: C[0], cuff: dark(C[0], 0.25), w: F.arm * 1.16 }),
  neck: () => OPEN_NECK,
  lap: ({ C }) => [C[0], 'cloth'],
}

function suitTie(f: Fitting): void {
  const { b, F, C } = f
  const accent = C[2]
  tie(f, accent, '1,-806! 20,-806! 17,-784 26,-670 11,-634! -3,-670 4,-784', 2)
  inside(b, piece(F, '-3,-790 24,-790 28,-640 -6,-640'), () => {
    const stripes = drawn((p) => {
      for (let i = 0; i < 6; i++) crescent(p, 11, F.fy(-770 + i * 24), 8, 0, 0.3)
    })
    fill(b, stripes, light(accent, 0.3))
  })
  const knot = piece(F, '-1,-818! 22,-818! 18,-790! 3,-790!', 0.05)
  sheet(b, knot, dark(accent, 0.12), cloth({ blur: 3, rim: 1.6 }))
}
function suitNotions({ b, F, C }: Fitting): void {
  const [main, , accent] = C
  for (const y of [-590, -540]) sheet(b, dot(F, 12, y, 5.4), '#0f0d14', notion(2, 1.4))
  const kerchief = piece(F, '58,-726! 72,-742! 80,-732! 92,-740! 92,-716! 58,-716!', 0.04)
  sheet(b, kerchief, accent, { rim: 1.4 })
  fill(b, patch(F, 54, -716, 42, 2.6), dark(main, 0.5))
  const pockets: [number, number, number, number][] = [
    [-F.hi + 12, -506, 46, 3],
    [F.hi - 48, -506, 46, 3],
  ]
  fill(b, patches(F, pockets), dark(main, 0.45))
  fill(
    b,
    drawn((p) => flower(p, ...at(F, -44, -742), 8, 6)),
    '#d7b15e',
  )
}
export const suit: Outfit = {
  draw(f) {
    const { b, F, C, back } = f
    const [main, second] = C
    legs(b, F, dark(main, 0.12), '#16131a', 39, 33)
    const body = garment(
      F,
      '-832:30 -812:sh*.66 -792:sh*.97 -770:sh -690:ch -600:wa+2 -520:hi+6 -436:hi+14:hi+12!',
      3,
    )
    sheet(b, body, main, cloth({ blur: 14 }))
    if (back) {
      const vents = '3,-800 3,-600 3,-440 1.6; -30,-560 -34,-500 -36,-440 1.4; 38,-560 42,-500 42,-440 1.4'
      return folds(f, dark(main, 0.4), vents)
    }
    shirtFront(f, second, -618, 10, 38)
    suitTie(f)
    collarWings(f, second, 10)
    lapels(f, light(main, 0.09), -600, 56, 10)
    const creases =
      '12,-598 14,-520 22,-440 1.6; -wa+8,-560 -hi+22,-520 -hi+10,-450 3.4; wa-6,-590 hi-20,-530 hi-6,-460 3.4'
    folds(f, dark(main, 0.5), creases)
    suitNotions(f)
  },
  sleeve: ({ F, C }) => ({ kind: 'fit', main: C[0], cuff: C[1], w: F.arm }),
  neck: ({ C }) => ({ ...OPEN_NECK, wings: C[1] }),
  lap: ({ C }) => [dark(C[0], 0.12), 'legs'],
}

/** What shows where a doctor's coat is open: shirt, belt, trousers. */
function coatOpening({ b, F, C }: Fitting): void {
  const [, second, accent] = C
  const open = piece(F, '-24,-832! 42,-832! 44,-700 40,-560 54,-292! -20,-292! -12,-560 -18,-700', 0.12)
  sheet(b, open, second)
  inside(b, open, () => {
    fill(b, piece(F, '-40,-566 80,-566 90,-280 -50,-280', 0), accent)
    fill(b, patch(F, -40, -578, 130, 18), '#20252c')
  })
}
function stethoscope({ b, F }: Fitting): void {
  const { ctx } = b
  ctx.lineWidth = 6
  ctx.lineCap = 'round'
  ctx.strokeStyle = b.c('#2c3440')
  const tubes = curved(
    at(F, -30, -826),
    [[...at(F, -52, -720), ...at(F, -40, -660), ...at(F, -14, -650)]],
    false,
  )
  const ends = [...at(F, 66, -720), ...at(F, 58, -700), ...at(F, 50, -640)] as const
  ctx.stroke(curved(at(F, 46, -826), [ends], false, tubes))
  sheet(b, dot(F, 50, -628, 14), '#b9c4cc', notion(3, 2.4))
  fill(b, dot(F, 50, -628, 7), '#7e8b96')
}
function doctorNotions({ b, F, C }: Fitting): void {
  const [main, , accent] = C
  sheet(b, patch(F, 60, -700, 46, 54 * F.h), light(main, 0.2), notion(3, 1.4, 0.25))
  fill(
    b,
    patches(F, [
      [70, -722, 5, 40],
      [82, -716, 5, 34],
    ]),
    '#b3202f',
  )
  sheet(b, patch(F, -90, -716, 50, 34), '#f7f4ec', { sh: 0.3, blur: 2 })
  const card = patches(F, [
    [-86, -712, 14, 20],
    [-68, -706, 22, 3],
    [-68, -698, 16, 3],
  ])
  fill(b, card, accent)
}
export const uniform: Outfit = {
  draw(f) {
    const { b, F, C, back } = f
    const [main, second, accent] = C
    legs(b, F, accent, '#1d2228', 36, 31)
    const body = garment(F, '-832:28 -810:sh*.68 -788:sh -700:ch+2 -600:wa+8 -480:hi+16 -290:hi+34:hi+34!', 3)
    sheet(b, body, main, cloth({ blur: 14 }))
    const creases =
      '-wa+2,-600 -hi+4,-440 -hi-2,-300 5; wa-6,-600 hi-6,-450 hi+8,-300 5; -30,-520 -36,-400 -38,-296 2.4'
    folds(f, dark(main, 0.16), creases)
    if (back) {
      folds(f, dark(main, 0.24), '3,-800 3,-540 3,-292 1.8')
      return fill(b, patch(F, -F.wa + 12, -606, F.wa * 2 - 18, 26), dark(main, 0.14))
    }
    coatOpening(f)
    tie(f, accent, '2,-808! 20,-808! 17,-786 24,-640 11,-606! -2,-640 5,-786')
    collarWings(f, light(second, 0.45), 10)
    lapels(f, light(main, 0.3), -560, 50, 10)
    stethoscope(f)
    doctorNotions(f)
  },
  sleeve: ({ F, C }) => ({ kind: 'fit', main: C[0], cuff: dark(C[0], 0.1), w: F.arm * 1.06 }),
  neck: ({ C }) => ({ ...OPEN_NECK, wings: light(C[1], 0.45) }),
  lap: ({ C }) => [C[0], 'cloth'],
}

/** Legs in heeled shoes. */
export function heels({ b, F, T, C }: Fitting): void {
  for (const x of [26, -18]) {
    const leg = spline([
      [x - 20, F.fy(-330)],
      [x + 20, F.fy(-330)],
      [x + 17, F.fy(-190)],
      [x + 9, F.fy(-34)],
      [x - 9, F.fy(-34)],
      [x - 16, F.fy(-190)],
    ])
    sheet(b, leg, T.skin.base, { rim: 2.4 })
    const shoe = spline([
      [x - 9, -42],
      [x + 9, -40],
      [x + 32, -6, 1],
      [x + 10, -4],
      [x - 2, -22],
      [x - 6, 0, 1],
      [x - 11, 0, 1],
    ])
    sheet(b, shoe, C[2], { rim: 1.6 })
  }
}
const SHOULDERS =
  '-26,-836 30,-836 sh*.72,-806 sh*.98,-780 sh*.9,-720 0,-690 -sh*.86,-720 -sh*.96,-780 -sh*.7,-806'
const DRESS = [
  '-sh*.8,-800! -sh*.66,-806! -46,-770 6,-716! 52,-770 sh*.68,-806! sh*.84,-798! ch*.98,-720 ch*.9,-690 wa+2,-604',
  'hi+6,-500 hi+22,-400 hi+64,-300! hi+10,-268 30,-290! -20,-262 -hi-60,-290! -hi-18,-400 -hi+2,-500 -wa+2,-604',
  '-ch*.86,-690 -ch*.94,-720',
].join(' ')
/** A spray of flowers cut through the skirt. */
function dressFlowers({ b, F, C }: Fitting, body: Path2D): void {
  inside(b, body, () => {
    const [x, y] = at(F, -34, -520)
    const spray = drawn((p) => {
      flower(p, x, y, 34, 7, 0.4, 0.4)
      flower(p, x + 64, y + 66, 26, 6, 0, 0.4)
      petal(p, x + 30, y + 10, 34, 0.7, 0.3)
      petal(p, x - 16, y + 40, 34, 1.9, 0.3)
      petal(p, x + 20, y - 30, 36, -0.8, 0.3)
    })
    hole(b, spray, mix(C[0], C[3], 0.62), 1.6)
  })
}
function necklace({ b, F, C }: Fitting): void {
  b.ctx.strokeStyle = b.c(C[2])
  b.ctx.lineWidth = 1.8
  b.ctx.stroke(curved(at(F, -20, -826), [[...at(F, 6, -748), ...at(F, 32, -826)]], false))
  sheet(b, disc(...at(F, 6, -782), 6), C[2], notion(2, 1.4))
}
export const dress: Outfit = {
  draw(f) {
    const { b, F, C, back } = f
    const [main, second, accent, cut] = C
    heels(f)
    shoulders(f, SHOULDERS)
    const body = piece(F, DRESS)
    sheet(b, body, main, cloth({ blur: 14 }))
    const creases =
      '-20,-560 -50,-430 -hi-20,-296 6; 8,-560 0,-430 -8,-276 4; 30,-560 50,-430 hi+14,-300 6; -40,-640 -10,-620 40,-600 2.4'
    folds(f, dark(main, 0.28), creases)
    hemBand(f, body, -326, F.hi + 40, { edge: second, glow: cut }, 'flower')
    dressFlowers(f, body)
    sheet(b, garment(F, '-622:wa+6! -596:wa+6!', 2), second, cloth({ blur: 3, rim: 1.6 }))
    sheet(
      b,
      drawn((p) => flower(p, ...at(F, F.wa - 12, -608), 18, 5, 0.3)),
      accent,
      notion(3, 1.6),
    )
    if (!back) necklace(f)
  },
  sleeve: ({ F, C, T }) => ({ kind: 'bare', main: T.skin.base, cuff: C[2], w: F.arm * 0.86 }),
  neck: () => BARE_NECK,
  lap: ({ C }) => [C[0], 'cloth'],
}
