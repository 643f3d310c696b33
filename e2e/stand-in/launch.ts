import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type ConnectOverCDPTransport } from '@playwright/test'
import type * as Electron from 'electron'
import type { FromLauncher, ToLauncher } from './control.ts'

/** What {@link launchStandIn} starts. */
export interface LaunchOptions {
  /** Folder with the app's package.json. */
  readonly appDir: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a function in the main process, with Electron's modules and one argument that can be cloned. */
export type Evaluate = <R, A>(
  fn: (electron: typeof Electron, argument: A) => R | Promise<R>,
  argument: A,
) => Promise<R>

/** An app that runs on the stand-in. */
export interface StandInApp {
  readonly browser: Browser
  readonly process: ChildProcess
  /** Resolves with the exit code, or null when it was killed. */
  readonly exited: Promise<number | null>
  /** What it wrote so far. */
  readonly output: () => string
  readonly evaluate: Evaluate
  /** Names files that are about to be dropped on a window. */
  readonly announceFiles: (paths: readonly string[]) => void
  /** Quits as a person would; resolves with the exit code. */
  readonly quit: () => Promise<number | null>
}

const REGISTER = path.join(import.meta.dirname, 'register.ts')

function start({ appDir, args = [], env = {} }: LaunchOptions): ChildProcess {
  const manifest = JSON.parse(readFileSync(path.join(appDir, 'package.json'), 'utf8')) as { main: string }
  return fork(path.join(appDir, manifest.main), [...args], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', REGISTER],
    env: { ...process.env, ...env, STAND_IN_APP_DIR: appDir },
    cwd: appDir,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
}

/** Playwright's way to the app's browser: the channel of its main process. */
class Transport implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void
  onclose?: (reason?: string) => void
  readonly #say: (message: FromLauncher) => void

  constructor(say: (message: FromLauncher) => void) {
    this.#say = say
  }
  send(message: object): void {
    this.#say({ kind: 'cdp', message })
  }
  /** The browser belongs to the app and ends with it. */
  close(): void {}
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** The channel to the app's main process. */
class Channel {
  readonly ready = Promise.withResolvers<void>()
  readonly transport = new Transport((message) => this.say(message))
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0

  constructor(child: ChildProcess) {
    this.#child = child
    this.ready.promise.catch(() => {})
    child.on('message', (message: ToLauncher) => this.#hear(message))
  }

  say(message: FromLauncher): void {
    if (this.#child.connected) this.#child.send(message)
  }

  run(code: string, argument: unknown): Promise<unknown> {
    if (!this.#child.connected) return Promise.reject(new Error('The app has ended.'))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.say({ kind: 'evaluate', id, code, argument })
    })
  }

  /** The app is gone: nobody answers any more. */
  fail(error: Error): void {
    this.ready.reject(error)
    for (const call of this.#waiting.values()) call.reject(error)
    this.transport.onclose?.('the app ended')
  }

  #hear(message: ToLauncher): void {
    if (message.kind === 'ready') return this.ready.resolve()
    if (message.kind === 'cdp') return this.transport.onmessage?.(message.message)
    const call = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === null) call?.resolve(message.value)
    else call?.reject(new Error(message.error))
  }
}

/** Starts an app on the stand-in and lets Playwright into its browser. Rejects when it ends before it is ready. */
export async function launchStandIn(options: LaunchOptions): Promise<StandInApp> {
  const child = start(options)
  const channel = new Channel(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  void exited.then(() => channel.fail(new Error(`The app ended. It said: ${output.slice(-2000)}`)))
  await channel.ready.promise
  const browser = await chromium.connectOverCDP(channel.transport)
  channel.say({ kind: 'attached' })
  return {
    browser,
    process: child,
    exited,
    output: () => output,
    // What a function returned is of the type it says, carried over the process boundary.
    evaluate: <R>(fn: unknown, argument: unknown) => channel.run(String(fn), argument) as Promise<R>,
    announceFiles: (paths) => channel.say({ kind: 'files', paths: [...paths] }),
    quit() {
      channel.say({ kind: 'quit' })
      return exited
    },
  }
}
