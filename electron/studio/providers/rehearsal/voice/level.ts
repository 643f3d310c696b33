import { createBlockFilter, shelf } from '../../../media/mix/biquad.ts'
import { measureLoudness, SILENCE_LUFS } from '../../../media/mix/loudness.ts'
import { peakOf } from '../../../media/levels.ts'
import type { VoiceSettings } from './settings.ts'

/** Loudness of a calm line as a mono file: quiet enough that an angry one needs no limiter. */
export const SPEECH_LUFS = -22
/** No sample of a voice file is above this, in dB of full scale. */
export const SPEECH_PEAK_DB = -1.5
/** Shorter sounds are measured with silence around them, which the gate ignores only from 400 ms on. */
const SHORTEST_MEASURED_S = 0.4

/**
 * Gives a spoken line the tone of its emotion and a common level: every voice is equally loud when calm.
 * The input is changed and returned.
 */
export function colourAndLevel(
  samples: Float32Array,
  sampleRate: number,
  settings: VoiceSettings,
): Float32Array {
  createBlockFilter(shelf('low', 350, settings.lowDb, sampleRate))(samples)
  createBlockFilter(shelf('high', 3000, settings.highDb, sampleRate))(samples)
  const loudness = speechLoudness(samples, sampleRate)
  if (loudness <= SILENCE_LUFS) return samples
  const wanted = 10 ** ((SPEECH_LUFS + settings.volumeDb - loudness) / 20)
  const loudest = peakOf(samples)
  const gain = Math.min(wanted, 10 ** (SPEECH_PEAK_DB / 20) / loudest)
  for (let index = 0; index < samples.length; index++) samples[index] = (samples[index] ?? 0) * gain
  return samples
}

function speechLoudness(samples: Float32Array, sampleRate: number): number {
  const shortest = Math.ceil(sampleRate * SHORTEST_MEASURED_S * 2)
  if (samples.length >= shortest) return measureLoudness([samples], sampleRate)
  const padded = new Float32Array(shortest)
  padded.set(samples)
  return measureLoudness([padded], sampleRate)
}
