import { cloud, crescent, drawn, fill, flower, fret, hole, inside, petal, teeth } from '../paper.ts'
import type { Fitting } from './tailoring.ts'

/** What is carved above a hem. */
export type Band = 'cloud' | 'wave' | 'flower' | 'fret'
/** Width of one repeat. */
const REPEAT = 44

const CARVE: Readonly<Record<Band, (p: Path2D, x: number, y: number, i: number) => void>> = {
  cloud: (p, x, y, i) => cloud(p, x, y, 13, i % 2 ? -1 : 1),
  wave(p, x, y) {
    crescent(p, x, y, 22, 0, 0.35)
    crescent(p, x, y + 9, 14, 0, 0.35)
  },
  flower(p, x, y, i) {
    flower(p, x, y - (i % 2) * 16, 15, 5, i)
    petal(p, x + 20, y + 12, 13, 0.6, 0.4)
    petal(p, x - 18, y + 12, 13, 2.6, 0.4)
  },
  fret: (p, x, y) => fret(p, x - 14, y - 10, 4.4),
}
/** A carved band just above a hem at height `y`, clipped to its garment; `w` is half the width there. */
export function hemBand(
  { b, F }: Fitting,
  path: Path2D,
  y: number,
  w: number,
  colours: { readonly edge: string; readonly glow: string },
  kind: Band,
): void {
  if (b.cropY !== null && F.fy(y) - 40 > b.cropY) return
  inside(b, path, () => {
    const Y = F.fy(y)
    const n = Math.max(4, Math.round((2 * w) / REPEAT))
    const step = (2 * w) / n
    const band = drawn((p) => {
      for (let i = 0; i < n; i++) {
        const u = (i + 0.5) / n - 0.5
        CARVE[kind](p, F.fx(-w + step * (i + 0.5), y), Y - u * u * 26, i)
      }
    })
    hole(b, band, colours.glow, 1.8)
    const saw = drawn((p) =>
      teeth(p, F.fx(-w * 1.2, y), Y + 22, F.fx(w * 1.2, y), Y + 22, Math.round(w / 9), -9),
    )
    fill(b, saw, colours.edge)
  })
}
