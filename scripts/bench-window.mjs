// Speed of the built window: npm run --silent bench:window -- [start|open|memory|typing|preview|ipc|building …] [--json]
// On the stand-in, or on Electron with ELECTRON_BIN. Figures go to stdout, progress to stderr. Run by Node 24.
import { parseArgs } from 'node:util'
import { ensureWindow } from './build-window.mjs'
import { ensureExportPage } from './ensure-export-page.mjs'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' } },
  allowPositionals: true,
})
await ensureWindow()
await ensureExportPage()
const { benchWindow, WINDOW_BENCHES } = await import('../e2e/bench/index.ts')
const unknown = positionals.find((name) => !WINDOW_BENCHES.includes(name))
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". Benchmarks: ${WINDOW_BENCHES.join(', ')}.`)
  process.exit(2)
}
const stop = new AbortController()
process.once('SIGINT', () => stop.abort(new Error('stopped')))
const rows = await benchWindow(new Set(positionals.length === 0 ? WINDOW_BENCHES : positionals), {
  signal: stop.signal,
  say: (line) => console.error(line),
})
if (values.json) console.log(JSON.stringify(rows))
else for (const row of rows) console.log(JSON.stringify(row))
