// What the build scripts share: stamps of sources, and folders that are swapped in whole.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout this script belongs to. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
/** Holds the hash of the sources a folder was built from; written last, so a folder without it is half built. */
export const stampName = 'stamp.txt'

const isTest = (name) => /\.(test|fixture)\.tsx?$/.test(name)

function filesUnder(source) {
  const at = path.join(projectRoot, source)
  try {
    return readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !isTest(entry.name))
      .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [source]
    if (error.code === 'ENOENT') return []
    throw error
  }
}

/** sha256 (hex) over the paths and contents of `sources`: files and folders, relative to the checkout. */
export function stampOf(sources) {
  const hash = createHash('sha256')
  const names = sources.flatMap(filesUnder).map((name) => name.split(path.sep).join('/'))
  for (const file of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    const bytes = readFileSync(path.join(projectRoot, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** The stamp of a built folder, or "". */
export async function stampIn(folder) {
  try {
    return await readFile(path.join(folder, stampName), 'utf8')
  } catch {
    return ''
  }
}

async function renameIfThere(from, to) {
  try {
    await rename(from, to)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/**
 * Fills a new folder by `fill(folder)`, stamps it and then puts it in `place`, so that nobody ever sees half of it. Of
 * two processes that do so at once, one gives way to the other.
 */
export async function buildWhole(place, stamp, fill) {
  const fresh = `${place}-new-${process.pid}`
  const old = `${place}-old-${process.pid}`
  try {
    await fill(fresh)
    await writeFile(path.join(fresh, stampName), stamp)
    await renameIfThere(place, old)
    await rename(fresh, place)
  } catch (error) {
    const taken = error.code === 'ENOTEMPTY' || error.code === 'EEXIST'
    if (!taken) throw error
  } finally {
    for (const folder of [fresh, old]) await rm(folder, { recursive: true, force: true })
  }
}
