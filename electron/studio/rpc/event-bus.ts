import type { StudioEvent, StudioEventBody } from '../../../shared/contract/events.ts'
import { TOPICS, type Topic } from '../../../shared/contract/route.ts'

/** Least time between two `changed` events, and between two of a build's or export's progress, in milliseconds. */
const PAUSE_MS = 100

/** Tells windows what happens. */
export interface EventBus {
  subscribe(listener: (event: StudioEvent) => void): () => void
  /** Tells at once. */
  emit(body: StudioEventBody): void
  /**
   * Reads about these topics are stale: told at once after a pause, else within {@link PAUSE_MS} together with what else
   * changes until then.
   */
  changed(...topics: Topic[]): void
  /** There is progress of a kind: what `body` says of it is told within {@link PAUSE_MS}, once however often it is called. */
  progress(kind: 'build' | 'export', body: () => StudioEventBody): void
  /** Tells what is waiting to be told. */
  flush(): void
  close(): void
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: StudioEvent) => void>()
  const topics = new Set<Topic>()
  const waiting = new Map<string, () => StudioEventBody>()
  let seq = 0
  let timer: NodeJS.Timeout | null = null
  let flushedAt = -Infinity

  const emit = (body: StudioEventBody): void => {
    const event = { ...body, seq: ++seq } as StudioEvent // a body and its number are an event
    for (const listener of listeners) listener(event)
  }
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    flushedAt = performance.now()
    const bodies = [...waiting.values()]
    waiting.clear()
    for (const body of bodies) emit(body())
    if (topics.size === 0) return
    const changed = TOPICS.filter((topic) => topics.has(topic))
    topics.clear()
    emit({ kind: 'changed', topics: changed })
  }
  const soon = (): void => {
    // What a person changes shows without a pause; what a build changes comes ten times a second.
    timer ??= setTimeout(flush, Math.max(0, flushedAt + PAUSE_MS - performance.now()))
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit,
    changed(...some) {
      for (const topic of some) topics.add(topic)
      soon()
    },
    progress(kind, body) {
      waiting.set(kind, body)
      soon()
    },
    flush,
    close() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      listeners.clear()
    },
  }
}
