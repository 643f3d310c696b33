import Database from 'better-sqlite3'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asStudioError, StudioError } from '../errors.ts'
import { applyMigrations, migrate, refuseForeign, schemaVersion } from './migrate.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import { hasPendingCommits, readSnapshot } from './read-snapshot.ts'

export type Db = Database.Database

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

const damagedEmpty = (): StudioError =>
  new StudioError(
    'PROJECT_DAMAGED',
    'project.db is empty.',
    'Run `cliffhanger doctor DIR`: it names the backups, if there are any.',
  ).about({ kind: 'databaseEmpty', values: {} })

function assertWhole(db: Db): void {
  const verdict = db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok')
    throw new StudioError(
      'PROJECT_DAMAGED',
      `The project database is damaged: ${String(verdict).slice(0, 120)}`,
      'Run `cliffhanger doctor DIR`: it lists what can be saved and where backups are.',
    ).about({ kind: 'databaseDamaged', values: { verdict: String(verdict).slice(0, 120) } })
}

/** How a database is opened: `write` migrates and needs the project lock; `read` works on an image and writes nothing. */
export type OpenMode = 'write' | 'read'

/**
 * Opens an image of a database for reading. An older schema is brought up to date in memory alone.
 * @param checked false to read what can be read of a damaged one
 * @throws StudioError NOT_A_PROJECT, PROJECT_NEWER, PROJECT_DAMAGED.
 */
export function openImage(path: string, migrations: readonly Migration[] = MIGRATIONS, checked = true): Db {
  let db: Db | null = null
  try {
    db = new Database(readSnapshot(path))
    assertSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()))
    refuseForeign(db, migrations)
    if (checked) assertWhole(db)
    if (schemaVersion(db) === 0) throw damagedEmpty()
    applyMigrations(db, migrations)
    db.pragma('query_only = ON')
    return db
  } catch (error) {
    db?.close()
    throw asStudioError(error, path)
  }
}

function openFile(path: string, isNew: boolean, migrations: readonly Migration[]): Db {
  // Closing a connection moves a log into the database: what must not be opened has to be refused before.
  if (!isNew && hasPendingCommits(path)) refuseUnreadable(path, migrations)
  const db = new Database(path, { timeout: 5000 })
  try {
    assertSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()))
    refuseForeign(db, migrations)
    if (!isNew) assertWhole(db)
    applyPragmas(db)
    migrate(db, path, migrations)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function refuseUnreadable(path: string, migrations: readonly Migration[]): void {
  const image = new Database(readSnapshot(path), { readonly: true })
  try {
    refuseForeign(image, migrations)
    assertWhole(image)
  } finally {
    image.close()
  }
}

/** SQLite would open what it may not write for reading, and say so at the first change. */
function requireWritable(dir: string, path: string): void {
  for (const place of [dir, path]) if (existsSync(place)) accessSync(place, constants.W_OK)
}

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
  if (mode === 'read') return openImage(path, migrations)
  try {
    requireWritable(dir, path)
    return openFile(path, isNew, migrations)
  } catch (error) {
    throw asStudioError(error, path)
  }
}

/** Closes cleanly: everything in the main file, no `-wal` left behind. */
export function closeDatabase(db: Db, mode: OpenMode): void {
  if (!db.open) return
  if (mode === 'write') db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
