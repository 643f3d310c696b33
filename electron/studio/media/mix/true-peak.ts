import { createKernelBank, interpolate } from './kernel.ts'

/** True peak by the method of ITU-R BS.1770-4 Annex 2: the largest value of the signal at four times its rate. */

const OVERSAMPLING = 4
/** Annex 2 uses 12 taps a phase; 16 are steeper. */
const CROSSINGS = 8
const bank = createKernelBank(OVERSAMPLING, 1, CROSSINGS)

/** Samples the meter looks at on each side of one. */
export const TRUE_PEAK_REACH = CROSSINGS

/**
 * The largest magnitude the wave reaches between a sample and the next one. Quiet places are not interpolated:
 * below `floor` the samples' own magnitude is returned.
 */
export function truePeakAt(samples: Float32Array, index: number, floor = 0): number {
  let peak = Math.abs(samples[index] ?? 0)
  if (Math.max(peak, Math.abs(samples[index + 1] ?? 0)) < floor) return peak
  for (let phase = 1; phase < OVERSAMPLING; phase++)
    peak = Math.max(peak, Math.abs(interpolate(samples, index, bank, phase)))
  return peak
}

/** True peak of whole channels in dBTP, or -100 for silence. */
export function measureTruePeak(channels: readonly Float32Array[]): number {
  let peak = 0
  for (const channel of channels)
    for (let index = -1; index < channel.length; index++)
      // Only places within 12 dB of the loudest one so far can become the peak.
      peak = Math.max(peak, truePeakAt(channel, index, peak / 4))
  return peak === 0 ? -100 : 20 * Math.log10(peak)
}
