// `npm run package`: builds the program and makes installable files of it for this system, in out/packages, as
// electron-builder.yml says. Electron's binary is fetched by electron-builder; where that is impossible there is no
// package, and this says so. Run by Node 24.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureWindow } from './build-window.mjs'
import { ensureExportPage } from './ensure-export-page.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

await ensureWindow()
await ensureExportPage()

const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js')
const { status } = spawnSync(process.execPath, [builder, '--publish', 'never', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) {
  console.error('package: nothing was packaged; the reason is above.')
  console.error("package: Electron's binary has to be there or to be fetched for it (see README).")
}
process.exit(status ?? 1)
