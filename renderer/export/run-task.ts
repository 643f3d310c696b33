import { lettersOf, loadLetters } from '../../shared/picture/letters.ts'
import { JOB_REF, leaveRef, type RenderTask, type RenderTaskResult } from '../../shared/picture/render-job.ts'
import { type Bridge, pullJson, pushAll } from './bridge.ts'
import { encodeShot, type Hands } from './encode-shot.ts'

/** Who paints: frames, and all the letters that drawings carry (signs, seals), whatever the shot says. */
export interface Painter extends Hands {
  readonly lettering: () => string
}

/** Runs the task behind the bridge: pulls it, paints and encodes it, and pushes the MP4. */
export async function runTask(bridge: Bridge, painter: Painter): Promise<RenderTaskResult> {
  const task = (await pullJson(bridge, JOB_REF)) as RenderTask // written by our own core
  await loadLetters(
    document.fonts,
    lettersOf(task.next === null ? [task.shot] : [task.shot, task.next]) + painter.lettering(),
  )
  const total = task.shot.durationFrames
  const bytes = await encodeShot(task, painter, (done) => bridge.pull(leaveRef(done, total)))
  await pushAll(bridge, bytes)
  return { frames: total, sizeBytes: bytes.length }
}
