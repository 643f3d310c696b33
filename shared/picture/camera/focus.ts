/** How soft the set behind the players is. */
import type { ShotSize } from '../../drama/vocabulary.ts'
import { clamp, smooth } from '../palette.ts'

/** From which zoom on the set softens, and how soft it is at least: a close shot is never deep. */
const DEPTH: Readonly<Record<ShotSize, readonly [from: number, least: number]>> = {
  ECU: [1.38, 1],
  CU: [1.38, 1],
  MCU: [1.38, 1],
  MS: [1.38, 0],
  MLS: [1.5, 0],
  WS: [1.7, 0],
}
/** 0 sharp … 1 soft. */
export function softness(size: ShotSize, zoom: number): number {
  const [from, least] = DEPTH[size]
  return Math.max(least, smooth((zoom - from) / 0.3))
}
/** How a soft set is painted: at one `q`-th of the frame, blurred there by so many pixels, and enlarged. */
export function blurAt(zoom: number, still: boolean): { q: number; px: number } {
  if (still && zoom > 3) return { q: 8, px: 2.2 }
  return { q: 4, px: 1.2 + 3.2 * clamp((zoom - 2.3) / 2.2) }
}
