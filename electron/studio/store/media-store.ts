import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { MediaRef } from '../../../shared/drama/film.ts'
import { StudioError } from '../errors.ts'
import { makeFolder } from './make-folder.ts'
import { fsyncFolder, writeFileDurably } from './whole-file.ts'

const EXTENSIONS: Record<MediaRef['mime'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
}

/** Content-addressed files of a project: named by their sha256, written once, never changed. */
export interface MediaStore {
  /** Writes bytes durably (temp, fsync, rename, fsync of the folder) and returns their reference. */
  put(bytes: Uint8Array, mime: MediaRef['mime']): MediaRef
  /** Reads and verifies a file. @throws StudioError MEDIA_DAMAGED when missing or not what its name says. */
  get(ref: MediaRef): Uint8Array
  path(ref: MediaRef): string
  /** True when the file is there and its bytes match its name: reads all of it. */
  verify(ref: MediaRef): boolean
  /**
   * True when the file is there with its size, and was not written to since it was recorded or last verified; a file
   * that was is verified. @param recordedAt when it was recorded, in ms since 1970
   */
  looksWhole(ref: MediaRef, recordedAt: number): boolean
  /** Names of all stored files: `<sha256>.<ext>`. */
  list(): string[]
  remove(name: string): void
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** File times and the clock are not read at the same moment, nor with the same fineness. */
const CLOCK_SLACK_MS = 2000

const sizeAndTime = (path: string): { sizeBytes: number; writtenAt: number } | null => {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined ? null : { sizeBytes: stat.size, writtenAt: stat.mtimeMs }
}

/** Lets the next look at a file read it, though its size and time say nothing; where it may not be written, nothing. */
function markSuspect(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // Read-only: what is there can be told, but not mended.
  }
}

export function createMediaStore(projectDir: string): MediaStore {
  const dir = join(projectDir, 'media')
  const nameOf = (ref: MediaRef): string => `${ref.sha256}.${EXTENSIONS[ref.mime]}`
  const path = (ref: MediaRef): string => join(dir, nameOf(ref))
  /** What became of files that were read whole, and when they had been written. */
  const read = new Map<string, { writtenAt: number; whole: boolean }>()
  const isWhole = (ref: MediaRef, bytes: Uint8Array): boolean => {
    const whole = sha256(bytes) === ref.sha256
    if (!whole) markSuspect(path(ref))
    const found = sizeAndTime(path(ref))
    if (found !== null) read.set(nameOf(ref), { writtenAt: found.writtenAt, whole })
    return whole
  }
  const damaged = (ref: MediaRef, why: string, cause?: unknown): StudioError =>
    new StudioError(
      'MEDIA_DAMAGED',
      `Media file ${nameOf(ref)} ${why}.`,
      'Run `cliffhanger build DIR`: damaged files are made again.',
      cause,
    )
  return {
    put(bytes, mime) {
      const ref: MediaRef = { sha256: sha256(bytes), mime, sizeBytes: bytes.length }
      if (existsSync(path(ref)) && this.verify(ref)) return ref
      makeFolder(dir)
      writeFileDurably(path(ref), bytes)
      // File times are coarse: the new file may have that of the damaged one just read.
      read.delete(nameOf(ref))
      fsyncFolder(dir)
      return ref
    },
    get(ref) {
      let bytes: Uint8Array
      try {
        bytes = readFileSync(path(ref))
      } catch (error) {
        throw damaged(ref, 'is missing', error)
      }
      if (!isWhole(ref, bytes)) throw damaged(ref, 'is damaged')
      return bytes
    },
    path,
    verify(ref) {
      try {
        return isWhole(ref, readFileSync(path(ref)))
      } catch {
        return false
      }
    },
    looksWhole(ref, recordedAt) {
      const found = sizeAndTime(path(ref))
      if (found === null || found.sizeBytes !== ref.sizeBytes) return false
      const known = read.get(nameOf(ref))
      if (known?.writtenAt === found.writtenAt) return known.whole
      return found.writtenAt <= recordedAt + CLOCK_SLACK_MS || this.verify(ref)
    },
    list: () => (existsSync(dir) ? readdirSync(dir) : []),
    remove: (name) => rmSync(join(dir, name), { force: true }),
  }
}
