import { compositionSchema, type Composition } from '../../../shared/picture/composition.ts'
import { createStore, paintShot, type PaintKit } from '../../../shared/picture/index.ts'
import { CAST } from '../../../shared/picture/sample-cast.ts'
import { nodeCanvasHost } from '../media/canvas-host.ts'
import { measurement, type BenchContext, type Measurement } from './measure.ts'

const WIDTH = 1080
const HEIGHT = 1920
const FRAMES = 48
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

function timeShot(composition: Composition, kit: PaintKit): number[] {
  const canvas = kit.host(WIDTH, HEIGHT)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('no canvas context')
  return Array.from({ length: FRAMES }, (_, frame) => {
    const speech = [{ cast: 'p0', startFrame: 0, cues: VISEMES.map((viseme, i) => ({ ms: i * 90, viseme })) }]
    const caption = { speaker: null, text: '这壶茶，我给你留了十年。' }
    return cpuMillis(() => {
      paintShot(
        ctx,
        WIDTH,
        HEIGHT,
        composition,
        {
          frame,
          durationFrames: FRAMES,
          fps: { num: 24, den: 1 },
          speech,
          caption,
          marks: { ai: 'AI', rehearsal: true },
        },
        kit,
      )
      ctx.getImageData(0, 0, 1, 1)
    })
  })
}

/** Rehearsal frames at 1080x1920 in Node: the first of a shot, and further ones at rest and in a move, against painting everything. */
export function benchFrames(ctx: BenchContext): Measurement[] {
  const host = nodeCanvasHost()
  ctx.say('painting frames …')
  const sets = ['teashop', 'rooftop', 'hospital']
  timeShot(scene('teashop', false), { host, store: createStore(STORE_BYTES) })
  const rest = sets.map((set) => timeShot(scene(set, false), { host, store: createStore(STORE_BYTES) }))
  const move = sets.map((set) => timeShot(scene(set, true), { host, store: createStore(STORE_BYTES) }))
  const plain = timeShot(scene('teashop', false), { host, store: null })
  const against = { name: 'the same frames painted without kept bitmaps', values: plain }
  return [
    measurement(
      'frames: first of a shot',
      'ms CPU',
      rest.map((list) => list[0] ?? 0),
      against,
    ),
    measurement(
      'frames: further ones, camera at rest',
      'ms CPU',
      rest.flatMap((list) => list.slice(1)),
      against,
    ),
    measurement(
      'frames: further ones, camera moving',
      'ms CPU',
      move.flatMap((list) => list.slice(1)),
      against,
    ),
    measurement('frames: painted without kept bitmaps', 'ms CPU', plain),
  ]
}
