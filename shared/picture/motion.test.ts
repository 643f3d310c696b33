import { describe, expect, it } from 'vitest'
import type { Composition, FigureLayer } from './composition.ts'
import { blinkAt, playersAt, type Speech } from './motion.ts'
import { CAST } from './sample-cast.ts'

const FPS = { num: 24, den: 1 }
const layer = (cast: string, x: number, facing: 1 | -1, o: Partial<FigureLayer> = {}): FigureLayer => ({
  cast,
  look: CAST.linwan.look,
  x,
  y: null,
  scale: 0.95,
  facing,
  view: 'front',
  pose: 'talk',
  emotion: 'calm',
  strength: 2,
  gazeAt: null,
  entwined: false,
  ...o,
})
const shot = (figures: FigureLayer[]): Composition => ({
  plate: { set: 'tea_shop', hour: 'day', weather: 'clear', mood: 'calm' },
  figures,
  shoulder: null,
  insert: null,
  size: 'MS',
  camera: [{ at: 0, x: 540, y: 960, zoom: 1, ease: 'linear' }],
  shake: 0,
})
const line = (cast: string, startFrame: number): Speech => ({
  cast,
  startFrame,
  cues: [
    { ms: 0, viseme: 'aa' },
    { ms: 500, viseme: 'PP' },
    { ms: 1000, viseme: 'sil' },
  ],
})
const stateAt = (figures: FigureLayer[], speech: Speech[], seconds: number, i = 0) =>
  playersAt(shot(figures), 1690, { seconds, fps: FPS, speech, salt: 48 })[i]?.state

describe('motion', () => {
  it('opens the mouth of the speaker alone, from the first cue to the last', () => {
    const two = [layer('a', 300, 1), layer('b', 780, -1)]
    const at = (s: number, i: number) => stateAt(two, [line('a', 12)], s, i)?.viseme
    expect([at(0.4, 0), at(0.6, 0), at(1.1, 0), at(1.6, 0)]).toEqual(['sil', 'aa', 'PP', 'sil'])
    expect(at(0.6, 1)).toBe('sil')
  })
  it('goes on with a line that began in the shot before', () => {
    expect(stateAt([layer('a', 300, 1)], [line('a', -12)], 0.1)?.viseme).toBe('PP')
  })
  it('lets a listener look at whoever speaks, on the side they stand', () => {
    const two = [layer('a', 300, 1), layer('b', 780, -1, { gazeAt: null })]
    expect(stateAt(two, [line('a', 0)], 0.5, 1)?.gaze?.x).toBeGreaterThan(0.3)
    const back = [layer('a', 300, 1), layer('b', 780, 1)]
    expect(stateAt(back, [line('a', 0)], 0.5, 1)?.gaze?.x).toBeLessThan(-0.3)
  })
  it('blinks now and then, and not for long: never is dead, ever is asleep', () => {
    const shut = Array.from({ length: 12 * 60 }, (_, i) => blinkAt(11, 48, 'calm', i / 12)).filter(
      (b) => b > 0,
    )
    expect(shut.length).toBeGreaterThan(30)
    expect(shut.length).toBeLessThan(90)
  })
  it('blinks at other times in another shot, and alike in the same one', () => {
    const times = (salt: number) => Array.from({ length: 240 }, (_, i) => blinkAt(11, salt, 'calm', i / 12))
    expect(times(48)).toEqual(times(48))
    expect(times(48)).not.toEqual(times(72))
  })
  it('gestures only while speaking, in steps of four degrees: each step is a drawing', () => {
    const one = [layer('a', 300, 1, { emotion: 'angry' })]
    const long: Speech = {
      cast: 'a',
      startFrame: 0,
      cues: [
        { ms: 0, viseme: 'aa' },
        { ms: 9000, viseme: 'sil' },
      ],
    }
    const swings = Array.from({ length: 100 }, (_, i) => stateAt(one, [long], i / 12)?.gesture ?? 0)
    expect(swings.some((g) => g !== 0)).toBe(true)
    expect(swings.every((g) => g % 4 === 0)).toBe(true)
    expect(stateAt(one, [], 3)?.gesture).toBe(0)
  })
})
