import type { Hour, Weather } from '../../drama/vocabulary.ts'
import type { Box } from '../cache.ts'
import type { Brush, Light } from '../paper.ts'

/**
 * A set is a light and sheets of paper by depth: figures stand at 1, a larger number is farther, a smaller one nearer.
 * Every sheet is drawn on a stage 1080 wide and 1920 high, with some more on each side for a moving camera; the floor
 * meets the wall near 1500 and figures stand near 1690.
 */

/** The stage is painted from here to here, and down to here. */
export const X0 = -260
/** Right edge of what is painted. */
export const X1 = 1340
/** Lower edge of what is painted. */
export const YB = 2120
/** Width of what is painted. */
export const WIDE = X1 - X0

/**
 * The brush of a set. Its `c` gives a colour as it looks at this hour, in this weather and mood: painters name the
 * colour of the paper and never ask what time it is, unless a thing itself changes (a sky, a lit window).
 */
export interface SetBrush extends Brush {
  readonly hour: Hour
  readonly weather: Weather
  /** The colour of something that shines by itself. */
  readonly lit: (hex: string) => string
  /** How bright lamps look against the hour, 0-1. */
  readonly lamp: number
  /** True when the hour is the one the set was drawn for. */
  readonly home: boolean
  /** True on a sheet that lies in the open air. */
  readonly open: boolean
}
/** Draws one thing on a sheet. */
export type Paint = (b: SetBrush) => void
/** Draws one thing that moves; `seconds` of shot time. */
export type Motion = (b: SetBrush, seconds: number) => void
/** A thing that hides all that is behind these rectangles (stage units of its sheet). */
export type Item = Paint & { readonly solid?: readonly Box[] }

/** One sheet of a set. */
export interface SetSheet {
  readonly z: number
  readonly paint: Paint | null
  readonly live: Motion | null
  /** Where it lies; null: anywhere. */
  readonly box: Box | null
  /** Where nothing behind it can be seen. */
  readonly solid: readonly Box[]
  /** True for what lies in the open air: weather reaches it. */
  readonly outside: boolean
}

/** The light of a set: on paper, and over the players. */
export interface SetLight extends Light {
  readonly amb: string
  readonly fog: string
  readonly fogK: number
  readonly shadow: string
  /** Light from the key side over the players, colour and strength 0-1. */
  readonly key: readonly [colour: string, alpha: number]
  /** A lamp on the other side. */
  readonly warm?: readonly [colour: string, alpha: number]
  /** Shade towards the floor. */
  readonly low: readonly [colour: string, alpha: number]
  /** Height of the line figures stand on when they name none. */
  readonly floor: number
  /** Colour of dust in the air. */
  readonly dust?: string
  /** Lamps that come on when the light goes: x, y, radius. */
  readonly lamps?: readonly (readonly [number, number, number])[]
}

/** The age a set belongs to. */
export type Period = 'modern' | 'ancient'

/** A set as the painter and a director see it. */
export interface SetDefinition {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly interior: boolean
  /** True for a room with lamps on at all hours. */
  readonly lamplit?: boolean
  readonly period: Period
  /** The hour its colours were mixed for. */
  readonly hour: Hour
  /** Ids of the places (`assets/craft/places.json`) it shows. */
  readonly places: readonly string[]
  readonly light: SetLight
  /** Farthest first. */
  readonly sheets: readonly SetSheet[]
  /** What stands between the players and the camera. */
  readonly front: readonly SetSheet[]
}

/** What a sheet may have besides its things. */
export interface SheetOptions {
  readonly box?: Box
  readonly solid?: readonly Box[]
  readonly live?: Motion
  readonly outside?: boolean
}

/** A sheet at a depth, made of things. Where its things are solid, so is it. */
export function sheetAt(z: number, items: readonly Item[], o: SheetOptions = {}): SetSheet {
  const paint: Paint | null =
    items.length === 0
      ? null
      : (b) => {
          for (const item of items) {
            b.ctx.save()
            item(b)
            b.ctx.restore()
          }
        }
  const solid = [...items.flatMap((item) => item.solid ?? []), ...(o.solid ?? [])]
  return { z, paint, live: o.live ?? null, box: o.box ?? null, solid, outside: o.outside ?? false }
}

/** The whole width of the stage from a height down. */
export const below = (y: number): Box => [X0, y, WIDE, YB - y + 200]
