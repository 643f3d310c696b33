import { curved, fill, taper, type Brush } from '../paper.ts'
import { dark } from '../palette.ts'
import type { Traits } from './traits.ts'

/**
 * The cut nose with its base at (x, y): a side plane in shade, a darker base, a thin light on the bridge. It starts level
 * with the lower lid: a bridge that starts at the brow makes everyone severe.
 */
export function nose(b: Brush, T: Traits, x: number, y: number, yaw: number): void {
  const S = T.skin
  const k = T.fem ? 0.88 : 1.08
  const c = T.child ? 0.72 : 1
  const tip = x + 8 * yaw + 1
  const root = x + 5 * yaw
  const plane = curved(
    [root + 3 * k, y - 25 * c],
    [
      [x + 6 * yaw + 1, y - 16 * c, tip + 3 * k, y - 10, tip + 6 * k, y - 2],
      [tip + 7.5 * k, y + 3, tip + 3, y + 6, tip - 1, y + 5],
      [tip + 1.5, y + 2, tip + 3, y - 1, tip + 1, y - 6],
      [tip - 1, y - 12, root, y - 18 * c, root + 3 * k, y - 25 * c],
    ],
  )
  fill(b, plane, S.shade, 0.72)
  const base = curved(
    [tip - 7.5 * k, y + 1.6],
    [
      [tip - 8.5 * k, y + 5, tip - 4, y + 6, tip - 1, y + 5.8],
      [tip + 3, y + 6.8, tip + 8 * k, y + 5, tip + 6.6 * k, y + 1],
      [tip + 5, y + 4, tip + 2, y + 4, tip - 1, y + 4.2],
      [tip - 4, y + 4, tip - 6, y + 4, tip - 7.5 * k, y + 1.6],
    ],
  )
  fill(b, base, dark(S.shade, 0.28), 0.9)
  fill(b, taper(x + 3 * yaw, y - 22 * c, tip - 2.4, y - 10, tip - 1.2, y - 2, 0.3, 1.6, 0.8), S.lit, 0.85)
}
