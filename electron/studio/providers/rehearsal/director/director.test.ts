import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shot } from '../../../../../shared/drama/film.ts'
import {
  CAMERA_MOVES,
  DELIVERIES,
  EMOTIONS,
  SHOT_ANGLES,
  SHOT_SIZES,
} from '../../../../../shared/drama/vocabulary.ts'
import { compose, directShots, headOf, moveCamera, type DirectorInput, type DirectorLine } from './index.ts'
import { gestureOf } from './gestures.ts'
import { looksFor, ROOFTOP, spokenOf, TEA_SHOP } from './sample-scenes.ts'

const FPS = { num: 24, den: 1 }
const direct = (input: DirectorInput, take = 1, ms = 2200) =>
  directShots(input, spokenOf(input, ms), { seed: 7, take, fps: FPS }).shots

/** Stage directions of both languages, with and without gestures. */
const ACTIONS = [
  '她愣住了',
  '林晚扇了他一巴掌',
  '顾沉抱住她',
  '他跪下',
  '她站起身',
  '他坐下',
  '她转身离开',
  '他走进来',
  '他指着她',
  '陈伯倒茶',
  '她递过一封信',
  '雨停了',
  '她攥紧衣角',
  'She turns away.',
  'He points at the door.',
  'Rain on the glass.',
]

const sceneArbitrary: fc.Arbitrary<DirectorInput> = fc
  .record({ people: fc.integer({ min: 1, max: 7 }), beats: fc.integer({ min: 1, max: 6 }) })
  .chain(({ people, beats }) => {
    const cast = Array.from({ length: people }, (_, i) => ({
      id: `c${i}`,
      lookId: `k${i}`,
      gender: 'f' as const,
      age: i === 2 ? 8 : 30,
    }))
    const anyone = fc.constantFrom(...cast.map((one) => one.id), 'stranger')
    const beat = fc.integer({ min: -1, max: beats - 1 })
    const speech = fc.record({
      kind: fc.constant('speech' as const),
      speaker: anyone,
      delivery: fc.constantFrom(...DELIVERIES),
      emotion: fc.constantFrom(...EMOTIONS),
      strength: fc.integer({ min: 1, max: 3 }),
      beat,
    })
    const silent = fc.record({
      kind: fc.constantFrom('action' as const, 'action' as const, 'caption' as const, 'transition' as const),
      text: fc.constantFrom(...ACTIONS),
      beat,
    })
    const outline = fc.record({
      size: fc.constantFrom(...SHOT_SIZES),
      angle: fc.constantFrom(...SHOT_ANGLES),
      camera: fc.constantFrom(...CAMERA_MOVES),
      by: anyone,
      to: fc.option(anyone),
      note: fc.constant(''),
      prop: fc.option(fc.constant({ name: '信', insert: 'letter' }), { freq: 3 }),
    })
    return fc
      .record({
        cast: fc.constant(cast),
        lines: fc
          .array(fc.oneof({ weight: 3, arbitrary: speech }, silent), { minLength: 1, maxLength: 24 })
          .map((lines) => lines.map((line, i): DirectorLine => ({ ...line, id: `l${i}` }))),
        beats: fc.array(outline, { minLength: beats, maxLength: beats }),
        last: fc.boolean(),
      })
      .map((rest): DirectorInput => ({ ...TEA_SHOP, ...rest }))
  })

const framingOf = (shot: Shot): string =>
  shot.insert === null ? `${shot.size} ${shot.figures.length} ${shot.shoulder !== null}` : `insert ${shot.id}`

