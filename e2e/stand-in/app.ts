import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { cancelable } from './cancelable.ts'
import { endBrowser, windows } from './runtime.ts'
import { appDir, appName, appVersion, locale } from './settings.ts'
import { handOver, type InstanceLock, lockInstance } from './single-instance.ts'

/** Electron's `app`. */
class App extends EventEmitter {
  name = appName
  readonly isPackaged = false
  readonly commandLine = { appendSwitch: () => {}, hasSwitch: () => false, getSwitchValue: () => '' }
  /** What the system was told was opened lately, newest first. */
  readonly recentDocuments: string[] = []
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false
  #paths = new Map<string, string>()
  #lock: InstanceLock | null = null
  /** What has to be done before the process may end. */
  #last: Promise<void> = Promise.resolve()
  #quitting = false

  constructor() {
    super()
    this.setMaxListeners(0)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void this.quit())
  }

  /** The browser is there. */
  becomeReady(): void {
    this.#isReady = true
    this.emit('ready', {}, {})
    this.#ready.resolve()
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  isReady(): boolean {
    return this.#isReady
  }

  getPath(name: string): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    const userData = path.join(homedir(), '.config', `${this.name} (stand-in)`)
    const usual: Readonly<Record<string, string>> = {
      home: homedir(),
      appData: path.join(homedir(), '.config'),
      userData,
      sessionData: userData,
      logs: path.join(userData, 'logs'),
      temp: tmpdir(),
      documents: path.join(homedir(), 'Documents'),
      downloads: path.join(homedir(), 'Downloads'),
      exe: process.execPath,
    }
    const found = usual[name]
    if (found === undefined) throw new Error(`Failed to get '${name}' path`)
    return found
  }
  setPath(name: string, folder: string): void {
    if (name === 'userData') mkdirSync(folder, { recursive: true })
    this.#paths.set(name, folder)
  }

  getAppPath(): string {
    return appDir
  }
  getVersion(): string {
    return appVersion
  }
  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getLocale(): string {
    return locale
  }
  getSystemLocale(): string {
    return locale
  }
  getPreferredSystemLanguages(): string[] {
    return [locale]
  }

  requestSingleInstanceLock(): boolean {
    const userData = this.getPath('userData')
    this.#lock ??= lockInstance(userData, ({ argv, workingDirectory }) =>
      this.emit('second-instance', {}, argv, workingDirectory, {}),
    )
    if (this.#lock === null) this.#last = handOver(userData)
    return this.#lock !== null
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock !== null
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release()
    this.#lock = null
  }

  addRecentDocument(file: string): void {
    this.recentDocuments.unshift(file)
  }
  clearRecentDocuments(): void {
    this.recentDocuments.length = 0
  }
  enableSandbox(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  disableHardwareAcceleration(): void {}
  setAsDefaultProtocolClient(): boolean {
    return false
  }
  focus(): void {}
  getAppMetrics(): object[] {
    return []
  }

  /** A window is gone. When it was the last, an app that does not say otherwise ends. */
  windowClosed(): void {
    if (windows.size > 0 || this.#quitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else void this.quit()
  }

  /** Asks the app, then each window; ends when nobody minds. */
  async quit(): Promise<void> {
    if (this.#quitting) return
    const before = cancelable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#quitting = true
    const closed = await this.#closeWindows()
    const last = cancelable()
    if (closed) this.emit('will-quit', last)
    this.#quitting = false
    if (!closed || last.defaultPrevented) return
    this.emit('quit', {}, 0)
    this.exit(0)
  }

  async #closeWindows(): Promise<boolean> {
    const closing = [...windows.values()].map((window) => {
      const done = Promise.withResolvers<boolean>()
      window.once('closed', () => done.resolve(true))
      window.once('stand-in:stayed', () => done.resolve(false))
      window.close()
      return done.promise
    })
    return (await Promise.all(closing)).every(Boolean)
  }

  /** Ends at once, without asking anybody. */
  exit(code = 0): void {
    this.#quitting = true
    this.releaseSingleInstanceLock()
    void Promise.all([endBrowser(), this.#last]).then(() => process.exit(code))
  }
}

export const app = new App()
