import { spawnSync } from 'node:child_process'

/** Sounds with known properties, and ffmpeg's opinion of them, for tests. */

/** A sine of an amplitude in dB of full scale. */
export function sine(hz: number, dbfs: number, seconds: number, sampleRate: number): Float32Array {
  const amplitude = 10 ** (dbfs / 20)
  const samples = new Float32Array(Math.round(seconds * sampleRate))
  for (let index = 0; index < samples.length; index++)
    samples[index] = amplitude * Math.sin((2 * Math.PI * hz * index) / sampleRate)
  return samples
}

/** Joins sounds end to end. */
export function concat(...parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Integrated loudness (LUFS) and true peak (dBTP) of a WAV file by ffmpeg's ebur128; null when there is no ffmpeg. */
export function ffmpegLoudness(wav: Uint8Array): { loudness: number; truePeak: number } | null {
  const run = spawnSync(
    'ffmpeg',
    ['-hide_banner', '-nostats', '-i', 'pipe:0', '-af', 'ebur128=peak=true', '-f', 'null', '-'],
    { input: wav, maxBuffer: 1 << 26 },
  )
  if (run.error !== undefined) return null
  const summary = run.stderr.toString().split('Summary:').at(-1) ?? ''
  const loudness = Number(/I:\s*(-?[\d.]+) LUFS/u.exec(summary)?.[1])
  const truePeak = Number(/Peak:\s*(-?[\d.]+) dBFS/u.exec(summary)?.[1])
  return { loudness, truePeak }
}
