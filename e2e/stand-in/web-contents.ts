import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import type { BrowserWindow } from './browser-window.ts'
import { cancelable } from './cancelable.ts'
import { decode, encode } from './codec.ts'
import { PRELOAD_WORLD, SEND_BINDING } from './inject.ts'
import { ipcMain } from './ipc-main.ts'
import { clickAccelerator } from './menu.ts'
import type { ToApp, ToPreload } from './page/crossing.ts'
import { type Json, jsonOf, textIn } from './pipe.ts'
import { fromChromium, toChromium } from './protocol.ts'
import { answerPaused } from './requests.ts'
import { nextId, pipe } from './runtime.ts'
import { type Session, session } from './session.ts'
import { type Frame, FrameTree } from './web-frame-main.ts'

type OpenHandler = (details: { readonly url: string; readonly frameName: string }) => {
  readonly action: 'deny' | 'allow'
}

/** Electron's `WebContents`: one page of the browser, reached through a session of the protocol. */
export class WebContents extends EventEmitter {
  readonly id = nextId()
  readonly session: Session = session.defaultSession
  readonly window: BrowserWindow
  /** The protocol's session of the page; "" until it is there. */
  sessionId = ''
  openHandler: OpenHandler | null = null
  #frames: FrameTree | null = null
  /** Execution context of the preload in each frame. */
  readonly #contexts = new Map<number, string>()
  /** The app itself asked for the navigation that comes next. */
  #expected = false
  #zoom = 1
  #crashed = false

  constructor(window: BrowserWindow) {
    super()
    this.setMaxListeners(0)
    this.window = window
  }

  get mainFrame(): Frame | null {
    return this.#frames?.main ?? null
  }

  /** The page is there: from here on its events arrive. */
  attach(sessionId: string, mainFrameId: string): void {
    this.sessionId = sessionId
    this.#frames = new FrameTree(mainFrameId)
    this.#contexts.clear()
    this.#crashed = false
  }

  /** An event of the protocol in this page's session. */
  hear(method: string, params: Json): void {
    switch (method) {
      case 'Runtime.bindingCalled':
        if (params['name'] === SEND_BINDING) this.#fromPreload(params)
        return
      case 'Runtime.executionContextCreated':
        return this.#contextCreated(jsonOf(params['context']))
      case 'Runtime.executionContextDestroyed':
        return void this.#contexts.delete(Number(params['executionContextId']))
      case 'Runtime.executionContextsCleared':
        return this.#contexts.clear()
      case 'Page.frameAttached':
        return this.#frames?.attach(textIn(params, 'frameId'), textIn(params, 'parentFrameId'))
      case 'Page.frameDetached':
        return this.#frames?.detach(textIn(params, 'frameId'))
      case 'Page.frameNavigated':
        return this.#navigated(jsonOf(params['frame']))
      case 'Page.domContentEventFired':
        return void this.emit('dom-ready', {})
      case 'Page.loadEventFired':
        return void this.emit('did-finish-load', {})
      case 'Page.windowOpen': {
        const details = { url: fromChromium(textIn(params, 'url')), frameName: textIn(params, 'windowName') }
        return void this.openHandler?.(details)
      }
      case 'Page.javascriptDialogOpening':
        return this.#dialogOpening(params)
      case 'Fetch.requestPaused':
        return void answerPaused(this, params).catch(() => {})
      case 'Inspector.targetCrashed':
        return this.#gone()
      default:
    }
  }

