import { registerAacEncoder } from '@mediabunny/aac-encoder'
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  canEncodeAudio,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'

/** The sound of an episode, from its first frame: samples of two channels, -1 to 1, of equal length. */
export interface Sound {
  readonly left: Float32Array
  readonly right: Float32Array
  /** Samples a second; 48,000 unless given. */
  readonly sampleRate?: number
}

const DEFAULT_SAMPLE_RATE = 48_000
const BIT_RATE = 160_000
/** Samples an AAC encoder delays its input by. Starting that much before zero makes the sound start on time. */
const PRIMING_SAMPLES = 1024
/** Samples handed to the encoder at once. */
const BLOCK_SAMPLES = 1 << 16

/** What {@link encodeSound} makes depends on these, besides the samples. */
export const SOUND_SETTINGS = `aac-lc ${BIT_RATE} ${PRIMING_SAMPLES}`

/** The rate of a sound, in samples a second. */
export const sampleRateOf = (sound: Sound): number => sound.sampleRate ?? DEFAULT_SAMPLE_RATE

function blockOf(sound: Sound, from: number): AudioSample {
  const left = sound.left.subarray(from, from + BLOCK_SAMPLES)
  const data = new Float32Array(left.length * 2)
  data.set(left)
  data.set(sound.right.subarray(from, from + left.length), left.length)
  const sampleRate = sampleRateOf(sound)
  const timestamp = (from - PRIMING_SAMPLES) / sampleRate
  return new AudioSample({ data, format: 'f32-planar', numberOfChannels: 2, sampleRate, timestamp })
}

/**
 * Encodes a sound as AAC-LC in an MP4. The encoder is WebAssembly in a worker thread of its own, so it needs neither
 * a browser nor a system codec. Rejects when `signal` is aborted.
 */
export async function encodeSound(sound: Sound, signal: AbortSignal): Promise<Uint8Array> {
  if (!(await canEncodeAudio('aac'))) registerAacEncoder()
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new AudioSampleSource({ codec: 'aac', bitrate: BIT_RATE })
  output.addAudioTrack(source)
  await output.start()
  try {
    for (let from = 0; from < sound.left.length; from += BLOCK_SAMPLES) {
      signal.throwIfAborted()
      const sample = blockOf(sound, from)
      await source.add(sample)
      sample.close()
    }
    source.close()
    await output.finalize()
  } catch (error) {
    await output.cancel()
    throw error
  }
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}
