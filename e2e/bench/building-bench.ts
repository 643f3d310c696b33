import type { Page } from '@playwright/test'
import { measurement, type BenchContext, type Measurement } from '../../electron/studio/bench/measure.ts'
import { ask } from '../window/ask.ts'
import { keyMillis } from './page-clock.ts'

const BRIEF = { text: 'A baker finds her dead sister on the tram', episodes: 80, episodeSeconds: 90 }
/** Products after which the season has its text: from then on a build makes several products a second. */
const UNDER_WAY = 700
const KEYS = 40
const CALLS = 40
const ROOMS = ['build', 'board', 'script', 'costs'] as const

/** Requests and their answers, one after the other, with a pause between two: milliseconds of each. */
const roundTrips = (page: Page): Promise<number[]> =>
  page.evaluate(async (calls) => {
    const all: number[] = []
    for (let i = 0; i < calls; i++) {
      const from = performance.now()
      await window.studio.request({ id: `busy-${from}`, route: 'settings.get', input: {} })
      all.push(performance.now() - from)
      await new Promise((resolve) => {
        setTimeout(resolve, 30)
      })
    }
    return all
  }, CALLS)

async function keys(page: Page): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < KEYS; i++) taken.push(await keyMillis(page, 'F9'))
  return taken
}

async function untilMade(page: Page, made: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    const { run } = await ask(page, 'build.current', {})
    if (run?.state !== 'running') throw new Error(`the build is ${run?.state ?? 'not there'}`)
    if (run.made >= made) return
    await page.waitForTimeout(500)
  }
}

/** The window while a long season is built: a key until the next frame, and a request until its answer, by room. */
export async function benchBuilding(page: Page, dir: string, ctx: BenchContext): Promise<Measurement[]> {
  await ask(page, 'drama.create', { brief: BRIEF, dir })
  await page.evaluate(() => void (location.hash = '#/build'))
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const idle = { keys: await keys(page), calls: await roundTrips(page) }
  await ask(page, 'build.start', {})
  const rows: Measurement[] = []
  const measure = async (where: string): Promise<void> => {
    ctx.say(`${where} …`)
    const against = (values: readonly number[]) => ({ name: 'the same before it is built, p95', values })
    rows.push(
      measurement(`window: key to frame, ${where}, p95`, 'ms', await keys(page), against(idle.keys), 0.95),
      measurement(
        `window: a request and its answer, ${where}, p95`,
        'ms',
        await roundTrips(page),
        against(idle.calls),
        0.95,
      ),
    )
  }
  await measure('while a season is written')
  await untilMade(page, UNDER_WAY, ctx.signal)
  for (const room of ROOMS) {
    await page.evaluate((hash) => void (location.hash = hash), `#/${room}`)
    await page.waitForTimeout(2000)
    await measure(`in ${room} while a season is built`)
  }
  await ask(page, 'build.cancel', {})
  for (;;) {
    const { run } = await ask(page, 'build.current', {})
    if (run?.endedAt !== null) break
    await page.waitForTimeout(200)
  }
  return rows
}
