import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { asStudioError } from '../errors.ts'
import { isAlive } from '../is-alive.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Files that appear whole or not at all: bytes go to a temporary file in the same folder, which is flushed to disk and
 * renamed. {@link writeFileDurably} does it at once, for small files and inside of what may not be interrupted;
 * {@link writeWhole} lets others work meanwhile, and sweeps up after processes that were killed.
 */

const SUFFIX = '.part'

/** Names of temporary files: `.<name>.<process id>.<8 hex digits>.part`; and an older form. */
export const TEMPORARY = /^(?:\.(?<name>.+)\.\d+\.[0-9a-f]{8}|(?<older>.+)\.[0-9a-f-]{36})\.part$/

/** The temporary name beside `file`; the process id in it tells whose it is. */
function temporaryName(file: string): string {
  const name = `.${path.basename(file)}.${process.pid}.${randomUUID().slice(0, 8)}${SUFFIX}`
  return path.join(path.dirname(file), name)
}

/** Fsyncs a folder so that a rename in it survives a power cut; not possible on Windows, where it is not needed. */
export function fsyncFolder(dir: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(dir, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Writes a value as a JSON file that appears whole or not at all. @throws StudioError DISK_FULL, READ_ONLY, IO … */
export const writeJsonDurably = (file: string, value: unknown): void =>
  writeFileDurably(file, new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`))

/** Fsyncs a file that something else has written. */
export function fsyncFile(file: string): void {
  const fd = openSync(file, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/**
 * Writes a whole file: a reader sees the old content or the new, never a part. Its name is durable after
 * {@link fsyncFolder}. @throws StudioError DISK_FULL, READ_ONLY, IO …
 */
export function writeFileDurably(file: string, bytes: Uint8Array): void {
  const temporary = temporaryName(file)
  try {
    const fd = openSync(temporary, 'wx')
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw asStudioError(error, file)
  }
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
 * Writes `parts`, one after the other, as `file`, in a folder that is made where it is missing. What was written is
 * shown to `verify` before it takes its name. When anything fails (a full disk, a folder that may not be written to,
 * `verify`) the temporary file is removed, an older `file` stays as it was, and a `StudioError` says why.
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
    fsyncFolder(path.dirname(file))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw asStudioError(error, file)
  }
}
