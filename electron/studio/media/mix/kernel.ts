/** Windowed-sinc kernels: the band-limited interpolation behind resampling and true-peak measurement. */

/** Kaiser window shape for about 80 dB of stop-band attenuation. */
const KAISER_BETA = 8

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

/** A bank of fractional-delay filters. */
export interface KernelBank {
  readonly phases: number
  /** Taps of each phase; tap `halfTaps - 1` sits on the sample just before the wanted position. */
  readonly taps: number
  readonly halfTaps: number
  /** `phases` rows of `taps` coefficients, each row summing to 1. */
  readonly table: Float32Array
}

/**
 * Interpolators for the positions 0, 1/phases, 2/phases … after a sample.
 * @param cutoff pass band as a share of the input's Nyquist frequency, up to 1.
 * @param crossings zero crossings of the sinc on each side: more is steeper.
 */
export function createKernelBank(phases: number, cutoff: number, crossings: number): KernelBank {
  const halfTaps = Math.ceil(crossings / cutoff)
  const taps = halfTaps * 2
  const table = new Float32Array(phases * taps)
  const edge = bessel0(KAISER_BETA)
  for (let phase = 0; phase < phases; phase++) {
    const row = table.subarray(phase * taps, (phase + 1) * taps)
    let sum = 0
    for (let tap = 0; tap < taps; tap++) {
      const distance = tap - (halfTaps - 1) - phase / phases
      const inside = 1 - (distance / halfTaps) ** 2
      const window = inside <= 0 ? 0 : bessel0(KAISER_BETA * Math.sqrt(inside)) / edge
      row[tap] = sinc(distance * cutoff) * window
      sum += row[tap] ?? 0
    }
    for (let tap = 0; tap < taps; tap++) row[tap] = (row[tap] ?? 0) / sum
  }
  return { phases, taps, halfTaps, table }
}

/** The interpolated value at `index + phase / phases` of a signal; beyond its ends it is silent. */
export function interpolate(samples: Float32Array, index: number, bank: KernelBank, phase: number): number {
  const from = index - (bank.halfTaps - 1)
  const row = phase * bank.taps
  const first = Math.max(0, -from)
  const last = Math.min(bank.taps, samples.length - from)
  let sum = 0
  for (let tap = first; tap < last; tap++) sum += (samples[from + tap] ?? 0) * (bank.table[row + tap] ?? 0)
  return sum
}
