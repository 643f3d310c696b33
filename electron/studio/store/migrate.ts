import Database from 'better-sqlite3'
import { existsSync, rmSync, statSync } from 'node:fs'
import { StudioError } from '../errors.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import { readSnapshot } from './read-snapshot.ts'
import { fsyncFile } from './whole-file.ts'

type Db = Database.Database

/** "CLIF" in ASCII: marks a file as ours. */
const APPLICATION_ID = 0x434c4946

/** The schema number of a file; 0 for a new one. */
export function schemaVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Refuses files of others and of later versions. @throws StudioError NOT_A_PROJECT, PROJECT_NEWER */
export function refuseForeign(db: Db, migrations: readonly Migration[]): void {
  const id = Number(db.pragma('application_id', { simple: true }))
  const version = schemaVersion(db)
  const latest = migrations.at(-1)?.version ?? 0
  if (version > 0 && id !== APPLICATION_ID)
    throw new StudioError(
      'NOT_A_PROJECT',
      'project.db here was not made by Cliffhanger.',
      'Choose another folder.',
    ).about({ kind: 'foreignDatabase', values: {} })
  if (version > latest)
    throw new StudioError(
      'PROJECT_NEWER',
      `This project was made by a newer Cliffhanger (schema ${version}, this one knows ${latest}).`,
      'Update Cliffhanger and open it again. Nothing was changed.',
    ).about({ kind: 'newerSchema', values: { version, latest } })
}

/** True when SQLite can read all pages of a file, its log included, and finds nothing amiss. Writes nothing. */
export function isWholeDatabase(path: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return false
  try {
    const db = new Database(readSnapshot(path), { readonly: true })
    try {
      return db.pragma('quick_check(1)', { simple: true }) === 'ok'
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}

const vacuumInto = (db: Db, copy: string): void => void db.prepare('VACUUM INTO ?').run(copy)

/** Copies a database into a file, durably. @returns false when what was written is not whole */
export function copyWhole(db: Db, copy: string, copyTo = vacuumInto): boolean {
  rmSync(copy, { force: true })
  copyTo(db, copy)
  if (!isWholeDatabase(copy)) return false
  fsyncFile(copy)
  return true
}

/** Copies the database beside itself and proves that the copy is whole. */
function backUp(db: Db, path: string, version: number, copyTo: typeof vacuumInto): void {
  const copy = `${path}.before-${version}`
  if (!copyWhole(db, copy, copyTo))
    throw new StudioError(
      'PROJECT_DAMAGED',
      `The copy made before the update is not whole: ${copy}`,
      'Nothing was changed. Check the disk, then open the project again.',
    ).about({ kind: 'copyNotWhole', values: { copy } })
}

/** Applies what is pending, one transaction per step; a failing step leaves the database at the step before. */
export function applyMigrations(db: Db, migrations: readonly Migration[] = MIGRATIONS): void {
  const from = schemaVersion(db)
  for (const migration of migrations.filter((one) => one.version > from))
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`application_id = ${APPLICATION_ID}`)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
}

/**
 * Brings a database file to the latest schema, with a verified copy beside it before the first step.
 * @param copyTo how the copy is written
 * @throws StudioError PROJECT_DAMAGED when the copy is not whole; the file is then as it was.
 */
export function migrate(
  db: Db,
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
  copyTo: typeof vacuumInto = vacuumInto,
): void {
  const from = schemaVersion(db)
  const first = migrations.find((one) => one.version > from)
  if (first === undefined) return
  if (from > 0) backUp(db, path, first.version, copyTo)
  applyMigrations(db, migrations)
}
