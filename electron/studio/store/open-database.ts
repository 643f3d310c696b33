import Database from 'better-sqlite3'
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asStudioError, StudioError } from '../errors.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'

export type Db = Database.Database

/** "CLIF" in ASCII: marks a file as ours. */
const APPLICATION_ID = 0x434c4946
/** First SQLite without the WAL-reset corruption bug (sqlite.org, 3.51.3 release notes). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Fails when the linked SQLite is older than the one whose WAL can be trusted. */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [i, least] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0
    if (part > least) return
    if (part < least)
      throw new StudioError(
        'INTERNAL',
        `SQLite ${version} is too old; ${OLDEST_SQLITE.join('.')} or newer is needed.`,
      )
  }
}

function applyPragmas(db: Db): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
}

/** The schema number of a file; 0 for a new one. */
export function schemaVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function refuseForeign(db: Db, latest: number): void {
  const id = Number(db.pragma('application_id', { simple: true }))
  const version = schemaVersion(db)
  if (version > 0 && id !== APPLICATION_ID)
    throw new StudioError(
      'NOT_A_PROJECT',
      'project.db here was not made by Cliffhanger.',
      'Choose another folder.',
    )
  if (version > latest)
    throw new StudioError(
      'PROJECT_NEWER',
      `This project was made by a newer Cliffhanger (schema ${version}, this one knows ${latest}).`,
      'Update Cliffhanger and open it again. Nothing was changed.',
    )
}

/** Copies the database beside itself and proves that the copy is whole. Returns its path. */
function backUp(db: Db, path: string, version: number): string {
  const copy = `${path}.before-${version}`
  rmSync(copy, { force: true })
  db.prepare('VACUUM INTO ?').run(copy)
  const check = new Database(copy, { readonly: true })
  const verdict = check.pragma('quick_check', { simple: true })
  check.close()
  if (verdict !== 'ok')
    throw new StudioError(
      'PROJECT_DAMAGED',
      `The copy made before the update is not whole: ${String(verdict)}`,
    )
  const fd = openSync(copy, 'r')
  fsyncSync(fd)
  closeSync(fd)
  return copy
}

/** Brings a database to the latest schema, one transaction per step, with a verified copy before the first. */
export function migrate(db: Db, path: string, migrations: readonly Migration[] = MIGRATIONS): void {
  const from = schemaVersion(db)
  const pending = migrations.filter((m) => m.version > from)
  const first = pending[0]
  if (first === undefined) return
  if (from > 0) backUp(db, path, first.version)
  for (const migration of pending)
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`application_id = ${APPLICATION_ID}`)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
}

const latestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0

const damagedEmpty = (): StudioError =>
  new StudioError(
    'PROJECT_DAMAGED',
    'project.db is empty.',
    'Restore it from a backup, or start the project again.',
  )

function assertWhole(db: Db): void {
  const verdict = db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok')
    throw new StudioError(
      'PROJECT_DAMAGED',
      `The project database is damaged: ${String(verdict).slice(0, 120)}`,
      'Run `cliffhanger doctor DIR`: it lists what can be saved and where backups are.',
    )
}

/** How a database is opened: `write` migrates and needs the project lock; `read` changes nothing. */
export type OpenMode = 'write' | 'read'

/**
 * Opens `project.db` of a folder.
 * @throws StudioError NOT_A_PROJECT, PROJECT_NEWER, PROJECT_DAMAGED, READ_ONLY, DISK_FULL.
 */
export function openDatabase(dir: string, mode: OpenMode, migrations: readonly Migration[] = MIGRATIONS): Db {
  const path = join(dir, 'project.db')
  const isNew = !existsSync(path)
  if (isNew && mode === 'read')
    throw new StudioError(
      'NOT_A_PROJECT',
      'There is no project in this folder.',
      'Make one with `cliffhanger produce BRIEF --project DIR`.',
    )
  if (!isNew && statSync(path).size === 0 && (mode === 'read' || existsSync(join(dir, 'media'))))
    throw damagedEmpty()
  let db: Db | null = null
  try {
    db = new Database(path, { timeout: 5000 })
    db.defaultSafeIntegers(false)
    assertSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()))
    refuseForeign(db, latestOf(migrations))
    if (!isNew) assertWhole(db)
    if (mode === 'read') {
      db.pragma('query_only = ON')
      if (schemaVersion(db) === 0) throw damagedEmpty()
    } else {
      applyPragmas(db)
      migrate(db, path, migrations)
    }
    return db
  } catch (error) {
    db?.close()
    throw asStudioError(error, path)
  }
}

/** Closes cleanly: everything in the main file, no `-wal` left behind. */
export function closeDatabase(db: Db, mode: OpenMode): void {
  if (!db.open) return
  if (mode === 'write') db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
