import { decodeWav } from '../wav.ts'
import { addAmbience } from './ambience.ts'
import type { PlaceSpan } from './ambience.ts'
import { addSting } from './sting.ts'
import { createLoudnessMeter, measureLoudness, SILENCE_LUFS } from './loudness.ts'
import { limitBlocks } from './limiter.ts'
import { resample } from './resample.ts'
import { measureTruePeak } from './true-peak.ts'

/** Integrated loudness an episode is brought to, in LUFS: what phone platforms play without turning it down. */
export const TARGET_LUFS = -16
/** Highest true peak of a mix in dBTP. */
export const CEILING_DBTP = -1
/** A voice track is never raised by more, so that a lone whisper does not become a shout of noise. */
const MOST_GAIN_DB = 24
/** Fades at both ends of a voice, in seconds. */
const FADE_S = 0.005
/** Left to the limiter's smoothing and to 16-bit rounding. */
const CEILING_MARGIN_DB = 0.1
const ROUNDS = 3
const CLOSE_ENOUGH_LU = 0.05

/** A voice file and where it begins. */
export interface PlacedVoice {
  readonly wav: Uint8Array
  readonly startSample: number
}

export interface MixInput {
  readonly sampleRate: 48_000
  /** Length of the episode; what reaches beyond is cut. */
  readonly durationSamples: number
  readonly voices: readonly PlacedVoice[]
  /** Where the episode plays: gives each place a soft bed of sound, far below speech. */
  readonly ambience?: readonly PlaceSpan[]
  /** Where a cliffhanger's sting begins; none when left out. */
  readonly stingSample?: number
  /** Chooses the noise of the beds; the same seed gives the same sound. */
  readonly seed?: number
}

export interface Mix {
  readonly left: Float32Array
  readonly right: Float32Array
  /** Integrated loudness in LUFS; -100 for silence. */
  readonly loudness: number
  /** dBTP; -100 for silence. */
  readonly truePeak: number
}

/**
 * Mixes an episode: voices at 48 kHz in the middle, brought to {@link TARGET_LUFS} under a true-peak limiter.
 * Silence stays silence.
 * @throws {WavError} when a voice is not a 16-bit WAV file.
 */
export function mixEpisode(input: MixInput): Mix {
  const { sampleRate, durationSamples } = input
  const voices = new Float32Array(durationSamples)
  for (const voice of input.voices) addVoice(voices, voice, sampleRate)
  const ceiling = 10 ** ((CEILING_DBTP - CEILING_MARGIN_DB) / 20)
  const loudness = measureLoudness([voices], sampleRate, 2)
  if (loudness > SILENCE_LUFS) level(voices, sampleRate, loudness, ceiling)
  const left = voices
  const right = voices.slice()
  const { ambience = [], stingSample } = input
  if (ambience.length === 0 && stingSample === undefined) return measured(left, right, sampleRate)
  addAmbience([left, right], ambience, sampleRate, input.seed ?? 1)
  if (stingSample !== undefined) addSting([left, right], Math.round(stingSample), sampleRate)
  // Voices may reach the ceiling: what the background adds to them is limited once more.
  if (measureTruePeak([left, right]) > CEILING_DBTP - CEILING_MARGIN_DB)
    limitInPlace([left, right], sampleRate, 1, ceiling)
  return measured(left, right, sampleRate)
}

function measured(left: Float32Array, right: Float32Array, sampleRate: number): Mix {
  const loudness = measureLoudness([left, right], sampleRate)
  return { left, right, loudness, truePeak: measureTruePeak([left, right]) }
}

/** Adds one voice, resampled and faded at its ends. */
function addVoice(track: Float32Array, voice: PlacedVoice, sampleRate: number): void {
  const sound = decodeWav(voice.wav)
  const mono = sound.channels.length === 1 ? sound.channels[0] : downmixed(sound.channels)
  if (mono === undefined) return
  const samples = resample(mono, sound.sampleRate, sampleRate)
  const fade = Math.max(1, Math.round(FADE_S * sampleRate))
  const start = Math.round(voice.startSample)
  const end = Math.min(samples.length, track.length - start)
  for (let index = Math.max(0, -start); index < end; index++) {
    const gain = Math.min(1, (index + 1) / fade, (end - index) / fade)
    track[start + index] = (track[start + index] ?? 0) + (samples[index] ?? 0) * gain
  }
}

function downmixed(channels: readonly Float32Array[]): Float32Array {
  const mono = new Float32Array(channels[0]?.length ?? 0)
  for (const channel of channels)
    for (let index = 0; index < mono.length; index++)
      mono[index] = (mono[index] ?? 0) + (channel[index] ?? 0) / channels.length
  return mono
}

/** Brings a track to the target; where the limiter takes loudness away, a little more gain gives it back. */
function level(track: Float32Array, sampleRate: number, loudness: number, ceiling: number): void {
  let gainDb = Math.min(MOST_GAIN_DB, TARGET_LUFS - loudness)
  for (let round = 1; round < ROUNDS; round++) {
    const meter = createLoudnessMeter(sampleRate, 2)
    limitBlocks([track], sampleRate, 10 ** (gainDb / 20), ceiling, ([block]) => {
      if (block !== undefined) meter.push([block])
    })
    const missing = TARGET_LUFS - meter.integrated()
    if (Math.abs(missing) < CLOSE_ENOUGH_LU) break
    gainDb = Math.min(MOST_GAIN_DB, gainDb + missing)
  }
  limitInPlace([track], sampleRate, 10 ** (gainDb / 20), ceiling)
}

/** Limits channels and writes the result over them. */
function limitInPlace(
  channels: readonly Float32Array[],
  sampleRate: number,
  gain: number,
  ceiling: number,
): void {
  // The limiter reads around the place it writes: finished blocks wait until it is past them.
  const waiting: { block: readonly Float32Array[]; from: number }[] = []
  const write = (keep: number): void => {
    while (waiting.length > keep) {
      const done = waiting.shift()
      done?.block.forEach((samples, at) => channels[at]?.set(samples, done.from))
    }
  }
  limitBlocks(channels, sampleRate, gain, ceiling, (block, from) => {
    waiting.push({ block, from })
    write(1)
  })
  write(0)
}
