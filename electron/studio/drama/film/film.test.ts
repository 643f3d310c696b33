import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSchema, sceneTimingSchema, subtitlesSchema } from '../../../../shared/drama/film.ts'
import { framesFromMs } from '../../../../shared/drama/rate.ts'
import { EMOTIONS, LINE_KINDS } from '../../../../shared/drama/vocabulary.ts'
import { cutEpisode } from './cut-episode.ts'
import { cellsOf, rowsOf, splitCaption } from './split-caption.ts'
import { MIN_CAPTION_MS, subtitleEpisode } from './subtitle-episode.ts'
import { timeScene, type TimeSceneInput } from './time-scene.ts'

const FPS = { num: 24, den: 1 }

const sceneArbitrary: fc.Arbitrary<TimeSceneInput> = fc
  .array(
    fc.record({
      plannedFrames: fc.integer({ min: 1, max: 200 }),
      lines: fc.array(
        fc.record({
          kind: fc.constantFrom(...LINE_KINDS),
          voiceMs: fc.double({ min: 0, max: 9000, noNaN: true }),
          emotion: fc.constantFrom(...EMOTIONS),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((shots) =>
    fc.constantFrom(FPS, { num: 30000, den: 1001 }).map((fps) => {
      const named = shots.map((shot, i) => ({
        id: `s${i}`,
        plannedFrames: shot.plannedFrames,
        lines: shot.lines.map((line, j) => ({ ...line, id: `l${i}-${j}` })),
      }))
      return {
        fps,
        shots: named.map((shot) => ({ ...shot, lines: shot.lines.map((line) => line.id) })),
        lines: named.flatMap((shot) =>
          shot.lines.map((line) => ({ ...line, voiceMs: line.kind === 'speech' ? line.voiceMs : null })),
        ),
      }
    }),
  )

describe('timeScene', () => {
  it('keeps its promises for any scene: no gaps, lines inside shots, voices whole, sums right', () => {
    fc.assert(
      fc.property(sceneArbitrary, (input) => {
        const timing = sceneTimingSchema.parse(timeScene(input))
        let at = 0
        for (const shot of timing.shots) {
          expect(shot.startFrame).toBe(at)
          at += shot.durationFrames
          let inside = shot.startFrame
          for (const id of input.shots.find((one) => one.id === shot.shot)?.lines ?? []) {
            const line = timing.lines.find((one) => one.line === id)
            const voiceMs = input.lines.find((one) => one.id === id)?.voiceMs ?? 0
            expect(line?.startFrame).toBeGreaterThanOrEqual(inside)
            expect(line?.durationFrames).toBeGreaterThanOrEqual(framesFromMs(voiceMs, input.fps))
            inside = (line?.startFrame ?? 0) + (line?.durationFrames ?? 0)
          }
          expect(inside).toBeLessThanOrEqual(at)
        }
        expect(timing.durationFrames).toBe(at)
        expect(timing.lines.map((line) => line.line)).toEqual(input.shots.flatMap((shot) => shot.lines))
      }),
      { numRuns: 300 },
    )
  })

  it('stretches a shot for a voice longer than planned and leaves the other shots alone', () => {
    const shots = [
      { id: 'a', plannedFrames: 60, lines: ['1'] },
      { id: 'b', plannedFrames: 60, lines: ['2'] },
    ]
    const line = (id: string, voiceMs: number) => ({ id, kind: 'speech', voiceMs, emotion: 'calm' }) as const
    const before = timeScene({ fps: FPS, shots, lines: [line('1', 1500), line('2', 1200)] })
    const after = timeScene({ fps: FPS, shots, lines: [line('1', 6000), line('2', 1200)] })
    expect(after.shots[0]?.durationFrames).toBeGreaterThan(before.shots[0]?.durationFrames ?? 0)
    expect(after.shots[1]?.durationFrames).toBe(before.shots[1]?.durationFrames)
  })

  it('does not leave dead air when a voice is much shorter than planned', () => {
    const timing = timeScene({
      fps: FPS,
      shots: [{ id: 'a', plannedFrames: 240, lines: ['1'] }],
      lines: [{ id: '1', kind: 'speech', voiceMs: 1000, emotion: 'calm' }],
    })
    expect(timing.durationFrames).toBeLessThan(24 * 4)
  })

  it('keeps the planned length of a silent reaction', () => {
    const timing = timeScene({ fps: FPS, shots: [{ id: 'a', plannedFrames: 50, lines: [] }], lines: [] })
    expect(timing.durationFrames).toBe(50)
  })

  it('refuses a shot that covers an unknown line instead of dropping it', () => {
    const shots = [{ id: 'a', plannedFrames: 24, lines: ['gone'] }]
    expect(() => timeScene({ fps: FPS, shots, lines: [] })).toThrow(/gone/)
  })
})

const LONG_ZH =
  '那天晚上雨下得很大，我站在桥上等了你整整三个小时。你没有来，电话也打不通，后来我才知道，你那时候正在医院里，签的是我妈妈的手术单。'
const LONG_EN =
  "The truth is, that year I waited on the bridge in the rain; you never came, and nobody told me why. You were at the hospital, signing my mother's papers."

describe('splitCaption', () => {
  it('gives the line back exactly and keeps to two rows, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(...Array.from(LONG_ZH + LONG_EN), '“', '”', '……', '\n', 'supercalifragilistic'),
          {
            maxLength: 120,
          },
        )
        .map((a) => a.join('')),
    )
    fc.assert(
      fc.property(text, (line) => {
        const parts = splitCaption(line)
        expect(parts.join('')).toBe(line)
        for (const part of parts) expect(rowsOf(part)).toBeLessThanOrEqual(2)
      }),
      { numRuns: 400 },
    )
  })

  it('breaks where a reader pauses', () => {
    for (const line of [LONG_ZH, LONG_EN]) {
      const parts = splitCaption(line)
      expect(parts.length).toBeGreaterThan(1)
      for (const part of parts.slice(0, -1)) expect(part.trimEnd()).toMatch(/[，。；,;.]$/u)
    }
  })

  it('never starts a caption with a closing mark', () => {
    for (const part of splitCaption(`${'字'.repeat(32)}。”${'字'.repeat(31)}！`))
      expect(part).not.toMatch(/^[。”！]/u)
  })

  it('measures a row as 16 Chinese characters or 32 letters', () => {
    expect(splitCaption('字'.repeat(32))).toHaveLength(1)
    expect(splitCaption('字'.repeat(33))).toHaveLength(2)
    expect(splitCaption(`${'a'.repeat(31)} ${'b'.repeat(32)}`)).toHaveLength(1)
    expect(cellsOf('字a')).toBe(3)
  })
})

const episode = (texts: readonly string[], voiceMs: (text: string) => number) => {
  const lines = texts.map((text, i) => ({ id: `l${i}`, kind: 'speech' as const, speaker: '林晚', text }))
  const timing = timeScene({
    fps: FPS,
    shots: lines.map((line) => ({ id: `s${line.id}`, plannedFrames: 40, lines: [line.id] })),
    lines: lines.map((line) => ({
      id: line.id,
      kind: line.kind,
      voiceMs: voiceMs(line.text),
      emotion: 'angry' as const,
    })),
  })
  return { timing, lines }
}

describe('subtitleEpisode', () => {
  it('says every line word for word, without overlaps, each long enough to be read', () => {
    const texts = ['你骗我。', LONG_ZH, '好。', '走。', LONG_EN]
    const scenes = [
      episode(texts, (t) => cellsOf(t) * 110),
      episode(texts.toReversed(), (t) => cellsOf(t) * 110),
    ]
    const { captions } = subtitlesSchema.parse(subtitleEpisode({ fps: FPS, scenes }))
    const total = scenes.reduce((sum, scene) => sum + scene.timing.durationFrames, 0)
    let at = 0
    for (const caption of captions) {
      expect(caption.startFrame).toBeGreaterThanOrEqual(at)
      expect(caption.endFrame - caption.startFrame).toBeGreaterThanOrEqual(
        framesFromMs(MIN_CAPTION_MS, FPS) - 1,
      )
      at = caption.endFrame
    }
    expect(at).toBeLessThanOrEqual(total)
    expect(captions.map((caption) => caption.text).join('')).toBe([...texts, ...texts.toReversed()].join(''))
  })

  it('starts the second scene where the first one ends', () => {
    const scenes = [episode(['一。'], () => 2000), episode(['二。'], () => 2000)]
    const second = subtitleEpisode({ fps: FPS, scenes }).captions[1]
    expect(second?.startFrame).toBe(
      (scenes[0]?.timing.durationFrames ?? 0) + (scenes[1]?.timing.lines[0]?.startFrame ?? 0),
    )
  })

  it('captions neither actions nor transitions', () => {
    const timing = timeScene({
      fps: FPS,
      shots: [{ id: 's', plannedFrames: 48, lines: ['a', 'b', 'c'] }],
      lines: [
        { id: 'a', kind: 'action', voiceMs: null, emotion: 'calm' },
        { id: 'b', kind: 'caption', voiceMs: null, emotion: 'calm' },
        { id: 'c', kind: 'transition', voiceMs: null, emotion: 'calm' },
      ],
    })
    const lines = (['action', 'caption', 'transition'] as const).map((kind, i) => ({
      id: 'abc'[i] ?? '',
      kind,
      speaker: null,
      text: kind,
    }))
    expect(subtitleEpisode({ fps: FPS, scenes: [{ timing, lines }] }).captions.map((c) => c.text)).toEqual([
      'caption',
    ])
  })
})

describe('cutEpisode', () => {
  const scene = (id: string) => {
    const { timing, lines } = episode([`${id}甲`, `${id}乙`], () => 1500)
    return {
      scene: id,
      timing: { ...timing, shots: timing.shots.map((s) => ({ ...s, shot: id + s.shot })) },
      shots: timing.shots.map((s) => ({
        shot: id + s.shot,
        composition: `comp-${id}${s.shot}`,
        standIns: [],
      })),
      voices: lines
        .map((line) => ({ line: line.id, cast: 'c', voice: `v-${line.id}`, cues: `q-${line.id}` }))
        .toReversed(),
    }
  }
  const base = { number: 1, title: '雨', fps: FPS, width: 1080, height: 1920 }

  it('lays scenes end to end; a moved scene changes the order and nothing else', () => {
    const [a, b] = [scene('a'), scene('b')]
    const one = cutSchema.parse(cutEpisode({ ...base, scenes: [a, b] }))
    const other = cutEpisode({ ...base, scenes: [b, a] })
    expect(one.durationFrames).toBe(a.timing.durationFrames + b.timing.durationFrames)
    expect(other.durationFrames).toBe(one.durationFrames)
    expect(other.shots.map((s) => s.scene)).toEqual(['b', 'b', 'a', 'a'])
    expect(one.shots[2]?.startFrame).toBe(a.timing.durationFrames)
    const starts = one.voices.map((v) => v.startFrame)
    expect(starts).toEqual(starts.toSorted((x, y) => x - y))
  })

  it('refuses a shot without a composition instead of leaving a hole', () => {
    const a = scene('a')
    expect(() => cutEpisode({ ...base, scenes: [{ ...a, shots: a.shots.slice(1) }] })).toThrow(
      /no composition/,
    )
  })
})
