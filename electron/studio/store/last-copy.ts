import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { copyWhole } from './migrate.ts'
import type { Db } from './open-database.ts'
import { fsyncFolder } from './whole-file.ts'

/** Name of the copy of a day: what is left of a project when its database is damaged. */
const LAST_NAME = /^project\.db\.last-\d{8}$/
/** A copy younger than this is not made anew, in ms: closing stays quick. */
const FRESH_MS = 30 * 60_000
/** Days whose copies stay. */
const KEPT_DAYS = 3

/**
 * Keeps a copy of a database that was changed, checked and durable, one for each day and of the last three: when it is
 * closed, and not more often than every half hour. A copy that cannot be made is missed by nobody until it is needed, and
 * keeps nobody from closing: then the one before stays.
 */
export function keepLastCopy(dir: string, db: Db): void {
  const changed = db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0
  if (changed === 0) return
  const now = new Date()
  const name = `project.db.last-${now.toISOString().slice(0, 10).replaceAll('-', '')}`
  const copy = join(dir, name)
  const age = now.getTime() - (statSync(copy, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  if (age >= 0 && age < FRESH_MS) return
  const temporary = `${copy}.part`
  try {
    if (!copyWhole(db, temporary)) throw new Error('the copy is not whole')
    renameSync(temporary, copy)
    fsyncFolder(dir)
    const days = readdirSync(dir).filter((one) => LAST_NAME.test(one))
    for (const old of days.toSorted().slice(0, -KEPT_DAYS)) rmSync(join(dir, old), { force: true })
  } catch {
    rmSync(temporary, { force: true })
  }
}
