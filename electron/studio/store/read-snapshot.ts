import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemCode } from '../errors.ts'

/** Files beside a database that hold part of its content. */
const SIDECARS = ['-wal', '-journal'] as const
/** Offsets of the two header bytes that say "write-ahead log" (2) or "rollback journal" (1). */
const JOURNAL_BYTES = [18, 19] as const
const ATTEMPTS = 5
const BUSY_MS = 5000

/** True when commits may still be outside the main file: a writer is at work, or was killed. */
export const hasPendingCommits = (path: string): boolean =>
  SIDECARS.some((suffix) => existsSync(path + suffix) && statSync(path + suffix).size > 0)

/** Reads a file that nobody writes meanwhile; null when somebody did. */
function readUnchanged(path: string): Buffer | null {
  const before = statSync(path, { bigint: true })
  const bytes = readFileSync(path)
  const after = statSync(path, { bigint: true })
  const same = before.mtimeNs === after.mtimeNs && before.size === after.size && before.ino === after.ino
  return same && !hasPendingCommits(path) ? bytes : null
}

function serialise(path: string, readonly: boolean): Buffer {
  const db = new Database(path, { readonly, timeout: BUSY_MS })
  try {
    db.pragma('schema_version') // `serialize` says "out of memory" to every failure; this says what it is
    return db.serialize()
  } finally {
    db.close()
  }
}

/** Where the log's index cannot be made (a read-only disk), the log is played back on a copy. */
function serialiseCopy(path: string): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-read-'))
  try {
    const copy = join(dir, 'project.db')
    for (const suffix of ['', ...SIDECARS])
      if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
    return serialise(copy, false)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function readLogged(path: string): Buffer {
  try {
    return serialise(path, true)
  } catch (error) {
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(systemCode(error))) throw error
    return serialiseCopy(path)
  }
}

/**
 * All committed content of a database as one image, taken without writing a byte to the database or its log. A
 * connection that reads through files would make `-wal` and `-shm`, and the last one to close would move the log of a
 * killed writer into the database. Works on read-only disks and beside a writer.
 */
export function readSnapshot(path: string): Buffer {
  for (let i = 0; i < ATTEMPTS && !hasPendingCommits(path); i++) {
    const bytes = readUnchanged(path)
    if (bytes !== null) return withoutLog(bytes)
  }
  return withoutLog(readLogged(path))
}

/** An image in memory has no log beside it, and SQLite refuses one whose header asks for a log. */
function withoutLog(bytes: Buffer): Buffer {
  for (const at of JOURNAL_BYTES) if (bytes[at] === 2) bytes[at] = 1
  return bytes
}
