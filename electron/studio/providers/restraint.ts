import type { FailureClass } from './failure.ts'

/** Pause after a refusal that does not say how long; doubled with each one in a row. */
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** The longest a provider is left alone because it asks for it: then it is asked once more. */
const LONGEST_WISH_MS = 10 * LONGEST_PAUSE_MS
/**
 * What a refusal leaves of the requests side by side: the first one in a row, when it does not say how long to wait (who
 * says so has counted requests, not places), and each further one.
 */
const FIRST_DECREASE = 0.9
const DECREASE = 0.5
/**
 * Who was let through to see is taken to be let in when it is not refused for so long: a refusal comes at once, an answer
 * may take minutes. In ms; or twice as long as the refusal took that made it necessary.
 */
const PROBE_MS = 100
const LONGEST_PROBE_MS = 10_000

/** Classes that say a provider wants to be asked less. */
const SLOWER: ReadonlySet<FailureClass> = new Set(['rate', 'overload', 'network'])

/** How a request was refused, and how long the provider wants to be left alone. */
export interface Refusal {
  readonly failure: FailureClass
  readonly retryAfterMs: number | null
  /** True where this very request was refused before. */
  readonly isAgain?: boolean
}

/** A request that was let through, with when it left, in ms since 1970. */
interface Sent {
  readonly at: number
}

/**
 * How a provider is asked less when it refuses: a pause, then one request to see; what is on its way stays there. Refusals
 * in a row leave fewer side by side, and each success one more (additive increase, multiplicative decrease).
 */
export class Restraint {
  private readonly most: number
  private readonly onSeen: () => void
  private ceiling: number
  private pausedUntil = 0
  /** When the last pause began; what left before it says nothing of it. */
  private pausedAt = 0
  /** Pauses in a row. */
  private pauses = 0
  /** Requests in a row that did not go well. */
  private failures = 0
  /** Who was let through to see; "next": the next one is; null: nobody has to. */
  private probe: Sent | 'next' | null = null
  private probeMs = PROBE_MS
  private timer: NodeJS.Timeout | undefined

  /** @param most the most side by side @param onSeen called when others may follow who was let through to see */
  constructor(most: number, onSeen: () => void) {
    this.most = most
    this.ceiling = most
    this.onSeen = onSeen
  }

  /** Whether one more may start beside so many. */
  hasPlace(running: number): boolean {
    return running < this.ceiling && (this.probe === null || this.probe === 'next')
  }

  /** How long nothing may start, in ms. */
  waitMs(now: number): number {
    // A clock that was set back must not make it longer, whenever one looks.
    this.pausedUntil = Math.min(this.pausedUntil, now + LONGEST_WISH_MS)
    return Math.max(0, this.pausedUntil - now)
  }

  started(sent: Sent): void {
    if (this.probe !== 'next') return
    this.probe = sent
    this.timer = setTimeout(() => {
      this.seen()
      this.pauses = 0
      this.onSeen()
    }, this.probeMs)
  }

  /** One that was let through did not leave. */
  turnedBack(sent: Sent): void {
    if (this.probe !== sent) return
    this.seen()
    this.probe = 'next'
  }

  /** A request ended. One that fails among others that go well is no reason to wait: it may be sent again. */
  ended(sent: Sent, refused: Refusal | null): void {
    if (this.probe === sent) this.seen()
    if (refused === null) {
      this.failures = 0
      if (sent.at >= this.pausedAt) this.pauses = 0
      this.ceiling = Math.min(this.most, this.ceiling + 1)
      return
    }
    if (!SLOWER.has(refused.failure)) return
    this.failures++
    const isAlone =
      refused.failure === 'overload' &&
      refused.retryAfterMs === null &&
      this.failures === 1 &&
      refused.isAgain !== true
    if (!isAlone) this.pause(sent, refused.retryAfterMs)
  }

  /** Refusals of what left before the pause began belong to the one that began it. */
  private pause(sent: Sent, retryAfterMs: number | null): void {
    const now = Date.now()
    if (sent.at >= this.pausedAt) {
      this.ceiling = this.lowered(retryAfterMs)
      this.pauses++
      this.pausedAt = now
      this.probeMs = Math.min(LONGEST_PROBE_MS, Math.max(PROBE_MS, 2 * (now - sent.at)))
    }
    const own = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.pauses - 1))
    this.pausedUntil = Math.max(this.pausedUntil, now + Math.min(retryAfterMs ?? own, LONGEST_WISH_MS))
    this.seen()
    this.probe = 'next'
  }

  private lowered(retryAfterMs: number | null): number {
    if (this.pauses === 0 && retryAfterMs !== null) return this.ceiling
    return Math.max(1, Math.floor(this.ceiling * (this.pauses === 0 ? FIRST_DECREASE : DECREASE)))
  }

  private seen(): void {
    this.probe = null
    clearTimeout(this.timer)
  }
}
