import { fnv1a } from '../../../../../shared/drama/id.ts'

/**
 * Choices that look free and are not: each hangs on the seed, the take and a name of its own, never on the choices
 * before it. Changing one line of a scene therefore leaves the rest of the scene as it was.
 */
export interface Dice {
  /** A number from 0 up to 1. */
  roll(...name: (string | number)[]): number
  /** One of several, all as likely. */
  pick<T>(options: readonly [T, ...T[]], ...name: (string | number)[]): T
}

export function createDice(seed: number, take: number): Dice {
  const roll = (...name: (string | number)[]): number => {
    const mixed = fnv1a(name.join('/'), fnv1a(`${seed}/${take}`))
    // the low bits of FNV-1a move little for short names: fold the high ones over them
    return ((Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0) % 65536) / 65536
  }
  return {
    roll,
    pick: (options, ...name) => options[Math.floor(roll(...name) * options.length)] ?? options[0],
  }
}
