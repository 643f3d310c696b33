import type { Page } from '@playwright/test'
import { measurement, type BenchContext, type Measurement } from '../../electron/studio/bench/measure.ts'
import { ask } from '../window/ask.ts'
import type { StudioApp } from '../window/studio-app.ts'

const OPENINGS = 10
/** What waits for a page to stand (findings, the share that is made) has been done by then, ms. */
const SETTLED_MS = 2500
const MEGABYTE = 1e6

interface Held {
  /** Megabytes of live objects of the page, and of the main process. */
  readonly page: number
  readonly main: number
}

/** Live objects after everything that can be let go of was. */
async function heldNow(app: StudioApp, page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  const main = await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc')
    if (typeof collect === 'function') collect()
    return process.memoryUsage().heapUsed
  }, null)
  return { page: usedSize / MEGABYTE, main: main / MEGABYTE }
}

async function openAndClose(page: Page, dir: string): Promise<void> {
  await ask(page, 'drama.open', { dir, mode: 'write' })
  await page.evaluate(() => void (location.hash = '#/script?episode=1'))
  await page.locator('textarea[data-line]').first().waitFor()
  await page.waitForTimeout(SETTLED_MS)
  await page.evaluate(() => void (location.hash = '#/home'))
  await ask(page, 'drama.close', {})
  await page.getByRole('textbox', { name: 'Premise' }).waitFor()
}

/** A long drama opened and closed ten times in one window: what is still held, against what the first opening left. */
export async function benchMemory(app: StudioApp, dir: string, ctx: BenchContext): Promise<Measurement[]> {
  const held: Held[] = []
  for (let i = 0; i < OPENINGS; i++) {
    ctx.signal.throwIfAborted()
    await openAndClose(app.page, dir)
    held.push(await heldNow(app, app.page))
  }
  const row = (name: string, of: (one: Held) => number): Measurement =>
    measurement(`window: held by ${name} after ten openings of a long drama`, 'MB', held.slice(-1).map(of), {
      name: 'the same after the first',
      values: held.slice(0, 1).map(of),
    })
  return [row('the page', ({ page }) => page), row('the main process', ({ main }) => main)]
}
