// The built window before a camera: opened on a drama, sent to a place, photographed once it has come to rest.
// Shared by shot.mjs and screenshots.mjs.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ensureWindow } from './build-window.mjs'
import { ensureExportPage } from './ensure-export-page.mjs'

/** How long a drama may take to open, and a room to come to rest, in milliseconds. */
const OPEN_MS = 60_000
const REST_MS = 60_000
/** Quality of a JPEG (0-100): letters of 12 px stay clean. */
const JPEG_QUALITY = 82

let calls = 0

/** Asks the studio through the page, as the page itself does. Answers with the data, or null after printing why not. */
export async function ask(page, route, input) {
  const call = { id: `photo-${++calls}`, route, input }
  const envelope = await page.evaluate((given) => globalThis.studio.request(given), call)
  if (envelope.ok) return envelope.data
  console.error(`${route}: ${envelope.error.code} ${envelope.error.message}`)
  return null
}

/** Resolves when the letters are there, every picture in sight is painted, and nothing new came for a quarter of a second. */
async function rest(page) {
  await page.evaluate(() => document.fonts.ready)
  // A picture of the film is a draft until it says it is whole; a thumb is 9 by 16 pixels until it is painted.
  await page
    .waitForFunction(
      () => {
        const inSight = (one) => {
          const box = one.getBoundingClientRect()
          return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
        }
        const waits = [
          ...document.querySelectorAll('canvas[data-painted]:not([data-painted=whole]), canvas[width="9"]'),
          ...[...document.images].filter((image) => !image.complete || image.naturalWidth === 0),
          ...document.querySelectorAll('[aria-busy=true]'),
        ]
        return !waits.some(inSight)
      },
      undefined,
      { timeout: REST_MS },
    )
    .catch(() => console.error('The room did not come to rest in time.'))
  // Loaded is not yet decoded: until then a picture is not on the screen.
  await page.evaluate(() =>
    Promise.allSettled(
      [...document.images].filter(({ complete }) => complete).map((image) => image.decode()),
    ),
  )
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let timer = setTimeout(resolve, 250)
        new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(resolve, 250)
        }).observe(document.documentElement, { subtree: true, childList: true, attributes: true })
        setTimeout(resolve, 5000)
      }),
  )
}

/** Gives the window its size, language and theme. */
async function dress(page, { lang, theme, size }) {
  const [width, height] = size.split('x').map(Number)
  await page.setViewportSize({ width, height })
  await ask(page, 'settings.set', { language: lang, theme })
  await page.waitForFunction(
    ([wantedTheme, wantedLang]) =>
      document.documentElement.dataset.theme === wantedTheme &&
      document.documentElement.lang.startsWith(wantedLang),
    [theme, lang],
    { timeout: REST_MS },
  )
}

/**
 * Photographs one place. `shot`: room (with parameters, `script?line=…`; null leaves the window where it is), lang,
 * theme, size, out (.png or .jpg); `act(page, app)` runs before the picture is taken.
 */
export async function photograph(app, shot) {
  const { room = 'home', lang = 'en', theme = 'light', size = '1280x800', act, out } = shot
  const { page } = app
  await dress(page, { lang, theme, size })
  if (room !== null)
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/${room}`)
  if (act !== undefined) {
    await rest(page)
    await act(page, app)
  }
  await rest(page)
  mkdirSync(path.dirname(path.resolve(out)), { recursive: true })
  const kind = /\.jpe?g$/.test(out) ? { type: 'jpeg', quality: JPEG_QUALITY } : { type: 'png' }
  await page.screenshot({ path: out, ...kind })
  console.log(out)
}

async function waitForDrama(app) {
  const deadline = Date.now() + OPEN_MS
  for (;;) {
    const state = await ask(app.page, 'drama.current', {})
    if (state?.drama != null || state?.asked != null) return
    if (Date.now() > deadline) throw new Error(`The drama did not open: ${app.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/**
 * Opens the window (on `drama`, where given; with the settings of `userData`), hands it to `work(app)`, closes it.
 * Resolves with how many errors the page or the work told; they are printed.
 */
export async function withWindow({ drama, userData }, work) {
  await ensureWindow()
  await ensureExportPage()
  const { launchStudio } = await import('../e2e/window/studio-app.ts')
  const app = await launchStudio({
    ...(drama === undefined ? {} : { open: path.resolve(drama) }),
    ...(userData === undefined ? {} : { userData }),
  })
  let errors = 0
  const tell = (text) => {
    errors += 1
    console.error(text)
  }
  app.page.on('console', (message) => {
    if (message.type() === 'error') tell(`console: ${message.text()} (${message.location().url})`)
  })
  app.page.on('pageerror', (error) => tell(`page: ${error.stack ?? error.message}`))
  try {
    if (drama !== undefined) await waitForDrama(app)
    await work(app)
  } catch (error) {
    tell(error)
    console.error(app.output())
  } finally {
    await app.close()
  }
  return errors
}
