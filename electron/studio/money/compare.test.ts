import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { closeDatabase, openDatabase } from '../store/open-database.ts'
import { compareModels } from './compare.ts'
import { Ledger, Purse } from './ledger.ts'

it('counts a product that was asked for twice as not accepted at once, and refusals apart (bug: every answer a success)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-compare-'))
  const db = openDatabase(dir, 'write')
  const ledger = new Ledger(db)
  const purse = new Purse(10n ** 12n)
  const hold = (key: string) =>
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
      },
      purse,
    )
  const bill = { costPicoUsd: 2n, costSource: 'usage', model: 'm', usage: null } as const
  ledger.settle(hold('good'), { ...bill, answer: '{}' })
  ledger.settle(hold('twice'), { ...bill, answer: '{}' })
  ledger.settle(hold('twice'), { ...bill, answer: '{}' })
  ledger.fail(hold('no'), 'content', 'refused')
  expect(compareModels(db)).toMatchObject([
    {
      role: 'draft',
      model: 'm',
      requests: 4,
      products: 2,
      atOnce: 1,
      failed: 1,
      refused: 1,
      cost: { amount: '0.000000000006' },
    },
  ])
  closeDatabase(db, 'write')
  rmSync(dir, { recursive: true, force: true })
})
