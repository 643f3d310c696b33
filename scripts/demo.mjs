// `npm run demo`: eight premises become an eight-episode season, with the first episode as a film.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const demo = join(root, 'demo')
const brief = join(
  root,
  'assets',
  'briefs',
  process.argv.includes('--zh') ? 'tea-shop.zh.txt' : 'tea-shop.txt',
)
process.argv.splice(2)
const { ensureExportPage } = await import('./ensure-export-page.mjs')
await ensureExportPage()
const { main } = await import('../electron/cli/index.ts')
process.exitCode = await main([
  'produce',
  brief,
  '--project',
  join(demo, 'project'),
  '--out',
  demo,
  '--render',
  '1',
])
