import type { Page } from '@playwright/test'
import { measurement, type Measurement } from '../../electron/studio/bench/measure.ts'
import { ask } from '../window/ask.ts'
import { keyMillis, type Shown } from './page-clock.ts'

const STEPS = 40
const SWITCHES = 20
const BRIEF = { text: 'A baker finds her dead sister on the tram', episodes: 1, episodeSeconds: 30 }
const PLAYHEAD: Shown = { selector: '[role=slider][aria-label=Playhead]', attribute: 'aria-valuenow' }
const CAPTIONS: Shown = { selector: '#bench-captions', attribute: 'aria-pressed' }

/** Makes a drama of one short episode and shows it on the stage. */
async function stageOf(page: Page, dir: string, signal: AbortSignal): Promise<void> {
  await ask(page, 'drama.create', { brief: BRIEF, dir })
  await ask(page, 'build.start', {})
  for (;;) {
    signal.throwIfAborted()
    const { run } = await ask(page, 'build.current', {})
    if (run?.state === 'done') break
    if (run?.state !== 'running') throw new Error(`the build is ${run?.state ?? 'not there'}`)
    await page.waitForTimeout(200)
  }
  await page.evaluate(() => void (location.hash = '#/stage?episode=1'))
  await page.locator('canvas[data-painted=whole]').waitFor()
}

async function times(count: number, one: (i: number) => Promise<number>): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < count; i++) taken.push(await one(i))
  return taken
}

/** On the stage: what is asked of the picture until it shows, against a key that nothing listens to. */
export async function benchPreview(page: Page, dir: string, signal: AbortSignal): Promise<Measurement[]> {
  await stageOf(page, dir, signal)
  await page.keyboard.press('Home')
  const idle = await times(STEPS, () => keyMillis(page, 'F9'))
  const steps = await times(STEPS, () => keyMillis(page, 'ArrowRight', PLAYHEAD))
  await page.keyboard.press('Home')
  const shots = await times(6, () => keyMillis(page, 'ArrowDown', PLAYHEAD))
  const button = page.getByRole('button', { name: /^Captions/ })
  await button.evaluate((element, selector) => void (element.id = selector.slice(1)), CAPTIONS.selector)
  const captions = await times(SWITCHES, () => keyMillis(page, 'c', CAPTIONS))
  const against = { name: 'a key that does nothing on the same page, p95', values: idle }
  const row = (name: string, values: readonly number[]): Measurement =>
    measurement(`window: ${name}, p95`, 'ms', values, against, 0.95)
  return [
    row('a change of the picture to the frame that shows it (captions, by way of the studio)', captions),
    row('a step of one frame to its picture', steps),
    row('to another shot, its first picture', shots),
  ]
}
