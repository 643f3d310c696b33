import type { FailureClass } from './failure.ts'
import type { Limits } from './routing.ts'

const MS_PER_SECOND = 1000
/**
 * A window is taken to be so much longer than the provider says: requests arrive with delays that differ, and pacing at
 * the limit itself is refused now and then.
 */
const GUARD_MS = 40
/** Pause after a refusal that does not say how long; doubled with each one in a row. */
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** The longest a provider is left alone because it asks for it: then it is asked once more. */
const LONGEST_WISH_MS = 10 * LONGEST_PAUSE_MS

/** Classes that say a provider wants to be asked less. */
const SLOWER: ReadonlySet<FailureClass> = new Set(['rate', 'overload'])

/**
 * The gate before one provider: so many requests started in a sliding window, so many on their way at once. A refusal
 * pauses the whole gate, then lets one through to see, then more with each success (additive increase, multiplicative
 * decrease).
 */
export class Gate {
  private readonly limits: Limits
  /** When requests of the window started, in ms since 1970. */
  private readonly starts: number[]
  private running = 0
  private ceiling: number
  private pausedUntil = 0
  private refusals = 0
  private readonly waiting = new Set<() => void>()
  private timer: NodeJS.Timeout | null = null

  /** @param started when requests of the last window were started, also by an earlier run of the studio */
  constructor(limits: Limits, started: readonly number[] = []) {
    this.limits = limits
    this.ceiling = limits.concurrent
    this.starts = [...started]
  }

  /** Waits until a request may start. Each must be followed by {@link leave}. @throws the signal's reason */
  async enter(signal: AbortSignal): Promise<void> {
    while (this.waitMs() > 0 || this.running >= this.ceiling) {
      if (signal.aborted) throw signal.reason
      await this.turn(signal)
    }
    if (signal.aborted) throw signal.reason
    this.running++
    this.starts.push(Date.now())
    this.next()
  }

  /** A request ended. @param refused how, and how long the provider wants to be left alone; null when it went well */
  leave(refused: { failure: FailureClass; retryAfterMs: number | null } | null): void {
    this.running--
    if (refused === null) {
      this.refusals = 0
      this.ceiling = Math.min(this.limits.concurrent, this.ceiling + 1)
    } else if (SLOWER.has(refused.failure) || refused.failure === 'network') this.pause(refused.retryAfterMs)
    this.next()
  }

  private pause(retryAfterMs: number | null): void {
    const own = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.refusals)
    this.refusals++
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + Math.min(retryAfterMs ?? own, LONGEST_WISH_MS))
    this.ceiling = 1
  }

  /** How long nothing may start; 0 when something may. */
  private waitMs(): number {
    const now = Date.now()
    const windowMs = this.limits.perSeconds * MS_PER_SECOND + GUARD_MS
    // A clock that was set back must not keep the gate shut.
    while (this.starts[0] !== undefined && (this.starts[0] <= now - windowMs || this.starts[0] > now))
      this.starts.shift()
    const oldest = this.starts[this.starts.length - this.limits.requests]
    const free = oldest === undefined ? 0 : oldest + windowMs - now
    // A clock that was set back must not make it longer either.
    const paused = Math.min(this.pausedUntil - now, LONGEST_WISH_MS)
    return Math.max(0, free, paused)
  }

  private async turn(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', go)
        this.waiting.delete(go)
        resolve()
      }
      signal.addEventListener('abort', go)
      this.waiting.add(go)
      this.next()
    })
  }

  /** Wakes who has waited longest, now or when the window moves on. */
  private next(): void {
    const [first] = this.waiting
    if (first === undefined) return
    const wait = this.waitMs()
    if (wait === 0 && this.running < this.ceiling) return first()
    if (wait === 0 || this.timer !== null) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.next()
    }, wait)
  }
}
