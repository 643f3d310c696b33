import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { createPictureStore, type Making } from './cache.ts'
import type { Canvas } from './canvas.ts'

const surface = (): Canvas => createCanvas(100, 100) as unknown as Canvas
/** A bitmap of 40,000 bytes made in so many slices; `log` notes each. */
function* bitmap(slices: number, log: string[], name: string): Making {
  const canvas = surface()
  for (let i = 1; i < slices; i++) {
    log.push(`${name}${i}`)
    yield canvas
  }
  log.push(`${name}!`)
  return { canvas, x: 0, y: 0, s: 1, box: null }
}

describe('the picture store', () => {
  it('makes a bitmap once: a store that forgets what it made would repaint every frame', () => {
    const store = createPictureStore()
    const log: string[] = []
    const first = store.get('a', () => bitmap(1, log, 'a'))
    expect(store.get('a', () => bitmap(1, log, 'a'))).toBe(first)
    expect(log).toEqual(['a!'])
  })
  it('drops the least recently used bitmap first, never the one just made', () => {
    const store = createPictureStore(100_000)
    const log: string[] = []
    for (const key of ['a', 'b']) store.get(key, () => bitmap(1, log, key))
    store.get('a', () => bitmap(1, log, 'a'))
    store.get('c', () => bitmap(1, log, 'c'))
    expect([store.has('a'), store.has('b'), store.has('c')]).toEqual([true, false, true])
    const tiny = createPictureStore(10)
    tiny.get('big', () => bitmap(1, log, 'big'))
    expect(tiny.has('big')).toBe(true)
  })
  it('goes on with a bitmap begun in slices instead of starting anew', () => {
    const store = createPictureStore()
    const log: string[] = []
    const make = () => bitmap(3, log, 'a')
    store.work('a', make)
    expect(store.has('a')).toBe(false)
    store.get('a', make)
    expect(log).toEqual(['a1', 'a2', 'a!'])
  })
  it('holds one bitmap in a slot, and few slots: every mouth shape of a film would stay for ever', () => {
    const store = createPictureStore()
    let made = 0
    const make = () => {
      made++
      return { canvas: surface(), x: 0, y: 0, s: 1, box: null }
    }
    const first = store.slot('a', 'shut', make)
    expect(store.slot('a', 'shut', make)).toBe(first)
    expect(store.slot('a', 'open', make)).not.toBe(first)
    for (let i = 0; i < 20; i++) store.slot(`b${i}`, '', make)
    expect(made).toBe(22)
    expect(store.slot('a', 'open', make)).not.toBe(first)
    expect(made).toBe(23)
  })
  it('names equal records alike: a composition parsed twice must find its bitmaps again', () => {
    const store = createPictureStore()
    expect(store.nameOf({ a: 1 })).toBe(store.nameOf({ a: 1 }))
    expect(store.nameOf({ a: 1 })).not.toBe(store.nameOf({ a: 2 }))
  })
})
