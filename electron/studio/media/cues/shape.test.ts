import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VISEMES } from '../../../../shared/drama/vocabulary.ts'
import { cuesFromSegments, SHORTEST_CUE_MS, SHORTEST_STOP_MS } from './shape.ts'
import type { Segment } from './shape.ts'

const STOPS: readonly string[] = ['PP', 'DD', 'kk']

/** Any order of sounds with any lengths and gaps, as an engine or a person might give them. */
const speech = fc
  .array(
    fc.record({
      viseme: fc.constantFrom(...VISEMES),
      gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
      length: fc.integer({ min: 1, max: 300 }),
    }),
    { maxLength: 40 },
  )
  .map((sounds) => {
    let at = 0
    return sounds.map(({ viseme, gap, length }): Segment => {
      const startMs = at + gap
      at = startMs + length
      return { viseme, startMs, endMs: at }
    })
  })

test('whatever was spoken: cues rise from 0, differ from their neighbours, flicker never, end closed', () => {
  fc.assert(
    fc.property(speech, fc.integer({ min: 0, max: 300 }), (segments, tail) => {
      const durationMs = (segments.at(-1)?.endMs ?? 0) + tail
      const cues = cuesFromSegments(segments, durationMs)
      expect(cues[0]?.ms).toBe(0)
      expect(cues.at(-1)?.viseme).toBe('sil')
      cues.forEach((cue, index) => {
        const next = cues[index + 1]
        if (next === undefined) return
        expect(next.viseme).not.toBe(cue.viseme)
        const shortest = STOPS.includes(cue.viseme) ? SHORTEST_STOP_MS : SHORTEST_CUE_MS
        // Times are rounded to tenths.
        expect(next.ms - cue.ms).toBeGreaterThanOrEqual(shortest - 0.11)
      })
    }),
    { numRuns: 400, seed: 7 },
  )
})

test('lips that close are never dropped for want of time when a vowel can give some', () => {
  const cues = cuesFromSegments(
    [
      { viseme: 'aa', startMs: 0, endMs: 200 },
      { viseme: 'PP', startMs: 200, endMs: 212 },
      { viseme: 'I', startMs: 212, endMs: 400 },
    ],
    500,
  )
  expect(cues.map(({ viseme }) => viseme)).toEqual(['aa', 'PP', 'I', 'sil'])
})

test('a long gap closes the mouth, a short one is bridged', () => {
  const cues = (gap: number): string[] =>
    cuesFromSegments(
      [
        { viseme: 'aa', startMs: 0, endMs: 200 },
        { viseme: 'O', startMs: 200 + gap, endMs: 500 },
      ],
      600,
    ).map(({ viseme }) => viseme)
  expect(cues(60)).toEqual(['aa', 'O', 'sil'])
  expect(cues(160)).toEqual(['aa', 'sil', 'O', 'sil'])
})
