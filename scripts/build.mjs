// `npm run build`: the window (main, preload, renderer) and the export page, each only when its sources changed since.
// Run by Node 24.
import { ensureWindow } from './build-window.mjs'
import { ensureExportPage } from './ensure-export-page.mjs'

const built = await ensureWindow()
if ((await ensureExportPage()).built) built.push('export')
console.log(built.length === 0 ? 'build: up to date' : `build: ${built.join(', ')}`)
