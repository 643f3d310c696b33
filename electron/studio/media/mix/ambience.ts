import type { Hour, Weather } from '../../../../shared/drama/vocabulary.ts'
import { bedSource } from './beds.ts'
import type { BedSound } from './beds.ts'
import { measureLoudness } from './loudness.ts'
import { filtered, SOURCE_BLOCK, together } from './noise.ts'
import type { Source } from './noise.ts'

/**
 * A soft bed of sound under each place, made here from noise, so that the pauses of a rehearsal do not sound like a
 * fault. The same episode has the same bed, sample by sample.
 */

/** Loudness of a bed in LUFS: felt, not noticed, some 30 LU below speech. */
export const BED_LUFS = -45
/** Beds change over in this time, in seconds. */
const CROSSFADE_S = 0.3
/** A bed is set to its loudness by its first seconds. */
const MEASURED_S = 3

/** A stretch of an episode in one place. */
export interface PlaceSpan {
  readonly startSample: number
  readonly endSample: number
  /** Place id of `assets/craft/places.json`; unknown ones sound like a room. */
  readonly set: string
  readonly hour: Hour
  readonly weather: Weather
}

/** What is heard in a place besides its weather, after the sound words of the place; places not listed are rooms. */
const PLACES: Readonly<Record<string, { readonly outside?: true; readonly sounds: readonly BedSound[] }>> = {
  tea_shop: { sounds: ['room', 'water'] },
  penthouse_office: { sounds: ['hum', 'street'] },
  open_office: { sounds: ['hum'] },
  meeting_room: { sounds: ['hum'] },
  banquet_hall: { sounds: ['room', 'crowd'] },
  wedding_hall: { sounds: ['room', 'crowd'] },
  mansion_hall: { sounds: ['clock', 'fire'] },
  bedroom: { sounds: ['clock'] },
  kitchen: { sounds: ['room', 'fire'] },
  rented_room: { sounds: ['room', 'street'] },
  stairwell: { sounds: ['hum'] },
  alley: { outside: true, sounds: ['street', 'drips'] },
  rainy_street: { outside: true, sounds: ['street'] },
  night_market: { outside: true, sounds: ['crowd', 'fire'] },
  rooftop: { outside: true, sounds: ['wind', 'street'] },
  elevator: { sounds: ['hum'] },
  underground_garage: { sounds: ['hum', 'drips'] },
  car_interior: { sounds: ['hum', 'street'] },
  hospital_corridor: { sounds: ['hum', 'crowd'] },
  ward: { sounds: ['hum'] },
  clinic: { sounds: ['clock'] },
  law_office: { sounds: ['clock'] },
  courtroom: { sounds: ['room', 'crowd'] },
  interview_room: { sounds: ['hum'] },
  basement: { sounds: ['room', 'drips'] },
  warehouse: { sounds: ['room', 'wind'] },
  seaside_pier: { outside: true, sounds: ['waves', 'wind'] },
  riverside: { outside: true, sounds: ['water'] },
  cafe: { sounds: ['room', 'crowd'] },
  clock_shop: { sounds: ['clock'] },
  photo_studio: { sounds: ['hum'] },
  school_gate: { outside: true, sounds: ['crowd', 'street'] },
  train_platform: { outside: true, sounds: ['hum', 'crowd'] },
  airport_gate: { sounds: ['hum', 'crowd'] },
  graveyard: { outside: true, sounds: ['wind'] },
  old_courtyard: { outside: true, sounds: ['wind'] },
  village_gate: { outside: true, sounds: ['wind'] },
  inn_lobby: { sounds: ['hum'] },
  palace_garden: { outside: true, sounds: ['water'] },
  cold_palace: { sounds: ['wind'] },
  bedchamber_ancient: { sounds: ['room', 'fire'] },
  apothecary_ancient: { sounds: ['room', 'fire'] },
  prison_cell: { sounds: ['room', 'drips'] },
  city_gate: { outside: true, sounds: ['wind', 'crowd'] },
  inn_ancient: { sounds: ['room', 'crowd'] },
  market_ancient: { outside: true, sounds: ['crowd'] },
  lane_ancient: { outside: true, sounds: ['wind'] },
}

/** The bed of a place: what is heard in the room, and what comes in from outside, dulled by walls. */
export interface Bed {
  readonly near: readonly BedSound[]
  readonly throughWalls: readonly BedSound[]
}

