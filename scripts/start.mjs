// `npm start`: builds what changed, then opens the window: on Electron where its binary is there or can be fetched in a
// short time, else on the stand-in, which shows the same main and preload files in Chromium. Run by Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureWindow } from './build-window.mjs'
import { ensureExportPage } from './ensure-export-page.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
/** Fetching Electron is tried once, for at most so long. */
const FETCH_MS = 20_000

/** Path of an installed Electron, or null. The package itself is not asked: it would download. */
function installedElectron() {
  const own = process.env.ELECTRON_BIN
  if (own !== undefined && own !== '') return own
  const folder = path.join(root, 'node_modules', 'electron')
  const note = path.join(folder, 'path.txt')
  if (!existsSync(note)) return null
  const binary = path.join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

function fetchElectron() {
  const script = path.join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(script)) return null
  console.log('start: fetching Electron …')
  spawnSync(process.execPath, [script], { cwd: root, stdio: 'ignore', timeout: FETCH_MS })
  return installedElectron()
}

await ensureWindow()
await ensureExportPage()

const electron = installedElectron() ?? fetchElectron()
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const given = process.argv.slice(2)
let child
if (electron !== null) {
  console.log(`start: Electron (${electron})`)
  child = spawn(electron, [root, ...asRoot, ...given], { cwd: root, stdio: 'inherit' })
} else {
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
  if (!hasDisplay) {
    console.error('start: there is no Electron here and no display to show a window on.')
    console.error('Run it on a desktop, or under a virtual display (xvfb-run npm start).')
    process.exit(1)
  }
  console.log(
    'start: Electron is not installed and cannot be fetched: showing the window on the stand-in (Chromium).',
  )
  child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      path.join(root, 'e2e', 'stand-in', 'register.ts'),
      path.join(root, 'out', 'main', 'index.js'),
      ...asRoot,
      ...given,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, STAND_IN_APP_DIR: root, STAND_IN_HEADED: '1' } },
  )
}
child.on('exit', (code) => process.exit(code ?? 1))