  #contextCreated(context: Json): void {
    if (textIn(context, 'name') !== PRELOAD_WORLD) return
    this.#contexts.set(Number(context['id']), textIn(jsonOf(context['auxData']), 'frameId'))
  }

  #navigated(frame: Json): void {
    const known = this.#frames?.get(textIn(frame, 'id'))
    const url = fromChromium(textIn(frame, 'url'))
    if (known === null || known === undefined) return
    known.url = url
    if (known.parent === null) this.emit('did-navigate', {}, url)
  }

  #dialogOpening(params: Json): void {
    if (textIn(params, 'type') !== 'beforeunload') return
    // As in Electron nobody is asked: the page stays unless the app says that it may go.
    const event = cancelable()
    this.emit('will-prevent-unload', event)
    pipe().tell('Page.handleJavaScriptDialog', { accept: event.defaultPrevented }, this.sessionId)
    if (!event.defaultPrevented) this.window.stayed()
  }

  #gone(): void {
    if (this.#crashed) return
    this.#crashed = true
    this.#contexts.clear()
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    app.emit('render-process-gone', {}, this, { reason: 'crashed', exitCode: 1 })
  }

  #fromPreload(params: Json): void {
    const contextId = Number(params['executionContextId'])
    const message = decode(textIn(params, 'payload')) as ToApp
    const senderFrame = this.#frames?.get(this.#contexts.get(contextId) ?? '') ?? null
    const event = {
      sender: this,
      senderFrame,
      frameId: 1,
      processId: 1,
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    }
    if (message.kind === 'key') return void clickAccelerator(message.key)
    if (message.kind === 'send') return void ipcMain.emit(message.channel, event, ...message.args)
    const { id, channel, args } = message
    ipcMain.answer(channel, event, args).then(
      (value) => this.#answer({ kind: 'answer', id, error: null, value }, contextId),
      (error: Error) => this.#answer({ kind: 'answer', id, error: error.message, value: null }, contextId),
    )
  }

  #answer(message: Extract<ToPreload, { kind: 'answer' }>, contextId: number): void {
    try {
      this.#toPreload(message, contextId)
    } catch (error) {
      // The answer could not be cloned: that is what the page is told.
      this.#toPreload(
        { ...message, error: error instanceof Error ? error.message : '', value: null },
        contextId,
      )
    }
  }

  #toPreload(message: ToPreload, contextId: number): void {
    const expression = `standInReceive(${JSON.stringify(encode(message))})`
    pipe().tell('Runtime.evaluate', { expression, contextId }, this.sessionId)
  }

  /** Tells the preload of the main frame. Before there is one, nobody hears it, as in Electron. */
  toMainFrame(message: ToPreload): void {
    const main = this.mainFrame?.id
    for (const [contextId, frame] of this.#contexts) if (frame === main) this.#toPreload(message, contextId)
  }

  send(channel: string, ...args: unknown[]): void {
    this.toMainFrame({ kind: 'event', channel, args })
  }

  isDestroyed(): boolean {
    return this.window.isDestroyed()
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  getURL(): string {
    return this.mainFrame?.url ?? ''
  }

  getTitle(): string {
    return this.window.getTitle()
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  /** True once after the app asked for a navigation: it is not the page that wants to go somewhere. */
  takeExpected(): boolean {
    const expected = this.#expected
    this.#expected = false
    return expected
  }

  async loadURL(url: string): Promise<void> {
    await this.window.attached
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    this.#expected = true
    const answer = await pipe().send('Page.navigate', { url: toChromium(url) }, this.sessionId)
    const failure = textIn(answer, 'errorText')
    if (failure === '') return loaded
    this.emit('did-fail-load', {}, -2, failure, url, true)
    throw new Error(`${failure} (-2) loading '${url}'`)
  }

  reload(): void {
    this.#expected = true
    if (this.#crashed) void this.window.revive(this.getURL())
    else pipe().tell('Page.reload', {}, this.sessionId)
  }

  reloadIgnoringCache(): void {
    this.reload()
  }

  close(): void {
    this.window.close()
  }

  forcefullyCrashRenderer(): void {
    pipe().tell('Page.crash', {}, this.sessionId)
  }

  async executeJavaScript(code: string): Promise<unknown> {
    await this.window.attached
    const call = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true }
    const answer = await pipe().send('Runtime.evaluate', call, this.sessionId)
    const thrown = jsonOf(jsonOf(answer['exceptionDetails'])['exception'])
    if (Object.keys(thrown).length > 0) throw new Error(textIn(thrown, 'description'))
    return jsonOf(answer['result'])['value']
  }

  async capturePage(): Promise<{ toPNG(): Buffer; isEmpty(): boolean }> {
    await this.window.attached
    const shot = await pipe().send('Page.captureScreenshot', { format: 'png' }, this.sessionId)
    const png = Buffer.from(textIn(shot, 'data'), 'base64')
    return { toPNG: () => png, isEmpty: () => png.length === 0 }
  }

  getZoomFactor(): number {
    return this.#zoom
  }

  /** Like the browser's own zoom: fewer CSS pixels in the same window, each of them larger. */
  setZoomFactor(zoom: number): void {
    if (zoom === this.#zoom) return
    this.#zoom = zoom
    void this.window.applyZoom(zoom).catch(() => {})
  }

  /** Has the page's `prefers-color-scheme` say this; "" leaves it to the system. */
  setColourScheme(scheme: 'dark' | 'light' | ''): void {
    const features = [{ name: 'prefers-color-scheme', value: scheme }]
    pipe().tell('Emulation.setEmulatedMedia', { features }, this.sessionId)
  }

  openDevTools(): void {}
  closeDevTools(): void {}
  setBackgroundThrottling(): void {}
  setAudioMuted(): void {}
  focus(): void {}
}
