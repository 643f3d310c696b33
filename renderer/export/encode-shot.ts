import type { ShotMoment } from '../../shared/picture/index.ts'
import { momentOf } from '../../shared/picture/moment.ts'
import type { RenderTask } from '../../shared/picture/render-job.ts'
import { openFrameEncoder } from './frame-encoder.ts'

/** Paints one frame of a shot over the whole of `ctx`. */
export type PaintFrame = (ctx: CanvasRenderingContext2D, task: RenderTask, moment: ShotMoment) => void

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

/**
 * Paints and encodes a shot as the MP4 of a {@link openFrameEncoder} run. `leave(done)` is awaited every few frames;
 * when it rejects, so does this.
 */
export async function encodeShot(
  task: RenderTask,
  paint: PaintFrame,
  leave: (done: number) => Promise<unknown>,
): Promise<Uint8Array> {
  const { canvas, ctx } = openCanvas(task)
  const encoder = await openFrameEncoder(task)
  try {
    for (let frame = 0; frame < task.shot.durationFrames; frame += 1) {
      if (frame % LEAVE_EVERY === 0) await leave(frame)
      paint(ctx, task, momentOf(task.shot, task.fps, frame))
      await encoder.add(canvas)
    }
    return await encoder.finish()
  } finally {
    encoder.close()
  }
}
