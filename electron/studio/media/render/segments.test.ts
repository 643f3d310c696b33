import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropSegment, pruneSegments, readSegment, soundName, writeSegment } from './segments.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'segments-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

// Catches a cache that grows without end, and one that throws away what was just used.
test('the least recently used go first, down to the limit', async () => {
  for (const [index, name] of ['a', 'b', 'c'].entries()) {
    await writeSegment(dir, name, new Uint8Array(100))
    utimesSync(path.join(dir, name), 1000 + index, 1000 + index)
  }
  expect((await readSegment(dir, 'a'))?.length).toBe(100)
  await pruneSegments(dir, 200)
  expect(readdirSync(dir).toSorted()).toEqual(['a', 'c'])
  await pruneSegments(path.join(dir, 'none'), 0)
  await dropSegment(dir, 'a')
  expect(await readSegment(dir, 'a')).toBeNull()
})

// Catches two different sounds under one name: the film would play the old one.
test('a sound is named by both its sides and its rate', () => {
  const [quiet, loud] = [new Float32Array(8), new Float32Array(8).fill(0.5)]
  const names = [
    soundName({ left: quiet, right: quiet }),
    soundName({ left: loud, right: quiet }),
    soundName({ left: quiet, right: loud }),
    soundName({ left: quiet, right: quiet, sampleRate: 44_100 }),
  ]
  expect(new Set(names).size).toBe(4)
  expect(soundName({ left: new Float32Array(8), right: quiet })).toBe(names[0])
})
