import { curved, fill, taper, type Brush } from '../paper.ts'
import { dark } from '../palette.ts'
import type { Traits } from './traits.ts'

/**
 * The cut nose with its base at (x, y): a side plane in shade, a darker base, a thin light on the bridge. It starts level
 * with the lower lid: a bridge that starts at the brow makes everyone severe.
 */
export function nose(b: Brush, T: Traits, x: number, y0: number, yaw: number): void {
  const S = T.skin
  const { len, width, hook, tip: drop, bulb } = T.features.nose
  const k = (T.fem ? 0.88 : 1.08) * width
  const c = T.child ? 0.72 : 1
  const y = y0 + len * c
  const low = drop + bulb * 0.5
  const tip = x + 8 * yaw + 1
  const root = x + 5 * yaw
  const rise = 25 * c + len * 0.6
  const plane = curved(
    [root + 3, y - rise],
    [
      [root + 2 + hook, y - 16 * c, tip + 3 * k + hook, y - 10, tip + 6 * k, y - 2 + drop],
      [tip + 7.5 * k + bulb, y + 3, tip + 3, y + 6 + low, tip - 1, y + 5 + low],
      [tip + 1.5, y + 2, tip + 3, y - 1, tip + 1 + hook * 0.5, y - 6],
      [tip - 1 + hook, y - 12, root + hook * 0.4, y - 18 * c, root + 3, y - rise],
    ],
  )
  fill(b, plane, S.shade, 0.72)
  const base = curved(
    [tip - 7.5 * k, y + 1.6],
    [
      [tip - 8.5 * k, y + 5, tip - 4 * width, y + 6 + low, tip - 1, y + 5.8 + low],
      [tip + 3 * width, y + 6.8 + low, tip + 8 * k, y + 5, tip + 6.6 * k, y + 1],
      [tip + 5, y + 4, tip + 2, y + 4 + low * 0.7, tip - 1, y + 4.2 + low * 0.7],
      [tip - 4, y + 4 + low * 0.5, tip - 6, y + 4, tip - 7.5 * k, y + 1.6],
    ],
  )
  fill(b, base, dark(S.shade, 0.28), 0.9)
  if (!T.child) wings(b, T, tip, y, k)
  const lit = taper(
    x + 3 * yaw,
    y - 22 * c,
    tip - 2.4 + hook * 0.7,
    y - 10,
    tip - 1.2,
    y - 2 + drop,
    0.3,
    1.6 + bulb * 0.4,
    0.8,
  )
  fill(b, lit, S.lit, 0.85)
}
/** The two nostrils, small and dark under the wings. */
function wings(b: Brush, T: Traits, tip: number, y: number, k: number): void {
  const p = taper(tip - 6.2 * k, y + 2.6, tip - 4.6 * k, y + 3.2, tip - 2.6 * k, y + 4, 0.2, 0.9, 0.9)
  taper(tip + 1.8 * k, y + 4.2, tip + 3.6 * k, y + 3.4, tip + 5.2 * k, y + 2.4, 0.9, 0.2, 0.9, p)
  fill(b, p, dark(T.skin.shade, 0.55), T.fem ? 0.5 : 0.75)
}
