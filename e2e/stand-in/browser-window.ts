import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { app } from './app.ts'
import { cancelable } from './cancelable.ts'
import { mainWorldScript, PRELOAD_WORLD, preloadWorldScript, SEND_BINDING } from './inject.ts'
import { type Json, jsonOf, textIn } from './pipe.ts'
import { browserVersion, nextId, pipe, windows } from './runtime.ts'
import { firstTarget } from './targets.ts'
import { WebContents } from './web-contents.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

interface WindowOptions extends Partial<Bounds> {
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: {
    readonly preload?: string
    readonly nodeIntegrationInSubFrames?: boolean
  }
}

/** Electron's `BrowserWindow`. In headless Chromium a hidden one differs from a shown one only by what it says. */
export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()]
  }
  static fromWebContents(contents: WebContents): BrowserWindow {
    return contents.window
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows.values()].findLast((window) => window.isVisible()) ?? null
  }

  readonly id = nextId()
  readonly webContents: WebContents
  /** Resolves when the page is there. */
  attached: Promise<void>
  targetId = ''
  readonly #options: WindowOptions
  #bounds: Bounds
  #around = { width: 0, height: 0 }
  #title: string
  #visible: boolean
  #maximized = false
  #minimized = false
  #destroyed = false
  #shownOnce = false

  constructor(options: WindowOptions = {}) {
    super()
    this.setMaxListeners(0)
    this.#options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? ''
    this.#visible = options.show !== false
    this.webContents = new WebContents(this)
    windows.set(this.id, this)
    this.attached = this.#attach()
    this.attached.catch(() => {})
    this.webContents.on('did-finish-load', () => {
      if (this.#shownOnce) return
      this.#shownOnce = true
      this.emit('ready-to-show', {})
    })
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  async #attach(): Promise<void> {
    const { width, height } = this.#bounds
    const hidden = !this.#visible && this.#options.show === false
    this.targetId = await firstTarget({ width, height, hidden })
    const attached = await pipe().send('Target.attachToTarget', { targetId: this.targetId, flatten: true })
    const sessionId = textIn(attached, 'sessionId')
    // The main frame of a page has the id of its target.
    this.webContents.attach(sessionId, this.targetId)
    await Promise.all([this.#prepare(sessionId), this.#measure(sessionId)])
    // On a screen a hidden page has no window, and a shown one may get its own a little later: its place can wait.
    await this.#applyBounds().catch(() => {})
  }

  /** How much Chromium draws around the page: an app's page is as large as its window. */
  async #measure(sessionId: string): Promise<void> {
    const size = 'JSON.stringify([outerWidth - innerWidth, outerHeight - innerHeight])'
    const measured = await pipe().send('Runtime.evaluate', { expression: size }, sessionId)
    const [width = 0, height = 0] = JSON.parse(textIn(jsonOf(measured['result']), 'value')) as number[]
    // On a screen a window that is not laid out yet says it is smaller than its page.
    this.#around = { width: Math.max(0, width), height: Math.max(0, height) }
  }

  async #prepare(sessionId: string): Promise<void> {
    const { preload, nodeIntegrationInSubFrames } = this.#options.webPreferences ?? {}
    const source = preload === undefined ? '' : readFileSync(preload, 'utf8')
    const ours = preloadWorldScript(source, nodeIntegrationInSubFrames === true, browserVersion())
    const calls: (readonly [string, Json])[] = [
      ['Page.enable', {}],
      ['Runtime.enable', {}],
      ['Inspector.enable', {}],
      ['Runtime.addBinding', { name: SEND_BINDING, executionContextName: PRELOAD_WORLD }],
      ['Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript() }],
      ['Page.addScriptToEvaluateOnNewDocument', { source: ours, worldName: PRELOAD_WORLD }],
      ['Fetch.enable', { patterns: [{ urlPattern: '*' }] }],
    ]
    await Promise.all(calls.map(([method, params]) => pipe().send(method, params, sessionId)))
  }

  /** A page whose process is gone gets a new one in its place. */
  async revive(url: string): Promise<void> {
    const old = this.targetId
    this.attached = this.#attach()
    await this.attached
    pipe().tell('Target.closeTarget', { targetId: old })
    await this.webContents.loadURL(url)
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  /** Asks the app, then the page, and closes when neither minds. */
  close(): void {
    if (this.#destroyed) return
    const event = cancelable()
    this.emit('close', event)
    if (event.defaultPrevented) return this.stayed()
    if (this.webContents.isCrashed()) return this.destroy()
    void this.attached.then(() => pipe().tell('Page.close', {}, this.webContents.sessionId))
  }

  /** It does not close after all: what waited for that ends. */
  stayed(): void {
    this.emit('stand-in:stayed')
  }

  /** Closes without asking anybody. */
  destroy(): void {
    const { targetId } = this
    this.gone()
    pipe().tell('Target.closeTarget', { targetId })
  }

  /** The page is gone, whoever closed it. */
  gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.delete(this.id)
    this.webContents.emit('destroyed')
    this.emit('closed')
    app.windowClosed()
  }

  async applyZoom(zoom: number): Promise<void> {
    await this.attached
    const { sessionId } = this.webContents
    if (zoom === 1) return void (await pipe().send('Emulation.clearDeviceMetricsOverride', {}, sessionId))
    await pipe().send('Emulation.clearDeviceMetricsOverride', {}, sessionId)
    const size = await this.webContents.executeJavaScript('[innerWidth, innerHeight]')
    const [width = 0, height = 0] = Array.isArray(size) ? size.map(Number) : []
    const metrics = {
      width: Math.round(width / zoom),
      height: Math.round(height / zoom),
      deviceScaleFactor: zoom,
      mobile: false,
    }
    await pipe().send('Emulation.setDeviceMetricsOverride', metrics, sessionId)
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize')
    this.emit('move')
    void this.attached.then(() => this.#applyBounds()).catch(() => {})
  }

  async #applyBounds(): Promise<void> {
    const { windowId } = jsonOf(await pipe().send('Browser.getWindowForTarget', { targetId: this.targetId }))
    const { x: left, y: top, width, height } = this.#bounds
    const bounds = { left, top, width: width + this.#around.width, height: height + this.#around.height }
    await pipe().send('Browser.setWindowBounds', { windowId, bounds })
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getBounds(): Bounds {
    return { ...this.#bounds }
  }
  getNormalBounds(): Bounds {
    return { ...this.#bounds }
  }
  getContentSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height]
  }

  show(): void {
    this.#visible = true
    this.emit('show', {})
  }
  showInactive(): void {
    this.show()
  }
  hide(): void {
    this.#visible = false
    this.emit('hide', {})
  }
  focus(): void {
    pipe().tell('Target.activateTarget', { targetId: this.targetId })
    this.emit('focus', {})
  }
  maximize(): void {
    this.#maximized = true
    this.emit('maximize', {})
  }
  unmaximize(): void {
    this.#maximized = false
    this.emit('unmaximize', {})
  }
  minimize(): void {
    this.#minimized = true
    this.emit('minimize', {})
  }
  restore(): void {
    this.#minimized = false
    this.emit('restore', {})
  }
  isVisible(): boolean {
    return this.#visible && !this.#destroyed
  }
  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  isMinimized(): boolean {
    return this.#minimized
  }
  isFullScreen(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }
  setFullScreen(): void {}
  setMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setBackgroundColor(): void {}
  setTitleBarOverlay(): void {}
  setProgressBar(): void {}
  setRepresentedFilename(): void {}
  setDocumentEdited(): void {}
  flashFrame(): void {}
}
