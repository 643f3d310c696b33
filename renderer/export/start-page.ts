import type { RenderTaskResult } from '../../shared/picture/render-job.ts'
import type { Bridge } from './bridge.ts'
import { type Painter, runTask } from './run-task.ts'

declare global {
  /** The host's two functions; see {@link Bridge}. */
  var pull: Bridge['pull']
  var push: Bridge['push']
  /** Called by the host, once per task. */
  var renderTask: () => Promise<RenderTaskResult>
}

/** Makes the page ready: from here on its host may call `renderTask()`. */
export function startPage(painter: Painter): void {
  globalThis.renderTask = () =>
    runTask({ pull: (ref) => pull(ref), push: (offset, bytes) => push(offset, bytes) }, painter)
}
