import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { closeDatabase, openDatabase } from '../store/open-database.ts'
import { compareModels } from './compare.ts'
import { Ledger, Purse } from './ledger.ts'

it('counts what was usable at once and after a revision, refusals, and times by the model that was asked (bug: every answer a success)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-compare-'))
  const db = openDatabase(dir, 'write')
  const ledger = new Ledger(db)
  const purse = new Purse(10n ** 12n)
  const hold = (key: string, round = 1) =>
    ledger.hold(
      {
        slot: 'script:a',
        step: 'script',
        key,
        role: 'draft',
        provider: 'ex',
        model: 'm',
        boundPicoUsd: 5n,
        requestKey: key,
        resume: 'none',
        round,
      },
      purse,
    )
  // It answers by a longer name than it is asked by.
  const bill = { costPicoUsd: 2n, costSource: 'usage', model: 'm-2026', usage: null } as const
  ledger.settle(hold('good'), { ...bill, answer: '{}', firstTokenMs: 30 })
  ledger.settle(hold('twice'), { ...bill, answer: '{}', firstTokenMs: 10 })
  ledger.settle(hold('twice', 2), { ...bill, answer: '{}' })
  for (const round of [1, 2]) ledger.settle(hold('never', round), { ...bill, answer: '{}' })
  ledger.discard('never', 'could not be used, twice')
  ledger.fail(hold('no'), 'content', 'refused')
  expect(compareModels(db)).toMatchObject([
    {
      role: 'draft',
      model: 'm',
      requests: 6,
      accepted: { asked: 4, first: 1, revised: 1 },
      p50FirstTokenMs: 10,
      p99FirstTokenMs: 30,
      failed: 1,
      refused: 1,
      cost: { amount: '0.00000000001' },
    },
  ])
  closeDatabase(db, 'write')
  rmSync(dir, { recursive: true, force: true })
})
