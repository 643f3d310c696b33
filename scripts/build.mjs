// Builds what runs in a browser: the export page, into out/export/. Run by Node 24.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The checkout this script belongs to. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
/** Where the export page is built to. */
export const exportPageDir = path.join(projectRoot, 'out', 'export')
/** Holds the hash of the sources a page was built from; written last, so a page without it is half built. */
export const stampName = 'stamp.txt'

/** Everything the built page depends on. */
const SOURCES = ['renderer/export', 'shared', 'scripts/build.mjs', 'package-lock.json']

function filesUnder(source) {
  const at = path.join(projectRoot, source)
  try {
    return readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [source]
    if (error.code === 'ENOENT') return []
    throw error
  }
}

/** sha256 (hex) over the paths and contents of the page's sources. */
export function exportPageStamp() {
  const hash = createHash('sha256')
  const names = SOURCES.flatMap(filesUnder).map((name) => name.split(path.sep).join('/'))
  for (const file of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    const bytes = readFileSync(path.join(projectRoot, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

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

async function renameIfThere(from, to) {
  try {
    await rename(from, to)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/**
 * Builds and stamps the export page beside its place and then puts it there, so that nobody ever sees half a page. Of
 * two processes that build it at once, one gives way to the other's.
 */
export async function buildExportPage() {
  const stamp = exportPageStamp()
  const fresh = `${exportPageDir}-new-${process.pid}`
  const old = `${exportPageDir}-old-${process.pid}`
  try {
    await buildPage(path.join(projectRoot, 'renderer', 'export'), fresh)
    await writeFile(path.join(fresh, stampName), stamp)
    await renameIfThere(exportPageDir, old)
    await rename(fresh, exportPageDir)
  } catch (error) {
    const taken = error.code === 'ENOTEMPTY' || error.code === 'EEXIST'
    if (!taken) throw error
  } finally {
    for (const folder of [fresh, old]) await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExportPage()
