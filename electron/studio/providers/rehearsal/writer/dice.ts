import { fnv1a } from '../../../../../shared/drama/id.ts'

/** A seeded source of choices: the only randomness of the writer. Equal paths give equal choices on every machine. */
export interface Dice {
  /** A number in [0, 1). */
  next(): number
  /** An integer in [0, below). */
  int(below: number): number
  /** One of the items; undefined when there are none. */
  pick<T>(items: readonly T[]): T | undefined
  /** The items in another order; the given list stays as it is. */
  shuffle<T>(items: readonly T[]): T[]
}

/** Dice of a path such as `(seed, 'cast', 'names')`. */
export function dice(...path: (string | number)[]): Dice {
  const text = path.join('/')
  let a = fnv1a(text)
  let b = fnv1a(text, 0x9747b28c) | 1
  // Two coupled 32-bit multiply-and-rotate lanes: enough for choosing lines, and exact on every machine.
  const next = (): number => {
    a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) >>> 0
    b = (Math.imul(b, 0x297a2d39) + 0x5bd1e995) >>> 0
    a = (a + b + 0x9e3779b9) >>> 0
    const mixed = Math.imul(a ^ (b >>> 13), 0x85ebca6b) >>> 0
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
  }
  for (let i = 0; i < 4; i++) next()
  const int = (below: number): number => Math.floor(next() * below)
  return {
    next,
    int,
    pick: (items) => items[int(items.length)],
    shuffle(items) {
      const out = [...items]
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(i + 1)
        const held = out[i]
        const other = out[j]
        if (held !== undefined && other !== undefined) {
          out[i] = other
          out[j] = held
        }
      }
      return out
    },
  }
}
