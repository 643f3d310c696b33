import { expect, test } from 'vitest'
import { encodeWav } from '../wav.ts'
import { limitBlocks } from './limiter.ts'
import { CEILING_DBTP, mixEpisode, TARGET_LUFS } from './mix.ts'
import { concat, ffmpegLoudness, sine } from './test-sounds.ts'
import { measureTruePeak } from './true-peak.ts'

const RATE = 48_000
const VOICE_RATE = 22_050

/** Bursts of tones with rests: as uneven as speech, with peaks far above its mean. */
function babble(db: number, seed: number): Uint8Array {
  const parts: Float32Array[] = []
  for (let index = 0; index < 12; index++) {
    const hz = 140 + ((index * 397 + seed * 131) % 1900)
    parts.push(
      sine(hz, db + ((index * 7) % 13), 0.12, VOICE_RATE),
      new Float32Array(1500 + ((index * 911) % 4000)),
    )
  }
  return encodeWav({ sampleRate: VOICE_RATE, channels: [concat(...parts)] })
}

const peakOf = (samples: Float32Array): number => {
  let peak = 0
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample))
  return peak
}

test('an inter-sample peak is found that no sample shows', () => {
  // A quarter of the rate at 45 degrees: every sample is 3 dB below the wave's top.
  const tone = Float32Array.from(
    { length: 4800 },
    (_, index) => Math.sin((Math.PI / 2) * index + Math.PI / 4) * 0.5,
  )
  expect(20 * Math.log10(peakOf(tone))).toBeCloseTo(-9.03, 1)
  expect(measureTruePeak([tone.subarray(100, 4700)])).toBeGreaterThan(-6.4)
  expect(measureTruePeak([new Float32Array(100)])).toBe(-100)
})

test('quiet and loud episodes alike come out at -16 LUFS below -1 dBTP', () => {
  for (const db of [-45, -30, -14]) {
    const voices = [0, 1, 2].map((seed) => ({ wav: babble(db, seed), startSample: seed * RATE * 2 }))
    const mix = mixEpisode({ sampleRate: RATE, durationSamples: RATE * 7, voices })
    expect(Math.abs(mix.loudness - TARGET_LUFS), `from ${db} dB`).toBeLessThan(0.3)
    expect(mix.truePeak).toBeLessThanOrEqual(CEILING_DBTP)
    expect(Buffer.from(mix.left.buffer).equals(Buffer.from(mix.right.buffer))).toBe(true)
  }
})

test('ffmpeg measures the same loudness and peak', (context) => {
  const voices = [0, 1].map((seed) => ({ wav: babble(-16, seed), startSample: seed * RATE * 2 }))
  const mix = mixEpisode({ sampleRate: RATE, durationSamples: RATE * 5, voices })
  const theirs = ffmpegLoudness(encodeWav({ sampleRate: RATE, channels: [mix.left, mix.right] }))
  if (theirs === null) return context.skip('ffmpeg is not installed: nothing to compare with')
  expect(Math.abs(theirs.loudness - mix.loudness)).toBeLessThanOrEqual(0.1)
  expect(Math.abs(theirs.truePeak - mix.truePeak)).toBeLessThanOrEqual(0.2)
})

test('an episode without sound stays silent: no gain to infinity, no noise', () => {
  const silence = encodeWav({ sampleRate: VOICE_RATE, channels: [new Float32Array(VOICE_RATE)] })
  const mix = mixEpisode({
    sampleRate: RATE,
    durationSamples: RATE * 2,
    voices: [{ wav: silence, startSample: 100 }],
  })
  expect(peakOf(mix.left)).toBe(0)
  expect([mix.loudness, mix.truePeak]).toEqual([-100, -100])
  expect(mixEpisode({ sampleRate: RATE, durationSamples: 0, voices: [] }).left.length).toBe(0)
})

test('a lone whisper is raised by no more than 24 dB', () => {
  const wav = encodeWav({ sampleRate: VOICE_RATE, channels: [sine(400, -66, 2, VOICE_RATE)] })
  const mix = mixEpisode({ sampleRate: RATE, durationSamples: RATE * 3, voices: [{ wav, startSample: 0 }] })
  expect(mix.loudness).toBeLessThan(-39)
})

test('a voice begins at its sample and what reaches beyond the episode is cut', () => {
  const wav = encodeWav({ sampleRate: VOICE_RATE, channels: [sine(500, -20, 1, VOICE_RATE)] })
  const mix = mixEpisode({
    sampleRate: RATE,
    durationSamples: RATE * 2,
    voices: [{ wav, startSample: RATE * 1.5 }],
  })
  expect(mix.left.length).toBe(RATE * 2)
  expect(peakOf(mix.left.subarray(0, RATE * 1.5 - 1))).toBe(0)
  expect(peakOf(mix.left.subarray(RATE * 1.5, RATE * 1.5 + 400))).toBeGreaterThan(0.01)
  // Cut with a fade: the last samples are nearly still.
  expect(peakOf(mix.left.subarray(-3))).toBeLessThan(0.02)
})

test('the limiter leaves quiet sound alone and never lets a peak through, however sudden', () => {
  const sound = concat(sine(200, -20, 0.2, RATE), sine(3000, 6, 0.01, RATE), sine(200, -20, 0.5, RATE))
  const ceiling = 10 ** (-1.1 / 20)
  const out = new Float32Array(sound.length)
  limitBlocks([sound], RATE, 1, ceiling, ([block], from) => out.set(block ?? [], from))
  expect(measureTruePeak([out])).toBeLessThanOrEqual(-1)
  for (const at of [1000, 5000, sound.length - 1000]) expect(out[at]).toBeCloseTo(sound[at] ?? 9, 3)
})
