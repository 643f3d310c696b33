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

/** An id such as `scene-3f9a0c17d2e4`, from the seed and a path such as `['episode', 1, 'scene', 2]`. */
export function makeId(kind: IdKind, seed: number, ...path: (string | number)[]): string {
  const text = `${kind}/${seed}/${path.join('/')}`
  const a = fnv1a(text).toString(16).padStart(8, '0')
  const b = fnv1a(text, 0x9747b28c).toString(16).padStart(8, '0').slice(0, 4)
  return `${kind}-${a}${b}`
}
