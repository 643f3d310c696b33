// @vitest-environment jsdom
import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQueryCache } from './query-cache.ts'
import { createRefresher, PATIENCE_MS, QUIET_MS, REST, type Refresher } from './refresher.ts'

const TAKES_MS = 100

let cache: QueryClient
let refresher: Refresher
/** How often each read was asked for, and what the studio would say now. */
let asked: Map<string, number>
let now = 0
let atOnce = 0
let mostAtOnce = 0

const read = (route: string, more: { enabled?: boolean } = {}) =>
  new QueryObserver(cache, {
    queryKey: [route, {}],
    queryFn: async () => {
      asked.set(route, (asked.get(route) ?? 0) + 1)
      mostAtOnce = Math.max(mostAtOnce, ++atOnce)
      const answer = now
      await new Promise((resolve) => {
        setTimeout(resolve, TAKES_MS)
      })
      atOnce--
      return answer
    },
    ...more,
  })
const said = (route: string) => cache.getQueryData([route, {}])
const change = (route: string) => {
  now++
  refresher.stale((name) => name === route)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  cache = createQueryCache()
  refresher = createRefresher(cache)
  asked = new Map()
  now = atOnce = mostAtOnce = 0
})
afterEach(() => {
  refresher.end()
  cache.clear()
  vi.useRealTimers()
})

describe('a read on screen', () => {
  it('is asked for at the pace of its answers while everything changes, and ends with the last state (bug: ten requests a second, none of which is answered)', async () => {
    const end = read('plan').subscribe(() => undefined)
    for (let i = 0; i < 100; i++) {
      change('plan')
      await vi.advanceTimersByTimeAsync(10)
    }
    // One at first, then one for each answer and its rest.
    expect(asked.get('plan')).toBeLessThanOrEqual(2 + 1000 / (TAKES_MS * (1 + REST)))
    expect(mostAtOnce).toBe(1)
    await vi.advanceTimersByTimeAsync(TAKES_MS * (2 + REST))
    expect(said('plan')).toBe(now)
    end()
  })

  it('is asked for at once when it has rested (bug: an edit shows late)', async () => {
    const end = read('outline').subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(TAKES_MS * (2 + REST))
    change('outline')
    expect(asked.get('outline')).toBe(2)
    await vi.advanceTimersByTimeAsync(TAKES_MS)
    expect(said('outline')).toBe(1)
    end()
  })

  it('that changed while it was answered is asked for once more (bug: the answer from before stays)', async () => {
    const end = read('states').subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(TAKES_MS / 2)
    change('states')
    expect(asked.get('states')).toBe(1)
    await vi.advanceTimersByTimeAsync(TAKES_MS * (2 + REST))
    expect(said('states')).toBe(1)
    expect(asked.get('states')).toBe(2)
    end()
  })
})

describe('while a person types', () => {
  const type = async (letters: number, apartMs: number) => {
    for (let i = 0; i < letters; i++) {
      dispatchEvent(new Event('input'))
      change('script')
      await vi.advanceTimersByTimeAsync(apartMs)
    }
  }

  it('a read waits for the pause, and then has the last state (bug: every save of a letter reads the page again)', async () => {
    const end = read('script').subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(TAKES_MS * (2 + REST))
    await type(12, QUIET_MS / 2)
    expect(asked.get('script')).toBe(1)
    await vi.advanceTimersByTimeAsync(QUIET_MS + TAKES_MS)
    expect([asked.get('script'), said('script')]).toEqual([2, now])
    end()
  })

  it('it does not wait for ever (bug: nothing is shown to somebody who never pauses)', async () => {
    const end = read('script').subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(TAKES_MS * (2 + REST))
    await type(Math.ceil((2 * PATIENCE_MS) / 100), 100)
    expect(asked.get('script')).toBeGreaterThan(1)
    end()
  })
})

describe('a read that nobody looks at', () => {
  it('is asked for when it is looked at again, not before (bug: rooms that were left keep asking)', async () => {
    read('board').subscribe(() => undefined)()
    const end = read('board').subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(TAKES_MS)
    end()
    change('board')
    change('board')
    await vi.advanceTimersByTimeAsync(TAKES_MS * (2 + REST))
    const before = asked.get('board') ?? 0
    const again = read('board').subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(TAKES_MS)
    expect(asked.get('board')).toBe(before + 1)
    expect(said('board')).toBe(2)
    again()
  })

  it('while it is switched off is asked for when it is switched on (bug: figures from before a build)', async () => {
    const observer = read('figures')
    const end = observer.subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(TAKES_MS)
    observer.setOptions({ ...observer.options, enabled: false })
    change('figures')
    await vi.advanceTimersByTimeAsync(TAKES_MS * (2 + REST))
    expect(asked.get('figures')).toBe(1)
    observer.setOptions({ ...observer.options, enabled: true })
    await vi.advanceTimersByTimeAsync(TAKES_MS)
    expect(said('figures')).toBe(1)
    end()
  })
})
