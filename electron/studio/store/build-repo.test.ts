import Database from 'better-sqlite3'
import fs, { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewTake } from '../build/build-store.ts'
import { canonicalJson, digestText } from '../build/digest.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { openDatabase } from './open-database.ts'
import { createProject, openProject, type Project } from './project.ts'
import { BRIEF } from './store.fixture.ts'
import { uuidv7 } from './uuid.ts'

let dir = ''
let project: Project
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-repo-'))
  project = createProject(dir, BRIEF)
})
afterEach(() => {
  project.close()
  rmSync(dir, { recursive: true, force: true })
})

function newTake(slot: string, key: string, output: unknown): NewTake {
  const json = canonicalJson(output)
  return {
    id: uuidv7(),
    slot,
    grade: 'final',
    key,
    inputDigest: digestText(slot),
    takeNo: 1,
    version: 1,
    components: { words: '"tea"' },
    context: {},
    outputDigest: digestText(json),
    json,
    media: [],
    receipts: [{ provider: 'shop', model: 'm', costPicoUsd: 9_007_199_254_740_993n, warnings: [] }],
    provider: 'shop',
    model: 'm',
    costPicoUsd: 9_007_199_254_740_993n,
    startedAt: 1,
    createdAt: 2,
  }
}

describe('recording', () => {
  it('keeps the first take of a key for good and gives it back (a second writer must not replace what was bought)', () => {
    const first = newTake('picture:a', 'k', { n: 1 })
    const second = newTake('picture:a', 'k', { n: 2 })
    expect(project.build.record([first]).map((take) => take.id)).toEqual([first.id])
    const [kept] = project.build.record([second])
    expect(kept).toMatchObject({ id: first.id, outputDigest: first.outputDigest, key: 'k' })
    expect(project.build.allTakes()).toHaveLength(1)
    const billed = project.db.prepare('SELECT count(*) FROM attempt').pluck().get()
    expect(billed, 'both requests were paid').toBe(2)
  })

  it('gives back all of a take after a restart, money to the last digit', () => {
    const { id, slot, key, components, costPicoUsd, provider, model, createdAt } = newTake(
      'picture:a',
      'k',
      1,
    )
    project.build.record([{ ...newTake('picture:a', 'k', 1), id }])
    project.close()
    project = openProject(dir, 'write')
    const [take] = project.build.allTakes()
    const { key: k, components: c, costPicoUsd: cost, provider: p, model: m, createdAt: at } = take ?? {}
    expect([take?.id, take?.slot, k, c, cost, p, m, at]).toEqual([
      id,
      slot,
      key,
      components,
      costPicoUsd,
      provider,
      model,
      createdAt,
    ])
  })

  it('is all or nothing over several takes and what goes along', () => {
    const takes = [newTake('picture:a', 'k1', 1), newTake('picture:b', 'k2', 2)]
    const fails = (): void => {
      throw new Error('no')
    }
    expect(() => project.build.record(takes, fails)).toThrow('no')
    expect(project.build.allTakes()).toEqual([])
    project.build.record(takes)
    expect(project.build.allTakes().map((take) => take.slot)).toEqual(['picture:a', 'picture:b'])
  })
})

describe('the order of takes', () => {
  it('is kept from the ids of an older project, and counts on from there', () => {
    project.close()
    rmSync(join(dir, 'project.db'))
    const old = openDatabase(dir, 'write', MIGRATIONS.slice(0, 1))
    old.prepare("INSERT INTO meta VALUES ('brief', ?)").run(JSON.stringify(BRIEF))
    old.prepare("INSERT INTO output VALUES ('d', '1')").run()
    const put = old.prepare(
      `INSERT INTO take (id, slot, step, grade, key, input_digest, take_no, version, components, context, output_digest,
         provider, model, cost_pico_usd, warnings, created_at)
       VALUES (?, 'picture:a', 'picture', 'final', ?, 'i', 1, 1, '{}', '{}', 'd', 'p', 'm', 0, '[]', 0)`,
    )
    for (const id of ['b', 'a', 'c']) put.run(id, id)
    old.close()
    project = openProject(dir, 'write')
    expect(existsSync(join(dir, 'project.db.before-20'))).toBe(true)
    project.build.record([{ ...newTake('picture:a', 'k', 1), id: '0' }])
    expect(project.build.allTakes().map((take) => take.id)).toEqual(['a', 'b', 'c', '0'])
    const copy = new Database(join(dir, 'project.db.before-20'), { readonly: true })
    expect(copy.prepare('SELECT count(*) FROM take').pluck().get()).toBe(3)
    copy.close()
  })
})

describe('a media file', () => {
  it('is flushed before it gets its name, and its folder after (else a power cut leaves a row without its file)', () => {
    const log: string[] = []
    const { fsyncSync, renameSync } = fs
    const target = new Map<number, string>()
    const open = fs.openSync
    try {
      fs.openSync = ((path: string, ...rest: [string]) => {
        const fd = open(path, ...rest)
        target.set(fd, path.endsWith('.part') ? 'file' : 'folder')
        return fd
      }) as typeof fs.openSync // the two ways the store calls it
      fs.fsyncSync = (fd) => {
        log.push(`flush ${target.get(fd)}`)
        fsyncSync(fd)
      }
      fs.renameSync = (from, to) => {
        log.push('rename')
        renameSync(from, to)
      }
      syncBuiltinESMExports()
      project.media.put(new TextEncoder().encode('RIFF'), 'audio/wav')
    } finally {
      Object.assign(fs, { openSync: open, fsyncSync, renameSync })
      syncBuiltinESMExports()
    }
    expect(log).toEqual(['flush file', 'rename', 'flush folder'])
    expect(readdirSync(join(dir, 'media'))).toHaveLength(1)
  })
})
