import { createBlockFilter, pass } from './biquad.ts'

/**
 * Sources of sound out of nothing. Each call fills a block with what comes next; equal seeds give equal sound, however
 * it is cut into blocks. Blocks and not samples, because a bed runs under every second of an episode.
 */
export type Source = (out: Float32Array) => void

/** Longest block a source is asked for. */
export const SOURCE_BLOCK = 4096

/** Numbers between -1 and 1 (mulberry32, a public-domain generator by Tommy Ettinger). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2_147_483_648 - 1
  }
}

/** A source that makes its samples one by one. */
export function each(next: () => number): Source {
  return (out) => {
    for (let index = 0; index < out.length; index++) out[index] = next()
  }
}

/** White noise between -1 and 1. */
export function white(seed: number): Source {
  return each(randomNumbers(seed))
}

/** A stage of {@link filtered}: kind, frequency in Hz, resonance. */
export type Stage = readonly ['low' | 'high' | 'band', number, number]

/** A source through low-, high- or band-passes, in order. */
export function filtered(source: Source, sampleRate: number, ...stages: readonly Stage[]): Source {
  const filters = stages.map(([kind, hz, q]) => createBlockFilter(pass(kind, hz, q, sampleRate)))
  return (out) => {
    source(out)
    for (const filter of filters) filter(out)
  }
}

/** A value that wanders smoothly between 0 and 1, finding a new aim about every `seconds`. */
export function wander(seed: number, seconds: number, sampleRate: number): Source {
  const random = randomNumbers(seed)
  const steps = Math.max(1, Math.round(seconds * sampleRate))
  let from = 0.5
  let to = random() / 2 + 0.5
  let step = 0
  return each(() => {
    if (step >= steps) {
      from = to
      to = random() / 2 + 0.5
      step = 0
    }
    const share = step++ / steps
    return from + (to - from) * share * share * (3 - 2 * share)
  })
}

/**
 * Short decaying strokes of noise at random times.
 * @param perSecond how many on average. @param decay seconds until a stroke has faded to a third.
 */
export function strokes(seed: number, perSecond: number, decay: number, sampleRate: number): Source {
  const random = randomNumbers(seed)
  const fall = Math.exp(-1 / (decay * sampleRate))
  const chance = (2 * perSecond) / sampleRate - 1
  let level = 0
  return each(() => {
    level *= fall
    if (random() < chance) level += 0.3 + Math.abs(random()) * 0.7
    return level * random()
  })
}

/** Adds sources up, each with its gain. */
export function together(...parts: readonly (readonly [Source, number])[]): Source {
  const scratch = new Float32Array(SOURCE_BLOCK)
  return (out) => {
    out.fill(0)
    const block = scratch.subarray(0, out.length)
    for (const [source, gain] of parts) {
      source(block)
      for (let index = 0; index < out.length; index++)
        out[index] = (out[index] ?? 0) + (block[index] ?? 0) * gain
    }
  }
}

/** A source times a curve of another one's values. */
export function shaped(
  source: Source,
  by: Source,
  curve: (value: number) => number = (value) => value,
): Source {
  const scratch = new Float32Array(SOURCE_BLOCK)
  return (out) => {
    const block = scratch.subarray(0, out.length)
    source(out)
    by(block)
    for (let index = 0; index < out.length; index++) out[index] = (out[index] ?? 0) * curve(block[index] ?? 0)
  }
}
