import { expect, test } from 'vitest'
import { zoomed } from '../stage-state.ts'
import { fitZoom, frameAtX, inSight, marksBetween, markText, xOf, type Scale } from './scale.ts'
import { peaksOf, wavePath } from './waveform.ts'

const scale: Scale = { fps: { num: 24, den: 1 }, durationFrames: 240, zoom: 50 }

// Catches a click on a clip's left edge that lands in the clip before it.
test.each([4, 7.3, 50, 333.3])(
  'every frame is found again at its own left edge at %f px a second',
  (zoom) => {
    const at = { ...scale, zoom }
    for (let frame = 0; frame < 240; frame++) expect(frameAtX(xOf(frame, at) + 1e-6, at)).toBe(frame)
    expect(frameAtX(99_999, at)).toBe(239)
    expect(frameAtX(-5, at)).toBe(0)
  },
)

// Catches a ruler whose marks run into each other, or that draws marks nobody sees.
test('marks keep their distance and stay in sight', () => {
  for (const zoom of [1, 4, 20, 90, 400]) {
    const marks = marksBetween(1000, 2000, { ...scale, zoom }, 10_000)
    const gaps = marks.slice(1).map((mark, i) => (mark - (marks[i] ?? 0)) * zoom)
    expect(Math.min(...gaps, 64)).toBeGreaterThanOrEqual(64)
    expect((marks.at(-1) ?? 0) * zoom).toBeLessThanOrEqual(2000)
    expect((marks[0] ?? 0) * zoom).toBeGreaterThan(1000 - 600 * zoom)
  }
  expect([0, 0.5, 61, 600].map(markText)).toEqual(['0:00', '0:00.5', '1:01', '10:00'])
})

// Catches a long episode that is drawn whole, and a clip that vanishes while its end is still seen.
test('only what is in sight is drawn', () => {
  const clips = Array.from({ length: 500 }, (_, i) => ({ startFrame: i * 10, durationFrames: 10 }))
  const seen = inSight(clips, { from: 1005, to: 1051 })
  expect(seen.map(({ index }) => index)).toEqual([100, 101, 102, 103, 104, 105])
})

// Catches a zoom that gets stuck below the whole episode, or out of bounds.
test('zooming out ends at the whole episode and zooming in has an end', () => {
  const fit = fitZoom(1024, 240, scale.fps)
  expect(fit).toBe(100)
  expect(zoomed(120, -1, fit)).toBe(null)
  let zoom = fit
  for (let i = 0; i < 20; i++) zoom = zoomed(zoom, 1, fit) ?? 0
  expect(zoom).toBe(480)
})

// Catches peaks that miss the last samples of a voice, and a silence that draws nothing at all.
test('a waveform shows its loudest samples, and silence as a line', () => {
  expect([...peaksOf([0, -0.5, 0.1, 0.2, 0, 1], 3)].map((peak) => Math.round(peak * 10))).toEqual([5, 2, 10])
  const silent = { peaks: new Float32Array(10), durationMs: 100 }
  expect(wavePath(silent, 6, 20)).toBe('M1 9.5V10.5M4 9.5V10.5')
})
