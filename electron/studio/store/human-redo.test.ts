import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHumanRepo, type HumanRepo } from './human-repo.ts'
import { closeDatabase, openDatabase, type Db } from './open-database.ts'

let dir: string
let db: Db
let human: HumanRepo
const reopen = (): void => {
  closeDatabase(db, 'write')
  db = openDatabase(dir, 'write')
  human = createHumanRepo(db)
}
const edit = (text: string, merge?: string): void =>
  void human.change('edit a', [{ kind: 'line', subject: 'a', after: text }], merge)

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-human-'))
  db = openDatabase(dir, 'write')
  human = createHumanRepo(db)
})
afterEach(() => {
  closeDatabase(db, 'write')
  rmSync(dir, { recursive: true, force: true })
})

describe('redo', () => {
  it('makes undone changes again in order, also after a restart (bug: redo lost with the window)', () => {
    edit('one')
    edit('two')
    human.undo()
    human.undo()
    reopen()
    expect(human.next().undo).toBeNull()
    human.redo()
    expect(human.get('line', 'a')).toBe('one')
    human.redo()
    expect(human.get('line', 'a')).toBe('two')
    expect(() => human.redo()).toThrow('nothing to make again')
  })

  it('is gone after a new change (bug: redo would write over what was typed since)', () => {
    edit('one')
    human.undo()
    edit('other')
    expect(() => human.redo()).toThrow('nothing to make again')
    expect(human.get('line', 'a')).toBe('other')
  })
})

describe('a stretch of typing', () => {
  it('is one undo step (bug: undo would take back one key at a time)', () => {
    edit('before')
    for (const text of ['b', 'bo', 'boat']) edit(text, 'typing-1')
    human.undo()
    expect(human.get('line', 'a')).toBe('before')
    human.redo()
    expect(human.get('line', 'a')).toBe('boat')
  })

  it('ends when another change comes between (bug: an older step would be rewritten)', () => {
    edit('b', 'typing-1')
    human.change('pin', [{ kind: 'pin', subject: 'x:y', after: 'take' }])
    edit('boat', 'typing-1')
    human.undo()
    expect(human.get('line', 'a')).toBe('b')
    expect(human.changes().filter((one) => !one.undone)).toHaveLength(2)
  })

  it('ends with an undo (bug: the undone words would come back with the next key)', () => {
    edit('b', 'typing-1')
    human.undo()
    edit('c', 'typing-1')
    human.undo()
    expect(human.get('line', 'a')).toBeNull()
  })
})
