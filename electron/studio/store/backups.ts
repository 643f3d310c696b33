import Database from 'better-sqlite3'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { asStudioError, StudioError } from '../errors.ts'
import { lockProject } from './lock.ts'
import { isWholeDatabase, refuseForeign, schemaVersion } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { readSnapshot } from './read-snapshot.ts'
import { fsyncFolder, writeFileDurably } from './whole-file.ts'

/** Copies made before an update, those kept when a backup was restored over a database, and the last of each day. */
const BACKUP_NAME = /^project\.db\.(before|kept|last)-[\w.]+$/
const LOG_SUFFIXES = ['-wal', '-shm'] as const

/** True when a file can stand in for `project.db`: whole, ours, and of a schema this version knows. */
function isUsable(path: string): boolean {
  if (!isWholeDatabase(path)) return false
  const db = new Database(readSnapshot(path), { readonly: true })
  try {
    refuseForeign(db, MIGRATIONS)
    return schemaVersion(db) > 0
  } catch {
    return false
  } finally {
    db.close()
  }
}

/** Names of the backups of a project folder that can be restored, newest first. Damaged ones are left out. */
export function usableBackups(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => BACKUP_NAME.test(name) && isUsable(join(dir, name)))
    .toSorted((a, b) => statSync(join(dir, b)).mtimeMs - statSync(join(dir, a)).mtimeMs)
}

/** Copies `project.db` and its log beside themselves. Returns the name of the copy; null when there is no database. */
function keepDamaged(dir: string): string | null {
  const path = join(dir, 'project.db')
  if (!existsSync(path)) return null
  const name = `project.db.kept-${new Date().toISOString().replaceAll(/[-:]/g, '').replace('.', '_')}`
  for (const suffix of ['', '-wal'])
    if (existsSync(path + suffix)) writeFileDurably(join(dir, name) + suffix, readFileSync(path + suffix))
  return name
}

function findBackup(dir: string, backup: string): string {
  const found = [join(dir, backup), resolve(backup)].find((path) => existsSync(path))
  const usable = usableBackups(dir)
  const hint = usable.length === 0 ? 'There is no usable backup here.' : `Usable: ${usable.join(', ')}.`
  if (found === undefined) throw new StudioError('NOT_FOUND', `There is no backup "${backup}".`, hint)
  if (!isUsable(found))
    throw new StudioError('BAD_ARGUMENT', `${basename(found)} is not a whole project database.`, hint)
  return found
}

/**
 * Puts a backup in the place of `project.db`, and keeps what was there, log and all, under another name. The log goes
 * before the backup comes: SQLite would play a foreign log back into it. A crash on the way loses nothing, as the copy
 * is durable first.
 * @param backup a name in the folder, or a path
 * @returns the name of the copy of what was there
 * @throws StudioError NOT_FOUND, BAD_ARGUMENT (not whole, or not ours), PROJECT_LOCKED, DISK_FULL, READ_ONLY
 */
export function restoreBackup(dir: string, backup: string): { restored: string; kept: string | null } {
  const from = findBackup(dir, backup)
  const path = join(dir, 'project.db')
  const lock = lockProject(dir)
  const temp = `${path}.restore`
  try {
    writeFileDurably(temp, readSnapshot(from))
    const kept = keepDamaged(dir)
    fsyncFolder(dir)
    for (const suffix of LOG_SUFFIXES) rmSync(path + suffix, { force: true })
    fsyncFolder(dir)
    renameSync(temp, path)
    fsyncFolder(dir)
    return { restored: basename(from), kept }
  } catch (error) {
    rmSync(temp, { force: true })
    throw asStudioError(error, dir)
  } finally {
    lock.release()
  }
}
