import { parseLeaveRef, JOB_REF } from '../../../../shared/picture/render-job.ts'
import { asJson, type Cdp, textOf } from './cdp.ts'
import type { RenderIo } from './render-page.ts'

/**
 * The two functions of the export page, carried over the protocol. The page calls a binding with text; the answer goes
 * back through a function of the page that only we hold. Bytes travel as base64: measured, a binding carries them half
 * as fast again as an intercepted POST, and it leaves the page with no address it may connect to.
 */

/** The name under which the binding comes into being; the installer below takes it away from the page at once. */
const BINDING = 'cliffhangerCall'

/** Runs in the page: puts `pull` and `push` there and returns the function that settles their calls. */
const INSTALLER = `(() => {
  const call = globalThis.${BINDING}
  delete globalThis.${BINDING}
  const waiting = new Map()
  let last = 0
  const ask = (message) => new Promise((resolve, reject) => {
    last += 1
    waiting.set(last, { resolve, reject })
    call(JSON.stringify({ id: last, ...message }))
  })
  const add = (name, value) => Object.defineProperty(globalThis, name, { value, enumerable: true })
  add('pull', async (ref) => Uint8Array.fromBase64(await ask({ pull: String(ref) })))
  add('push', async (offset, bytes) => { await ask({ push: bytes.toBase64(), offset }) })
  return (id, error, text) => {
    const { resolve, reject } = waiting.get(id)
    waiting.delete(id)
    if (error === null) resolve(text)
    else reject(new Error(error))
  }
})()`

/** The page's side of the run that is going on. */
export interface PageBridge {
  /** Answers the page's calls from `io` and `task` from here on; null refuses them all. */
  serve(run: { readonly task: unknown; readonly io: RenderIo; readonly signal: AbortSignal } | null): void
}

async function answer(
  message: Record<string, unknown>,
  run: Parameters<PageBridge['serve']>[0],
): Promise<string> {
  if (run === null) throw new Error('no run is going on')
  run.signal.throwIfAborted()
  if (typeof message['push'] === 'string') {
    await run.io.push(Number(message['offset']), Buffer.from(message['push'], 'base64'))
    return ''
  }
  const ref = textOf(message, 'pull')
  if (ref === JOB_REF) return Buffer.from(JSON.stringify(run.task)).toString('base64')
  const leave = parseLeaveRef(ref)
  if (leave !== null) {
    run.io.progress(leave.done, leave.total)
    return ''
  }
  const bytes = await run.io.pull(ref)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** Makes the binding exist in the pages that session opens from now on. */
export async function announceBridge(cdp: Cdp, sessionId: string): Promise<void> {
  await cdp.send('Runtime.enable', {}, sessionId)
  await cdp.send('Runtime.addBinding', { name: BINDING }, sessionId)
}

/** Puts `pull` and `push` into the loaded page. */
export async function installBridge(cdp: Cdp, sessionId: string): Promise<PageBridge> {
  const installed = await cdp.send('Runtime.evaluate', { expression: INSTALLER }, sessionId)
  const objectId = textOf(asJson(installed['result']), 'objectId')
  let run: Parameters<PageBridge['serve']>[0] = null
  const settle = (id: unknown, error: string | null, text: string): void => {
    const call = {
      objectId,
      functionDeclaration: 'function (id, error, text) { this(id, error, text) }',
      arguments: [{ value: id }, { value: error }, { value: text }],
    }
    // A page that is gone needs no answer: the run that waits for it is told by the connection itself.
    cdp.send('Runtime.callFunctionOn', call, sessionId).catch(() => {})
  }
  cdp.on('Runtime.bindingCalled', (params, from) => {
    if (from !== sessionId || params['name'] !== BINDING) return
    const message = asJson(JSON.parse(textOf(params, 'payload')))
    answer(message, run).then(
      (text) => settle(message['id'], null, text),
      (error: unknown) => settle(message['id'], error instanceof Error ? error.message : String(error), ''),
    )
  })
  return {
    serve: (next) => {
      run = next
    },
  }
}
