import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { fileBelow, STUDIO_CSP } from '../../electron/main/app-protocol.ts'
import { findChromium } from '../../electron/studio/media/render/find-chromium.ts'

const RENDERER = path.resolve(import.meta.dirname, '../../renderer')
/** Answered by interception: nothing listens anywhere. */
const ORIGIN = 'https://gallery.test'

/** How a page of the gallery is opened. */
export interface GalleryView {
  readonly language?: 'zh' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** An open page and what went wrong on it: rules broken, errors written, requests to elsewhere. */
export interface OpenPage {
  readonly page: Page
  readonly complaints: readonly string[]
}

/** The built gallery in a real browser, under the same rules as the studio's page. */
export interface Gallery {
  open(view?: GalleryView): Promise<OpenPage>
  close(): Promise<void>
}

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

async function serve(page: Page, dir: string, complaints: string[]): Promise<void> {
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    const file = url.origin === ORIGIN ? fileBelow(dir, url.pathname) : null
    if (file === null) {
      complaints.push(`asked for ${url.href}`)
      return route.abort()
    }
    return route.fulfill({
      body: readFileSync(file),
      headers: {
        'content-type': MIME[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': STUDIO_CSP,
      },
    })
  })
}

async function openPage(browser: Browser, dir: string, view: GalleryView): Promise<OpenPage> {
  const { language = 'en', theme = 'light', width = 1440, height = 900 } = view
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await serve(page, dir, complaints)
  await page.goto(`${ORIGIN}/gallery/index.html?lang=${language}&theme=${theme}`)
  // Words of waiting come last, after a second: then the page is whole.
  await page.getByRole('button', { name: /^(?:Cancel|取消)$/ }).waitFor()
  await page.evaluate(() => document.fonts.ready)
  return { page, complaints }
}

/** Builds the gallery and starts the browser. */
export async function startGallery(): Promise<Gallery> {
  const dir = mkdtempSync(path.join(tmpdir(), 'cliffhanger-gallery-'))
  await build({
    root: RENDERER,
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: dir,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      modulePreload: false,
      minify: false,
      chunkSizeWarningLimit: 8192,
      rolldownOptions: { input: path.join(RENDERER, 'gallery/index.html') },
    },
  })
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  return {
    open: (view = {}) => openPage(browser, dir, view),
    close: async () => {
      await browser.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
