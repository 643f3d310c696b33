import { StudioError } from '../../errors.ts'
import { asJson, type Cdp, type Json, textOf } from './cdp.ts'
import { type ChromiumProcess, startChromium } from './chromium-process.ts'
import { type ExportPage, openExportPage, PAGE_HEADERS, PAGE_ORIGIN } from './export-page.ts'
import { findChromium } from './find-chromium.ts'
import { announceBridge, installBridge, type PageBridge } from './page-bridge.ts'
import type { OpenRenderPage, RenderIo, RenderPage } from './render-page.ts'

/** How {@link chromiumHost} is set up. */
export interface ChromiumHostOptions {
  /** Folder of the built export page. */
  readonly pageDir: string
  /** Where the browser is looked for; the environment of this process unless given. */
  readonly env?: NodeJS.ProcessEnv
  /** Hears the process id of each browser that is started. */
  readonly onStart?: (pid: number) => void
}

/** Answers one request of the page: a file of its own, or a refusal. There is no third case, so there is no network. */
async function answerRequest(cdp: Cdp, page: ExportPage, params: Json, sessionId: string): Promise<void> {
  const requestId = textOf(params, 'requestId')
  const url = new URL(textOf(asJson(params['request']), 'url'))
  const file = url.origin === PAGE_ORIGIN ? page.file(url.pathname) : null
  if (file === null) {
    await cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }, sessionId)
    return
  }
  const headers = { ...PAGE_HEADERS, 'content-type': file.mime }
  const answer = {
    requestId,
    responseCode: 200,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: file.bytes.toString('base64'),
  }
  await cdp.send('Fetch.fulfillRequest', answer, sessionId)
}

/** Opens a tab with the export page in it and resolves with its session when it has loaded. */
async function loadPage(cdp: Cdp, page: ExportPage): Promise<string> {
  const target = await cdp.send('Target.createTarget', { url: 'about:blank' })
  const attached = await cdp.send('Target.attachToTarget', { targetId: target['targetId'], flatten: true })
  const sessionId = textOf(attached, 'sessionId')
  cdp.on('Fetch.requestPaused', (params, from) => {
    // A request of a page that has just gone cannot be answered any more.
    answerRequest(cdp, page, params, from).catch(() => {})
  })
  cdp.on('Inspector.targetCrashed', () =>
    cdp.fail(new StudioError('RENDER_FAILED', 'The export page crashed.', 'Run the export again.')),
  )
  const loaded = new Promise<void>((resolve) => cdp.on('Page.loadEventFired', () => resolve()))
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId)
  await announceBridge(cdp, sessionId)
  await cdp.send('Page.enable', {}, sessionId)
  const navigated = await cdp.send('Page.navigate', { url: `${PAGE_ORIGIN}/` }, sessionId)
  const failure = textOf(navigated, 'errorText')
  if (failure !== '') throw new StudioError('RENDER_FAILED', `The export page did not load: ${failure}`)
  await loaded
  return sessionId
}

/** What an evaluation returned; what it threw becomes `RENDER_FAILED`. */
function valueOf(evaluated: Json): unknown {
  const thrown = asJson(evaluated['exceptionDetails'])
  if (Object.keys(thrown).length === 0) return asJson(evaluated['result'])['value']
  const [message] = textOf(asJson(thrown['exception']), 'description').split('\n    at ')
  throw new StudioError('RENDER_FAILED', `The export page failed: ${message || textOf(thrown, 'text')}`)
}

/** Settles as `work` does, but rejects at once when `signal` is aborted. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new StudioError('CANCELLED', 'The export was cancelled.'))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  work.catch(() => {})
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function asRenderError(error: unknown): unknown {
  if (error instanceof StudioError) return error
  return new StudioError('RENDER_FAILED', error instanceof Error ? error.message : String(error), '', error)
}

async function runInPage(
  chromium: ChromiumProcess,
  sessionId: string,
  bridge: PageBridge,
  ...[task, io, signal]: [unknown, RenderIo, AbortSignal]
): Promise<unknown> {
  bridge.serve({ task, io, signal })
  try {
    const call = { expression: 'renderTask()', awaitPromise: true, returnByValue: true }
    return valueOf(await unlessAborted(chromium.cdp.send('Runtime.evaluate', call, sessionId), signal))
  } catch (error) {
    await chromium.stop()
    throw asRenderError(error)
  } finally {
    bridge.serve(null)
  }
}

async function openPage(
  executable: string,
  page: ExportPage,
  onStart: (pid: number) => void,
): Promise<RenderPage> {
  const chromium = await startChromium(executable)
  onStart(chromium.pid)
  try {
    const sessionId = await loadPage(chromium.cdp, page)
    const bridge = await installBridge(chromium.cdp, sessionId)
    return {
      run: (task, io, signal) => runInPage(chromium, sessionId, bridge, task, io, signal),
      close: () => chromium.stop(),
    }
  } catch (error) {
    await chromium.stop()
    throw asRenderError(error)
  }
}

/**
 * The export page in a headless Chromium of its own, for the command line. Each call starts a browser with a fresh
 * profile; closing the page ends it. Page and browser are looked for when they are needed, so a studio that lacks
 * either works until it has to paint, and then says `RENDERER_MISSING`.
 */
export function chromiumHost(options: ChromiumHostOptions): OpenRenderPage {
  let page: ExportPage | null = null
  const builtPage = (): ExportPage => (page ??= openExportPage(options.pageDir))
  const open = async (): Promise<RenderPage> =>
    openPage(findChromium(options.env ?? process.env), builtPage(), options.onStart ?? (() => {}))
  // A getter cannot be assigned, hence the assertion.
  return Object.defineProperty(open, 'version', {
    get: () => builtPage().version,
  }) as unknown as OpenRenderPage
}
