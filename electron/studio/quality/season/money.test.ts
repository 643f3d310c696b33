import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Ledger, Purse, type Hold } from '../../money/ledger.ts'
import { closeDatabase, openDatabase, type Db } from '../../store/open-database.ts'
import { checkLedger } from './money.ts'

let dir: string
let db: Db
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-money-'))
  db = openDatabase(dir, 'write')
})
afterEach(() => {
  closeDatabase(db, 'write')
  rmSync(dir, { recursive: true, force: true })
})

const hold = (slot: string, resume: Hold['resume'] = 'none'): Hold => ({
  slot,
  step: 'voice',
  key: slot,
  role: 'voice',
  provider: 'ex',
  model: 'a',
  boundPicoUsd: 1_000_000n,
  requestKey: `${slot}.1`,
  resume,
})

it('tells of bills above what was reserved, and of lost answers until they are settled (bug: a surprise bill)', () => {
  const ledger = new Ledger(db)
  const purse = new Purse(10_000_000n)
  const bill = { costSource: 'reported', model: 'a', usage: null, answer: null } as const
  ledger.settle(ledger.hold(hold('voice:dear'), purse), { ...bill, costPicoUsd: 2_000_000n })
  expect(checkLedger(ledger, 'en').map((one) => one.check)).toEqual(['bill-above-price'])
  const next = new Ledger(db)
  next.lose(next.hold(hold('voice:lost'), new Purse(10_000_000n)), 'ambiguous', 'gone')
  expect(checkLedger(next, 'zh').map((one) => one.check)).toEqual(['bill-above-price', 'answer-lost'])
  next.decide('voice:lost', false)
  expect(checkLedger(next, 'zh')).toHaveLength(1)
})

it('knows what a run that was killed left on its way, and what of it can be had again (bug: shown as never asked)', () => {
  const ledger = new Ledger(db)
  const purse = new Purse(10_000_000n)
  ledger.hold(hold('voice:none'), purse)
  ledger.hold(hold('voice:key', 'key'), purse)
  const next = new Ledger(db)
  next.recover()
  expect(next.lost().map((one) => [one.slot, one.isResumable])).toEqual([
    ['voice:none', false],
    ['voice:key', true],
  ])
  expect(checkLedger(next, 'en').map((one) => one.evidence.includes('Building again'))).toEqual([false, true])
  expect(next.attemptsFor('voice:key').map((one) => one.state)).toEqual(['held'])
})
