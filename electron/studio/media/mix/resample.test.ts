import { expect, test } from 'vitest'
import { resample, resampledLength } from './resample.ts'
import { sine } from './test-sounds.ts'

/** Amplitude of one frequency in the middle of a sound, in dB of full scale (Hann-windowed). */
function levelAt(samples: Float32Array, hz: number, rate: number): number {
  const from = Math.round(samples.length * 0.1)
  const to = Math.round(samples.length * 0.9)
  let re = 0
  let im = 0
  let weight = 0
  for (let index = from; index < to; index++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (index - from)) / (to - from))
    const angle = (2 * Math.PI * hz * index) / rate
    re += window * (samples[index] ?? 0) * Math.cos(angle)
    im += window * (samples[index] ?? 0) * Math.sin(angle)
    weight += window
  }
  return 20 * Math.log10((2 * Math.hypot(re, im)) / weight + 1e-12)
}

test('a tone keeps its level and pitch and comes exactly when it came', () => {
  const wanted = sine(1000, -6, 0.5, 48_000)
  const got = resample(sine(1000, -6, 0.5, 22_050), 22_050, 48_000)
  expect(got.length).toBe(24_000)
  for (let index = 2000; index < 22_000; index++)
    expect(Math.abs((got[index] ?? 9) - (wanted[index] ?? 0))).toBeLessThan(3e-4)
})

test('what a plain interpolation would mirror above the old band is 70 dB down', () => {
  for (const hz of [1000, 5000, 9000]) {
    const got = resample(sine(hz, -6, 0.5, 22_050), 22_050, 48_000)
    expect(levelAt(got, hz, 48_000)).toBeCloseTo(-6, 1)
    expect(levelAt(got, 22_050 - hz, 48_000), `image of ${hz} Hz`).toBeLessThan(-76)
  }
})

test('going down, what the new band cannot hold is removed instead of folded back', () => {
  const got = resample(sine(17_000, -6, 0.5, 48_000), 48_000, 22_050)
  expect(levelAt(got, 22_050 - 17_000, 22_050)).toBeLessThan(-76)
})

test('length is the same time, rounded up; an empty sound stays empty', () => {
  expect(resampledLength(22_051, 22_050, 48_000)).toBe(48_003)
  expect(resample(new Float32Array(0), 22_050, 48_000).length).toBe(0)
  expect([...resample(Float32Array.of(1, 2), 48_000, 48_000)]).toEqual([1, 2])
})

test('rates without a usable ratio are refused, not approximated', () => {
  expect(() => resample(new Float32Array(9), 22_051, 48_000)).toThrow(RangeError)
  expect(() => resample(new Float32Array(9), 0, 48_000)).toThrow(RangeError)
})
