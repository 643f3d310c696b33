/** Draws an outfit from its record in the wardrobe. */
import { drawn, fill, inside, sheet } from '../paper.ts'
import { dark, light, mix } from '../palette.ts'
import { hemBand } from '../figure/hems.ts'
import { legs } from '../figure/legs.ts'
import {
  cloth,
  collarWings,
  folds,
  garment,
  piece,
  shirtFront,
  shoulders,
  strip,
  tie,
  type Fitting,
} from '../figure/tailoring.ts'
import type { Wear } from '../wardrobe.ts'
import { ALL_AROUND, wornInFront } from './fronts.ts'
import { heels } from './modern.ts'
import { BARE_NECK, HIGH_NECK, OPEN_NECK, type Outfit } from './outfit.ts'

/** A garment whose hem is lower than this falls to the feet. */
const LOW_HEM = -100
/** A garment whose hem is higher than this ends at the hip. */
const SHORT_HEM = -300
/** And one higher than this is tucked in at the waist. */
const TUCKED = -500

/** The colour of trousers to a garment: its second cloth, quieter. */
const trousers = (C: Fitting['C']): string => mix(C[1], '#2a2a34', 0.5)

function below(f: Fitting, W: Wear): void {
  const { b, F, T, C } = f
  if (W.legs === 'trousers') legs(b, F, trousers(C), '#1e1a20', 36, 31)
  if (W.legs === 'boots') legs(b, F, '#2a2026', '#17121a', 34, 30)
  if (W.legs === 'heels' || W.legs === 'pencil') heels(f)
  if (W.legs === 'pencil') pencilSkirt(f)
  if (W.legs !== 'skirt') return
  legs(b, F, T.skin.base, '#2a1c1c', 22, 24)
  pleatedSkirt(f)
}
function pleatedSkirt(f: Fitting): void {
  const { b, F, C } = f
  const second = C[1]
  const skirt = garment(F, '-560:wa+2 -480:hi+10 -300:hi+46:hi+46!', 2)
  sheet(b, skirt, second, cloth({ blur: 10 }))
  const pleats = drawn((p) => {
    for (let i = -5; i <= 5; i++) {
      const line = `${i * (F.wa / 5.6)},-540 ${i * (F.hi / 5)},-420 ${(i * (F.hi + 44)) / 5.4},-304`
      strip(F, line, 0.3, 3.4, 1.6, p)
    }
  })
  fill(b, pleats, dark(second, 0.3))
  hemBand(f, skirt, -326, F.hi + 40, { edge: C[2], glow: C[3] }, 'fret')
}
/** A narrow skirt to the knee, with a slit. */
function pencilSkirt(f: Fitting): void {
  const { b, F, C } = f
  const skirt = garment(F, '-600:wa+2 -560:wa+10 -490:hi+6 -380:hi+4 -290:hi-8:hi-8!', 2)
  sheet(b, skirt, skirtOf(C), cloth({ blur: 10 }))
  folds(
    f,
    dark(skirtOf(C), 0.4),
    '-30,-560 -36,-440 -36,-296 3; 40,-560 46,-440 46,-296 3; 10,-340 11,-310 12,-292 3',
  )
}
/** The colour of a narrow skirt to a blouse. */
const skirtOf = (C: Fitting['C']): string => mix(C[2], '#2a2438', 0.55)
const BARE_SHOULDERS =
  '-26,-836 30,-836 sh*.72,-806 sh*.98,-780 sh*.9,-700 -sh*.86,-700 -sh*.96,-780 -sh*.7,-806'
const bareBody = (F: Fitting['F'], W: Wear): Path2D =>
  piece(
    F,
    [
      '-ch*.98,-748 -40,-770 4,-742! 48,-770 ch,-748 ch*.94,-690 wa+2,-604 hi+8,-490 hi+24,-300',
      `hi+${W.flare},${W.hem}! 10,0 -hi-${W.flare},${W.hem}! -hi-16,-300 -hi,-490 -wa+2,-604 -ch*.9,-690`,
    ].join(' '),
  )
