import { compositionSchema, type Composition } from '../../../shared/picture/composition.ts'
import {
  createStore,
  paintShot,
  prepareShot,
  type PaintKit,
  type ShotMoment,
} from '../../../shared/picture/index.ts'
import { CAST } from '../../../shared/picture/sample-cast.ts'
import { nodeCanvasHost } from '../media/canvas-host.ts'
import { measurement, type BenchContext, type Measurement } from './measure.ts'

const WIDTH = 1080
const HEIGHT = 1920
const FRAMES = 48
/** Frames a place that are painted without a store. */
const PLAIN_FRAMES = 8
/** Ids of sets: an unknown one would be painted as the first set there is. */
const WARM_UP = 'old_courtyard'
const PLACES = ['tea_shop', 'rooftop', 'hospital_corridor'] as const
const STORE_BYTES = 192e6
const VISEMES = ['aa', 'PP', 'O', 'SS', 'sil', 'E', 'U', 'DD', 'FF'] as const

/** Two people talking in a place, with a resting camera or one that pushes in. */
function scene(set: string, moving: boolean): Composition {
  const people = Object.values(CAST).slice(0, 2)
  const figures = people.map((person, i) => ({
    cast: `p${i}`,
    look: person.look,
    x: i === 0 ? 330 : 760,
    y: null,
    scale: 0.95,
    facing: i === 0 ? 1 : -1,
    view: 'front',
    pose: i === 0 ? 'talk' : 'stand',
    emotion: i === 0 ? 'happy' : 'sad',
    strength: 2,
    gazeAt: null,
    entwined: false,
  }))
  const from = { at: 0, x: 540, y: 960, zoom: 1, ease: 'in_out' }
  const camera = moving ? [from, { at: 1, x: 545, y: 985, zoom: 1.34, ease: 'linear' }] : [from]
  return compositionSchema.parse({
    plate: { set, hour: 'day', weather: 'clear', mood: 'tender' },
    figures,
    shoulder: null,
    insert: null,
    size: 'WS',
    camera,
    shake: 0,
  })
}

/** CPU milliseconds: what a frame costs, whatever else the machine does meanwhile. */
function cpuMillis(work: () => void): number {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const MOMENT: ShotMoment = {
  frame: 0,
  durationFrames: FRAMES,
  fps: { num: 24, den: 1 },
  speech: [{ cast: 'p0', startFrame: 0, cues: VISEMES.map((viseme, i) => ({ ms: i * 90, viseme })) }],
  caption: { speaker: null, text: '这壶茶，我给你留了十年。' },
  marks: { ai: 'AI', rehearsal: true },
}

/** What each of the first frames of a shot costs. */
function timeShot(composition: Composition, kit: PaintKit, frames = FRAMES): number[] {
  const canvas = kit.host(WIDTH, HEIGHT)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('no canvas context')
  return Array.from({ length: frames }, (_, frame) =>
    cpuMillis(() => {
      paintShot(ctx, WIDTH, HEIGHT, composition, { ...MOMENT, frame }, kit)
      ctx.getImageData(0, 0, 1, 1)
    }),
  )
}

/** What it costs to prepare a shot, and what its first frame costs then. */
function timePrepared(composition: Composition, kit: PaintKit): { ahead: number; first: number } {
  const ahead = cpuMillis(() => {
    while (!prepareShot(composition, MOMENT, WIDTH, HEIGHT, kit, 1));
  })
  return { ahead, first: timeShot(composition, kit, 1)[0] ?? 0 }
}

/**
 * Rehearsal frames at 1080x1920 in Node, against painting everything anew. One store serves all shots, as in the stage
 * and the export; both prepare the next shot while one plays, so a first frame that nothing was prepared for is what
 * one sees after a jump.
 */
export function benchFrames(ctx: BenchContext): Measurement[] {
  const host = nodeCanvasHost()
  const kit = { host, store: createStore(STORE_BYTES) }
  ctx.say('painting frames …')
  timeShot(scene(WARM_UP, false), kit)
  timeShot(scene(WARM_UP, true), kit)
  const rest = PLACES.map((set) => timeShot(scene(set, false), kit))
  const move = PLACES.map((set) => timeShot(scene(set, true), kit))
  kit.store.clear()
  const prepared = [false, true].flatMap((moving) =>
    PLACES.map((set) => timePrepared(scene(set, moving), kit)),
  )
  const plain = PLACES.flatMap((set) => timeShot(scene(set, false), { host, store: null }, PLAIN_FRAMES))
  const against = { name: 'the same frames painted without kept bitmaps', values: plain }
  const row = (name: string, values: readonly number[]): Measurement =>
    measurement(`frames: ${name}`, 'ms CPU', values, against)
  return [
    row(
      'first of a shot, nothing prepared',
      [...rest, ...move].map((list) => list[0] ?? 0),
    ),
    row(
      'first of a shot, prepared while the one before plays',
      prepared.map(({ first }) => first),
    ),
    row(
      'all that is prepared for a shot',
      prepared.map(({ ahead }) => ahead),
    ),
    row(
      'further ones, camera at rest',
      rest.flatMap((list) => list.slice(1)),
    ),
    row(
      'further ones, camera moving',
      move.flatMap((list) => list.slice(1)),
    ),
    measurement('frames: painted without kept bitmaps', 'ms CPU', plain),
  ]
}
