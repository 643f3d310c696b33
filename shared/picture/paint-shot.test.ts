import { Path2D as NodePath2D, createCanvas } from '@napi-rs/canvas'
import { beforeAll, describe, expect, it } from 'vitest'
import { EMOTIONS, HOURS, type Viseme } from '../drama/vocabulary.ts'
import type { Canvas, Ctx } from './canvas.ts'
import type { CameraKey, Composition, FigureLayer } from './composition.ts'
import {
  createStore,
  INSERTS,
  insertFor,
  paintPlate,
  paintPortrait,
  paintShot,
  paintStill,
  prepareShot,
  SETS,
} from './index.ts'
import type { PaintKit, ShotMoment } from './index.ts'
import { CAST } from './sample-cast.ts'

beforeAll(() => {
  Object.assign(globalThis, { Path2D: NodePath2D })
})

const host = (w: number, h: number): Canvas => createCanvas(Math.round(w), Math.round(h)) as unknown as Canvas
const reference: PaintKit = { host, store: null }
const W = 135
const H = 240

type Pixels = Uint8ClampedArray
function picture(w: number, h: number, paint: (ctx: Ctx) => void): Pixels {
  const canvas = createCanvas(w, h)
  // The Node canvas has the calls of a browser's context, under a type of its own.
  paint(canvas.getContext('2d') as unknown as Ctx)
  return canvas.getContext('2d').getImageData(0, 0, w, h).data
}
/** Mean difference of two pictures, of 255, where `where` holds. */
function difference(
  a: Pixels,
  b: Pixels,
  w = W,
  where: (x: number, y: number) => boolean = () => true,
): number {
  let sum = 0
  let n = 0
  for (let i = 0; i < a.length; i += 4) {
    if (!where((i / 4) % w, Math.floor(i / 4 / w))) continue
    for (let k = 0; k < 3; k++) sum += Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0))
    n += 3
  }
  return sum / n
}
function deviation(p: Pixels): number {
  const luma = Array.from(
    { length: p.length / 4 },
    (_, i) => ((p[i * 4] ?? 0) + (p[i * 4 + 1] ?? 0) + (p[i * 4 + 2] ?? 0)) / 3,
  )
  const mean = luma.reduce((a, b) => a + b, 0) / luma.length
  return Math.sqrt(luma.reduce((a, b) => a + (b - mean) ** 2, 0) / luma.length)
}

