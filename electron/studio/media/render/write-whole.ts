import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { asStudioError } from '../../errors.ts'
import { isAlive } from './is-alive.ts'
import { makeFolder } from '../../store/make-folder.ts'

const SUFFIX = '.part'

/** The temporary name beside `file`; the process id in it tells whose it is. */
function temporaryName(file: string): string {
  const name = `.${path.basename(file)}.${process.pid}.${randomUUID().slice(0, 8)}${SUFFIX}`
  return path.join(path.dirname(file), name)
}

/** Removes what a process that was killed while it wrote `file` left beside it. */
async function sweep(file: string): Promise<void> {
  const folder = path.dirname(file)
  const prefix = `.${path.basename(file)}.`
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith(SUFFIX)) continue
    const owner = Number.parseInt(name.slice(prefix.length), 10)
    if (Number.isInteger(owner) && !isAlive(owner)) await rm(path.join(folder, name), { force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // a folder cannot be opened there, and a rename is durable without it
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeSynced(file: string, parts: readonly Uint8Array[]): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    for (const part of parts) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes `parts`, one after the other, as `file`: whole or not at all. They go to a temporary file in the same folder,
 * which is flushed to disk, shown to `verify` and then renamed. When anything fails (a full disk, a folder that may not
 * be written to, `verify`) the temporary file is removed, an older `file` stays as it was, and a `StudioError` says why.
 */
export async function writeWhole(
  file: string,
  parts: readonly Uint8Array[],
  verify: (temporary: string) => Promise<void> = async () => {},
): Promise<void> {
  const temporary = temporaryName(file)
  try {
    makeFolder(path.dirname(file))
    await sweep(file)
    await writeSynced(temporary, parts)
    await verify(temporary)
    await rename(temporary, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw asStudioError(error, file)
  }
}
