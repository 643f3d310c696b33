import type { Sleeve } from '../figure/arms.ts'
import type { LapKind } from '../figure/legs.ts'
import type { Fitting } from '../figure/tailoring.ts'

/** How an outfit meets the neck. */
export type Neckline = {
  /** A collar that hides the neck. */
  readonly high: boolean
  /** Bare shoulders: the neck shows over the garment. */
  readonly bare: boolean
  /** Colour of shirt points laid over the neck, or null. */
  readonly wings: string | null
}
/** An outfit: legs and garment drawn, then what it does with sleeves and neck. */
export type Outfit = {
  readonly draw: (f: Fitting) => void
  readonly sleeve: (f: Fitting) => Sleeve
  readonly neck: (f: Fitting) => Neckline
  /** What lies over the thighs of someone sitting: its colour, and whether each leg shows. */
  readonly lap: (f: Fitting) => readonly [colour: string, kind: LapKind]
}
export const OPEN_NECK: Neckline = { high: false, bare: false, wings: null }
export const HIGH_NECK: Neckline = { high: true, bare: false, wings: null }
export const BARE_NECK: Neckline = { high: true, bare: true, wings: null }
