import type { Db } from '../store/open-database.ts'
import { uuidv7 } from '../store/uuid.ts'

/**
 * Id of a project's ledger, given when the first request is about to leave and kept for good, wherever the folder goes.
 * Keys of requests hold it, so that two dramas of one brief never send the same one.
 *
 * A copy made before has an id of its own. A copy made later keeps that of its origin: a folder that was moved to
 * another disk, a backup put back and a copy look the same, and a ledger that was put back has to find what it has paid
 * for. Both then share what was paid, and a request that both send is done once by who honours keys; as both book it,
 * their ledgers together say more than was billed, never less.
 */
export function ledgerIdOf(db: Db): string {
  const read = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'ledger'").pluck()
  const known = read.get()
  if (known !== undefined) return known
  const id = uuidv7()
  db.prepare("INSERT INTO meta (key, value) VALUES ('ledger', ?)").run(id)
  return id
}
