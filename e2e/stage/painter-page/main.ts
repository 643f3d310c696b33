import { letteringOnStage, lettersOf, loadLetters } from '../../../shared/picture/index.ts'
import type { RenderJob } from '../../../shared/picture/render-job.ts'
import { createShotPainter, type PictureSize } from '../../../renderer/stage/player/shot-painter.ts'

/** A task of the page: what to paint, one frame after another, with the pixels of the last one handed back. */
export interface PaintTask {
  readonly job: RenderJob
  readonly size: PictureSize
  /** Shot and frame of each picture, in the order they are painted. */
  readonly frames: readonly { readonly shot: number; readonly frame: number }[]
  /** Do all the slices of work on a picture before it is painted. */
  readonly prepared: boolean
  readonly captions: boolean
}

/** How long each picture took to come, in milliseconds, with its slices of work before it. */
export interface PaintTimes {
  readonly paintMs: readonly number[]
  readonly slicesMs: readonly number[]
}

declare global {
  var pull: (ref: string) => Promise<Uint8Array>
  var push: (offset: number, bytes: Uint8Array) => Promise<void>
  var renderTask: () => Promise<unknown>
}

/** Reads one pixel: a browser carries drawing calls out when somebody looks. */
const settle = (ctx: CanvasRenderingContext2D): unknown => ctx.getImageData(0, 0, 1, 1)

async function paintAll(task: PaintTask): Promise<PaintTimes> {
  const { job, size } = task
  const painter = createShotPainter(job.fps)
  painter.setCaptions(task.captions)
  const ctx = Object.assign(document.createElement('canvas'), size).getContext('2d', { alpha: false })
  if (ctx === null) throw new Error('no canvas')
  await loadLetters(document.fonts, lettersOf(job.shots) + letteringOnStage())
  const paintMs: number[] = []
  const slicesMs: number[] = []
  for (const { shot: index, frame } of task.frames) {
    const shot = job.shots[index]
    if (shot === undefined) throw new Error(`no shot ${index}`)
    for (let done = !task.prepared; !done;) {
      const before = performance.now()
      done = painter.prepare(shot, frame, size)
      slicesMs.push(performance.now() - before)
    }
    const before = performance.now()
    painter.paint(ctx, shot, frame, size)
    settle(ctx)
    paintMs.push(performance.now() - before)
  }
  const { data } = ctx.getImageData(0, 0, size.width, size.height)
  const piece = 1 << 20
  for (let offset = 0; offset < data.length; offset += piece)
    await push(offset, new Uint8Array(data.buffer, offset, Math.min(piece, data.length - offset)))
  return { paintMs, slicesMs }
}

globalThis.renderTask = async () =>
  paintAll(JSON.parse(new TextDecoder().decode(await pull('job'))) as PaintTask)
