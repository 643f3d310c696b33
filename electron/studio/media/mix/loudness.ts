import type { BiquadCoefficients } from './biquad.ts'

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
  push(channels: readonly Float32Array[]): void
  /** Integrated loudness so far in LUFS, or {@link SILENCE_LUFS} when nothing passed the gate. */
  integrated(): number
}

/**
 * A meter for front channels, which all have weight 1.
 * @param speakers in how many speakers each channel is heard: 2 for mono in the middle of a stereo mix.
 */
export function createLoudnessMeter(sampleRate: number, speakers = 1): LoudnessMeter {
  const hop = Math.round(sampleRate / HOPS_PER_SECOND)
  let powers: ChannelPower[] = []
  return {
    push(channels) {
      if (powers.length !== channels.length) powers = channels.map(() => new ChannelPower(sampleRate, hop))
      channels.forEach((samples, index) => powers[index]?.push(samples))
    },
    integrated() {
      const hops = powers[0]?.hops.map((_, at) =>
        powers.reduce((sum, { hops: own }) => sum + (own[at] ?? 0), 0),
      )
      return gated(hops ?? [], (hop * HOPS_PER_BLOCK) / speakers)
    },
  }
}

/** Below this the filters' memory is silence; left alone it would decay into slow denormal numbers. */
const NOTHING = 1e-20

/** K-weighted energy of one channel in whole hops. Written out, not composed: it sees every sample of an episode. */
class ChannelPower {
  /** Sums of weighted squares. */
  readonly hops: number[] = []
  readonly #hop: number
  readonly #shelf: BiquadCoefficients
  readonly #cut: BiquadCoefficients
  /** Memory of both filters: shelf 1 and 2, cut 1 and 2. */
  readonly #memory = new Float64Array(4)
  #sum = 0
  #inHop = 0

  constructor(sampleRate: number, hop: number) {
    const [shelf, cut] = kWeighting(sampleRate)
    this.#shelf = shelf
    this.#cut = cut
    this.#hop = hop
  }

  push(samples: Float32Array): void {
    for (let from = 0; from < samples.length;) {
      const to = Math.min(samples.length, from + this.#hop - this.#inHop)
      this.#add(samples, from, to)
      this.#inHop += to - from
      from = to
      if (this.#inHop < this.#hop) continue
      this.hops.push(this.#sum)
      this.#sum = 0
      this.#inHop = 0
    }
  }

  #add(samples: Float32Array, from: number, to: number): void {
    const { b0, b1, b2, a1, a2 } = this.#shelf
    const { a1: c1, a2: c2 } = this.#cut
    let [s1 = 0, s2 = 0, t1 = 0, t2 = 0] = this.#memory
    let sum = 0
    for (let index = from; index < to; index++) {
      const sample = samples[index] ?? 0
      const bright = b0 * sample + s1
      s1 = b1 * sample - a1 * bright + s2
      s2 = b2 * sample - a2 * bright
      // The low cut's numerator is 1, -2, 1.
      const weighted = bright + t1
      t1 = -2 * bright - c1 * weighted + t2
      t2 = bright - c2 * weighted
      sum += weighted * weighted
    }
    this.#sum += sum
    this.#memory.set([s1, s2, t1, t2].map((value) => (Math.abs(value) < NOTHING ? 0 : value)))
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

/** Integrated loudness of whole channels in LUFS; `speakers` as in {@link createLoudnessMeter}. */
export function measureLoudness(channels: readonly Float32Array[], sampleRate: number, speakers = 1): number {
  const meter = createLoudnessMeter(sampleRate, speakers)
  meter.push(channels)
  return meter.integrated()
}
