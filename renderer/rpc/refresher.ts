import type { Query, QueryClient } from '@tanstack/react-query'

/** A read rests this many times as long as its last answer took before it is asked for again. */
export const REST = 4

/**
 * While a person types nothing is asked for again until this long after the last key, ms: what a save changed comes
 * between two words instead of between two letters.
 */
export const QUIET_MS = 250
/** Nothing waits longer for a person to pause, ms. */
export const PATIENCE_MS = 3000

/** How one read has been asked for. */
interface Pace {
  /** When the request under way left, ms; null when none is. */
  startedAt: number | null
  endedAt: number
  tookMs: number
  /** Since when it is stale, ms; null while it is not. */
  staleSince: number | null
  /** Something it is about changed after the request under way had left. */
  again: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Keeps reads up with what changes. */
export interface Refresher {
  /** Reads for which `isAbout` is true are stale: asked for again where they are on screen, else when they are next. */
  stale(isAbout: (route: unknown) => boolean): void
  /** Hears nothing more of the cache and asks for nothing more. */
  end(): void
}

/**
 * Asks for stale reads again, never twice at a time and never faster than the studio can answer: a read that takes
 * long rests long. While a season is built everything changes several times a second, and an answer that is thrown
 * away for a newer one costs the studio as much as one that is shown. The last state always arrives: a change during
 * a request, or during a rest, is followed by one more request.
 */
export const createRefresher = (cache: QueryClient): Refresher => new CacheRefresher(cache)

class CacheRefresher implements Refresher {
  private readonly cache: QueryClient
  private readonly paces = new WeakMap<Query, Pace>()
  private readonly resting = new Set<Pace>()
  private readonly unsubscribe: () => void
  private typedAt = -Infinity
  private readonly noteKey = (): void => void (this.typedAt = performance.now())

  constructor(cache: QueryClient) {
    this.cache = cache
    this.unsubscribe = cache.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated') this.follow(query)
      if (type === 'removed') this.rouse(this.paceOf(query))
    })
    addEventListener('input', this.noteKey, { capture: true, passive: true })
  }

  stale(isAbout: (route: unknown) => boolean): void {
    for (const query of this.cache.getQueryCache().getAll()) {
      if (!isAbout(query.queryKey[0])) continue
      const pace = this.paceOf(query)
      if (pace.startedAt === null) this.askInTime(query, pace)
      else pace.again = true
    }
  }

  end(): void {
    this.unsubscribe()
    removeEventListener('input', this.noteKey, { capture: true })
    for (const pace of this.resting) this.rouse(pace)
  }

  private paceOf(query: Query): Pace {
    const known = this.paces.get(query)
    if (known !== undefined) return known
    const pace: Pace = {
      startedAt: null,
      endedAt: 0,
      tookMs: 0,
      staleSince: null,
      again: false,
      timer: undefined,
    }
    this.paces.set(query, pace)
    return pace
  }

  /** Notes when a request leaves, whoever made it, and when its answer is there. */
  private follow(query: Query): void {
    const pace = this.paceOf(query)
    const asking = query.state.fetchStatus !== 'idle'
    if (asking && pace.startedAt === null) {
      pace.startedAt = performance.now()
      pace.again = false
      pace.staleSince = null
      this.rouse(pace)
    } else if (!asking && pace.startedAt !== null) {
      pace.endedAt = performance.now()
      pace.tookMs = pace.endedAt - pace.startedAt
      pace.startedAt = null
      if (pace.again) this.askInTime(query, pace)
    }
  }

  private askInTime(query: Query, pace: Pace): void {
    query.invalidate()
    pace.staleSince ??= performance.now()
    if (pace.timer !== undefined || !query.isActive()) return
    const rest = this.restOf(pace)
    if (rest <= 0) return ask(query)
    this.resting.add(pace)
    pace.timer = setTimeout(() => {
      this.rouse(pace)
      // Meanwhile somebody may have begun to type.
      this.askInTime(query, pace)
    }, rest)
  }

  /** How long a stale read rests from now, ms. */
  private restOf({ endedAt, tookMs, staleSince }: Pace): number {
    const now = performance.now()
    const pause = Math.min(this.typedAt + QUIET_MS, (staleSince ?? now) + PATIENCE_MS)
    return Math.max(endedAt + REST * tookMs, pause) - now
  }

  private rouse(pace: Pace): void {
    clearTimeout(pace.timer)
    pace.timer = undefined
    this.resting.delete(pace)
  }
}

function ask(query: Query): void {
  if (query.isActive()) void query.fetch().catch(() => undefined) // what failed is in the query's state
}
