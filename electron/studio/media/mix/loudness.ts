import { createBiquad } from './biquad.ts'
import type { Biquad, BiquadCoefficients } from './biquad.ts'

/**
 * Programme loudness by Recommendation ITU-R BS.1770-4 (10/2015): K-weighting, mean square of 400 ms blocks that
 * overlap by 75 %, an absolute gate at -70 LUFS and a relative one 10 LU below what passes it.
 */

/** What stands for the loudness of silence, which has none, in LUFS. */
export const SILENCE_LUFS = -100

const ABSOLUTE_GATE_LUFS = -70
const RELATIVE_GATE_LU = -10
/** The offset of BS.1770-4 equation (2): it makes a 997 Hz tone at 0 dBFS in one channel -3.01 LUFS. */
const OFFSET_LU = -0.691
const HOPS_PER_SECOND = 10
const HOPS_PER_BLOCK = 4

/**
 * The two stages of K-weighting at any sample rate. BS.1770-4 tables 1 and 2 give them for 48 kHz only; these are
 * the analogue prototypes behind those tables (B. De Man, "Evaluation of Implementations of the EBU R128 Loudness
 * Measurement", AES 145, 2018), which give back the tables' coefficients at 48 kHz.
 */
export function kWeighting(sampleRate: number): readonly [BiquadCoefficients, BiquadCoefficients] {
  return [headShelf(sampleRate), lowCut(sampleRate)]
}

function headShelf(sampleRate: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * 1681.974_450_955_533) / sampleRate)
  const q = 0.707_175_236_955_419_6
  const high = 10 ** (3.999_843_853_973_347 / 20)
  const band = high ** 0.499_666_774_154_541_6
  const a0 = 1 + k / q + k * k
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  }
}

function lowCut(sampleRate: number): BiquadCoefficients {
  const k = Math.tan((Math.PI * 38.135_470_876_024_44) / sampleRate)
  const q = 0.500_327_037_323_877_3
  const a0 = 1 + k / q + k * k
  // The numerator stays 1, -2, 1 as in table 2: its gain is part of the measure.
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
}

/** Measures sound as it is fed. */
export interface LoudnessMeter {
  /** Takes the next samples; every call passes the same number of channels, each from -1 to 1. */
  push(channels: readonly Float32Array[], from?: number, to?: number): void
  /** Integrated loudness so far in LUFS, or {@link SILENCE_LUFS} when nothing passed the gate. */
  integrated(): number
}

/** A meter for front channels (weight 1 each): mono, or left and right. */
export function createLoudnessMeter(sampleRate: number): LoudnessMeter {
  const hop = Math.round(sampleRate / HOPS_PER_SECOND)
  const [shelfStage, cutStage] = kWeighting(sampleRate)
  let filters: (readonly [Biquad, Biquad])[] = []
  /** Sum of weighted squares over channels, one entry per whole 100 ms. */
  const hops: number[] = []
  let sum = 0
  let inHop = 0
  return {
    push(channels, from = 0, to = channels[0]?.length ?? 0) {
      if (filters.length !== channels.length)
        filters = channels.map(() => [createBiquad(shelfStage), createBiquad(cutStage)])
      for (let index = from; index < to; index++) {
        for (let channel = 0; channel < channels.length; channel++) {
          const stages = filters[channel]
          const sample = channels[channel]?.[index] ?? 0
          const weighted = stages === undefined ? 0 : stages[1](stages[0](sample))
          sum += weighted * weighted
        }
        if (++inHop < hop) continue
        hops.push(sum)
        sum = 0
        inHop = 0
      }
    },
    integrated: () => gated(hops, hop * HOPS_PER_BLOCK),
  }
}

/** Loudness of weighted mean power in LUFS. */
function lufs(meanSquare: number): number {
  return OFFSET_LU + 10 * Math.log10(meanSquare)
}

function gated(hops: readonly number[], blockSamples: number): number {
  const blocks: number[] = []
  for (let start = 0; start + HOPS_PER_BLOCK <= hops.length; start++) {
    let energy = 0
    for (let index = start; index < start + HOPS_PER_BLOCK; index++) energy += hops[index] ?? 0
    blocks.push(energy / blockSamples)
  }
  const audible = blocks.filter((power) => lufs(power) > ABSOLUTE_GATE_LUFS)
  if (audible.length === 0) return SILENCE_LUFS
  const gate = lufs(mean(audible)) + RELATIVE_GATE_LU
  const loud = audible.filter((power) => lufs(power) > gate)
  return lufs(mean(loud))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Integrated loudness of whole channels in LUFS. */
export function measureLoudness(channels: readonly Float32Array[], sampleRate: number): number {
  const meter = createLoudnessMeter(sampleRate)
  meter.push(channels)
  return meter.integrated()
}
