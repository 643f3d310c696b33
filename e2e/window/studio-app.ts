import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type BrowserContext, type ElectronApplication, type Page } from '@playwright/test'
import { type Evaluate, launchStandIn } from '../stand-in/launch.ts'

/** The checkout, whose `out/` is the app under test. */
export const appDir = path.resolve(import.meta.dirname, '..', '..')

/** How {@link launchStudio} starts the app. */
export interface StudioOptions {
  /** Folder of settings and window state; a fresh one, removed at the end, unless given. */
  readonly userData?: string
  /** A drama or brief to open, as from the command line. */
  readonly open?: string
  /** Language of the machine. */
  readonly locale?: string
  readonly env?: Readonly<Record<string, string>>
}

/** The built app, running: on Electron when ELECTRON_BIN names one, else on the stand-in. */
export interface StudioApp {
  /** The studio's own page. After a crash or a restart it is another one. */
  readonly page: Page
  readonly context: BrowserContext
  readonly userData: string
  /** Process id of the main process. */
  readonly pid: number
  /** Runs a function in the main process, with Electron's modules and one argument that can be cloned. */
  readonly evaluate: Evaluate
  /** Waits for the studio's page: after a crash there is a new one. */
  readonly studioPage: () => Promise<Page>
  /** What the main process wrote to its output. */
  readonly output: () => string
  /** Names files that are about to be dropped: only the stand-in has to be told. */
  readonly announceFiles: (paths: readonly string[]) => void
  /** The exit code of the main process; undefined while it runs, null when it was killed. */
  readonly exitCode: () => number | null | undefined
  /** Ends the main process at once, as a power cut would. */
  readonly kill: () => Promise<void>
  /** Quits as a person would and resolves with the exit code; removes a user folder that was made for it. */
  readonly close: () => Promise<number | null>
}

/** What both hosts offer. */
interface Host {
  readonly context: BrowserContext
  readonly process: ChildProcess
  readonly exited: Promise<number | null>
  readonly output: () => string
  readonly evaluate: Evaluate
  readonly announceFiles: (paths: readonly string[]) => void
  readonly quit: () => Promise<unknown>
}

/** Without these a test's surroundings would reach the app. */
function environment(userData: string, more: StudioOptions['env'] = {}): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' || name === 'NODE_OPTIONS'
      ? []
      : [[name, value] as const],
  )
  return { ...Object.fromEntries(own), CLIFFHANGER_USER_DATA: userData, ...more }
}

async function onElectron(
  executablePath: string,
  args: string[],
  env: Record<string, string>,
): Promise<Host> {
  const app: ElectronApplication = await _electron.launch({
    executablePath,
    args: [appDir, ...args],
    env,
    cwd: appDir,
  })
  const child = app.process()
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    context: app.context(),
    process: child,
    exited,
    output: () => output,
    // Playwright hands the argument over boxed, which its types show and ours do not.
    evaluate: (fn, argument) => app.evaluate(fn as never, argument as never),
    announceFiles: () => {},
    quit: () => app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => {}),
  }
}

async function onStandIn(args: string[], env: Record<string, string>): Promise<Host> {
  const app = await launchStandIn({ appDir, args, env })
  const [context] = app.browser.contexts()
  if (context === undefined) throw new Error('Playwright sees no pages')
  return { ...app, context }
}

/** True for the studio's own page, on either host. */
const isStudio = (page: Page): boolean =>
  /^(app:\/\/studio|https:\/\/studio\.app\.stand-in\.invalid)\//.test(page.url())

/** The studio's page that is not the given one. */
async function findStudioPage(context: BrowserContext, not: Page | null): Promise<Page> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const found = context.pages().find((page) => page !== not && !page.isClosed() && isStudio(page))
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(
    `No page of the studio: ${context
      .pages()
      .map((page) => page.url())
      .join(', ')}`,
  )
}

/** Starts the built app and waits for its page. */
export async function launchStudio(options: StudioOptions = {}): Promise<StudioApp> {
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'cliffhanger-window-'))
  const args = [
    `--lang=${options.locale ?? 'en-US'}`,
    // Containers run as root, where Chromium refuses its own sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(options.open === undefined ? [] : [options.open]),
  ]
  const env = environment(userData, options.env)
  const electron = process.env['ELECTRON_BIN'] ?? ''
  const host = electron === '' ? await onStandIn(args, env) : await onElectron(electron, args, env)
  let page = await findStudioPage(host.context, null)
  let crashed: Page | null = null
  let exitCode: number | null | undefined
  void host.exited.then((code) => (exitCode = code))
  const watch = (one: Page): void => void one.on('crash', () => (crashed = one))
  watch(page)
  await page.waitForLoadState('load')
  return {
    get page() {
      return page
    },
    context: host.context,
    userData,
    pid: host.process.pid ?? 0,
    evaluate: host.evaluate,
    async studioPage() {
      page = await findStudioPage(host.context, electron === '' ? crashed : null)
      watch(page)
      await page.waitForLoadState('load')
      return page
    },
    output: host.output,
    announceFiles: host.announceFiles,
    exitCode: () => exitCode,
    async kill() {
      host.process.kill('SIGKILL')
      await host.exited
    },
    async close() {
      await host.quit()
      const code = await host.exited
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
      return code
    },
  }
}
