import { createBiquad, pass } from './biquad.ts'
import { randomNumbers } from './noise.ts'

/** The low stroke an episode breaks off on. */

/** Seconds from the first sound of a sting to its last. */
export const STING_SECONDS = 2.4
/** Amplitude of the stroke: well under speech. */
const STROKE = 0.16
const SWELL_S = 0.5

/** Partials of the stroke in Hz with their shares: an open fifth over a low D, so that small speakers carry it too. */
const PARTIALS = [
  { hz: 73.4, share: 0.5 },
  { hz: 110.1, share: 0.34 },
  { hz: 146.9, share: 0.22 },
  { hz: 220.4, share: 0.1 },
] as const

/**
 * Adds a sting: a short breath of noise that swells, then a dark, decaying stroke. In place.
 * @param startSample where the swell begins; the stroke falls half a second later.
 */
export function addSting(
  channels: readonly [Float32Array, Float32Array],
  startSample: number,
  sampleRate: number,
): void {
  channels.forEach((channel, side) => {
    const noise = randomNumbers(90_001 + side)
    const dull = createBiquad(pass('low', 520, 0.7, sampleRate))
    const length = Math.min(channel.length - startSample, Math.round(STING_SECONDS * sampleRate))
    for (let index = 0; index < length; index++) {
      const at = startSample + index
      const seconds = index / sampleRate
      const left = (length - index) / sampleRate
      const sound = dull(noise()) * breath(seconds) + stroke(seconds - SWELL_S, side)
      if (at >= 0) channel[at] = (channel[at] ?? 0) + sound * STROKE * Math.min(1, left / 0.15)
    }
  })
}

function breath(seconds: number): number {
  if (seconds < SWELL_S) return 0.5 * (seconds / SWELL_S) ** 3
  return 0.5 * Math.exp(-(seconds - SWELL_S) / 0.06)
}

function stroke(seconds: number, side: number): number {
  if (seconds < 0) return 0
  const attack = Math.min(1, seconds / 0.012)
  let sum = 0
  for (const [index, { hz, share }] of PARTIALS.entries()) {
    // The channels beat slowly against each other; high partials die first.
    const detuned = hz * (1 + (side === 0 ? 0.0012 : -0.0012) * (index + 1))
    sum += share * Math.sin(2 * Math.PI * detuned * seconds) * Math.exp((-seconds * (1 + index * 0.7)) / 0.75)
  }
  return attack * sum
}
