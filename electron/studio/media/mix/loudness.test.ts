import { expect, test } from 'vitest'
import { encodeWav } from '../wav.ts'
import { createLoudnessMeter, kWeighting, measureLoudness, SILENCE_LUFS } from './loudness.ts'
import { concat, ffmpegLoudness, sine } from './test-sounds.ts'

const RATE = 48_000

test('at 48 kHz the weighting has the coefficients printed in BS.1770-4 tables 1 and 2', () => {
  const [shelf, cut] = kWeighting(RATE)
  const close = (value: number, printed: number): void => expect(value).toBeCloseTo(printed, 11)
  close(shelf.b0, 1.535_124_859_586_97)
  close(shelf.b1, -2.691_696_189_406_38)
  close(shelf.b2, 1.198_392_810_852_85)
  close(shelf.a1, -1.690_659_293_182_41)
  close(shelf.a2, 0.732_480_774_215_85)
  expect([cut.b0, cut.b1, cut.b2]).toEqual([1, -2, 1])
  close(cut.a1, -1.990_047_454_833_98)
  close(cut.a2, 0.990_072_250_366_21)
})

test('a 997 Hz tone at -23 dBFS in both channels is -23.0 LUFS, in one channel 3 LU less, at any rate', () => {
  for (const rate of [22_050, 44_100, RATE]) {
    const tone = sine(997, -23, 5, rate)
    expect(measureLoudness([tone, tone], rate), `${rate} Hz`).toBeCloseTo(-23, 1)
    expect(measureLoudness([tone], rate)).toBeCloseTo(-26, 1)
    expect(measureLoudness([tone], rate, 2)).toBeCloseTo(-23, 1)
  }
})

test('quiet parts 10 LU below the rest do not drag a programme down (EBU Tech 3341 case 3)', () => {
  const programme = concat(sine(997, -36, 10, RATE), sine(997, -23, 60, RATE), sine(997, -36, 10, RATE))
  expect(measureLoudness([programme, programme], RATE)).toBeCloseTo(-23, 1)
})

test('parts below -70 LUFS do not count at all (EBU Tech 3341 case 4)', () => {
  const programme = concat(
    ...[-72, -36, -23, -36, -72].map((db) => sine(997, db, db === -23 ? 60 : 10, RATE)),
  )
  expect(measureLoudness([programme, programme], RATE)).toBeCloseTo(-23, 1)
})

test('silence and less than one block have no loudness rather than minus infinity', () => {
  expect(measureLoudness([new Float32Array(RATE)], RATE)).toBe(SILENCE_LUFS)
  expect(measureLoudness([sine(997, -20, 0.3, RATE)], RATE)).toBe(SILENCE_LUFS)
})

test('feeding by small pieces measures what feeding at once does', () => {
  const tone = concat(sine(300, -30, 1, RATE), sine(2000, -12, 2, RATE))
  const meter = createLoudnessMeter(RATE)
  for (let from = 0; from < tone.length; from += 777) meter.push([tone.subarray(from, from + 777)])
  expect(meter.integrated()).toBeCloseTo(measureLoudness([tone], RATE), 9)
})

test('agrees with ffmpeg ebur128 on sounds of speech-like level changes', (context) => {
  const left = concat(
    sine(180, -20, 2, RATE),
    sine(3500, -30, 3, RATE),
    new Float32Array(RATE),
    sine(700, -14, 2, RATE),
  )
  const right = concat(sine(220, -26, 4, RATE), sine(90, -18, 2, RATE), sine(6000, -22, 2, RATE))
  const theirs = ffmpegLoudness(encodeWav({ sampleRate: RATE, channels: [left, right] }))
  if (theirs === null) return context.skip('ffmpeg is not installed: compared with computed tones only')
  expect(Math.abs(measureLoudness([left, right], RATE) - theirs.loudness)).toBeLessThanOrEqual(0.1)
})
