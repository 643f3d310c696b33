import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import type { StudioEvent } from '../../shared/contract/events.ts'
import { subscribe } from './client.ts'
import { EventContext } from './hooks.ts'
import { createQueryCache, followEvents } from './query-cache.ts'
import { createRefresher } from './refresher.ts'

type Listener = (event: StudioEvent) => void

/** One subscription to the studio, heard by the cache first and then by whoever asked. */
function createHub() {
  const cache = createQueryCache()
  const listeners = new Set<Listener>()
  return {
    cache,
    hear: (listener: Listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    connect: () => {
      const refresher = createRefresher(cache)
      const follow = followEvents(cache, refresher)
      const unsubscribe = subscribe((event) => {
        follow(event)
        for (const listener of listeners) listener(event)
      })
      return () => {
        unsubscribe()
        refresher.end()
      }
    },
  }
}

/** Connects everything below it with the studio: one cache, one subscription. */
export function StudioProvider({ children }: { readonly children: ReactNode }) {
  const [hub] = useState(createHub)
  useEffect(() => hub.connect(), [hub])
  return (
    <EventContext value={hub.hear}>
      <QueryClientProvider client={hub.cache}>{children}</QueryClientProvider>
    </EventContext>
  )
}
