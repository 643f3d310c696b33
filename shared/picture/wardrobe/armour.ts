/** The armour of a general: lamellar plates over the garment, and guards on the shoulders. */
import { crescent, drawn, fill, flower, inside, sheet } from '../paper.ts'
import { dark, light, mix } from '../palette.ts'
import { at } from '../figure/measures.ts'
import { cloth, garment, notion, piece, type Fitting } from '../figure/tailoring.ts'

/** Size of one plate, and the heights between which plates are laid. */
const PLATE = { w: 24, h: 32 } as const
const ROWS = { top: -760, bottom: -360 } as const
const steel = (C: Fitting['C']): string => mix(C[0], '#8a8f98', 0.5)

function plates({ b, F, C }: Fitting, body: Path2D): void {
  inside(b, body, () => {
    const face = drawn((p) => {
      for (let y = ROWS.top, row = 0; y < ROWS.bottom; y += PLATE.h, row++)
        for (let i = -9; i < 9; i++)
          p.roundRect(i * PLATE.w + (row % 2) * 12, F.fy(y), PLATE.w - 3, PLATE.h * F.h - 3, [2, 2, 9, 9])
    })
    fill(b, garment(F, '-770:sh*1.1! -362:hi+80!', 2), dark(C[0], 0.5))
    fill(b, face, steel(C))
    const lit = drawn((p) => {
      for (let y = ROWS.top, row = 0; y < ROWS.bottom; y += PLATE.h, row++)
        for (let i = -9; i < 9; i++) crescent(p, i * PLATE.w + (row % 2) * 12 + 10, F.fy(y) + 8, 7, 0, 0.3)
    })
    fill(b, lit, light(steel(C), 0.4))
  })
  mirror({ b, F, C })
}
/** The round mirror over the heart. */
function mirror({ b, F, C }: Pick<Fitting, 'b' | 'F' | 'C'>): void {
  const [x, y] = at(F, 4, -690)
  sheet(
    b,
    drawn((p) => p.arc(x, y, 36, 0, 6.2832)),
    C[2],
    notion(5, 2.6),
  )
  sheet(
    b,
    drawn((p) => p.arc(x, y, 27, 0, 6.2832)),
    light(steel(C), 0.3),
    notion(3, 2),
  )
  fill(
    b,
    drawn((p) => flower(p, x, y, 20, 8, 0.2, 0.4)),
    dark(steel(C), 0.2),
  )
}
function pauldrons({ b, F, C }: Fitting): void {
  for (const s of ['', '-']) {
    const guard = `${s}sh*.42,-818! ${s}sh*.86,-812 ${s}sh*1.2,-776 ${s}sh*1.26,-726! ${s}sh*.98,-738 ${s}sh*.7,-744! ${s}sh*.5,-786`
    sheet(b, piece(F, guard), C[2], cloth({ blur: 6, rim: 3 }))
    const lower = `${s}sh*.72,-752! ${s}sh*1.26,-730 ${s}sh*1.28,-690! ${s}sh*1.02,-700 ${s}sh*.78,-706!`
    sheet(b, piece(F, lower), steel(C), cloth({ blur: 4, rim: 2.4 }))
  }
}
/** Armour as things worn in front. */
export const ARMOUR = { plates, pauldrons } as const
