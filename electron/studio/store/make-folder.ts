import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { asStudioError, StudioError, systemCode } from '../errors.ts'

/**
 * Makes a folder and those above it, one by one. Node's own recursive call never returns below file systems that say
 * "no such file" to a new folder (such as /proc).
 * @throws StudioError READ_ONLY, DISK_FULL, IO, or BAD_ARGUMENT when a file is in the way.
 */
export function makeFolder(dir: string): void {
  if (existsSync(dir)) {
    if (!statSync(dir).isDirectory()) throw new StudioError('BAD_ARGUMENT', `${dir} is a file, not a folder.`)
    return
  }
  const parent = dirname(dir)
  if (parent !== dir) makeFolder(parent)
  try {
    mkdirSync(dir)
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw asStudioError(error, dir)
  }
}
