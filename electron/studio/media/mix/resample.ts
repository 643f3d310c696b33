import { createKernelBank, interpolate } from './kernel.ts'
import type { KernelBank } from './kernel.ts'

/** Pass band as a share of the narrower of both bands. */
const PASS_BAND = 0.94
const CROSSINGS = 24
/** Largest exact ratio kept as a table; the rates studios use need at most 640. */
const MOST_PHASES = 1024

const banks = new Map<string, KernelBank>()

/** Length of a sound at another rate: the same duration, rounded up to a whole sample. */
export function resampledLength(length: number, fromRate: number, toRate: number): number {
  return Math.ceil((length * toRate) / fromRate)
}

/**
 * Converts a sound to another sample rate with a band-limited (windowed sinc) interpolator; nothing is delayed.
 * @throws {RangeError} for rates that are not positive integers or have no common divisor worth the name.
 */
export function resample(samples: Float32Array, fromRate: number, toRate: number): Float32Array {
  if (fromRate === toRate) return samples.slice()
  const bank = bankFor(fromRate, toRate)
  const step = (bank.phases * fromRate) / toRate
  const out = new Float32Array(resampledLength(samples.length, fromRate, toRate))
  for (let index = 0; index < out.length; index++) {
    // Exact in integers: position = index * fromRate / toRate.
    const position = index * step
    const whole = Math.floor(position / bank.phases)
    out[index] = interpolate(samples, whole, bank, position - whole * bank.phases)
  }
  return out
}

function bankFor(fromRate: number, toRate: number): KernelBank {
  if (!Number.isInteger(fromRate) || !Number.isInteger(toRate) || fromRate < 1 || toRate < 1)
    throw new RangeError(`Sample rates must be positive integers, not ${fromRate} and ${toRate}.`)
  const key = `${fromRate}:${toRate}`
  const known = banks.get(key)
  if (known !== undefined) return known
  const phases = toRate / commonDivisor(fromRate, toRate)
  if (phases > MOST_PHASES) throw new RangeError(`Cannot convert ${fromRate} Hz to ${toRate} Hz.`)
  const cutoff = PASS_BAND * Math.min(1, toRate / fromRate)
  const bank = createKernelBank(phases, cutoff, CROSSINGS)
  banks.set(key, bank)
  return bank
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
