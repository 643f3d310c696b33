import { QueryClient } from '@tanstack/react-query'
import type { BuildRun } from '../../shared/contract/build.ts'
import type { StudioEvent } from '../../shared/contract/events.ts'
import type { ExportRun } from '../../shared/contract/exports.ts'
import { isRoute, routes } from '../../shared/contract/index.ts'
import type { Topic } from '../../shared/contract/route.ts'
import { RequestError } from './client.ts'
import type { Refresher } from './refresher.ts'

/** Everything the studio said, by route and input. Nothing of it is kept anywhere else. */
export function createQueryCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The studio says when something changed: nothing gets old by itself, and there is no network to wait for.
        staleTime: Infinity,
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** True for a read about any of these topics. */
const isAboutAny = (topics: readonly Topic[]) => (route: unknown) =>
  typeof route === 'string' && isRoute(route) && routes[route].topics.some((topic) => topics.includes(topic))

/** What the window is told of without a drama as well. */
const OF_WINDOW: ReadonlySet<Topic> = new Set(['app', 'settings', 'recent'])

/** True for a read of what is in the drama; which drama it is (`drama.current`) is a fact of the window. */
const isOfDrama = (route: unknown): boolean =>
  typeof route === 'string' &&
  isRoute(route) &&
  route !== 'drama.current' &&
  routes[route].topics.some((topic) => !OF_WINDOW.has(topic))

/** What was said of the drama before is forgotten: nothing of it shows, or is asked for, in the next. */
function forgetDrama(cache: QueryClient): void {
  for (const query of cache.getQueryCache().getAll()) {
    if (!isOfDrama(query.queryKey[0])) continue
    if (query.getObserversCount() > 0) query.reset()
    else cache.getQueryCache().remove(query)
  }
}

/** Puts an event into the cache. A gap in the numbers means one was lost: everything is asked for again. */
export function followEvents(cache: QueryClient, refresher: Refresher): (event: StudioEvent) => void {
  let last = 0
  return (event) => {
    if (last !== 0 && event.seq !== last + 1) refresher.stale(() => true)
    last = event.seq
    if (event.kind === 'another') forgetDrama(cache)
    if (event.kind === 'changed') refresher.stale(isAboutAny(event.topics))
    if (event.kind === 'build')
      cache.setQueryData<{ run: BuildRun | null }>(['build.current', {}], { run: event.run })
    if (event.kind === 'export')
      cache.setQueryData<{ run: ExportRun | null }>(['export.current', {}], { run: event.run })
    if (event.kind === 'opened') void cache.invalidateQueries()
  }
}

/** True for a failure that only says that a person stopped it. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof RequestError && error.code === 'CANCELLED'
