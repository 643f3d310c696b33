import type { Page } from '@playwright/test'
import type { StudioEvent } from '../../shared/contract/events.ts'
import type { RouteInput, RouteName, RouteOutput } from '../../shared/contract/index.ts'
// The type of `window.studio`.
import type {} from '../../renderer/rpc/client.ts'

let calls = 0

/** How long a test waits for something to come true, and how often it looks, in milliseconds. */
export const WAIT = { timeout: 30_000, interval: 100 }

/** Asks the studio through the page, as the page itself does. Throws what the studio says it failed with. */
export async function ask<K extends RouteName>(
  page: Page,
  route: K,
  input: RouteInput<K>,
): Promise<RouteOutput<K>> {
  const call = { id: `test-${++calls}`, route, input }
  const envelope = await page.evaluate((given) => window.studio.request(given), call)
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code} ${envelope.error.message}`)
  return envelope.data as RouteOutput<K> // checked where it was made
}

/** Steps a build would run now, each once. */
export const planned = async (page: Page): Promise<string[]> =>
  (await ask(page, 'build.groups', { by: 'step' })).groups.map(({ group }) => group).toSorted()

/** How the last build ended, or that it goes on. */
export const buildState = async (page: Page): Promise<string | undefined> =>
  (await ask(page, 'build.current', {})).run?.state

/** Waits until a room shows something and nothing in it is on its way any more. */
export const arrived = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main !== null && main.innerText.trim() !== '' && main.querySelector('[aria-busy=true]') === null
  })
}

/** Builds the open drama to its end, and answers with how it ended: `done` when all of it is made. */
export const buildAll = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const ended = new Promise<string>((resolve) => {
      window.studio.subscribe((message) => {
        const event = message as StudioEvent // what the studio sends is of this type
        if (event.kind === 'build' && event.run.endedAt !== null) resolve(event.run.state)
      })
    })
    await window.studio.request({ id: 'test-build', route: 'build.start', input: {} })
    return ended
  })
