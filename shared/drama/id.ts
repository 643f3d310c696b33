/**
 * Deterministic ids. FNV-1a (Fowler/Noll/Vo, 64 bit as two 32-bit lanes) over the seed and a path:
 * the same brief gives the same ids on every machine.
 */
export type IdKind =
  | 'cast'
  | 'look'
  | 'loc'
  | 'prop'
  | 'fact'
  | 'promise'
  | 'thread'
  | 'scene'
  | 'line'
  | 'shot'

/** 32-bit FNV-1a of a string's UTF-16 units with a chosen offset basis. */
export function fnv1a(text: string, basis = 0x811c9dc5): number {
  let h = basis >>> 0
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193) >>> 0
  }
  return h
}

/** Basis of the second lane of {@link hashId}. */
const SECOND_BASIS = 0x9747b28c

/** Twelve hex digits of a text: one FNV-1a lane, and the first half of a second one. */
export function hashId(text: string): string {
  const hex = (basis?: number): string => fnv1a(text, basis).toString(16).padStart(8, '0')
  return hex() + hex(SECOND_BASIS).slice(0, 4)
}

/** An id such as `scene-3f9a0c17d2e4`, from the seed and a path such as `['episode', 1, 'scene', 2]`. */
export function makeId(kind: IdKind, seed: number, ...path: (string | number)[]): string {
  return `${kind}-${hashId(`${kind}/${seed}/${path.join('/')}`)}`
}
