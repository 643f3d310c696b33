import { type Chromium, startChromium } from './chromium.ts'
import type { BrowserWindow } from './browser-window.ts'
import type { Pipe } from './pipe.ts'
import { headed, locale } from './settings.ts'

/** What the parts of the stand-in share: one browser, and the windows in it by their id. */
export const windows = new Map<number, BrowserWindow>()

let chromium: Chromium | null = null
let chromeVersion = ''

/** Starts the browser; once. */
export function browser(): Chromium {
  chromium ??= startChromium({ headed, locale })
  return chromium
}

/** The browser's pipe. */
export const pipe = (): Pipe => browser().pipe

/** Version of the browser, known once it has answered. */
export const browserVersion = (): string => chromeVersion

/** Waits until the browser answers, and lets it tell of its pages. */
export async function greetBrowser(): Promise<void> {
  const { product } = await pipe().send('Browser.getVersion')
  chromeVersion = String(product).split('/')[1] ?? ''
  await pipe().send('Target.setDiscoverTargets', { discover: true })
}

/** Ends the browser, if it was ever started. Never rejects. */
export async function endBrowser(): Promise<void> {
  await chromium?.stop()
}

let lastId = 0
/** Ids of windows and contents: never the same twice. */
export const nextId = (): number => ++lastId
