import Database from 'better-sqlite3'
import { join } from 'node:path'
import { StudioError, systemCode } from '../errors.ts'

/** A held project lock. */
export interface ProjectLock {
  release(): void
}

/** Open locks: a connection nobody refers to would be collected, and its lock with it. */
const held = new Set<Database.Database>()

/**
 * Takes the one-writer lock of a project: an open exclusive transaction on a separate SQLite file. The operating
 * system lets go of it when the process dies, however it dies.
 * @throws StudioError PROJECT_LOCKED when another process holds it.
 */
export function lockProject(dir: string): ProjectLock {
  const db = new Database(join(dir, 'lock'), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (systemCode(error).startsWith('SQLITE_BUSY'))
      throw new StudioError(
        'PROJECT_LOCKED',
        'Another Cliffhanger is working on this project.',
        'Wait for it to finish or close it. `status`, `plan`, `lines`, `costs` and `check` can be read meanwhile.',
        error,
      )
    throw error
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
