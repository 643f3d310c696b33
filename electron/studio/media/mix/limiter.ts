import { TRUE_PEAK_REACH, truePeakAt } from './true-peak.ts'

/** A look-ahead limiter for true peaks: the gain falls before a peak comes and rises slowly after it. */

/** Seconds the gain takes to fall: as long as it looks ahead. */
const ATTACK_S = 0.004
/** Seconds in which it recovers to a third of what it lost. */
const RELEASE_S = 0.08
/** Samples worked on at a time. */
const BLOCK = 8192

/**
 * Multiplies channels by `gain` and keeps their true peak at or below `ceiling` (both linear). Works block by block;
 * `onBlock` gets each finished block and where it begins. The inputs are not changed.
 */
export function limitBlocks(
  channels: readonly Float32Array[],
  sampleRate: number,
  gain: number,
  ceiling: number,
  onBlock: (block: readonly Float32Array[], from: number) => void,
): void {
  const length = channels[0]?.length ?? 0
  const reach = Math.max(TRUE_PEAK_REACH, Math.round(ATTACK_S * sampleRate))
  const curve = createGainCurve(reach, Math.exp(-1 / (RELEASE_S * sampleRate)))
  const quiet = ceiling / gain / 4
  let before = peakFrom(channels, -1, quiet)
  /** The gain a sample needs; the wave before and after it both belong to it. Asked in order, once each. */
  const needed = (index: number): number => {
    const after = peakFrom(channels, index, quiet)
    const peak = Math.max(before, after) * gain
    before = after
    return peak > ceiling ? ceiling / peak : 1
  }
  for (let index = 0; index < reach; index++) curve.next(index < length ? needed(index) : 1)
  for (let from = 0; from < length; from += BLOCK) {
    const size = Math.min(BLOCK, length - from)
    const block = channels.map(() => new Float32Array(size))
    for (let offset = 0; offset < size; offset++) {
      const ahead = from + offset + reach
      const factor = curve.next(ahead < length ? needed(ahead) : 1) * gain
      channels.forEach((channel, at) => {
        const out = block[at]
        if (out !== undefined) out[offset] = (channel[from + offset] ?? 0) * factor
      })
    }
    onBlock(block, from)
  }
}

/** The largest magnitude of any channel between a sample and the next. */
function peakFrom(channels: readonly Float32Array[], index: number, quiet: number): number {
  let peak = 0
  for (const channel of channels) peak = Math.max(peak, truePeakAt(channel, index, quiet))
  return peak
}

/**
 * Smooths the gain each sample needs, `reach` samples late: the least gain needed within reach, recovering slowly,
 * averaged over the same reach. The average of values that are each low enough is low enough.
 */
function createGainCurve(reach: number, release: number): { next(needed: number): number } {
  const held = createSlidingMinimum(reach + 1)
  const window = new Float64Array(reach + 1).fill(1)
  let sum = reach + 1
  let at = 0
  let current = 1
  return {
    next(needed) {
      const least = held(needed)
      current = Math.min(least, 1 - (1 - current) * release)
      sum += current - (window[at] ?? 1)
      window[at] = current
      at = (at + 1) % window.length
      return Math.min(1, sum / window.length)
    },
  }
}

/** The least of the last `size` values, in constant time on average: a ring of rising values and their ages. */
function createSlidingMinimum(size: number): (value: number) => number {
  const values = new Float64Array(size + 1)
  const born = new Float64Array(size + 1)
  let head = 0
  let count = 0
  let now = 0
  return (value) => {
    while (count > 0 && (values[(head + count - 1) % values.length] ?? 0) >= value) count--
    const tail = (head + count) % values.length
    values[tail] = value
    born[tail] = now
    count++
    if ((born[head] ?? 0) <= now - size) {
      head = (head + 1) % values.length
      count--
    }
    now++
    return values[head] ?? 1
  }
}
