import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BenchContext, Measurement } from '../../electron/studio/bench/measure.ts'
import { launchStudio } from '../window/studio-app.ts'
import { ask } from '../window/ask.ts'
import { benchBuilding } from './building-bench.ts'
import { benchIpc } from './ipc-bench.ts'
import { benchMemory } from './memory-bench.ts'
import { benchOpen, longSeason } from './open-bench.ts'
import { benchPreview } from './preview-bench.ts'
import { benchStart } from './start-bench.ts'
import { benchTyping } from './typing-bench.ts'

/** Benchmarks of the window by name, in the order they run. */
export const WINDOW_BENCHES = ['start', 'open', 'memory', 'typing', 'preview', 'ipc', 'building'] as const
export type WindowBench = (typeof WINDOW_BENCHES)[number]

const SIZES = [
  { lines: 700, episodes: 12 },
  { lines: 10_000, episodes: 36 },
]

const PATIENCE_MS = 120_000

/**
 * Speed of the built window, on Electron when ELECTRON_BIN names one, else on the stand-in: what the stand-in costs is
 * part of every figure, and of those it is compared to where it can be.
 */
export async function benchWindow(
  wanted: ReadonlySet<WindowBench>,
  ctx: BenchContext,
): Promise<Measurement[]> {
  const rows: Measurement[] = []
  if (wanted.has('start')) {
    ctx.say('starting …')
    rows.push(...(await benchStart()))
  }
  if (wanted.size === 1 && wanted.has('start')) return rows
  const seasons: { dir: string; lines: number }[] = []
  const home = mkdtempSync(path.join(tmpdir(), 'cliffhanger-bench-'))
  const app = await launchStudio({ userData: path.join(home, 'user'), env: { HOME: home } })
  const { page } = app
  try {
    page.setDefaultTimeout(PATIENCE_MS) // a busy machine makes figures useless, but not wrong
    await page.setViewportSize({ width: 1280, height: 800 })
    await ask(page, 'settings.set', { language: 'en' })
    if (wanted.has('ipc')) rows.push(...(await benchIpc(page)))
    if (wanted.has('open') || wanted.has('typing') || wanted.has('memory'))
      for (const size of wanted.has('open') ? SIZES : SIZES.slice(-1)) {
        ctx.say(`writing ${size.lines} lines …`)
        seasons.push(await longSeason(size, ctx.signal))
      }
    if (wanted.has('open')) rows.push(...(await benchOpen(page, seasons, ctx)))
    if (wanted.has('memory')) {
      ctx.say('opening ten times …')
      rows.push(...(await benchMemory(app, seasons.at(-1)?.dir ?? '', ctx)))
    }
    if (wanted.has('typing')) {
      ctx.say('typing …')
      await ask(page, 'drama.open', { dir: seasons.at(-1)?.dir ?? '', mode: 'write' })
      rows.push(...(await benchTyping(page)))
    }
    if (wanted.has('preview')) {
      ctx.say('making an episode for the stage …')
      rows.push(...(await benchPreview(page, path.join(home, 'drama'), ctx.signal)))
    }
    if (wanted.has('building')) {
      ctx.say('building a long season …')
      rows.push(...(await benchBuilding(page, path.join(home, 'long drama'), ctx)))
    }
    return rows
  } finally {
    await app.close()
    for (const { dir } of seasons) rmSync(dir, { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}