describe('directShots', () => {
  it('covers every line once and in order, whatever the scene', () => {
    fc.assert(
      fc.property(sceneArbitrary, fc.nat(5), (input, seed) => {
        const { shots } = directShots(input, spokenOf(input), { seed, take: 1, fps: FPS })
        expect(shots.flatMap((shot) => shot.lines)).toEqual(input.lines.map((line) => line.id))
        expect(new Set(shots.map((shot) => shot.id)).size).toBe(shots.length)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps everybody on their side and facing their way through a scene (the 180-degree rule)', () => {
    fc.assert(
      fc.property(sceneArbitrary, (input) => {
        const facing = new Map<string, number>()
        for (const shot of direct(input))
          for (const figure of shot.figures) {
            if (!facing.has(figure.cast)) facing.set(figure.cast, figure.facing)
            expect(figure.facing, `${figure.cast} in ${shot.id}`).toBe(facing.get(figure.cast))
          }
      }),
      { numRuns: 200 },
    )
  })

  it('puts no head into another and nobody outside the set', () => {
    fc.assert(
      fc.property(sceneArbitrary, (input) => {
        for (const shot of direct(input)) {
          const { figures } = compose({ shot, looks: looksFor(input) })
          for (const figure of figures) expect(figure.x).toSatisfy((x: number) => x > 100 && x < 980)
          figures.forEach((one, i) =>
            figures.slice(i + 1).forEach((other) => {
              const [a, b] = [headOf(one), headOf(other)]
              expect(Math.hypot(a.x - b.x, a.y - b.y), `${one.cast} ${other.cast}`).toBeGreaterThan(120)
            }),
          )
        }
      }),
      { numRuns: 200 },
    )
  })

  it('never shows the same framing three times running in a played dialogue', () => {
    for (const input of [TEA_SHOP, ROOFTOP])
      for (let take = 1; take < 9; take++) {
        const names = direct(input, take).map(framingOf)
        names.forEach((name, i) =>
          expect([names[i + 1], names[i + 2]].every((next) => next === name)).toBe(false),
        )
      }
  })

  it('depends on what is said in nothing but planned frames (an edited line must keep its pictures)', () => {
    const strip = (shots: Shot[]) => shots.map((shot) => ({ ...shot, plannedFrames: 0 }))
    const [short, long] = [direct(TEA_SHOP, 1, 600), direct(TEA_SHOP, 1, 7000)]
    expect(strip(short)).toEqual(strip(long))
    expect(long.some((shot, i) => shot.plannedFrames > (short[i]?.plannedFrames ?? 0))).toBe(true)
  })

  it('is the same for the same seed and another for another take', () => {
    expect(direct(TEA_SHOP)).toEqual(direct(TEA_SHOP))
    expect(direct(TEA_SHOP, 2)).not.toEqual(direct(TEA_SHOP, 1))
    expect(direct(ROOFTOP, 2)).not.toEqual(direct(ROOFTOP, 1))
  })

  it('leaves the other shots alone when one action line is rewritten', () => {
    const lines = TEA_SHOP.lines.map((line) =>
      line.id === 't16' && line.kind !== 'speech' ? { ...line, text: '顾沉低下头' } : line,
    )
    const [before, after] = [direct(TEA_SHOP), direct({ ...TEA_SHOP, lines })]
    const upTo = before.findIndex((shot) => shot.lines.includes('t16'))
    expect(after.slice(0, upTo)).toEqual(before.slice(0, upTo))
    expect(after.find((shot) => shot.lines.includes('t16'))).not.toEqual(before[upTo])
  })

  it('opens wide, shows the thing, stages the slap, and ends the episode by pushing in', () => {
    const shots = direct(TEA_SHOP)
    const at = (line: string) => shots.find((shot) => shot.lines.includes(line))
    expect(shots[0]?.size).toBe('WS')
    expect(at('t5')).toMatchObject({ insert: 'jade', figures: [] })
    const slap = new Map(at('t12')?.figures.map((figure) => [figure.cast, figure.pose]))
    expect([slap.get('lin'), slap.get('gu')]).toEqual(['slap', 'slapped'])
    expect(at('t17')?.figures[0]).toMatchObject({ cast: 'gu', pose: 'kneel' })
    expect(shots.at(-1)).toMatchObject({ size: 'CU', move: 'push_in', focus: 'lin' })
    expect(shots.some((shot) => shot.shoulder !== null)).toBe(true)
    expect(shots.some((shot) => shot.lines.length === 0)).toBe(true)
  })

  it('keeps people out of the room before they come in, after they leave, and while they are only heard', () => {
    const seenIn = (shots: Shot[], line: string) =>
      shots.find((shot) => shot.lines.includes(line))?.figures.map((figure) => figure.cast) ?? []
    const shots = direct(TEA_SHOP)
    expect(seenIn(shots, 't2')).not.toContain('gu')
    expect(seenIn(shots, 't8')).toContain('gu')
    const leaving = TEA_SHOP.lines.flatMap((line): DirectorLine[] => {
      if (line.id === 't6') return [line, { id: 't6b', kind: 'action', text: '陈伯关上门离开', beat: 1 }]
      return line.id === 't3' && line.kind === 'speech' ? [{ ...line, speaker: 'lin' }] : [line]
    })
    const left = direct({ ...TEA_SHOP, lines: leaving })
    const at = left.findIndex((shot) => shot.lines.includes('t6b'))
    expect(left.slice(at + 1).flatMap((shot) => shot.figures.map((figure) => figure.cast))).not.toContain(
      'chen',
    )
    const letter = ROOFTOP.lines.map((line) =>
      line.kind === 'speech' && line.speaker === 'zhou' ? { ...line, delivery: 'VO' as const } : line,
    )
    const alone = direct({ ...ROOFTOP, lines: letter.filter((line) => !['r1', 'r10'].includes(line.id)) })
    expect(alone.flatMap((shot) => shot.figures.map((figure) => figure.cast))).not.toContain('zhou')
  })

  it('turns the light with the story and not with every cut', () => {
    const quarrel = Array.from({ length: 12 }, (_, i): DirectorLine => ({
      id: `q${i}`,
      kind: 'speech',
      speaker: i % 2 === 0 ? 'su' : 'zhou',
      delivery: 'normal',
      emotion: i % 2 === 0 ? 'angry' : 'afraid',
      strength: 2,
      beat: 0,
    }))
    expect(new Set(direct({ ...ROOFTOP, lines: quarrel }).map((shot) => shot.mood)).size).toBe(1)
    expect(new Set(direct(TEA_SHOP).map((shot) => shot.mood)).size).toBeGreaterThan(2)
  })

  it('shows whom words on screen present, in one shot with what they say', () => {
    const lines = TEA_SHOP.lines.flatMap((line): DirectorLine[] =>
      line.id === 't9' ? [{ id: 'name', kind: 'caption', text: '顾沉，她的前夫', beat: 2 }, line] : [line],
    )
    const shot = direct({ ...TEA_SHOP, lines }).find((one) => one.lines.includes('name'))
    expect(shot?.lines).toEqual(['name', 't9'])
    expect(shot?.focus).toBe('gu')
  })

  it('entwines two people who embrace, in profile', () => {
    const shot = direct(ROOFTOP).find((one) => one.lines.includes('r10'))
    expect(shot?.figures.map((figure) => [figure.pose, figure.view, figure.entwined])).toEqual([
      ['embrace', 'profile', true],
      ['embrace', 'profile', true],
    ])
  })

  it('plans shots of two to six seconds for lines of usual length', () => {
    for (const input of [TEA_SHOP, ROOFTOP])
      for (const shot of direct(input)) {
        expect(shot.plannedFrames).toBeGreaterThanOrEqual(48)
        expect(shot.plannedFrames).toBeLessThanOrEqual(156)
      }
  })
})

describe('compose', () => {
  it('keeps every face of every shot inside the picture and above the caption', () => {
    fc.assert(
      fc.property(sceneArbitrary, (input) => {
        for (const shot of direct(input)) {
          const { figures, camera } = compose({ shot, looks: looksFor(input) })
          for (const key of camera)
            for (const figure of figures) {
              const head = headOf(figure)
              const px = (head.x - key.x) * key.zoom
              const py = (head.y - key.y) * key.zoom
              expect(Math.abs(px), `${shot.id} ${shot.size}`).toBeLessThan(470)
              expect(py).toSatisfy((y: number) => y > -860 && y < 440)
            }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('takes the shoulder out of the figures and refuses a look it was not given', () => {
    const shot = direct(TEA_SHOP).find((one) => one.shoulder !== null)
    if (shot === undefined) throw new Error('no shot over a shoulder')
    const made = compose({ shot, looks: looksFor(TEA_SHOP) })
    expect(made.shoulder?.cast).toBe(shot.shoulder)
    expect(made.figures.map((figure) => figure.cast)).toEqual([shot.focus])
    expect(() => compose({ shot, looks: {} })).toThrow(/look-/)
  })

  it('sees another frame in another take (a reroll must not buy the same picture)', () => {
    for (const shot of direct(TEA_SHOP).filter((one) => one.insert === null)) {
      const takes = [1, 2, 3].map((take) =>
        JSON.stringify(compose({ shot, looks: looksFor(TEA_SHOP), take })),
      )
      expect(new Set(takes).size, shot.id).toBe(3)
    }
  })
})

describe('moveCamera', () => {
  const rest = compose({ shot: { ...direct(ROOFTOP)[2], move: 'static' } as Shot, looks: looksFor(ROOFTOP) })

  it('moves in shot time, keeps to the stage, and leaves a resting camera at rest', () => {
    expect(moveCamera(rest, 'static', 96)).toEqual(rest)
    for (const move of CAMERA_MOVES) {
      const made = moveCamera(rest, move, 96)
      expect(made.camera[0]?.at).toBe(0)
      if (move === 'handheld') expect(made.shake).toBeGreaterThan(0)
      else if (move !== 'static') expect(made.camera.map((key) => key.at)).toEqual([0, 1])
      for (const key of made.camera) expect(key.zoom).toBeGreaterThanOrEqual(1)
    }
    const [from, to] = moveCamera(rest, 'push_in', 96).camera
    expect(to?.zoom).toBeGreaterThan(from?.zoom ?? 0)
  })
})

describe('gestureOf', () => {
  it('reads the same thing in both languages and takes the strongest', () => {
    const pairs = [
      ['林晚抬手给了他一记耳光', 'Lin slaps him across the face.', 'slap'],
      ['他扑通跪下', 'He drops to his knees.', 'kneel'],
      ['她把信递过去', 'She hands him the letter.', 'reach'],
      ['他转身离开', 'He turns away.', 'away'],
      ['她坐到窗边', 'She sits by the window.', 'sit'],
      ['陈伯端起茶杯', 'Old Chen sips his tea.', 'cup'],
    ] as const
    for (const [zh, en, pose] of pairs) {
      expect(gestureOf(zh)?.pose, zh).toBe(pose)
      expect(gestureOf(en)?.pose, en).toBe(pose)
    }
    expect(gestureOf('雨停了')).toBeNull()
    expect(gestureOf('Her hands are cold.')).toBeNull()
  })
})
