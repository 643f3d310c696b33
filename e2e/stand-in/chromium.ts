import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { freshProfile, removeProfile } from '../../electron/studio/media/render/chromium-profile.ts'
import { findChromium } from '../../electron/studio/media/render/find-chromium.ts'
import { Pipe } from './pipe.ts'

/** How the browser is started. */
export interface ChromiumOptions {
  /** On a screen, for a person, instead of in memory. */
  readonly headed: boolean
  /** Language of the pages, as `navigator.language` says it. */
  readonly locale: string
}

/** A browser that belongs to this process: it ends when the pipe closes, however this process ends. */
export interface Chromium {
  readonly pipe: Pipe
  readonly exited: Promise<void>
  /** Ends it and removes its profile. Never rejects. */
  stop(): Promise<void>
}

/** Address of the page of the window Chromium opens by itself. Its app windows take no `about:blank`. */
export const FIRST_PAGE = { headless: 'about:blank', headed: 'data:text/html,' } as const

const PREFIX = 'cliffhanger-stand-in-'
const CLOSE_PATIENCE_MS = 2000

function flags(profile: string, { headed, locale }: ChromiumOptions): string[] {
  return [
    // Its first window is the app's first window. On a screen: one without tabs and address bar.
    // It says nothing there of flags that are meant for tests.
    ...(headed
      ? [`--app=${FIRST_PAGE.headed}`, '--test-type']
      : ['--headless', '--disable-gpu', '--mute-audio']),
    // Chromium refuses its own sandbox when it runs as root (containers); nowhere else is it turned off.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-features=Translate,MediaRouter,GlobalMediaControls',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    // Electron's own rule.
    '--autoplay-policy=no-user-gesture-required',
    // No name resolves: what interception does not answer goes nowhere.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-first-run',
    '--no-default-browser-check',
    `--lang=${locale}`,
    `--accept-lang=${locale}`,
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...(headed ? [] : [FIRST_PAGE.headless]),
  ]
}

async function end(child: ChildProcess, pipe: Pipe, exited: Promise<void>): Promise<void> {
  pipe.tell('Browser.close')
  const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_PATIENCE_MS)
  await exited
  clearTimeout(timer)
}

/** Starts the browser with a fresh profile. It listens on no port. */
export function startChromium(options: ChromiumOptions): Chromium {
  const profile = freshProfile(PREFIX)
  const child = spawn(findChromium(process.env), flags(profile, options), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANGUAGE: options.locale.replace('-', '_') },
  })
  // Descriptors 3 and 4 are pipes, as asked for above.
  const pipe = new Pipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const exited = new Promise<void>((resolve) => {
    const onEnd = (): void => {
      pipe.break()
      resolve()
    }
    child.once('exit', onEnd)
    child.once('error', onEnd)
  })
  let ending: Promise<void> | null = null
  return {
    pipe,
    exited,
    stop: () => (ending ??= end(child, pipe, exited).then(() => removeProfile(profile))),
  }
}
