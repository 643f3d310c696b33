import type { ShotMoment } from '../../shared/picture/index.ts'
import { momentOf } from '../../shared/picture/moment.ts'
import type { RenderTask } from '../../shared/picture/render-job.ts'
import { openFrameEncoder } from './frame-encoder.ts'

/** Paints one frame of a shot over the whole of `ctx`. */
export type PaintFrame = (ctx: CanvasRenderingContext2D, task: RenderTask, moment: ShotMoment) => void

/** Decodes what a frame needs and is not painted from layers; resolves when it may be painted. */
export type LoadFrame = (task: RenderTask, moment: ShotMoment) => Promise<void>

/** Does one slice of work on the first frame of a shot to come; true when there is nothing left to do. */
export type PrepareShot = (task: RenderTask, moment: ShotMoment) => boolean

/** Who does the work on frames. */
export interface Hands {
  readonly load: LoadFrame
  readonly paint: PaintFrame
  readonly prepare: PrepareShot
}

/** Frames between two requests for leave to go on. */
const LEAVE_EVERY = 6

let lastCanvas: HTMLCanvasElement | null = null

/** A canvas of a task's size, and its context. It is the same one for as long as the size stays the same. */
function openCanvas({ width, height }: RenderTask): {
  readonly canvas: HTMLCanvasElement
  readonly ctx: CanvasRenderingContext2D
} {
  if (lastCanvas?.width !== width || lastCanvas.height !== height)
    lastCanvas = Object.assign(document.createElement('canvas'), { width, height })
  const ctx = lastCanvas.getContext('2d', { alpha: false })
  if (ctx === null) throw new Error('this browser has no 2D canvas')
  return { canvas: lastCanvas, ctx }
}

/** A turn of the page's loop: what has come in meanwhile is seen to. */
const aTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** Works on the task after this one, slice by slice, for as long as something else is awaited. */
async function meanwhile<T>(awaited: Promise<T>, task: RenderTask, prepare: PrepareShot): Promise<T> {
  const { next } = task
  let over = false
  const end = (): void => {
    over = true
  }
  awaited.then(end, end)
  if (next !== null) {
    const coming = { ...task, shot: next, next: null }
    const first = momentOf(next, task.fps, 0)
    await aTurn()
    while (!over && !prepare(coming, first)) await aTurn()
  }
  return awaited
}

/**
 * Paints and encodes a shot as the MP4 of a {@link openFrameEncoder} run. `leave(done)` is awaited every few frames;
 * when it rejects, so does this. While the encoder is behind, the next shot is prepared.
 */
export async function encodeShot(
  task: RenderTask,
  { load, paint, prepare }: Hands,
  leave: (done: number) => Promise<unknown>,
): Promise<Uint8Array> {
  const { canvas, ctx } = openCanvas(task)
  const encoder = await openFrameEncoder(task)
  try {
    for (let frame = 0; frame < task.shot.durationFrames; frame += 1) {
      if (frame % LEAVE_EVERY === 0) await leave(frame)
      const moment = momentOf(task.shot, task.fps, frame)
      await load(task, moment)
      paint(ctx, task, moment)
      await meanwhile(encoder.add(canvas), task, prepare)
    }
    return await meanwhile(encoder.finish(), task, prepare)
  } finally {
    encoder.close()
  }
}