type CastId = keyof typeof CAST
const figure = (cast: CastId, x: number, facing: 1 | -1, o: Partial<FigureLayer> = {}): FigureLayer => ({
  cast,
  look: CAST[cast].look,
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
const key = (at: number, x: number, y: number, zoom: number): CameraKey => ({
  at,
  x,
  y,
  zoom,
  ease: 'in_out',
})
const shot = (o: Partial<Composition> = {}): Composition => ({
  plate: { set: 'tea_shop', hour: 'day', weather: 'clear', mood: 'calm' },
  figures: [figure('chenbo', 330, 1), figure('linwan', 760, -1, { pose: 'cup' })],
  shoulder: null,
  insert: null,
  size: 'WS',
  camera: [key(0, 540, 960, 1)],
  shake: 0,
  ...o,
})
const speaking = (cast: string, viseme: Viseme) => [
  {
    cast,
    startFrame: 0,
    cues: [
      { ms: 0, viseme },
      { ms: 9000, viseme: 'sil' as const },
    ],
  },
]
const moment = (frame: number, o: Partial<ShotMoment> = {}): ShotMoment => ({
  frame,
  durationFrames: 48,
  fps: { num: 24, den: 1 },
  speech: [],
  caption: null,
  marks: null,
  ...o,
})
const frameOf = (composition: Composition, at: ShotMoment, kit: PaintKit = reference, w = W): Pixels =>
  picture(w, Math.round((w * 16) / 9), (ctx) =>
    paintShot(ctx, w, Math.round((w * 16) / 9), composition, at, kit),
  )
const plateOf = (
  set: string,
  hour: (typeof HOURS)[number],
  weather: Composition['plate']['weather'] = 'clear',
): Pixels => picture(W, H, (ctx) => paintPlate(ctx, W, H, { set, hour, weather, mood: 'calm' }, reference))

describe('sets', () => {
  it('paints every set at every hour: a missing layer would leave it flat', () => {
    for (const set of Object.keys(SETS)) {
      const hours = HOURS.map((hour) => plateOf(set, hour))
      for (const p of hours) expect(deviation(p), set).toBeGreaterThan(8)
      const [dawn, day, dusk, night] = hours as [Pixels, Pixels, Pixels, Pixels] // there are four hours
      for (const other of [dawn, dusk, night]) expect(difference(day, other), set).toBeGreaterThan(1.5)
    }
  })
  it('tells every two sets apart', () => {
    const all = Object.keys(SETS).map((set) => [set, plateOf(set, 'day')] as const)
    for (const [i, [a, pa]] of all.entries())
      for (const [b, pb] of all.slice(i + 1)) expect(difference(pa, pb), `${a} and ${b}`).toBeGreaterThan(12)
  })
  it('lets rain fall beyond the windows of a room, and nowhere in it', () => {
    const at = (frame: number) =>
      frameOf(
        shot({ figures: [], plate: { set: 'tea_shop', hour: 'day', weather: 'rain', mood: 'calm' } }),
        moment(frame),
        reference,
        270,
      )
    const [a, b] = [at(2), at(6)]
    const inWindow = (x: number, y: number) => Math.hypot(x - 145, y - 172) < 60
    const shelf = (x: number, y: number) => x < 46 && y > 120 && y < 340
    expect(difference(a, b, 270, inWindow)).toBeGreaterThan(0.7)
    expect(difference(a, b, 270, shelf)).toBeLessThan(0.4)
  })
  it.each(['rain', 'storm', 'fog', 'snow'] as const)('changes an open place in %s', (weather) => {
    expect(difference(plateOf('riverside', 'day'), plateOf('riverside', 'day', weather))).toBeGreaterThan(6)
  })
  it('flashes rarely in a storm: a light that never or always flashes is no storm', () => {
    const storm = shot({
      figures: [],
      plate: { set: 'village_gate', hour: 'night', weather: 'storm', mood: 'calm' },
    })
    const mean = (p: Pixels) => p.reduce((a, v, i) => (i % 4 < 3 ? a + v : a), 0) / p.length
    const light = Array.from({ length: 160 }, (_, i) =>
      mean(frameOf(storm, moment(i * 2, { durationFrames: 400 }), reference, 54)),
    )
    const usual = light.toSorted((a, b) => a - b)[80] ?? 0
    const bright = light.filter((v) => v > usual * 1.25).length
    expect(bright).toBeGreaterThan(0)
    expect(bright).toBeLessThan(20)
  })
})

const COMPOSITIONS: readonly (readonly [string, Composition])[] = [
  ['a resting wide', shot()],
  [
    'a close-up',
    shot({
      figures: [figure('linwan', 480, 1, { emotion: 'sad' })],
      size: 'CU',
      camera: [key(0, 488, 920, 4.4)],
    }),
  ],
  ['a push in', shot({ camera: [key(0, 540, 960, 1), key(1, 560, 940, 1.3)] })],
  [
    'a close-up that moves',
    shot({
      figures: [figure('guchen', 480, 1)],
      size: 'CU',
      camera: [key(0, 488, 920, 3.6), key(1, 488, 900, 4.6)],
    }),
  ],
  [
    'hand-held in the snow',
    shot({ plate: { set: 'old_courtyard', hour: 'dusk', weather: 'snow', mood: 'afraid' }, shake: 0.6 }),
  ],
  [
    'two who hold each other, over a shoulder',
    shot({
      plate: { set: 'penthouse_office', hour: 'dusk', weather: 'rain', mood: 'tender' },
      figures: [
        figure('guchen', 440, 1, { pose: 'embrace', view: 'profile', entwined: true }),
        figure('yunniang', 650, -1, { pose: 'embrace', view: 'profile', entwined: true }),
      ],
      shoulder: figure('zhouyang', 190, 1, { pose: 'away', view: 'back' }),
      size: 'MS',
      camera: [key(0, 540, 1000, 1.9)],
    }),
  ],
  ['an insert', shot({ figures: [], insert: 'jade', size: 'ECU' })],
]

describe('a shot', () => {
  it.each(COMPOSITIONS)('looks with kept bitmaps as it does painted anew: %s', (_, composition) => {
    const at = moment(30, { speech: speaking('linwan', 'O'), caption: { speaker: '林晚', text: '你骗我。' } })
    const kept = frameOf(composition, at, { host, store: createStore() }, 270)
    expect(difference(kept, frameOf(composition, at, reference, 270), 270)).toBeLessThan(3)
  })
  it.each(COMPOSITIONS)('does not depend on what was painted before: %s', (_, composition) => {
    const at = moment(31, { speech: speaking('linwan', 'O') })
    const warm: PaintKit = { host, store: createStore() }
    for (const frame of [0, 40, 12]) frameOf(composition, moment(frame), warm)
    expect(frameOf(composition, at, warm)).toEqual(frameOf(composition, at, { host, store: createStore() }))
  })
  it.each(COMPOSITIONS)(
    'looks the same in a still, with plates kept from others or not: %s',
    (_, composition) => {
      const at = moment(30)
      const still = (store: PaintKit['store']) =>
        picture(270, 480, (ctx) => paintStill(ctx, 270, 480, composition, at, { host, store }))
      const store = createStore()
      const first = still(store)
      expect(difference(first, frameOf(composition, at, reference, 270), 270)).toBeLessThan(1)
      expect(still(store)).toEqual(first)
      expect(still(null)).toEqual(first)
    },
  )
  it('looks the same with a store that can keep nothing: bitmaps would be drawn over while they are laid', () => {
    const [, push] = COMPOSITIONS[2] ?? []
    if (!push) throw new Error('there is a push in')
    const at = moment(30, { speech: speaking('linwan', 'O') })
    const tiny = frameOf(push, at, { host, store: createStore(1) })
    expect(tiny).toEqual(frameOf(push, at, { host, store: createStore() }))
  })
  it('moves the mouth of the speaker, and the lower face alone', () => {
    const close = shot({ figures: [figure('linwan', 480, 1)], size: 'CU', camera: [key(0, 488, 920, 4.4)] })
    const at = (viseme: Viseme) =>
      frameOf(close, moment(20, { speech: speaking('linwan', viseme) }), reference, 270)
    const [shut, open] = [at('PP'), at('aa')]
    expect(difference(shut, open, 270, (_, y) => y > 180 && y < 250)).toBeGreaterThan(0.5)
    expect(difference(shut, open, 270, (_, y) => y < 150)).toBeLessThan(0.05)
  })
  it('moves with its camera keys', () => {
    const still = frameOf(shot(), moment(40))
    const moved = frameOf(shot({ camera: [key(0, 540, 960, 1), key(1, 560, 940, 1.5)] }), moment(40))
    expect(difference(still, moved)).toBeGreaterThan(8)
  })
  it('looks different in every mood', () => {
    const seen = EMOTIONS.map((mood) =>
      frameOf(shot({ plate: { set: 'tea_shop', hour: 'day', weather: 'clear', mood } }), moment(0)),
    )
    for (const [i, a] of seen.entries())
      for (const b of seen.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(0.8)
  })
  it('carries its marks at the top and its caption below, and nothing without them', () => {
    const bare = frameOf(shot(), moment(0), reference, 270)
    const marked = frameOf(shot(), moment(0, { marks: { ai: 'AI', rehearsal: true } }), reference, 270)
    const said = frameOf(shot(), moment(0, { caption: { speaker: null, text: 'Go.' } }), reference, 270)
    expect(difference(bare, marked, 270, (_, y) => y > 70)).toBe(0)
    expect(difference(bare, marked, 270, (x, y) => x > 220 && y < 60)).toBeGreaterThan(5)
    expect(difference(bare, said, 270, (_, y) => y < 480 * 0.66)).toBe(0)
    expect(difference(bare, said, 270)).toBeGreaterThan(0.05)
  })
  it('can be prepared piece by piece, so that its first frame makes nothing', () => {
    for (const [name, composition] of COMPOSITIONS) {
      const store = createStore()
      let slices = 0
      while (!prepareShot(composition, moment(0), W, H, { host, store }, 1))
        expect(++slices, name).toBeLessThan(400)
      const { made } = store.facts()
      const prepared = frameOf(composition, moment(0), { host, store })
      expect(store.facts().made, name).toBe(made)
      expect(prepared, name).toEqual(frameOf(composition, moment(0), { host, store: createStore() }))
    }
  })
})

describe('objects and portraits', () => {
  it('draws every object, each its own', () => {
    const store = createStore()
    const seen = Object.keys(INSERTS).map(
      (insert) =>
        [insert, frameOf(shot({ figures: [], insert, size: 'ECU' }), moment(0), { host, store })] as const,
    )
    for (const [i, [a, pa]] of seen.entries())
      for (const [b, pb] of seen.slice(i + 1))
        expect(difference(pa, pb), `${a} and ${b}`).toBeGreaterThan(0.25)
  })
  it.each([
    ['旧钢表', 'watch'],
    ['第七把钥匙', 'key'],
    ['无邮票的信', 'letter'],
    ['剪角的合影', 'photo'],
    ['缝了云的伞', 'umbrella'],
    ['brass key', 'key'],
    ['Half a bronze mirror', 'mirror'],
    ['unsent red envelopes', 'envelope'],
    ['the swapped will', 'will'],
    ['prayer beads', 'beads'],
  ])('finds the drawing of %s', (words, id) => {
    expect(insertFor(words)).toBe(id)
  })
  it('knows no drawing for a thing unlike any, and no key in a monkey', () => {
    expect(insertFor('黑洞')).toBe(null)
    expect(insertFor('monkey')).toBe(null)
  })
  it('draws two people as two portraits, and one person twice alike', () => {
    const of = (id: CastId) =>
      picture(W, H, (ctx) => paintPortrait(ctx, W, H, CAST[id].look, CAST[id].name, reference))
    expect(of('linwan')).toEqual(of('linwan'))
    expect(difference(of('linwan'), of('guchen'))).toBeGreaterThan(6)
    expect(deviation(of('xiaoyu'))).toBeGreaterThan(12)
  })
})