function coveredBody(F: Fitting['F'], W: Wear): Path2D {
  const [chest, waist] = W.soft ? [8, 18] : [2, 7]
  const hip = W.hem < TUCKED ? '' : '-490:hi+8'
  const fall = W.hem < SHORT_HEM ? '' : `-400:hi+${W.flare * 0.3} -220:hi+${W.flare * 0.62}`
  const at = W.hem < TUCKED ? `wa+${W.flare}` : `hi+${W.flare}`
  const end = `${W.hem}:${at}:${at}!`
  return garment(
    F,
    `-834:28 -810:sh*.68 -788:sh*.98 -700:ch+${chest} -600:wa+${waist} ${hip} ${fall} ${end}`,
    2,
  )
}
function bodyFolds(f: Fitting, W: Wear): void {
  const end = Math.min(-60, W.hem - 10)
  if (W.hem < TUCKED)
    return folds(
      f,
      dark(f.C[0], 0.2),
      '-wa+8,-700 -wa+2,-620 -wa+14,-566 3; wa-12,-700 wa-6,-620 wa-16,-566 3',
    )
  const sides = `-wa+12,-600 -hi+16,-500 -hi+2,${end} 4; wa-16,-600 hi-14,-500 hi-2,${end} 4`
  const long = W.hem > LOW_HEM ? '; -20,-520 -40,-300 -60,-40 5; 20,-520 40,-300 60,-40 5' : ''
  folds(f, dark(f.C[0], 0.2), sides + long)
}
function bands(f: Fitting, W: Wear, body: Path2D): void {
  const { b, F, C } = f
  for (const [kind, y] of W.bands) {
    if (kind === 'stripe')
      inside(b, body, () =>
        fill(
          b,
          drawn((p) => p.rect(-260, F.fy(y), 520, 9)),
          C[1],
        ),
      )
    else if (kind === 'rib') {
      const ribs = drawn((p) => {
        for (let i = -22; i < 22; i++) p.rect(i * 9, F.fy(y - 26), 3, 40)
      })
      inside(b, body, () => fill(b, ribs, dark(C[0], 0.18)))
    } else hemBand(f, body, y, F.hi + W.flare * (y > -200 ? 0.95 : 0.2), { edge: C[2], glow: C[3] }, kind)
  }
}
const COLLARS: Readonly<Record<Wear['collar'], (f: Fitting, W: Wear) => void>> = {
  bare() {},
  shirt(f, W) {
    if (f.back) return
    if (W.tie) {
      shirtFront(f, f.C[1], -730, 8, 30)
      tie(f, f.C[2], '2,-812! 18,-812! 15,-790 22,-720 10,-690! -2,-720 5,-790')
    }
    collarWings(f, light(W.tie ? f.C[1] : f.C[0], 0.25), 8)
  },
  hood: hood,
  turtle: (f) => standingCollar(f, dark(f.C[0], 0.1)),
  round: (f) => standingCollar(f, f.C[1]),
  crew({ b, F, C }) {
    const ring = drawn((p) => p.ellipse(4, F.fy(-826), 42, 30 * F.h, 0, 0.1, 3.04))
    b.ctx.lineWidth = 13
    b.ctx.strokeStyle = b.c(dark(C[0], 0.14))
    b.ctx.stroke(ring)
  },
  sailor({ b, F, C }) {
    const w = F.sh
    for (const d of [-1, 1]) {
      const p = `${4 + d * 24},-836! ${4 + d * w * 0.62},-806 ${4 + d * w * 0.6},-764! ${4 + d * 6},-736!`
      sheet(b, piece(F, p, 0.08), C[1], cloth({ blur: 5, rim: 2 }))
    }
    const line = drawn((p) => {
      for (const d of [-1, 1])
        strip(F, `${4 + d * w * 0.52},-774 ${4 + d * 34},-762 ${4 + d * 8},-744`, 1.6, 1.6, 1.6, p)
    })
    fill(b, line, C[3])
  },
}
/** A hood lying on the shoulders, with its two strings. */
function hood(f: Fitting): void {
  const { b, F, C, back } = f
  const p = back
    ? '-66,-820 -40,-846 4,-852 48,-846 74,-820 56,-752 4,-716 -48,-752'
    : '-66,-814 -46,-846 -22,-852 6,-806 36,-852 58,-846 78,-814 48,-782 6,-752! -36,-782'
  sheet(b, piece(F, p), light(C[0], 0.08), cloth({ blur: 6, rim: 2.4 }))
  if (back) return folds(f, dark(C[0], 0.3), '-40,-800 4,-760 48,-800 3')
  fill(b, piece(F, '-24,-848 6,-806 36,-848 30,-800 6,-776! -18,-800'), dark(C[0], 0.34))
  const strings = strip(F, '-20,-780 -24,-740 -22,-690', 1.6, 2.4, 1.8)
  strip(F, '32,-780 36,-740 33,-700', 1.6, 2.4, 1.8, strings)
  sheet(b, strings, C[3], { sh: 0.4, blur: 2, dy: 1.5 })
}
function standingCollar({ b, F }: Fitting, colour: string): void {
  sheet(b, garment(F, '-862:23:23! -840:28 -816:36:36!', 4), colour, cloth({ blur: 4, rim: 2 }))
}
const CUFFS: Readonly<Record<Wear['cuff'], (C: Fitting['C']) => string>> = {
  darker: (C) => dark(C[0], 0.2),
  second: (C) => C[1],
  lighter: (C) => light(C[0], 0.3),
  accent: (C) => C[2],
}
/** A boy's school uniform: trousers, shirt and tie instead of skirt, sailor collar and bow. */
const forBoys = (W: Wear): Wear =>
  W.legs === 'skirt' || W.legs === 'pencil'
    ? {
        ...W,
        legs: 'trousers',
        collar: 'shirt',
        tie: true,
        front: W.front.filter(([kind]) => kind !== 'bow'),
      }
    : W
