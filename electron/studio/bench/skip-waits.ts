/** Something that is due at a time of the skipping clock, in ms. */
interface Due {
  atMs: number
  readonly go: () => void
  /** For what comes again and again: after so long, in ms. */
  readonly everyMs: number | null
}

/** Turns of the event loop in which nothing was due, after which everybody is taken to be waiting. */
const IDLE_TURNS = 3

class SkippingClock {
  private readonly real = {
    setTimeout: globalThis.setTimeout,
    setInterval: globalThis.setInterval,
    clearTimeout: globalThis.clearTimeout,
    clearInterval: globalThis.clearInterval,
    now: Date.now,
    performanceNow: performance.now.bind(performance),
  }
  private readonly due = new Set<Due>()
  private skippedMs = 0
  private idleTurns = 0
  private isOn = true

  /** Work is counted by what it takes of the processor: others on the machine do not count. */
  readonly nowMs = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000 + this.skippedMs
  }

  install(): void {
    const handles = new WeakMap<object, Due>()
    const add = (go: (...args: unknown[]) => void, ms: number, args: unknown[], isAgain: boolean): object => {
      const waitMs = Math.max(1, ms)
      const due = {
        atMs: this.nowMs() + waitMs,
        go: () => go(...args),
        everyMs: isAgain ? waitMs : null,
      }
      this.due.add(due)
      const handle = { ref: () => handle, unref: () => handle, hasRef: () => true }
      handles.set(handle, due)
      return handle
    }
    const clear = (handle?: object): void => {
      const due = handle === undefined ? undefined : handles.get(handle)
      if (due !== undefined) this.due.delete(due)
    }
    type Go = (...args: unknown[]) => void
    const overlay = {
      setTimeout: (go: Go, ms = 0, ...args: unknown[]) => add(go, ms, args, false),
      setInterval: (go: Go, ms = 0, ...args: unknown[]) => add(go, ms, args, true),
      clearTimeout: clear,
      clearInterval: clear,
    }
    Object.assign(globalThis, overlay)
    const startMs = this.real.now() - this.nowMs()
    Date.now = () => Math.floor(startMs + this.nowMs())
    performance.now = this.nowMs
    setImmediate(this.turn)
  }

  remove(): void {
    this.isOn = false
    const { now, performanceNow, ...timers } = this.real
    Object.assign(globalThis, timers)
    Date.now = now
    performance.now = performanceNow
  }

  /** Does what is due, or goes on to what is due next once nothing else is left to do. */
  private readonly turn = (): void => {
    if (!this.isOn) return
    setImmediate(this.turn)
    let first: Due | null = null
    for (const one of this.due) if (first === null || one.atMs < first.atMs) first = one
    if (first === null) return
    if (first.atMs > this.nowMs()) {
      if (++this.idleTurns > IDLE_TURNS) this.skippedMs += first.atMs - this.nowMs()
      return
    }
    this.idleTurns = 0
    if (first.everyMs === null) this.due.delete(first)
    else first.atMs += first.everyMs
    first.go()
  }
}

/**
 * Does some work that waits by `setTimeout` and reads the time by `Date.now` and `performance.now`, on a clock that goes
 * on at once whenever all of it waits: what is worked takes as long as the processor works, and what is waited for takes no
 * time. The whole process goes by that clock meanwhile, so nothing else may run in it.
 */
export async function skippingWaits<T>(work: () => Promise<T>): Promise<T> {
  const clock = new SkippingClock()
  clock.install()
  try {
    return await work()
  } finally {
    clock.remove()
  }
}
