import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { launchStandIn, type LaunchOptions, type StandInApp } from './launch.ts'

/** What the fixture's preload shows its page. */
export interface Bridge {
  invoke(channel: string, value?: unknown): Promise<unknown>
  note(text: string): void
  onNews(listener: (news: unknown) => void): () => void
  add(a: number, b: number): number
  refuse(): void
  keys(): string
  readonly facts: {
    readonly sandboxed: boolean
    readonly list: readonly number[]
    readonly requirable: readonly string[]
    readonly commonJs: boolean
  }
}

declare global {
  interface Window {
    readonly fixture: Bridge
  }
}

/** Globals of the fixture's main process. */
export interface FixtureMain {
  readonly heard: string[]
  /** Name of the event of `app` whose default is prevented from now on. */
  prevented: string
  openWindow(options?: object): Promise<object>
}

/** The fixture, running on the stand-in with a user folder of its own. */
export interface FixtureApp extends StandInApp {
  readonly page: Page
  /** The pages that are open and have loaded. */
  readonly pages: () => Page[]
  /** Opens a further window and resolves with its page, loaded. */
  readonly openWindow: (options?: object) => Promise<Page>
  /** What the main process noted so far, oldest first. */
  readonly heard: () => Promise<string[]>
  /** How it was started, for a second start. */
  readonly options: LaunchOptions
  /** Ends it, if it runs still, and removes its folder. */
  readonly end: () => Promise<void>
}

/** A page, once it is where the app sent it: before that it is an empty one. */
async function settled(page: Page | undefined): Promise<Page> {
  if (page === undefined) throw new Error('Playwright sees no page')
  await page.waitForURL(/stand-in\.invalid/)
  await page.waitForLoadState('load')
  return page
}

async function openWindow(app: StandInApp, options: object): Promise<Page> {
  const opened = app.browser.contexts()[0]?.waitForEvent('page')
  await app.evaluate(async (_electron, given) => {
    // The fixture puts its globals there.
    await (globalThis as unknown as FixtureMain).openWindow(given)
  }, options)
  return settled(await opened)
}

/** Starts the fixture and waits for its page. */
export async function launchFixture(): Promise<FixtureApp> {
  const userData = mkdtempSync(path.join(tmpdir(), 'cliffhanger-fixture-'))
  const options: LaunchOptions = {
    appDir: path.join(import.meta.dirname, 'fixture'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { FIXTURE_USER_DATA: userData },
  }
  const app = await launchStandIn(options)
  const pages = (): Page[] => app.browser.contexts()[0]?.pages() ?? []
  return {
    ...app,
    options,
    page: await settled(pages()[0]),
    pages,
    openWindow: (given = {}) => openWindow(app, given),
    // As above.
    heard: () => app.evaluate(() => [...(globalThis as unknown as FixtureMain).heard], null),
    async end() {
      app.process.kill('SIGKILL')
      await app.exited
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
