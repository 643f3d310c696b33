import { useEffect, useState } from 'react'
import { mediaUrl } from '../../ui/media.tsx'

/** Loudest sample of every stretch of a voice, 0-1. */
export interface Waveform {
  readonly peaks: Float32Array
  readonly durationMs: number
}

/** Peaks a second: one every few pixels at the closest zoom. */
const PEAKS_PER_SECOND = 120
/** Voices are decoded at this rate: enough for their outline, a sixth of the work. */
const DECODE_RATE = 8000
/** Waveforms kept, a few KB each. */
const KEPT = 400

/** The loudest sample of each of `count` equal stretches. */
export function peaksOf(samples: ArrayLike<number>, count: number): Float32Array {
  const peaks = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const end = Math.floor(((i + 1) * samples.length) / count)
    let peak = 0
    for (let at = Math.floor((i * samples.length) / count); at < end; at++)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0))
    peaks[i] = peak
  }
  return peaks
}

async function read(sha256: string): Promise<Waveform> {
  const answer = await fetch(mediaUrl(sha256))
  if (!answer.ok) throw new Error(`${answer.status}`)
  const context = new OfflineAudioContext(1, 1, DECODE_RATE)
  const buffer = await context.decodeAudioData(await answer.arrayBuffer())
  const count = Math.max(1, Math.ceil(buffer.duration * PEAKS_PER_SECOND))
  return { peaks: peaksOf(buffer.getChannelData(0), count), durationMs: buffer.duration * 1000 }
}

const kept = new Map<string, Promise<Waveform>>()

/** The waveform of a voice by its file; read once. */
function waveformOf(sha256: string): Promise<Waveform> {
  const known = kept.get(sha256)
  if (known !== undefined) return known
  const reading = read(sha256)
  kept.set(sha256, reading)
  // A file that was not there may come back with the next build.
  reading.catch(() => kept.delete(sha256))
  const oldest = kept.keys().next().value
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return reading
}

/** The waveform of a voice: null while it is read, `gone` when its file cannot be. */
export function useWaveform(sha256: string): Waveform | 'gone' | null {
  const [waveform, setWaveform] = useState<{ of: string; is: Waveform | 'gone' } | null>(null)
  useEffect(() => {
    let wanted = true
    const set = (is: Waveform | 'gone') => wanted && setWaveform({ of: sha256, is })
    waveformOf(sha256).then(set, () => set('gone'))
    return () => {
      wanted = false
    }
  }, [sha256])
  return waveform?.of === sha256 ? waveform.is : null
}

/** Pixels from one bar of a drawn waveform to the next. */
const BAR = 3
/** Quiet voices are drawn larger than they are, so that they can be seen. */
const GAIN = 1.6

/** SVG path of a waveform as bars, `width` by `height` px, mirrored about its middle. */
export function wavePath({ peaks }: Waveform, width: number, height: number): string {
  const bars = Math.max(1, Math.floor(width / BAR))
  const middle = height / 2
  let path = ''
  for (let bar = 0; bar < bars; bar++) {
    const from = Math.floor((bar * peaks.length) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars))
    let peak = 0
    for (let i = from; i < to; i++) peak = Math.max(peak, peaks[i] ?? 0)
    const half = Math.max(0.5, Math.min(1, peak * GAIN) * middle)
    path += `M${bar * BAR + 1} ${(middle - half).toFixed(1)}V${(middle + half).toFixed(1)}`
  }
  return path
}
