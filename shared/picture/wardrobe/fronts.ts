/** Everything an outfit can wear in front, by kind. */
import { cloud, crescent, curved, disc, drawn, fill, flower, hole, inside, petal, sheet } from '../paper.ts'
import { dark, light } from '../palette.ts'
import { at } from '../figure/measures.ts'
import {
  cloth,
  dot,
  folds,
  frog,
  garment,
  notion,
  patch,
  piece,
  strip,
  type Fitting,
} from '../figure/tailoring.ts'
import type { Front } from '../wardrobe.ts'
import { ARMOUR } from './armour.ts'

const BRASS = '#d7b15e'

/** What goes all around the body and is seen from behind too. */
export const ALL_AROUND: ReadonlySet<Front[0]> = new Set([
  'plates',
  'pauldrons',
  'belt2',
  'sash',
  'stripe3',
  'knit',
])

/** Draws one thing worn in front of a garment. */
export function wornInFront(f: Fitting, front: Front, body: Path2D): void {
  switch (front[0]) {
    case 'buttons':
      return buttons(f, front[1], front[2], front[3])
    case 'zip':
      return zip(f, front[1], front[2])
    case 'badge':
      return badge(f, front[1], front[2])
    case 'apron':
      return apron(f, front[1], front[2])
    case 'epaulets':
    case 'knit':
    case 'drape':
    case 'placket':
    case 'plates':
    case 'pauldrons':
    case 'pocket':
      return WHOLE[front[0]](f, body)
    case 'bow':
    case 'belt':
    case 'belt2':
    case 'pockets':
    case 'stripe3':
    case 'sash':
    case 'square':
    case 'pouch':
      return AT_HEIGHT[front[0]](f, front[1], body)
  }
}
function buttons(f: Fitting, top: number, bottom: number, count: number): void {
  const { b, F, C } = f
  for (let i = 0; i < count; i++) {
    const y = top + ((bottom - top) * i) / (count - 1)
    sheet(b, dot(F, 8, y, 6), C[2], notion(2, 1.4))
  }
  folds(f, dark(C[0], 0.3), `10,-740 11,-600 10,${bottom + 30} 1.2`)
}
function zip({ b, F, C }: Fitting, top: number, bottom: number): void {
  fill(
    b,
    drawn((p) => p.rect(5, F.fy(top), 5, F.fy(bottom) - F.fy(top))),
    C[2],
  )
  sheet(b, disc(8, F.fy(top + 70), 7), '#d8d2c4', { rim: 1.4 })
}
function badge({ b, F, C }: Fitting, x: number, y: number): void {
  sheet(
    b,
    drawn((p) => flower(p, ...at(F, x, y), 17, 8, 0.2, 0.5)),
    '#e3bd62',
    notion(3, 1.6),
  )
  fill(b, dot(F, x, y, 6), C[2])
}
function apron({ b, F, C }: Fitting, top: number, bottom: number): void {
  const second = C[1]
  const bib = [
    `-46,${top}! 56,${top}! 60,-640 wa+6,-610! hi+6,-480 hi,${bottom}!`,
    `-hi+6,${bottom}! -hi,-480 -wa,-610! -50,-640`,
  ].join(' ')
  sheet(b, piece(F, bib, 0.08), second, cloth({ blur: 9 }))
  const straps = strip(F, `-42,${top} -36,-800 -26,-832`, 5, 5, 5)
  strip(F, `52,${top} 46,-800 36,-832`, 5, 5, 5, straps)
  sheet(b, straps, second)
  sheet(b, patch(F, -46, -500, 100, 84 * F.h), dark(second, 0.12), notion(3, 2, 0.3))
  hole(
    b,
    drawn((p) => flower(p, ...at(F, 4, -690), 22, 6)),
    C[2],
    1.4,
  )
}
/** The slanted opening of a qipao, from the collar under the arm, with its knotted buttons. */
function placket({ b, F, C }: Fitting): void {
  const edge = [...at(F, 18, -786), ...at(F, 46, -772), ...at(F, F.ch - 10, -742)] as const
  b.ctx.strokeStyle = b.c(C[2])
  b.ctx.lineWidth = 3.4
  b.ctx.stroke(curved(at(F, 6, -824), [edge, at(F, F.wa - 2, -600), at(F, F.hi - 2, -480)], false))
  for (const [x, y] of [
    [8, -812],
    [44, -772],
  ] as const)
    frog(b, ...at(F, x, y), C[2], 0.9)
  frog(b, ...at(F, F.ch - 12, -734), C[2], 0.8)
}
type Named<K extends Front[0]> = Readonly<Record<K, (f: Fitting, body: Path2D) => void>>
const WHOLE: Named<'epaulets' | 'knit' | 'drape' | 'placket' | 'plates' | 'pauldrons' | 'pocket'> = {
  ...ARMOUR,
  placket,
  pocket({ b, F, C }) {
    sheet(b, patch(F, 44, -724, 44, 46 * F.h), light(C[0], 0.12), notion(3, 1.6, 0.3))
  },
  epaulets({ b, F, C }) {
    for (const s of ['', '-']) {
      const p = `${s}sh*.5,-816! ${s}sh*.94,-796! ${s}sh*.94,-776! ${s}sh*.48,-796!`
      sheet(b, piece(F, p, 0.04), dark(C[0], 0.3), notion(3, 2, 0.3))
    }
  },
  knit({ b, F, C }, body) {
    const rows = drawn((p) => {
      for (let j = 0; j < 5; j++)
        for (let i = -8; i < 9; i++) crescent(p, i * 20 + (j % 2) * 10, F.fy(-560 + j * 22), 8, 0, 0.35)
    })
    inside(b, body, () => fill(b, rows, dark(C[0], 0.14)))
  },
  drape(f) {
    const { C } = f
    folds(f, light(C[0], 0.16), '-ch*.8,-740 -10,-660 wa-8,-620 6; ch*.8,-744 20,-690 -wa+20,-630 4')
    folds(f, dark(C[0], 0.3), '0,-560 -60,-300 -130,-24 8; 24,-560 60,-300 130,-24 8; 8,-540 6,-300 0,-20 5')
  },
}
type AtHeight<K extends Front[0]> = Readonly<Record<K, (f: Fitting, y: number, body: Path2D) => void>>
const AT_HEIGHT: AtHeight<'bow' | 'belt' | 'belt2' | 'pockets' | 'stripe3' | 'sash' | 'square' | 'pouch'> = {
  pouch({ b, F, C }, y) {
    const p = `-58,${y}! 70,${y}! 86,${y + 62} 80,${y + 96}! -68,${y + 96}! -74,${y + 62}`
    sheet(b, piece(F, p, 0.1), light(C[0], 0.06), cloth({ blur: 5, rim: 2 }))
  },
  bow({ b, F, C }, y) {
    const bow = drawn((p) => {
      for (const [r, a, w] of [
        [42, 2.6, 0.5],
        [42, 0.55, 0.5],
        [62, 1.9, 0.3],
        [62, 1.25, 0.3],
      ] as const)
        petal(p, ...at(F, 6, y), r, a, w)
    })
    sheet(b, bow, C[2], cloth({ blur: 4, rim: 2 }))
  },
  belt({ b, F }, y) {
    sheet(b, garment(F, `${y - 14}:wa+8! ${y + 14}:wa+9!`, 2), '#2a2024', cloth({ blur: 4, rim: 2 }))
    sheet(b, patch(F, -10, y - 16, 34, 32 * F.h), BRASS, notion(3, 2))
  },
  /** The jade plates of an official's belt. */
  belt2({ b, F }, y) {
    sheet(b, garment(F, `${y - 17}:wa+9! ${y + 17}:wa+11!`, 2), '#241a1c', cloth({ blur: 5, rim: 2 }))
    for (let i = -3; i <= 3; i++)
      sheet(b, patch(F, i * (F.wa / 3.2) - 8, y - 12, 22, 24 * F.h), '#cfe0c8', notion(2, 1.6, 0.3))
  },
  pockets({ b, F, C }, y) {
    for (const x of [-50, 62]) {
      sheet(b, patch(F, x - 24, y, 48, 46 * F.h), light(C[0], 0.08), notion(3, 1.6, 0.3))
      fill(b, patch(F, x - 25, y, 50, 13), dark(C[0], 0.12))
    }
  },
  stripe3({ b, F, C }, y, body) {
    inside(b, body, () => {
      fill(
        b,
        drawn((p) => p.rect(-200, F.fy(y), 400, 30)),
        '#e8ecec',
      )
      fill(
        b,
        drawn((p) => p.rect(-200, F.fy(y) + 9, 400, 12)),
        C[2],
      )
    })
  },
  sash({ b, F, C }, y) {
    sheet(b, garment(F, `${y - 18}:wa+3! ${y + 14}:wa+4!`, 2), C[2], cloth({ blur: 4, rim: 2 }))
    sheet(
      b,
      drawn((p) => flower(p, ...at(F, F.wa - 14, y), 24, 7, 0.3)),
      C[2],
      notion(4, 2),
    )
  },
  /** The embroidered square (补子) of an official. */
  square(f, y) {
    const { b, F, C } = f
    sheet(b, patch(F, -58, y - 70, 124, 130 * F.h), C[1], notion(4, 2, 0.35))
    const [x, cy] = at(F, 4, y - 8)
    const crane = drawn((p) => {
      cloud(p, x - 20, cy + 36, 20)
      cloud(p, x + 22, cy + 40, 16, -1)
      flower(p, x, cy - 10, 34, 8, 0.2, 0.34)
    })
    hole(b, crane, C[3], 1.4)
    folds(f, dark(C[0], 0.3), '8,-560 8,-300 8,-20 2')
  },
}
