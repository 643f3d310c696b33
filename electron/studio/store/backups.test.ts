import Database from 'better-sqlite3'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreBackup, usableBackups } from './backups.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { openDatabase } from './open-database.ts'
import { createProject, openProject } from './project.ts'
import { BRIEF, codeOf } from './store.fixture.ts'

let dir = ''
/** Usable copies made before updates. */
const ofUpdates = (): string[] => usableBackups(dir).filter((name) => name.includes('.before-'))

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-backup-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const db = (): string => join(dir, 'project.db')

describe('restoring a backup', () => {
  it('takes the log of the damaged database away: SQLite would play it back into the backup', () => {
    createProject(dir, BRIEF).close()
    copyFileSync(db(), join(dir, 'project.db.before-20'))
    // A log of a later state, as a killed writer leaves it.
    const writer = openProject(dir, 'write')
    for (let i = 0; i < 50; i++)
      writer.human.change('fill', [{ kind: 'waiver', subject: `f${i}`, after: { reason: 'x'.repeat(300) } }])
    const log = readFileSync(`${db()}-wal`)
    writer.close()
    writeFileSync(db(), 'garbage '.repeat(2000))
    writeFileSync(`${db()}-wal`, log)

    const { kept } = restoreBackup(dir, 'project.db.before-20')
    const project = openProject(dir, 'write')
    expect(project.brief).toEqual(BRIEF)
    expect(project.human.changes(), 'nothing of the log came back').toEqual([])
    expect(project.db.pragma('integrity_check', { simple: true })).toBe('ok')
    project.close()
    expect(readFileSync(join(dir, kept ?? ''), 'utf8'), 'what was there is kept').toMatch(/^garbage/)
    expect(readFileSync(join(dir, `${kept}-wal`)).equals(log)).toBe(true)
  })

  it('offers and takes whole backups of ours only, and changes nothing otherwise', () => {
    createProject(dir, BRIEF).close()
    copyFileSync(db(), join(dir, 'project.db.before-20'))
    writeFileSync(join(dir, 'project.db.before-30'), readFileSync(db()).subarray(0, 9000))
    const other = new Database(join(dir, 'project.db.before-40'))
    other.exec('CREATE TABLE t (x); PRAGMA user_version = 3')
    other.close()
    writeFileSync(join(dir, 'project.db.before-50'), '')
    expect(ofUpdates()).toEqual(['project.db.before-20'])
    const before = readdirSync(dir).toSorted()
    const bytes = readFileSync(db())
    for (const bad of ['project.db.before-30', 'project.db.before-40', 'project.db.before-50'])
      expect(codeOf(() => restoreBackup(dir, bad))).toBe('BAD_ARGUMENT')
    expect(codeOf(() => restoreBackup(dir, 'project.db.before-60'))).toBe('NOT_FOUND')
    expect(readdirSync(dir).toSorted()).toEqual(before)
    expect(readFileSync(db()).equals(bytes)).toBe(true)
  })

  it('does not restore under a writer', () => {
    createProject(dir, BRIEF).close()
    copyFileSync(db(), join(dir, 'project.db.before-20'))
    const writer = openProject(dir, 'write')
    expect(codeOf(() => restoreBackup(dir, 'project.db.before-20'))).toBe('PROJECT_LOCKED')
    writer.close()
  })
})

describe('before a migration', () => {
  const later = [...MIGRATIONS, { version: 9000, name: 'test', sql: 'CREATE TABLE later (x TEXT) STRICT' }]

  it('a copy that is not whole stops the update, and the file stays as it was', () => {
    createProject(dir, BRIEF).close()
    const file = openDatabase(dir, 'write')
    const bad = (_db: unknown, copy: string): void =>
      writeFileSync(copy, readFileSync(db()).subarray(0, 9000))
    expect(codeOf(() => migrate(file, db(), later, bad))).toBe('PROJECT_DAMAGED')
    expect(file.pragma('user_version', { simple: true })).toBe(MIGRATIONS.at(-1)?.version)
    file.close()
    openProject(dir, 'write').close()
  })

  it('an old copy of the same name does not stand in for a new one', () => {
    createProject(dir, BRIEF).close()
    writeFileSync(join(dir, 'project.db.before-9000'), 'of long ago')
    openDatabase(dir, 'write', later).close()
    expect(ofUpdates()).toEqual(['project.db.before-9000'])
  })
})
