import type { Page } from '@playwright/test'
import type { RouteInput, RouteName, RouteOutput } from '../../shared/contract/index.ts'
// The type of `window.studio`.
import type {} from '../../renderer/rpc/client.ts'

let calls = 0

/** Asks the studio through the page, as the page itself does. @throws what the studio says */
export async function ask<K extends RouteName>(
  page: Page,
  route: K,
  input: RouteInput<K>,
): Promise<RouteOutput<K>> {
  const call = { id: `bench-${++calls}`, route, input }
  const envelope = await page.evaluate((given) => window.studio.request(given), call)
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code} ${envelope.error.message}`)
  return envelope.data as RouteOutput<K> // checked where it was made
}
