import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from './desk.ts'

/** A file the page may fetch. */
export interface ServedFile {
  readonly path: string
  readonly mime: string
  readonly sizeBytes: number
}

/** Kinds of files in a media store, by extension. */
const KINDS = [
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['wav', 'audio/wav'],
  ['mp4', 'video/mp4'],
] as const

function fileAt(path: string, mime: string): ServedFile | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined || !stat.isFile() ? null : { path, mime, sizeBytes: stat.size }
}

/**
 * A file of the open drama, or one lent to the page, by its sha256 in lower-case hex; null when there is none. Nothing
 * else of the disk can be named.
 */
export function servedFile(desk: Desk, sha256: string): ServedFile | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null
  const lent = desk.sounds.path(sha256)
  if (lent !== null) return fileAt(lent, 'audio/wav')
  const dir = desk.current()?.project.dir
  if (dir === undefined) return null
  for (const [extension, mime] of KINDS) {
    const found = fileAt(join(dir, 'media', `${sha256}.${extension}`), mime)
    if (found !== null) return found
  }
  return null
}
