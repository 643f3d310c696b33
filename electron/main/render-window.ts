import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { JOB_REF, parseLeaveRef } from '../../shared/picture/render-job.ts'
import { StudioError } from '../studio/errors.ts'
import type { ExportPage } from '../studio/media/render/export-page.ts'
import type { OpenRenderPage, RenderIo, RenderPage } from '../studio/media/render/render-page.ts'
import { guardContents } from './guard.ts'
import { EXPORT_ORIGIN, originOf } from './origin.ts'
import { PULL_CHANNEL, PUSH_CHANNEL } from '../preload/render-channels.ts'

/** A run that a hidden window is in the middle of. */
interface Run {
  readonly task: unknown
  readonly io: RenderIo
  readonly signal: AbortSignal
}

/** What {@link hiddenWindowHost} is set up with. */
export interface HiddenWindowOptions {
  readonly preload: string
  /** The built export page; throws `RENDERER_MISSING` when there is none. */
  readonly page: () => ExportPage
}

/** The runs of all hidden windows, by the id of their contents. */
const runs = new Map<number, Run>()
let answering = false

/** The run a message belongs to; anything that is not the main frame of an export page has none. */
function runOf({ sender, senderFrame }: IpcMainInvokeEvent): Run {
  const run = runs.get(sender.id)
  const own =
    senderFrame !== null && senderFrame.parent === null && originOf(senderFrame.url) === EXPORT_ORIGIN
  if (!own || run === undefined) throw new Error('no run is going on')
  run.signal.throwIfAborted()
  return run
}

async function pull(event: IpcMainInvokeEvent, ref: unknown): Promise<Uint8Array> {
  const { task, io } = runOf(event)
  const name = String(ref)
  if (name === JOB_REF) return Buffer.from(JSON.stringify(task))
  const leave = parseLeaveRef(name)
  if (leave === null) return io.pull(name)
  io.progress(leave.done, leave.total)
  return new Uint8Array(0)
}

async function push(event: IpcMainInvokeEvent, offset: unknown, bytes: unknown): Promise<void> {
  if (!(bytes instanceof Uint8Array)) throw new Error('only bytes can be handed over')
  await runOf(event).io.push(Number(offset), bytes)
}

/** Answers the export page's two functions, whichever hidden window they come from. */
function answerPages(): void {
  if (answering) return
  answering = true
  ipcMain.handle(PULL_CHANNEL, pull)
  ipcMain.handle(PUSH_CHANNEL, push)
}

const failed = (message: string, cause?: unknown): StudioError =>
  new StudioError('RENDER_FAILED', message, 'Run the export again: finished shots are kept.', cause)

/** Rejects when the window can no longer finish what it does: its process is gone, or nobody wants it any more. */
function interruption(window: BrowserWindow, signal: AbortSignal): { promise: Promise<never>; stop(): void } {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => {})
  const onGone = (): void => reject(failed('The export page crashed.'))
  const onAbort = (): void => reject(new StudioError('CANCELLED', 'The export was cancelled.'))
  const { webContents } = window
  webContents.once('render-process-gone', onGone)
  window.once('closed', onGone)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  return {
    promise,
    stop() {
      signal.removeEventListener('abort', onAbort)
      if (window.isDestroyed()) return
      webContents.off('render-process-gone', onGone)
      window.off('closed', onGone)
    },
  }
}

async function runIn(window: BrowserWindow, run: Run): Promise<unknown> {
  if (window.isDestroyed()) throw failed('The export page is closed.')
  const { id } = window.webContents
  const stopped = interruption(window, run.signal)
  runs.set(id, run)
  try {
    const work = window.webContents.executeJavaScript('renderTask()')
    work.catch(() => {})
    return await Promise.race([work, stopped.promise])
  } catch (error) {
    if (!window.isDestroyed()) window.destroy()
    if (error instanceof StudioError) throw error
    throw failed(`The export page failed: ${error instanceof Error ? error.message : String(error)}`, error)
  } finally {
    runs.delete(id)
    stopped.stop()
  }
}

async function openPage({ preload }: HiddenWindowOptions): Promise<RenderPage> {
  answerPages()
  const window = new BrowserWindow({
    show: false,
    width: 400,
    height: 300,
    skipTaskbar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  })
  guardContents(window.webContents)
  try {
    await window.loadURL(`${EXPORT_ORIGIN}/`)
  } catch (error) {
    if (!window.isDestroyed()) window.destroy()
    throw failed('The export page did not load.', error)
  }
  return {
    run: (task, io, signal) => runIn(window, { task, io, signal }),
    close: async () => {
      if (!window.isDestroyed()) window.destroy()
    },
  }
}

/** The export page in a hidden window of the app. */
export function hiddenWindowHost(options: HiddenWindowOptions): OpenRenderPage {
  const open = async (): Promise<RenderPage> => {
    options.page()
    return openPage(options)
  }
  // A getter cannot be assigned, hence the assertion.
  return Object.defineProperty(open, 'version', {
    get: () => options.page().version,
  }) as unknown as OpenRenderPage
}
