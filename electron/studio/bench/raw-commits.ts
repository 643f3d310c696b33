import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RUNS = 3000

/**
 * CPU in ms of the least that can be done for a request: one durable commit before it leaves (the job is claimed, the
 * request noted) and one after (it is settled, its cost booked).
 */
export function rawCommits(): number {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  const db = new Database(join(dir, 'raw.db'))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec(`CREATE TABLE job (id TEXT PRIMARY KEY, state TEXT) STRICT;
      CREATE TABLE attempt (id TEXT PRIMARY KEY, job TEXT, state TEXT, answer TEXT) STRICT;
      CREATE TABLE booking (attempt TEXT PRIMARY KEY, cost INTEGER) STRICT`)
    const add = db.prepare("INSERT INTO job VALUES (?, 'ready')")
    const claim = db.prepare("UPDATE job SET state = 'running' WHERE id = ?")
    const hold = db.prepare("INSERT INTO attempt VALUES (?, ?, 'held', NULL)")
    const settle = db.prepare("UPDATE attempt SET state = 'settled', answer = ? WHERE id = ?")
    const book = db.prepare('INSERT INTO booking VALUES (?, ?)')
    const before = db.transaction((id: string) => {
      claim.run(id)
      hold.run(id, id)
    })
    const after = db.transaction((id: string) => {
      settle.run('made', id)
      book.run(id, 900)
    })
    db.transaction(() => {
      for (let i = 0; i < RUNS; i++) add.run(`voice:${i}`)
    })()
    const from = process.cpuUsage()
    for (let i = 0; i < RUNS; i++) {
      before(`voice:${i}`)
      after(`voice:${i}`)
    }
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000 / RUNS
  } finally {
    db.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
