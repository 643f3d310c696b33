import type { Canvas } from './canvas.ts'
import { bytesOf, giveBack } from './stage/surface.ts'

/** A rectangle as x, y, width, height. */
export type Box = readonly [x: number, y: number, w: number, h: number]

/** A painted bitmap and where it belongs. */
export interface Kept {
  readonly canvas: Canvas
  /** Its upper left corner, in units of whoever lays it down. */
  readonly x: number
  readonly y: number
  /** Pixels per stage unit it was painted at. */
  readonly s: number
  /** The painted part in its own pixels; null when there is nothing on it. */
  readonly box: Box | null
}

/**
 * The making of a bitmap in slices: every `yield` is a place where it may be left for later, and hands out the surface
 * that was drawn on.
 */
export type Making = Generator<Canvas, Kept, undefined>

/** Runs a making to its end. */
export function finish(making: Making): Kept {
  for (;;) {
    const step = making.next()
    if (step.done) return step.value
  }
}

/** What a store holds. */
export interface StoreFacts {
  readonly bitmaps: number
  readonly megabytes: number
  /** Bitmaps made since the store was opened. */
  readonly made: number
}

/** Bitmaps kept between frames; the least recently used go first when there are too many. One per player or render worker. */
export interface PictureStore {
  /** The bitmap of a key, made (or finished) now when it is not there. */
  get(key: string, make: () => Making): Kept
  /** One slice of work on a bitmap; returns the surface that was drawn on, null when the bitmap was there already. */
  work(key: string, make: () => Making): Canvas | null
  has(key: string): boolean
  /**
   * The bitmap in a place of that name, which holds one at a time: it is made anew when its key is another than before.
   * For what changes with every other frame, and would only push lasting bitmaps out.
   */
  slot(name: string, key: string, make: () => Kept): Kept
  /** A short name for a record; equal records have equal names. */
  nameOf(record: object): string
  clear(): void
  facts(): StoreFacts
}

/** Slots beyond this many belong to shots that are over. */
const SLOT_LIMIT = 8
function slots(): { get: PictureStore['slot']; clear: () => void } {
  const held = new Map<string, { readonly key: string; readonly kept: Kept }>()
  const drop = (name: string): void => {
    const old = held.get(name)
    if (old) giveBack(old.kept.canvas)
    held.delete(name)
  }
  return {
    get(name, key, make) {
      const last = held.get(name)
      if (last?.key === key) return last.kept
      drop(name)
      const kept = make()
      held.set(name, { key, kept })
      const oldest = held.keys().next().value
      if (held.size > SLOT_LIMIT && oldest !== undefined) drop(oldest)
      return kept
    },
    clear() {
      for (const name of held.keys()) drop(name)
    },
  }
}

/** Half-made bitmaps are forgotten beyond this many: they belong to shots nobody came back to. */
const UNFINISHED_LIMIT = 24

/** Short names for records by their content; the object itself is remembered so that it is read once. */
function naming(): (record: object) => string {
  const seen = new WeakMap<object, string>()
  const names = new Map<string, string>()
  return (record) => {
    const known = seen.get(record)
    if (known !== undefined) return known
    const content = JSON.stringify(record)
    const name = names.get(content) ?? `r${names.size}`
    names.set(content, name)
    seen.set(record, name)
    return name
  }
}

/** A store of at most `limitBytes` (192 MB unless told otherwise) of pixels. */
export function createPictureStore(limitBytes = 192e6): PictureStore {
  const kept = new Map<string, Kept>()
  const unfinished = new Map<string, Making>()
  const held = slots()
  let bytes = 0
  let made = 0
  const forgetOld = (besides: string): void => {
    for (const [key, old] of kept) {
      if (bytes <= limitBytes || key === besides) return
      bytes -= bytesOf(old.canvas)
      kept.delete(key)
      giveBack(old.canvas)
    }
  }
  const add = (key: string, value: Kept): Kept => {
    unfinished.delete(key)
    kept.set(key, value)
    made++
    bytes += bytesOf(value.canvas)
    forgetOld(key)
    return value
  }
  const touch = (key: string): Kept | undefined => {
    const value = kept.get(key)
    if (value === undefined) return undefined
    kept.delete(key)
    kept.set(key, value)
    return value
  }
  const begin = (key: string, make: () => Making): Making => {
    const begun = unfinished.get(key) ?? make()
    unfinished.set(key, begun)
    const oldest = unfinished.keys().next().value
    if (unfinished.size > UNFINISHED_LIMIT && oldest !== undefined && oldest !== key)
      unfinished.delete(oldest)
    return begun
  }
  return {
    get: (key, make) => touch(key) ?? add(key, finish(unfinished.get(key) ?? make())),
    work(key, make) {
      if (touch(key)) return null
      const step = begin(key, make).next()
      return step.done ? add(key, step.value).canvas : step.value
    },
    has: (key) => kept.has(key),
    slot: held.get,
    nameOf: naming(),
    clear() {
      for (const { canvas } of kept.values()) giveBack(canvas)
      kept.clear()
      held.clear()
      unfinished.clear()
      bytes = 0
    },
    facts: () => ({ bitmaps: kept.size, megabytes: Math.round(bytes / 1e6), made }),
  }
}
