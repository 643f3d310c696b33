import { QueryClient } from '@tanstack/react-query'
import type { BuildRun } from '../../shared/contract/build.ts'
import type { StudioEvent } from '../../shared/contract/events.ts'
import type { ExportRun } from '../../shared/contract/exports.ts'
import { isRoute, routes } from '../../shared/contract/index.ts'
import type { Topic } from '../../shared/contract/route.ts'
import { RequestError } from './client.ts'

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

/** Reads about any of these topics are fetched again: at once where they are on screen, else when they are next. */
export function invalidate(cache: QueryClient, topics: readonly Topic[]): void {
  const changed = new Set(topics)
  void cache.invalidateQueries({
    predicate: ({ queryKey: [route] }) =>
      typeof route === 'string' && isRoute(route) && routes[route].topics.some((topic) => changed.has(topic)),
  })
}

/** Puts an event into the cache. A gap in the numbers means one was lost: everything is asked for again. */
export function followEvents(cache: QueryClient): (event: StudioEvent) => void {
  let last = 0
  return (event) => {
    if (last !== 0 && event.seq !== last + 1) void cache.invalidateQueries()
    last = event.seq
    if (event.kind === 'changed') invalidate(cache, event.topics)
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
