import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addAmbience, BED_LUFS, bedOf } from './ambience.ts'
import type { PlaceSpan } from './ambience.ts'
import { bedSource, BED_SOUNDS } from './beds.ts'
import { measureLoudness } from './loudness.ts'
import { mixEpisode } from './mix.ts'
import { SOURCE_BLOCK } from './noise.ts'

const RATE = 48_000

const span = (fields: Partial<PlaceSpan>): PlaceSpan => ({
  startSample: 0,
  endSample: RATE * 6,
  set: 'tea_shop',
  hour: 'day',
  weather: 'clear',
  ...fields,
})

const bedded = (spans: readonly PlaceSpan[], seconds: number, seed = 1): [Float32Array, Float32Array] => {
  const channels: [Float32Array, Float32Array] = [
    new Float32Array(RATE * seconds),
    new Float32Array(RATE * seconds),
  ]
  addAmbience(channels, spans, RATE, seed)
  return channels
}

const equal = (left: Float32Array, right: Float32Array): boolean =>
  Buffer.from(left.buffer, left.byteOffset, left.byteLength).equals(
    Buffer.from(right.buffer, right.byteOffset, right.byteLength),
  )

test('every place of the craft assets has a bed of its own or is a room, inside and outside as described', () => {
  const file = new URL('../../../../assets/craft/places.json', import.meta.url)
  const { places } = JSON.parse(readFileSync(file, 'utf8')) as { places: { id: string; interior: boolean }[] }
  for (const { id, interior } of places) {
    const rainy = bedOf({ set: id, hour: 'day', weather: 'rain' })
    expect(rainy.near.includes('rain'), id).toBe(!interior)
    expect(rainy.throughWalls.includes('rain'), id).toBe(interior)
  }
  expect(bedOf({ set: 'nowhere', hour: 'day', weather: 'clear' })).toEqual({
    near: ['room'],
    throughWalls: [],
  })
  expect(bedOf({ set: 'riverside', hour: 'night', weather: 'clear' }).near).toContain('insects')
})

test('no sound of a bed has strokes that stand out of it like a fault', () => {
  for (const sound of BED_SOUNDS) {
    const source = bedSource(sound, 5, RATE)
    let peak = 0
    let power = 0
    const block = new Float32Array(SOURCE_BLOCK)
    const blocks = 60
    for (let index = 0; index < blocks; index++) {
      source(block)
      for (const sample of block) {
        peak = Math.max(peak, Math.abs(sample))
        power += sample * sample
      }
    }
    const crest = 20 * Math.log10(peak) - 10 * Math.log10(power / blocks / SOURCE_BLOCK)
    expect(crest, sound).toBeGreaterThan(6)
    expect(crest, sound).toBeLessThan(21)
  }
})

test('beds lie 30 LU below speech, whatever the place', () => {
  for (const set of ['tea_shop', 'rainy_street', 'seaside_pier', 'clock_shop', 'night_market']) {
    const channels = bedded([span({ set, weather: 'rain' })], 4)
    expect(Math.abs(measureLoudness(channels, RATE) - BED_LUFS), set).toBeLessThan(4)
  }
})

test('equal episodes have equal beds; the channels differ, so the room has width', () => {
  const [left, right] = bedded([span({})], 2)
  const [again] = bedded([span({})], 2)
  expect(equal(left, again)).toBe(true)
  expect(equal(left, right)).toBe(false)
  expect(equal(left, bedded([span({})], 2, 2)[0])).toBe(false)
})

test('a cut inside a place does not restart its bed', () => {
  const whole = bedded([span({})], 4)
  const cut = bedded([span({ endSample: RATE }), span({ startSample: RATE })], 4)
  expect(equal(whole[0], cut[0])).toBe(true)
})

test('a change of place fades over without a click or a hole', () => {
  const [left] = bedded(
    [span({ endSample: RATE * 2 }), span({ startSample: RATE * 2, set: 'open_office' })],
    4,
  )
  const power = (from: number): number => {
    let sum = 0
    for (const sample of left.subarray(from, from + 4800)) sum += sample * sample
    return 10 * Math.log10(sum / 4800)
  }
  for (let from = RATE; from < RATE * 3; from += 4800) expect(power(from)).toBeGreaterThan(-65)
  let jump = 0
  for (let index = RATE * 2 - 9600; index < RATE * 2 + 9600; index++)
    jump = Math.max(jump, Math.abs((left[index] ?? 0) - (left[index - 1] ?? 0)))
  expect(jump).toBeLessThan(0.02)
})

test('an episode of places alone is not raised to the loudness of speech; its sting stays below the ceiling', () => {
  const mix = mixEpisode({
    sampleRate: RATE,
    durationSamples: RATE * 6,
    voices: [],
    ambience: [span({})],
    stingSample: RATE * 3,
  })
  expect(mix.truePeak).toBeLessThan(-10)
  expect(
    measureLoudness([mix.left.subarray(0, RATE * 3), mix.right.subarray(0, RATE * 3)], RATE),
  ).toBeLessThan(-40)
  const sting = measureLoudness([mix.left.subarray(RATE * 3.5), mix.right.subarray(RATE * 3.5)], RATE)
  expect(sting).toBeGreaterThan(-36)
  expect(sting).toBeLessThan(-20)
})
