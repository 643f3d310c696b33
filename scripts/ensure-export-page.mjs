// Sees to it that out/export/ is the export page of the present sources.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buildExportPage, exportPageDir, exportPageStamp, stampName } from './build.mjs'

async function stampOnDisk() {
  try {
    return await readFile(path.join(exportPageDir, stampName), 'utf8')
  } catch {
    return ''
  }
}

/**
 * Builds the export page when it is missing or its sources have changed since, and does nothing otherwise.
 * Resolves with its folder and whether it was built.
 */
export async function ensureExportPage() {
  const built = (await stampOnDisk()) !== exportPageStamp()
  if (built) await buildExportPage()
  return { dir: exportPageDir, built }
}
