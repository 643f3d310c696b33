import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { schemaVersion } from './migrate.ts'
import { assertSqliteVersion, openDatabase } from './open-database.ts'
import { createProject, openProject } from './project.ts'
import { BRIEF, codeOf, mountSmallDisk } from './store.fixture.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-store-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('opening and closing', () => {
  it('keeps the brief, and leaves no -wal behind (a copied folder would miss commits)', () => {
    createProject(dir, BRIEF).close()
    expect(readdirSync(dir).toSorted()).toEqual([
      'lock',
      'project.db',
      expect.stringMatching(/^project\.db\.last-\d{8}$/),
    ])
    const again = openProject(dir, 'write')
    expect(again.brief).toEqual(BRIEF)
    again.close()
    expect(existsSync(join(dir, 'project.db-wal'))).toBe(false)
  })

  it('runs with the durability the ledger relies on', () => {
    const project = createProject(dir, BRIEF)
    const pragma = (name: string): unknown => project.db.pragma(name, { simple: true })
    expect([
      pragma('synchronous'),
      pragma('journal_mode'),
      pragma('foreign_keys'),
      pragma('trusted_schema'),
    ]).toEqual([2, 'wal', 1, 0])
    const loose = project.db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all()
    expect(loose, 'every table is STRICT').toEqual([])
    project.close()
  })

  it('opening, looking and closing write nothing to project.db', () => {
    createProject(dir, BRIEF).close()
    const before = readFileSync(join(dir, 'project.db'))
    for (const mode of ['read', 'write'] as const) {
      const project = openProject(dir, mode)
      project.build.allTakes()
      project.close()
    }
    expect(readFileSync(join(dir, 'project.db')).equals(before)).toBe(true)
  })

  it('refuses a folder that holds other things, and leaves them alone', () => {
    writeFileSync(join(dir, 'novel.txt'), 'mine')
    expect(codeOf(() => createProject(dir, BRIEF))).toBe('BAD_ARGUMENT')
    expect(readdirSync(dir)).toEqual(['novel.txt'])
  })

  it('completes a creation that was killed after it took the lock, or before the schema was written', () => {
    for (const name of ['lock', 'lock-journal']) writeFileSync(join(dir, name), '')
    createProject(dir, BRIEF).close()
    const other = join(dir, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'project.db'), '')
    createProject(other, BRIEF).close()
    expect(openProject(other, 'read').brief).toEqual(BRIEF)
    writeFileSync(join(other, 'locksmith.txt'), 'mine')
    rmSync(join(other, 'project.db'))
    expect(
      codeOf(() => createProject(other, BRIEF)),
      'only lock files are ours',
    ).toBe('BAD_ARGUMENT')
  })

  it('a creation over a project keeps its brief', () => {
    createProject(dir, BRIEF).close()
    const again = createProject(dir, { ...BRIEF, seed: 8 })
    expect(again.brief.seed).toBe(7)
    again.close()
  })

  it('completes a creation that was cut short before the brief was written', () => {
    openDatabase(dir, 'write').close()
    expect(codeOf(() => openProject(dir, 'write'))).toBe('PROJECT_DAMAGED')
    const project = createProject(dir, BRIEF)
    expect(project.brief).toEqual(BRIEF)
    project.close()
  })
})

