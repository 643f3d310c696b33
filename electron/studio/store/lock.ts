import Database from 'better-sqlite3'
import { accessSync, constants, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { asStudioError, StudioError, systemCode } from '../errors.ts'

/** A held project lock. */
export interface ProjectLock {
  release(): void
}

/** Open locks: a connection nobody refers to would be collected, and its lock with it. */
const held = new Set<Database.Database>()

/** True for the files a lock leaves in a folder: `lock`, and `lock-journal` where a process was killed taking it. */
export const isLockFile = (name: string): boolean => /^lock(-journal|-wal|-shm)?$/.test(name)

function begin(path: string): Database.Database {
  const db = new Database(path, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * A lock file of garbage holds nothing, and nobody holds it: SQLite locks before it reads. It is emptied in place, so
 * that a lock on the same file by anybody else would still be seen.
 */
function beginOrMend(path: string): Database.Database {
  try {
    return begin(path)
  } catch (error) {
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(systemCode(error))) throw error
    truncateSync(path, 0)
    return begin(path)
  }
}

/**
 * Takes the one-writer lock of a project: an open exclusive transaction on a separate SQLite file. The operating
 * system lets go of it when the process dies, however it dies.
 * @throws StudioError PROJECT_LOCKED when another process holds it; READ_ONLY where it cannot be made.
 */
export function lockProject(dir: string): ProjectLock {
  const path = join(dir, 'lock')
  let db: Database.Database
  try {
    accessSync(dir, constants.W_OK)
    db = beginOrMend(path)
  } catch (error) {
    if (systemCode(error).startsWith('SQLITE_BUSY'))
      throw new StudioError(
        'PROJECT_LOCKED',
        'Another Cliffhanger is working on this project.',
        'Wait for it to finish or close it. `status`, `plan`, `lines`, `costs` and `check` can be read meanwhile.',
        error,
      ).about({ kind: 'openElsewhere', values: {} })
    throw asStudioError(error, path)
  }
  held.add(db)
  return {
    release() {
      held.delete(db)
      if (!db.open) return
      if (db.inTransaction) db.exec('ROLLBACK')
      db.close()
    },
  }
}
