import type { Page } from '@playwright/test'

/** What has to be true of the page before an answer counts: an element's attribute has another value than before. */
export interface Shown {
  readonly selector: string
  readonly attribute: string
}

/** What the page is told to wait for. `was` is what the attribute was before the key. */
interface Awaited extends Shown {
  readonly was: string | null
}

declare global {
  /** Milliseconds from the key to the frame that shows its effect. */
  var benchAnswer: Promise<number> | undefined
}

/** Has the page take the time of the next key: from the event itself to the end of the frame that shows what it did. */
async function arm(page: Page, shown: Shown | null): Promise<void> {
  await page.evaluate((what) => {
    const read = (at: Shown): string | null =>
      document.querySelector(at.selector)?.getAttribute(at.attribute) ?? null
    const awaited: Awaited | null = what === null ? null : { ...what, was: read(what) }
    const isShown = (): boolean => awaited === null || read(awaited) !== awaited.was
    globalThis.benchAnswer = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no key showed at ${awaited?.selector ?? 'the page'}`)), 60_000)
      const take = (event: KeyboardEvent): void => {
        const look = (): void => {
          requestAnimationFrame(() => {
            // A message sent while a frame begins is heard when it has been painted.
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => {
              if (isShown()) resolve(performance.now() - event.timeStamp)
              else look()
            })
            port1.start()
            port2.postMessage(null)
          })
        }
        look()
      }
      addEventListener('keydown', take, { capture: true, once: true })
    })
  }, shown)
}

/**
 * Presses a key and answers with the milliseconds until the frame that shows its effect was painted.
 * @param shown how the effect is known; null when the next frame shows it
 */
export async function keyMillis(page: Page, key: string, shown: Shown | null = null): Promise<number> {
  await arm(page, shown)
  await page.keyboard.press(key)
  return page.evaluate(() => globalThis.benchAnswer ?? Promise.reject(new Error('no key was pressed')))
}

/** Waits for the end of the next frame: all that was asked of the page before is painted. */
export const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve))
      }),
  )
