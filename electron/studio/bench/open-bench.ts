import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normaliseBrief } from '../drama/read-brief.ts'
import { readEpisodes } from '../drama/read-season.ts'
import type { Studio } from '../studio.ts'
import { measurement, millis, type BenchContext, type Measurement } from './measure.ts'

const RUNS = 7
/** Episodes of a season short enough to be written quickly: its text alone is what opening reads. */
const SIZES = [
  { name: '1,000 lines', episodes: 20 },
  { name: '3,000 lines', episodes: 60 },
  { name: '6,000 lines', episodes: 120 },
]
const PREMISE =
  'A tea-shop orphan wakes on her eighteenth birthday and races her family to her grandmother’s will.'

/** Opening a project and reading every line of it, against reading the same rows with bare better-sqlite3. */
export async function benchOpen(studio: Studio, ctx: BenchContext): Promise<Measurement[]> {
  const all: Measurement[] = []
  for (const size of SIZES) {
    const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
    try {
      ctx.say(`writing ${size.episodes} episodes …`)
      const session = studio.create(
        dir,
        normaliseBrief({
          premise: PREMISE,
          language: 'en',
          genre: 'rebirth',
          episodes: size.episodes,
          seed: 1,
        }),
      )
      await session.build({ signal: ctx.signal, only: 'revise' })
      session.close()
      all.push(...(await openAndRead(studio, dir)))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
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
        lines = readEpisodes(session).reduce(
          (n, episode) => n + episode.scenes.reduce((m, scene) => m + scene.lines.length, 0),
          0,
        )
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
