import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { restoreBackup, usableBackups } from './backups.ts'
import { createProject, openProject } from './project.ts'
import { BRIEF } from './store.fixture.ts'

let dir: string
const copies = (): string[] => readdirSync(dir).filter((name) => name.startsWith('project.db.last-'))
const edit = (text: string): void => {
  const project = openProject(dir, 'write')
  project.human.change('edit', [{ kind: 'line', subject: 'line-1', after: text }])
  project.close()
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-last-'))
  createProject(dir, BRIEF).close()
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('a project overwritten with noise has its last state beside it (bug: a season, and nothing to go back to)', () => {
  rmSync(join(dir, copies()[0] ?? ''))
  edit('All of it is kept.')
  const [copy = ''] = copies()
  writeFileSync(join(dir, 'project.db'), new Uint8Array(20_000).fill(7))
  expect(usableBackups(dir)).toEqual([copy])
  restoreBackup(dir, copy)
  const project = openProject(dir, 'read')
  expect(project.human.get('line', 'line-1')).toBe('All of it is kept.')
  project.close()
})

it('is made of what was changed, not more often than needed, for the last days (bug: every look copies the project)', () => {
  const [today = ''] = copies()
  const made = statSync(join(dir, today)).mtimeMs
  edit('one')
  openProject(dir, 'write').close()
  expect(statSync(join(dir, today)).mtimeMs).toBe(made)
  const old = new Date(Date.now() - 3_600_000)
  utimesSync(join(dir, today), old, old)
  openProject(dir, 'write').close()
  expect(statSync(join(dir, today)).mtimeMs).toBe(old.getTime())
  for (const day of ['20200101', '20200102', '20200103'])
    writeFileSync(join(dir, `project.db.last-${day}`), '')
  edit('two')
  expect(copies()).toEqual(['project.db.last-20200102', 'project.db.last-20200103', today].toSorted())
  expect(statSync(join(dir, today)).mtimeMs).toBeGreaterThan(old.getTime())
})