/** The outfit of a record; where it has a skirt, boys and men wear it with trousers. */
export function tailored(record: Wear): Outfit {
  const women = cutFrom(record)
  const men = cutFrom(forBoys(record))
  const own = (f: Fitting): Outfit => (f.look.sex === 'f' ? women : men)
  return {
    draw: (f) => own(f).draw(f),
    sleeve: (f) => own(f).sleeve(f),
    neck: (f) => own(f).neck(f),
    lap: (f) => own(f).lap(f),
  }
}
function cutFrom(W: Wear): Outfit {
  const bare = W.collar === 'bare'
  return {
    draw(f) {
      const { b, F, C, back } = f
      below(f, W)
      if (bare) shoulders(f, BARE_SHOULDERS)
      const body = bare ? bareBody(F, W) : coveredBody(F, W)
      sheet(b, body, C[0], cloth({ blur: 14 }))
      bodyFolds(f, W)
      bands(f, W, body)
      for (const front of W.front) if (!back || ALL_AROUND.has(front[0])) wornInFront(f, front, body)
      COLLARS[W.collar](f, W)
    },
    sleeve({ F, T, C }) {
      if (W.sleeves === 'bare') return { kind: 'bare', main: T.skin.base, cuff: C[2], w: F.arm * 0.86 }
      if (W.sleeves === 'wide') return { kind: 'wide', main: C[0], cuff: C[1], w: F.arm * 1.1, pattern: C[3] }
      return { kind: 'fit', main: C[0], cuff: CUFFS[W.cuff](C), w: F.arm * (W.soft ? 1.18 : 1.04) }
    },
    lap({ C }) {
      if (W.legs === 'trousers') return [trousers(C), 'legs']
      if (W.legs === 'pencil') return [skirtOf(C), 'cloth']
      return [W.legs === 'skirt' ? C[1] : C[0], 'cloth']
    },
    neck() {
      if (bare) return BARE_NECK
      return W.collar === 'turtle' || W.collar === 'round' || W.collar === 'hood' ? HIGH_NECK : OPEN_NECK
    },
  }
}
