import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Studio } from '../studio.ts'
import { countLines, writeSeason } from './long-season.ts'
import { measurement, millis, type BenchContext, type Measurement } from './measure.ts'

const RUNS = 7
/** Projects of at least so many lines. Their text alone is what opening reads. */
const SIZES = [
  { lines: 1000, episodes: 12 },
  { lines: 3000, episodes: 36 },
  { lines: 10_000, episodes: 36 },
]

async function inScratch<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/**
 * Opening a project and reading every line of it, against reading the same rows with bare better-sqlite3.
 * @param sizes what to measure; the usual three unless given
 */
export async function benchOpen(
  studio: Studio,
  ctx: BenchContext,
  sizes: readonly { lines: number; episodes: number }[] = SIZES,
): Promise<Measurement[]> {
  const all: Measurement[] = []
  for (const { lines, episodes } of sizes) {
    ctx.say(`writing ${episodes} episodes of ${lines} lines …`)
    const once = await inScratch((dir) => writeSeason(dir, episodes, 1, ctx.signal))
    const rows = await inScratch(async (dir) => {
      await writeSeason(dir, episodes, Math.ceil(lines / once), ctx.signal)
      return openAndRead(studio, dir)
    })
    all.push(...rows)
  }
  return all
}

async function openAndRead(studio: Studio, dir: string): Promise<Measurement[]> {
  const raw: number[] = []
  const opened: number[] = []
  let lines = 0
  for (let i = 0; i < RUNS; i++) {
    raw.push(
      await millis(() => {
        const db = new Database(join(dir, 'project.db'), { readonly: true })
        for (const json of db.prepare<[], string>('SELECT json FROM output').pluck().all()) JSON.parse(json)
        db.close()
      }),
    )
    opened.push(
      await millis(() => {
        const session = studio.open(dir, 'read')
        lines = countLines(session)
        session.close()
      }),
    )
  }
  return [
    measurement(`open: a project of ${lines} lines, every line read`, 'ms', opened, {
      name: 'bare better-sqlite3 reading and parsing the same values',
      values: raw,
    }),
  ]
}