describe('one writer', () => {
  it('a second process gets a clear refusal, readers work beside, and a killed writer lets go', async () => {
    createProject(dir, BRIEF).close()
    const script = `import { openProject } from ${JSON.stringify(new URL('./project.ts', import.meta.url).href)}
      openProject(${JSON.stringify(dir)}, 'write'); console.log('open'); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    try {
      await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
      expect(codeOf(() => openProject(dir, 'write'))).toBe('PROJECT_LOCKED')
      const reader = openProject(dir, 'read')
      expect(reader.brief.seed).toBe(7)
      expect(() => reader.db.exec('DELETE FROM meta'), 'a reader cannot write').toThrow(
        /readonly|query_only|read/,
      )
      reader.close()
    } finally {
      child.kill('SIGKILL')
      await gone
    }
    openProject(dir, 'write').close()
  })
})

describe('a lock file of garbage', () => {
  it('is mended, not told as a damaged project; a held one stays held', () => {
    createProject(dir, BRIEF).close()
    writeFileSync(join(dir, 'lock'), 'garbage '.repeat(1000))
    const writer = openProject(dir, 'write')
    expect(codeOf(() => openProject(dir, 'write'))).toBe('PROJECT_LOCKED')
    writer.close()
  })
})

describe('damage', () => {
  it('a truncated database is refused and not touched', () => {
    const project = createProject(dir, BRIEF)
    for (let i = 0; i < 400; i++)
      project.human.change('fill', [{ kind: 'waiver', subject: `f${i}`, after: { reason: 'x'.repeat(200) } }])
    project.close()
    const path = join(dir, 'project.db')
    truncateSync(path, Math.floor(statSync(path).size / 2))
    const left = readFileSync(path)
    expect(codeOf(() => openProject(dir, 'write'))).toBe('PROJECT_DAMAGED')
    expect(codeOf(() => openProject(dir, 'read'))).toBe('PROJECT_DAMAGED')
    expect(readFileSync(path).equals(left)).toBe(true)
  })

  it('garbage, and an emptied database beside its media, are refused', () => {
    writeFileSync(join(dir, 'project.db'), 'this is not a database at all, but it is long enough to look at')
    expect(codeOf(() => openProject(dir, 'read'))).toBe('PROJECT_DAMAGED')
    writeFileSync(join(dir, 'project.db'), '')
    mkdirSync(join(dir, 'media'))
    expect(codeOf(() => createProject(dir, BRIEF))).toBe('PROJECT_DAMAGED')
  })

  it('a project from the future is refused unchanged', () => {
    createProject(dir, BRIEF).close()
    const db = new Database(join(dir, 'project.db'))
    db.pragma('user_version = 9990')
    db.close()
    const before = readFileSync(join(dir, 'project.db'))
    expect(codeOf(() => openProject(dir, 'write'))).toBe('PROJECT_NEWER')
    expect(codeOf(() => openProject(dir, 'read'))).toBe('PROJECT_NEWER')
    expect(codeOf(() => createProject(dir, BRIEF))).toBe('PROJECT_NEWER')
    expect(readFileSync(join(dir, 'project.db')).equals(before)).toBe(true)
  })

  it('somebody else’s SQLite file is not taken for a project', () => {
    const db = new Database(join(dir, 'project.db'))
    db.exec('CREATE TABLE t (x); PRAGMA user_version = 3')
    db.close()
    expect(codeOf(() => openProject(dir, 'write'))).toBe('NOT_A_PROJECT')
  })

  it('SQLite with the WAL-reset bug is refused', () => {
    expect(codeOf(() => assertSqliteVersion('3.51.2'))).toBe('INTERNAL')
    expect(codeOf(() => assertSqliteVersion('3.50.9'))).toBe('INTERNAL')
    for (const good of ['3.51.3', '3.52.0', '4.0.0'])
      expect(codeOf(() => assertSqliteVersion(good))).toBe('no error')
  })
})

describe('migrations', () => {
  it('go up in tens and keep a verified copy of the file before the change', () => {
    const numbers = MIGRATIONS.map((migration) => migration.version)
    expect(numbers).toEqual(numbers.map((_, i) => (i + 1) * 10))
    createProject(dir, BRIEF).close()
    const next = [...MIGRATIONS, { version: 9000, name: 'test', sql: 'CREATE TABLE later (x TEXT) STRICT' }]
    const db = openDatabase(dir, 'write', next)
    expect(schemaVersion(db)).toBe(9000)
    db.close()
    const copy = new Database(join(dir, 'project.db.before-9000'), { readonly: true })
    expect(schemaVersion(copy)).toBe(MIGRATIONS.at(-1)?.version)
    expect(copy.prepare("SELECT count(*) FROM meta WHERE key = 'brief'").pluck().get()).toBe(1)
    copy.close()
  })

  it('a migration that fails leaves the file as it was', () => {
    createProject(dir, BRIEF).close()
    const bad = [
      ...MIGRATIONS,
      {
        version: 9000,
        name: 'bad',
        sql: 'CREATE TABLE half (x TEXT) STRICT; CREATE TABLE meta (x TEXT) STRICT',
      },
    ]
    expect(() => openDatabase(dir, 'write', bad)).toThrow(/meta/)
    const project = openProject(dir, 'write')
    expect(project.db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'half'").pluck().get()).toBe(0)
    project.close()
  })
})

describe('human decisions', () => {
  it('undo goes back change by change, also after a restart, and a new change ends the redo line', () => {
    let project = createProject(dir, BRIEF)
    project.human.change('one', [{ kind: 'waiver', subject: 'a', after: 1 }])
    project.human.change('two', [
      { kind: 'waiver', subject: 'a', after: 2 },
      { kind: 'waiver', subject: 'b', after: 1 },
    ])
    project.close()
    project = openProject(dir, 'write')
    expect(project.human.undo().label).toBe('two')
    expect([project.human.get('waiver', 'a'), project.human.get('waiver', 'b')]).toEqual([1, null])
    project.human.change('three', [{ kind: 'waiver', subject: 'b', after: 3 }])
    expect(project.human.undo().label).toBe('three')
    expect(project.human.undo().label).toBe('one')
    expect(codeOf(() => project.human.undo())).toBe('NOTHING_TO_UNDO')
    project.close()
  })

  it('a change of nothing takes no undo step, writes nothing and keeps what could be redone', () => {
    const project = createProject(dir, BRIEF)
    project.human.change('one', [{ kind: 'waiver', subject: 'a', after: { reason: 'x', by: 'me' } }])
    project.human.change('two', [{ kind: 'waiver', subject: 'b', after: 1 }])
    project.human.undo()
    const before = project.human.changes()
    const same = project.human.change('same', [
      { kind: 'waiver', subject: 'a', after: { by: 'me', reason: 'x' } },
      { kind: 'waiver', subject: 'c', after: null },
    ])
    expect([same.seq, same.items]).toEqual([0, []])
    expect(project.human.changes()).toEqual(before)
    expect(project.human.undo().label).toBe('one')
    project.close()
  })
})

describe('media', () => {
  it('notices a file whose bytes are not what its name says, and puts it right', () => {
    const project = createProject(dir, BRIEF)
    const bytes = new TextEncoder().encode('RIFF something')
    const ref = project.media.put(bytes, 'audio/wav')
    writeFileSync(project.media.path(ref), 'garbage')
    expect(project.media.verify(ref)).toBe(false)
    expect(codeOf(() => project.media.get(ref))).toBe('MEDIA_DAMAGED')
    project.media.put(bytes, 'audio/wav')
    expect(new TextDecoder().decode(project.media.get(ref))).toBe('RIFF something')
    project.close()
  })

  it('a full disk is a clear error and leaves no part behind (small tmpfs)', () => {
    const mount = join(dir, 'full')
    const disk = mountSmallDisk(mount, '512k')
    if (disk === null) return void process.stderr.write('skipped: no tmpfs can be mounted here\n')
    try {
      const project = createProject(join(mount, 'p'), BRIEF)
      const code = codeOf(() => project.media.put(new Uint8Array(900_000), 'image/png'))
      expect(code).toBe('DISK_FULL')
      expect(project.media.list()).toEqual([])
      project.close()
    } finally {
      disk.unmount()
    }
  })
})

describe('folders', () => {
  it('are made with those above them; where none can be made it is an error, not an endless loop (/proc)', () => {
    makeFolder(join(dir, 'a', 'b', 'c'))
    makeFolder(join(dir, 'a', 'b'))
    expect(existsSync(join(dir, 'a', 'b', 'c'))).toBe(true)
    writeFileSync(join(dir, 'file'), 'x')
    expect(codeOf(() => makeFolder(join(dir, 'file')))).toBe('BAD_ARGUMENT')
    if (process.platform === 'linux') expect(codeOf(() => makeFolder('/proc/cliffhanger/x'))).toBe('IO')
  })
})
