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
  const needed = (index: number): number => {
    let peak = 0
    for (const channel of channels) {
      // The wave before and after a sample both belong to it.
      peak = Math.max(peak, truePeakAt(channel, index, ceiling / gain / 4))
      peak = Math.max(peak, truePeakAt(channel, index - 1, ceiling / gain / 4))
    }
    return peak * gain > ceiling ? ceiling / (peak * gain) : 1
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

/** The least of the last `size` values, in constant time on average (a queue of rising values). */
function createSlidingMinimum(size: number): (value: number) => number {
  const values: number[] = []
  const indices: number[] = []
  let head = 0
  let index = 0
  return (value) => {
    while (values.length > head && (values.at(-1) ?? 0) >= value) {
      values.pop()
      indices.pop()
    }
    values.push(value)
    indices.push(index)
    if ((indices[head] ?? 0) <= index - size) head++
    index++
    if (head > 4096) {
      values.splice(0, head)
      indices.splice(0, head)
      head = 0
    }
    return values[head] ?? 1
  }
}
