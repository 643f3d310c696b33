const MS_PER_SECOND = 1000
/**
 * A window is taken to be so much longer than the provider says, in ms or as a share of it: requests arrive with delays
 * that differ, and pacing at the limit itself is refused now and then.
 */
const GUARD_MS = 40
const GUARD_SHARE = 1 / 400

/** How long a window is taken to be, in ms. */
export const guardedMs = (windowMs: number): number => windowMs + Math.max(GUARD_MS, windowMs * GUARD_SHARE)

/** A request that was started. `tokens`: what it reads and writes, at most until it is known. */
export interface Started {
  /** In ms since 1970. */
  at: number
  tokens: number
}

/** How much may start in a window of time; left out: as much as one likes. */
export interface WindowLimits {
  readonly requests?: number | undefined
  readonly tokens?: number | undefined
  readonly perSeconds: number
}

/** What was started in the window that ends now. */
export class SlidingLog {
  private readonly limits: WindowLimits
  private readonly windowMs: number
  private readonly starts: Started[]

  /** @param started what was started before, oldest first */
  constructor(limits: WindowLimits, started: readonly Started[] = []) {
    this.limits = limits
    this.windowMs = guardedMs(limits.perSeconds * MS_PER_SECOND)
    this.starts = [...started]
  }

  add(started: Started): void {
    this.starts.push(started)
  }

  remove(started: Started): void {
    const at = this.starts.lastIndexOf(started)
    if (at !== -1) this.starts.splice(at, 1)
  }

  /** It was started only now, after all others. */
  moveLast(started: Started): void {
    if (this.starts.at(-1) === started) return
    this.remove(started)
    this.add(started)
  }

  /** How long a request of so many tokens has to wait, in ms; 0 when it may start. */
  waitMs(tokens: number, now: number): number {
    this.forgetFuture(now)
    while (this.starts[0] !== undefined && this.starts[0].at <= now - this.windowMs) this.starts.shift()
    const { requests } = this.limits
    const oldest = requests === undefined ? undefined : this.starts[this.starts.length - requests]
    const leaves = Math.max(oldest?.at ?? -Infinity, this.lastInTheWay(tokens)?.at ?? -Infinity)
    return Math.max(0, leaves + this.windowMs - now)
  }

  /**
   * A clock that was set back must not keep the gate shut, nor open it: what was sent later than now was sent now, and
   * what was sent far later is forgotten.
   */
  private forgetFuture(now: number): void {
    if ((this.starts.at(-1)?.at ?? now) <= now) return
    const near = this.starts.filter(({ at }) => at <= now + this.windowMs)
    this.starts.splice(0, this.starts.length, ...near)
    for (const one of near) one.at = Math.min(one.at, now)
  }

  /** The request that has to leave the window before so many tokens fit in; one that never fits waits for an empty window. */
  private lastInTheWay(tokens: number): Started | undefined {
    const most = this.limits.tokens
    if (most === undefined) return undefined
    let over = this.starts.reduce((sum, one) => sum + one.tokens, tokens) - most
    if (over <= 0) return undefined
    return (
      this.starts.find((one) => {
        over -= one.tokens
        return over <= 0
      }) ?? this.starts.at(-1)
    )
  }
}
