import { JOB_REF, leaveRef, type RenderTask, type RenderTaskResult } from '../../shared/picture/render-job.ts'
import { type Bridge, pullJson, pushAll } from './bridge.ts'
import { encodeShot, momentAt, type PaintFrame } from './encode-shot.ts'
import { lettersOf, loadLetters } from './fonts.ts'

/**
 * Loads the letters a shot needs: those of its captions first, then whatever else its picture writes (shop signs,
 * letters, screens), which shows when a frame is painted once and the browser asks for the fonts.
 */
async function loadFonts(task: RenderTask, rehearse: PaintFrame): Promise<void> {
  await loadLetters(lettersOf(task.shot))
  const canvas = document.createElement('canvas')
  canvas.width = task.width
  canvas.height = task.height
  const ctx = canvas.getContext('2d', { alpha: false })
  if (ctx !== null) rehearse(ctx, task, momentAt(task, 0))
  await document.fonts.ready
}

/** The painter of the page: `paint` may keep finished sheets of paper between frames, `rehearse` keeps nothing. */
export interface Painter {
  readonly paint: PaintFrame
  readonly rehearse: PaintFrame
}

/** Runs the task behind the bridge: pulls it, paints and encodes it, and pushes the MP4. */
export async function runTask(bridge: Bridge, painter: Painter): Promise<RenderTaskResult> {
  const task = (await pullJson(bridge, JOB_REF)) as RenderTask // written by our own core
  await loadFonts(task, painter.rehearse)
  const total = task.shot.durationFrames
  const bytes = await encodeShot(task, painter.paint, (done) => bridge.pull(leaveRef(done, total)))
  await pushAll(bridge, bytes)
  return { frames: total, sizeBytes: bytes.length }
}
