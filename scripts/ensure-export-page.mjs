// Sees to it that out/export/ is the export page of the present sources. Run by Node 24.
import path from 'node:path'
import { build } from 'vite'
import { buildWhole, projectRoot, stampIn, stampOf } from './build-stamp.mjs'

/** Where the export page is built to. */
const exportPageDir = path.join(projectRoot, 'out', 'export')

/** Everything the built page depends on. */
const SOURCES = [
  'renderer/export',
  'shared',
  'scripts/ensure-export-page.mjs',
  'scripts/build-stamp.mjs',
  'package-lock.json',
]

/** sha256 (hex) over the paths and contents of the page's sources. */
const exportPageStamp = () => stampOf(SOURCES)

/**
 * Builds the page at `root` (a folder with an index.html) into `outDir`. Nothing is inlined as a `data:` URL: the page
 * may load only files that its host answers for.
 */
export async function buildPage(root, outDir) {
  await build({
    root,
    configFile: false,
    base: './',
    // Errors are thrown; anything else would end up among the output of the command that needed the page.
    logLevel: 'silent',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      modulePreload: false,
      chunkSizeWarningLimit: 4096,
      reportCompressedSize: false,
    },
  })
}

/** Builds and stamps the export page. */
async function buildExportPage() {
  await buildWhole(exportPageDir, exportPageStamp(), (folder) =>
    buildPage(path.join(projectRoot, 'renderer', 'export'), folder),
  )
}

/**
 * Builds the export page when it is missing or its sources have changed since, and does nothing otherwise.
 * Resolves with its folder and whether it was built.
 */
export async function ensureExportPage() {
  const built = (await stampIn(exportPageDir)) !== exportPageStamp()
  if (built) await buildExportPage()
  return { dir: exportPageDir, built }
}
