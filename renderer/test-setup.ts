import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)

/** What jsdom lacks and components need to start: they measure nothing in these tests. */
class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizes

globalThis.requestIdleCallback ??= (callback) =>
  Number(setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 10 })))
globalThis.cancelIdleCallback ??= (handle) => clearTimeout(handle)

globalThis.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener() {},
    removeListener() {},
  })

Object.assign(Element.prototype, { scrollIntoView: () => {}, getAnimations: () => [] })

// A busy machine takes its time: a test says that something comes, not how fast.
configure({ asyncUtilTimeout: 10_000 })
