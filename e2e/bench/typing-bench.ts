import type { Page } from '@playwright/test'
import { measurement, type Measurement } from '../../electron/studio/bench/measure.ts'
import { keyMillis } from './page-clock.ts'

const ROUNDS = 4
const KEYS_A_ROUND = 20
const BARE = 'bench-bare-field'

/** Puts a field of the page's own making beside the script: what a key costs at least. */
async function addBareField(page: Page): Promise<void> {
  await page.evaluate((id) => {
    const field = Object.assign(document.createElement('textarea'), { id })
    field.style.cssText = 'position:fixed;right:8px;bottom:48px;width:160px;height:48px;z-index:9'
    document.body.append(field)
  }, BARE)
}

async function typeInto(page: Page, selector: string): Promise<number[]> {
  const field = page.locator(selector).first()
  await field.focus()
  const taken: number[] = []
  for (let i = 0; i < KEYS_A_ROUND; i++) taken.push(await keyMillis(page, 'abcdefghij'.charAt(i % 10)))
  return taken
}

/** A key in a line of the script until its letter is painted, against a bare field on the same page. */
export async function benchTyping(page: Page): Promise<Measurement[]> {
  await page.evaluate(() => void (location.hash = '#/script?episode=1'))
  await page.locator('textarea[data-line]').first().waitFor()
  await addBareField(page)
  const line: number[] = []
  const bare: number[] = []
  // In turns: what else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(...(await typeInto(page, `#${BARE}`)))
    line.push(...(await typeInto(page, 'textarea[data-line]:not([readonly])')))
  }
  await page.evaluate((id) => document.getElementById(id)?.remove(), BARE)
  return [
    measurement(
      'window: key to frame in a line of the script, p95',
      'ms',
      line,
      { name: 'a bare textarea on the same page, p95', values: bare },
      0.95,
    ),
  ]
}