/** The bed of a place at an hour in a weather. */
export function bedOf(place: Pick<PlaceSpan, 'set' | 'hour' | 'weather'>): Bed {
  const { outside = false, sounds } = PLACES[place.set] ?? { sounds: ['room'] as const }
  const weather = weatherSounds(place.weather)
  if (!outside) return { near: sounds, throughWalls: weather }
  const evening = place.hour === 'night' || place.hour === 'dusk'
  const insects: BedSound[] =
    evening && place.weather === 'clear' && !sounds.includes('crowd') ? ['insects'] : []
  return { near: [...new Set([...sounds, ...weather, ...insects])], throughWalls: [] }
}

function weatherSounds(weather: Weather): BedSound[] {
  if (weather === 'rain') return ['rain']
  if (weather === 'storm') return ['rain', 'wind']
  return weather === 'snow' ? ['wind'] : []
}

/** Walls and windows let the lows through. */
const WALL_HZ = 650

/** One channel of a bed. */
function bedChannel(bed: Bed, seed: number, sampleRate: number): Source {
  const near = bed.near.map((sound, index) => [bedSource(sound, seed + index * 101, sampleRate), 1] as const)
  const outer = together(
    ...bed.throughWalls.map(
      (sound, index) => [bedSource(sound, seed + 5003 + index * 101, sampleRate), 1] as const,
    ),
  )
  return together(...near, [filtered(outer, sampleRate, ['low', WALL_HZ, 0.6]), 1])
}

/**
 * Adds the beds of an episode's places to its channels, in place. Neighbouring spans of the same place are one.
 * @param seed equal seeds give equal sound.
 */
export function addAmbience(
  channels: readonly [Float32Array, Float32Array],
  spans: readonly PlaceSpan[],
  sampleRate: number,
  seed: number,
): void {
  for (const span of joinSpans(spans)) {
    const bed = bedOf(span)
    const place = seed + hash(`${span.set} ${span.hour} ${span.weather}`)
    channels.forEach((channel, side) => {
      const make = (): Source => bedChannel(bed, place + side * 7919, sampleRate)
      addBed(channel, make(), span, sampleRate, bedGain(make(), sampleRate))
    })
  }
}

/** The gain that brings a source to the loudness of a bed, both channels together. */
function bedGain(source: Source, sampleRate: number): number {
  const sample = new Float32Array(Math.round(MEASURED_S * sampleRate))
  for (let from = 0; from < sample.length; from += SOURCE_BLOCK)
    source(sample.subarray(from, Math.min(sample.length, from + SOURCE_BLOCK)))
  return 10 ** ((BED_LUFS - measureLoudness([sample], sampleRate, 2)) / 20)
}

function addBed(
  channel: Float32Array,
  source: Source,
  span: PlaceSpan,
  sampleRate: number,
  gain: number,
): void {
  const fade = Math.max(1, Math.round(CROSSFADE_S * sampleRate))
  const start = Math.max(0, span.startSample - (fade >> 1))
  const end = Math.min(channel.length, span.endSample + (fade >> 1))
  const scratch = new Float32Array(SOURCE_BLOCK)
  for (let from = start; from < end; from += SOURCE_BLOCK) {
    const block = scratch.subarray(0, Math.min(SOURCE_BLOCK, end - from))
    source(block)
    for (let offset = 0; offset < block.length; offset++) {
      const index = from + offset
      const edge = Math.min(1, (index - start + 1) / fade, (end - index) / fade)
      // Equal power, so that two beds that change over do not dip.
      const level = edge < 1 ? gain * Math.sin((edge * Math.PI) / 2) : gain
      channel[index] = (channel[index] ?? 0) + (block[offset] ?? 0) * level
    }
  }
}

function joinSpans(spans: readonly PlaceSpan[]): PlaceSpan[] {
  const joined: PlaceSpan[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    const same =
      last?.set === span.set &&
      last.hour === span.hour &&
      last.weather === span.weather &&
      last.endSample >= span.startSample - 1
    if (same && last !== undefined) joined[joined.length - 1] = { ...last, endSample: span.endSample }
    else joined.push(span)
  }
  return joined
}

/** FNV-1a over UTF-16 units: a small, stable number for a name. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  return value >>> 8
}
