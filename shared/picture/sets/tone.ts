/** What an hour, a weather and a mood do to the colours of a set and to the light on people. */
import type { Emotion, Hour, Weather } from '../../drama/vocabulary.ts'
import { clamp, GRADE, lerp, mix, mul, rgb, TIME } from '../palette.ts'
import { brush } from '../paper.ts'
import type { Ctx } from '../canvas.ts'
import type { SetBrush, SetDefinition, SetLight } from './set.ts'

/** When a set is seen, and in what light. */
export interface Occasion {
  readonly hour: Hour
  readonly weather: Weather
  readonly mood: Emotion
}

const hexOf = (channels: readonly number[]): string =>
  `#${channels
    .map((v) =>
      Math.round(clamp(v, 0, 1) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
const channels = (hex: string): number[] => rgb(hex).map((v) => v / 255)

/** One channel of the soft-light mode (W3C Compositing and Blending Level 1, 10.1.11). */
function softLight(backdrop: number, source: number): number {
  if (source <= 0.5) return backdrop - (1 - 2 * source) * backdrop * (1 - backdrop)
  const d = backdrop <= 0.25 ? ((16 * backdrop - 12) * backdrop + 4) * backdrop : Math.sqrt(backdrop)
  return backdrop + (2 * source - 1) * (d - backdrop)
}
/** A colour under the wash of a mood. Mixed into the paper, so that no frame needs a wash of its own. */
function underMood(hex: string, mood: Emotion): string {
  const { wash } = GRADE[mood]
  if (!wash) return hex
  const over = channels(wash[1])
  return hexOf(channels(hex).map((v, i) => lerp(v, softLight(v, over[i] ?? 0.5), wash[2])))
}

/** What the light of an hour takes from daylight colours: in the open, in a room, in a room with its lamps on. */
const TINT: Readonly<Record<Hour, readonly [open: string, room: string, lamplit: string]>> = {
  dawn: ['#f0d0c8', '#ecd8d2', '#f8eeea'],
  day: ['#ffffff', '#ffffff', '#ffffff'],
  dusk: ['#e3a58c', '#e2b8a0', '#f6e2d4'],
  night: ['#5f68a4', '#a4929a', '#dcd6e0'],
}
/** How much of a colour drawn for an hour is lifted towards daylight haze, and what its light had taken. */
const LIFT: Readonly<Record<Hour, number>> = { dawn: 0.06, day: 0, dusk: 0.26, night: 0.34 }
const HAZE = '#dfe6e4'

/** A colour drawn for one hour as it would be at noon. */
function toDay(hex: string, from: Hour, tint: string): string {
  if (from === 'day') return hex
  const t = channels(tint)
  const freed = hexOf(channels(hex).map((v, i) => v / lerp(1, t[i] ?? 1, 0.75)))
  return mix(freed, HAZE, LIFT[from])
}

/** The colour of the air in a weather by day, and how much of it lies over a thing at depth 1 and far away. */
const AIR: Readonly<Record<Weather, readonly [colour: string, near: number, far: number]>> = {
  clear: ['#ffffff', 0, 0],
  rain: ['#74828f', 0.14, 0.5],
  storm: ['#414a58', 0.3, 0.62],
  fog: ['#cdd3d2', 0.1, 0.88],
  snow: ['#d5dde8', 0.12, 0.55],
}
/** Light left in the air at an hour. */
const AIR_LIGHT: Readonly<Record<Hour, string>> = {
  dawn: '#e0cfd0',
  day: '#ffffff',
  dusk: '#d0a498',
  night: '#4c5684',
}
/** The colour of the air, and how much of it lies over what is at a depth. */
export function airAt(weather: Weather, hour: Hour, z: number): readonly [colour: string, amount: number] {
  const [colour, near, far] = AIR[weather]
  return [mul(colour, AIR_LIGHT[hour]), lerp(near, far, clamp((z - 1) / 6))]
}

/** How bright lamps look against an hour. */
const LAMP: Readonly<Record<Hour, number>> = { dawn: 0.75, day: 0.45, dusk: 0.95, night: 1 }

const memo = new Map<string, string>()
function remembered(key: string, make: () => string): string {
  const known = memo.get(key)
  if (known !== undefined) return known
  if (memo.size > 20_000) memo.clear()
  const made = make()
  memo.set(key, made)
  return made
}

/** How the colours of a sheet of a set look on an occasion. */
export function toneOf(
  set: SetDefinition,
  when: Occasion,
  open: boolean,
  z: number,
): (hex: string) => string {
  const tints = TINT[when.hour]
  const tint = open ? tints[0] : set.lamplit ? tints[2] : tints[1]
  const from = open ? TINT[set.hour][0] : set.lamplit ? TINT[set.hour][2] : TINT[set.hour][1]
  const [air, amount] = open ? airAt(when.weather, when.hour, z) : (['#ffffff', 0] as const)
  const key = `${set.hour}${when.hour}${when.mood}${tint}${from}${air}${amount.toFixed(3)}`
  return (hex) =>
    remembered(hex + key, () => {
      const seen = when.hour === set.hour ? hex : mul(toDay(hex, set.hour, from), tint)
      return underMood(amount > 0 ? mix(seen, air, amount) : seen, when.mood)
    })
}

/** The brush of one sheet of a set, for a surface already moved and scaled. */
export function setBrush(
  ctx: Ctx,
  set: SetDefinition,
  when: Occasion,
  sheet: { readonly outside: boolean; readonly z: number; readonly loose: boolean },
  scale: number,
): SetBrush {
  const open = sheet.outside || !set.interior
  return {
    ...brush(ctx, { ...set.light, amb: null }, scale),
    c: toneOf(set, when, open, sheet.z),
    lit: (hex) => remembered(`${hex}lit${when.mood}`, () => underMood(hex, when.mood)),
    hour: when.hour,
    weather: when.weather,
    lamp: when.hour === set.hour ? 1 : LAMP[when.hour],
    home: when.hour === set.hour,
    open,
    loose: sheet.loose,
  }
}

/** Key light of an hour in the open and in a room, when it is not the set's own. */
const KEY: Readonly<Record<Hour, readonly [open: string, room: string]>> = {
  dawn: ['#ffd9c0', '#ffe0cc'],
  day: ['#fff0c8', '#fff0d0'],
  dusk: ['#ff9a52', '#ffb070'],
  night: ['#a9c4ff', '#ffc07a'],
}
/** Light on people drawn for another hour than the set's: what is left of it in the open and in a room. */
function ambient(set: SetDefinition, hour: Hour): string {
  const own = set.hour === 'day' ? set.light.amb : mix(set.light.amb, '#fff6ea', 0.8)
  const taken = TIME[hour].amb
  if (!taken) return own
  return mul(own, set.interior ? mix(taken, '#ffffff', set.lamplit ? 0.8 : 0.35) : taken)
}
/** The light of a set at an hour and in a weather: what the players stand in. */
export function lightAt(set: SetDefinition, { hour, weather }: Occasion): SetLight {
  const [air, amount] = set.interior ? (['#ffffff', 0] as const) : airAt(weather, hour, 1)
  const dull = set.interior ? set.light : { ...set.light, amb: mix(set.light.amb, air, amount * 0.25) }
  if (hour === set.hour) return dull
  const key = KEY[hour][set.interior ? 1 : 0]
  return {
    ...set.light,
    amb: mix(ambient(set, hour), air, amount * 0.25),
    rim: TIME[hour].rim ?? mix(set.light.rim, '#fff0d0', set.hour === 'day' ? 0 : 0.7),
    fog: toneOf(set, { hour, weather, mood: 'calm' }, !set.interior, 2)(set.light.fog),
    key: [key, set.light.key[1]],
  }
}
/** A colour on a player under a mood; compose with the brush of the light. */
export const moodTint = (mood: Emotion): ((hex: string) => string) =>
  GRADE[mood].wash ? (hex) => remembered(`${hex}mood${mood}`, () => underMood(hex, mood)) : (hex) => hex
