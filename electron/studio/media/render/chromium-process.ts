import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { StudioError } from '../../errors.ts'
import { freshProfile, removeProfile } from './chromium-profile.ts'
import { type Cdp, connectCdp, textOf } from './cdp.ts'

/** A running browser that belongs to us. */
export interface ChromiumProcess {
  readonly pid: number
  readonly cdp: Cdp
  /** Asks the browser to end, makes it end if it does not, waits for it, and removes its profile. Never rejects. */
  stop(): Promise<void>
}

/** A browser that was asked to close gets this long before it is killed. */
const CLOSE_PATIENCE_MS = 3000
/** A browser that says nothing for this long after its start will not start any more. */
const START_PATIENCE_MS = 60_000
/** The first version with everything the export page uses (bytes to base64 and back came last). */
const OLDEST_MAJOR = 140
const PROFILE_PREFIX = 'cliffhanger-render-'
/** The end of what the browser wrote to stderr that is kept for error messages, in characters. */
const STDERR_KEPT = 2000

function flags(profile: string): string[] {
  return [
    '--headless',
    // Chromium refuses its own sandbox when it runs as root (containers); nowhere else is it turned off.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-startup-window',
    '--mute-audio',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
  ]
}

function waitForExit(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

/** Why the browser is gone, with the last words it wrote. */
function endOf(child: ChildProcess, words: string): StudioError {
  const how =
    child.signalCode !== null ? `was ended by ${child.signalCode}` : `ended with code ${child.exitCode}`
  const last = words.trim().split('\n').at(-1) ?? ''
  return new StudioError(
    'RENDER_FAILED',
    `Chromium ${how} while it was rendering.${last === '' ? '' : ` Its last words: ${last}`}`,
    'Run the export again: finished shots are kept.',
  ).about({ kind: 'painterStopped', values: { words: last } })
}

async function stop(child: ChildProcess, cdp: Cdp, exited: Promise<void>): Promise<void> {
  cdp.send('Browser.close').catch(() => {})
  const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_PATIENCE_MS)
  await exited
  clearTimeout(timer)
}

/** Waits until the browser answers. Rejects when it does not, or when it is too old. */
async function greet(cdp: Cdp): Promise<void> {
  const late = new StudioError(
    'RENDER_FAILED',
    'Chromium did not start within a minute.',
    'Run the export again.',
  ).about({ kind: 'painterNotStarted', values: { words: '' } })
  const timer = setTimeout(() => cdp.fail(late), START_PATIENCE_MS)
  const product = textOf(await cdp.send('Browser.getVersion'), 'product')
  clearTimeout(timer)
  const major = Number(/\/(\d+)\./.exec(product)?.[1])
  if (major >= OLDEST_MAJOR) return
  throw new StudioError(
    'RENDERER_MISSING',
    `${product} is too old to render video; version ${OLDEST_MAJOR} is needed.`,
    'Update Chromium or Chrome, or name a newer one in CLIFFHANGER_CHROMIUM.',
  ).about({ kind: 'painterTooOld', values: { product, oldest: OLDEST_MAJOR } })
}

/**
 * Starts the browser at `executable` with a fresh profile, spoken to over a pipe: it opens no port, and it ends when
 * the pipe closes, so it cannot outlive us. Rejects with `RENDERER_MISSING` when the program cannot be started.
 */
export async function startChromium(executable: string): Promise<ChromiumProcess> {
  const profile = freshProfile(PROFILE_PREFIX)
  const child = spawn(executable, flags(profile), { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const exited = waitForExit(child)
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-STDERR_KEPT)
  })
  // Descriptors 3 and 4 are pipes, as asked for above.
  const cdp = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable, () => {
    // A browser that hung up is of no use even if its process should linger.
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_PATIENCE_MS)
    void exited.then(() => clearTimeout(timer))
  })
  child.once('error', (error) =>
    cdp.fail(
      new StudioError('RENDERER_MISSING', `Chromium could not be started: ${error.message}`, '', error).about(
        { kind: 'painterNotStarted', values: { words: error.message } },
      ),
    ),
  )
  child.once('exit', () => cdp.fail(endOf(child, words)))
  let stopping: Promise<void> | null = null
  const stopOnce = (): Promise<void> =>
    (stopping ??= stop(child, cdp, exited).then(() => removeProfile(profile)))
  try {
    await greet(cdp)
  } catch (error) {
    await stopOnce()
    throw error
  }
  return { pid: child.pid ?? 0, cdp, stop: stopOnce }
}
