import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Ledger } from '../../electron/studio/money/ledger.ts'
import { closeDatabase, openDatabase } from '../../electron/studio/store/open-database.ts'
import { rule, Shop, useShop } from './shop.fixture.ts'

const shop = useShop()

/** A second drama that buys at the same provider. */
async function beside<T>(work: (other: Shop) => Promise<T>): Promise<T> {
  const other = new Shop()
  other.server = shop.server
  other.open()
  try {
    return await work(other)
  } finally {
    other.close()
  }
}

/** Keys of what the provider has billed since a number of bills. */
const billedSince = (count: number): string[] => shop.server.bills.lines.slice(count).map(({ key }) => key)

describe('the key of a request', () => {
  it('is another one in another drama of the same brief (bug: billed once, and booked by two ledgers)', () =>
    beside(async (other) => {
      const before = shop.server.bills.lines.length
      const [own, theirs] = [shop.makers({ idempotent: true }), other.makers({ idempotent: true })]
      const found = [
        await shop.outcome(shop.voice(own, 'same')),
        await other.outcome(other.voice(theirs, 'same')),
      ]
      expect(found.map(({ bills, booked, billed }) => [bills, booked === billed])).toEqual([
        [1, true],
        [1, true],
      ])
      expect(new Set(billedSince(before)).size).toBe(2)
    }))

  it('stays the same over restarts, and in a copy of a drama that has bought (bug: a ledger put back pays twice)', async () => {
    await shop.voice(shop.makers(), 'first')
    const { id } = shop.ledger
    expect(new Ledger(shop.db).id).toBe(id)
    shop.db.pragma('wal_checkpoint(TRUNCATE)')
    const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-copy-'))
    copyFileSync(join(shop.dir, 'project.db'), join(dir, 'project.db'))
    const copy = openDatabase(dir, 'write')
    expect(new Ledger(copy).id).toBe(id)
    closeDatabase(copy, 'write')
    rmSync(dir, { recursive: true })
  })

  it('is the one it was sent under where an older studio left it on its way (bug: paid twice after an update)', async () => {
    shop.server.play(rule('reset-after', { times: 6 }))
    const own = shop.makers({ idempotent: true })
    expect(await shop.outcome(shop.voice(own, 'old'))).toMatchObject({ result: 'unknown' })
    // Older studios wrote no ledger into their keys.
    const [{ requestKey } = { requestKey: '' }] = shop.ledger.attemptsFor('old')
    shop.db.prepare("UPDATE attempt SET request_key = 'old.1'").run()
    expect(requestKey).toBe(`old.1@${shop.ledger.id}`)
    const before = shop.server.bills.lines.length
    shop.server.play({})
    expect(await shop.outcome(shop.voice(own, 'old'))).toMatchObject({ result: 'answered', reserved: 0n })
    expect(billedSince(before)).toEqual(['old.1'])
  })
})
