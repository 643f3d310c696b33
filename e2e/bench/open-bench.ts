import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { writeSeason } from '../../electron/studio/bench/long-season.ts'
import {
  measurement,
  millis,
  type BenchContext,
  type Measurement,
} from '../../electron/studio/bench/measure.ts'
import { ask } from '../window/ask.ts'

const RUNS = 7

/** A season of at least so many lines in a folder of its own. */
export async function longSeason(
  { lines, episodes }: { readonly lines: number; readonly episodes: number },
  signal: AbortSignal,
): Promise<{ dir: string; lines: number }> {
  const first = mkdtempSync(path.join(tmpdir(), 'cliffhanger-bench-'))
  const once = await writeSeason(first, episodes, 1, signal)
  if (once >= lines) return { dir: first, lines: once }
  rmSync(first, { recursive: true, force: true })
  const dir = mkdtempSync(path.join(tmpdir(), 'cliffhanger-bench-'))
  return { dir, lines: await writeSeason(dir, episodes, Math.ceil(lines / once), signal) }
}

/** Opens a drama as the window does and goes to its script: milliseconds until its lines can be typed into. */
async function openMillis(page: Page, dir: string): Promise<number> {
  await page.evaluate(() => void (location.hash = '#/home'))
  await ask(page, 'drama.close', {})
  await page.getByRole('textbox', { name: 'Premise' }).waitFor()
  return page.evaluate(async (folder) => {
    const from = performance.now()
    const call = { id: `open-${from}`, route: 'drama.open', input: { dir: folder, mode: 'write' } }
    const envelope = await window.studio.request(call)
    if (!envelope.ok) throw new Error(envelope.error.message)
    location.hash = '#/script?episode=1'
    for (;;) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve)
      })
      if (document.querySelector('textarea[data-line]:not([readonly])') !== null) break
    }
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    return performance.now() - from
  }, dir)
}

const bareRead = (dir: string): Promise<number> =>
  millis(() => {
    const db = new Database(path.join(dir, 'project.db'), { readonly: true })
    for (const json of db.prepare<[], string>('SELECT json FROM output').pluck().all()) JSON.parse(json)
    db.close()
  })

/** Opening seasons of different lengths in the window, and what a thousand lines more cost. */
export async function benchOpen(
  page: Page,
  seasons: readonly { readonly dir: string; readonly lines: number }[],
  ctx: BenchContext,
): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const { dir, lines } of seasons) {
    ctx.say(`opening ${lines} lines …`)
    const opened: number[] = []
    const raw: number[] = []
    await openMillis(page, dir) // the first one loads the room itself
    for (let i = 0; i < RUNS; i++) {
      raw.push(await bareRead(dir))
      opened.push(await openMillis(page, dir))
    }
    rows.push(
      measurement(`window: open a drama of ${lines} lines, its script shown`, 'ms', opened, {
        name: 'bare better-sqlite3 reading and parsing the same values',
        values: raw,
      }),
    )
  }
  const [small, large] = [seasons[0], seasons.at(-1)]
  const [least, most] = [rows[0], rows.at(-1)]
  if (small === undefined || large === undefined || least === undefined || most === undefined) return rows
  const slope = ((most.value - least.value) * 1000) / Math.max(1, large.lines - small.lines)
  return [...rows, measurement('window: open, a thousand lines more', 'ms', [slope])]
}
