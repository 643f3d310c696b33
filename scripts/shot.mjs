// Photographs rooms of the built window, on the stand-in (or on Electron with ELECTRON_BIN). Run by Node 24.
//   node scripts/shot.mjs --project DIR --room board --lang zh --theme dark --size 1280x800 --out FILE.png
//   node scripts/shot.mjs --project DIR --list SHOTS.json      [{room, lang, theme, size, out, script?, hash?}, …]
// --script FILE.mjs: its default export is called as (page, app) before the picture is taken. --room takes parameters
// too: "script?line=…". What the page says on its console as an error is printed; exit code 1 when there was any.
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureWindow } from './build-window.mjs'
import { ensureExportPage } from './ensure-export-page.mjs'

const USAGE =
  'usage: node scripts/shot.mjs [--project DIR] [--room board] [--lang en] [--theme light] [--size 1280x800] [--script FILE.mjs] --out FILE.png | --list SHOTS.json'
const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    room: { type: 'string' },
    lang: { type: 'string' },
    theme: { type: 'string' },
    size: { type: 'string' },
    script: { type: 'string' },
    out: { type: 'string' },
    list: { type: 'string' },
  },
})
if (values.out === undefined && values.list === undefined) {
  console.error(USAGE)
  process.exit(2)
}
const shots = values.list === undefined ? [values] : JSON.parse(readFileSync(values.list, 'utf8'))
const DEFAULTS = { room: 'home', lang: 'en', theme: 'light', size: '1280x800' }

let calls = 0
async function request(page, route, input) {
  const call = { id: `shot-${++calls}`, route, input }
  const envelope = await page.evaluate((given) => globalThis.studio.request(given), call)
  if (!envelope.ok) console.error(`${route}: ${envelope.error.code} ${envelope.error.message}`)
  return envelope
}

async function take(app, shot) {
  const { room, lang, theme, size, script, out } = { ...DEFAULTS, ...shot }
  const [width, height] = size.split('x').map(Number)
  const { page } = app
  await page.setViewportSize({ width, height })
  await request(page, 'settings.set', { language: lang, theme })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${room}`)
  await page.waitForFunction(
    ({ wantedTheme, wantedLang }) =>
      document.documentElement.dataset.theme === wantedTheme &&
      document.documentElement.lang.startsWith(wantedLang),
    { wantedTheme: theme, wantedLang: lang },
    { timeout: 10_000 },
  )
  await page.evaluate(() => document.fonts.ready)
  if (script !== undefined) await (await import(pathToFileURL(path.resolve(script)).href)).default(page, app)
  // What is on its way arrives: a quarter of a second without anything new in the page.
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
  mkdirSync(path.dirname(path.resolve(out)), { recursive: true })
  await page.screenshot({ path: out })
  console.log(out)
}

await ensureWindow()
await ensureExportPage()
const { launchStudio } = await import('../e2e/window/studio-app.ts')
const app = await launchStudio(
  values.project === undefined ? {} : { env: {}, open: path.resolve(values.project) },
)
let errors = 0
app.page.on('console', (message) => {
  if (message.type() !== 'error') return
  errors += 1
  console.error(`console: ${message.text()} (${message.location().url})`)
})
app.page.on('pageerror', (error) => {
  errors += 1
  console.error(`page: ${error.stack ?? error.message}`)
})
try {
  if (values.project !== undefined) {
    const deadline = Date.now() + 60_000
    for (;;) {
      const { data } = await request(app.page, 'drama.current', {})
      if (data?.drama != null) break
      if (Date.now() > deadline) throw new Error(`The drama did not open: ${app.output()}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  for (const shot of shots) await take(app, shot)
} catch (error) {
  errors += 1
  console.error(error)
  console.error(app.output())
} finally {
  await app.close()
}
process.exit(errors > 0 ? 1 : 0)
