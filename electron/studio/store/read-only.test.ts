import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from './open-database.ts'
import { openOrRead } from './open-or-read.ts'
import { createProject, openProject } from './project.ts'
import { BRIEF, codeOf, mountSmallDisk } from './store.fixture.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-read-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A writer that is killed after a commit which is in the log alone. */
function leaveLog(at: string): void {
  const script = `import { openProject } from ${JSON.stringify(new URL('./project.ts', import.meta.url).href)}
    const project = openProject(${JSON.stringify(at)}, 'write')
    project.human.change('late', [{ kind: 'waiver', subject: 'late', after: { reason: 'in the log' } }])
    process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['--input-type=module', '-e', script])
}

const content = (at: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(at)
      .filter((name) => /^project\.db(-wal)?$/.test(name))
      .map((name) => [name, readFileSync(join(at, name)).toString('base64')]),
  )

describe('readers', () => {
  it('see what a killed writer committed, and leave its log where it is (a reader must not checkpoint)', () => {
    createProject(dir, BRIEF).close()
    leaveLog(dir)
    const before = content(dir)
    expect(Object.keys(before)).toEqual(['project.db', 'project.db-wal'])
    const project = openProject(dir, 'read')
    expect(project.human.get('waiver', 'late')).toEqual({ reason: 'in the log' })
    project.close()
    expect(content(dir)).toEqual(before)
  })

  it('make no file in a closed project', () => {
    createProject(dir, BRIEF).close()
    const before = readdirSync(dir)
    const project = openProject(dir, 'read')
    expect(readdirSync(dir), 'while it is open').toEqual(before)
    project.close()
    expect(readdirSync(dir)).toEqual(before)
  })

  it('bring an older schema up to date in memory alone', () => {
    createProject(dir, BRIEF).close()
    const before = content(dir)
    const later = { version: 9000, name: 'later', sql: 'CREATE TABLE later (x TEXT) STRICT' }
    const all = [{ version: 10, name: 'initial', sql: '' }, later]
    const db = openDatabase(dir, 'read', all)
    expect(db.prepare('SELECT count(*) FROM later').pluck().get()).toBe(0)
    db.close()
    expect(content(dir)).toEqual(before)
  })
})

describe('a newer or damaged database with a log', () => {
  it('is refused without moving the log into it', () => {
    createProject(dir, BRIEF).close()
    leaveLog(dir)
    const bytes = readFileSync(join(dir, 'project.db'))
    bytes.fill(0x5a, 4096, 12288)
    writeFileSync(join(dir, 'project.db'), bytes)
    const before = content(dir)
    expect(codeOf(() => openProject(dir, 'write'))).toBe('PROJECT_DAMAGED')
    expect(content(dir)).toEqual(before)
  })
})

/** Makes a folder unwritable by the means there are; returns how to undo it. */
function protectedProject(withLog: boolean): { at: string; release: () => void } {
  const at = join(dir, 'disk')
  const disk = mountSmallDisk(at, '8m')
  createProject(at, BRIEF).close()
  if (withLog) leaveLog(at)
  rmSync(join(at, 'project.db-shm'), { force: true })
  if (disk !== null) {
    disk.readOnly()
    return { at, release: disk.unmount }
  }
  chmodSync(at, 0o555)
  return { at, release: () => chmodSync(at, 0o755) }
}

describe('a read-only disk', () => {
  it.each([false, true])('can be read, with a log that cannot be played back in place: %s', (withLog) => {
    const { at, release } = protectedProject(withLog)
    try {
      const project = openProject(at, 'read')
      expect(project.brief).toEqual(BRIEF)
      expect(project.human.get('waiver', 'late')).toEqual(withLog ? { reason: 'in the log' } : null)
      project.close()
      expect(
        codeOf(() => openProject(at, 'write')),
        'not “damaged”',
      ).toBe('READ_ONLY')
      expect(
        codeOf(() => openDatabase(at, 'write')),
        'also without the lock',
      ).toBe('READ_ONLY')
      const opened = openOrRead(at)
      expect([opened.project.mode, opened.readOnly?.code]).toEqual(['read', 'READ_ONLY'])
      opened.project.close()
    } finally {
      release()
    }
  })
})

describe('opening as far as it goes', () => {
  it('opens a good project for work, and a damaged one from its newest whole backup, saying so', () => {
    createProject(dir, BRIEF).close()
    const good = openOrRead(dir)
    expect([good.project.mode, good.readOnly]).toEqual(['write', null])
    good.project.close()
    writeFileSync(join(dir, 'project.db.before-20'), readFileSync(join(dir, 'project.db')))
    writeFileSync(join(dir, 'project.db'), 'garbage '.repeat(2000))
    const opened = openOrRead(dir)
    expect(opened.project.brief).toEqual(BRIEF)
    expect(opened.readOnly?.hint).toContain('--restore project.db.before-20')
    opened.project.close()
    for (const name of readdirSync(dir)) if (name.startsWith('project.db.')) rmSync(join(dir, name))
    expect(codeOf(() => openOrRead(dir))).toBe('PROJECT_DAMAGED')
    expect(existsSync(join(dir, 'project.db'))).toBe(true)
  })

  it('reads beside another writer', () => {
    const writer = createProject(dir, BRIEF)
    const opened = openOrRead(dir)
    expect([opened.project.mode, opened.readOnly?.code]).toEqual(['read', 'PROJECT_LOCKED'])
    opened.project.close()
    writer.close()
  })
})
