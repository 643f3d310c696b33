import type { FailureClass } from './failure.ts'
import type { Limits, ModelLimits } from './routing.ts'
import { SlidingLog, type Started } from './sliding-log.ts'

/** Pause after a refusal that does not say how long; doubled with each one in a row. */
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** The longest a provider is left alone because it asks for it: then it is asked once more. */
const LONGEST_WISH_MS = 10 * LONGEST_PAUSE_MS

/** Classes that say a provider wants to be asked less. */
const SLOWER: ReadonlySet<FailureClass> = new Set(['rate', 'overload'])

/** A request before a gate: the model it is for, and the most tokens it reads and writes. */
export interface Demand {
  readonly model: string
  readonly tokens: number
}

/** A request an earlier run has started. */
export interface StartedBefore extends Started {
  readonly model: string
}

/** One that went through a gate: what it used is told to it as soon as that is known. */
export interface Entered {
  readonly model: string
  readonly started: Started
}

interface ModelGate {
  readonly log: SlidingLog
  readonly concurrent: number
  running: number
}

const NO_DEMAND: Demand = { model: '', tokens: 0 }

/**
 * The gate before one provider: so many requests and tokens started in a sliding window, so many requests on their way at
 * once, of all and of each model. A refusal pauses the whole gate, then lets one through to see, then more with each success (additive increase, multiplicative
 * decrease).
 */
export class Gate {
  private readonly limits: Limits
  private readonly log: SlidingLog
  private readonly models: ReadonlyMap<string, ModelGate>
  private running = 0
  private ceiling: number
  private pausedUntil = 0
  private refusals = 0
  private readonly waiting = new Map<() => void, Demand>()
  private timer: { readonly id: NodeJS.Timeout; readonly at: number } | null = null

  /** @param started what the last window holds, also of an earlier run of the studio, oldest first */
  constructor(
    limits: Limits,
    started: readonly StartedBefore[] = [],
    models: Readonly<Record<string, ModelLimits>> = {},
  ) {
    this.limits = limits
    this.ceiling = limits.concurrent
    this.log = new SlidingLog(limits, started)
    this.models = new Map(
      Object.entries(models).map(([model, own]) => {
        const before = started.filter((one) => one.model === model)
        return [
          model,
          { log: new SlidingLog(own, before), concurrent: own.concurrent ?? Infinity, running: 0 },
        ]
      }),
    )
  }

  /** Waits until a request may start. Each must be followed by {@link leave}. @throws the signal's reason */
  async enter(signal: AbortSignal, demand: Demand = NO_DEMAND): Promise<Entered> {
    let mayStart = !this.waits(demand.model)
    while (!mayStart || !this.isOpenFor(demand)) {
      if (signal.aborted) throw signal.reason
      await this.turn(signal, demand)
      mayStart = true
    }
    if (signal.aborted) throw signal.reason
    const started = { at: Date.now(), tokens: demand.tokens }
    this.running++
    this.log.add(started)
    const own = this.models.get(demand.model)
    if (own !== undefined) {
      own.running++
      own.log.add(started)
    }
    this.next()
    return { model: demand.model, started }
  }

  /** A request ended. @param refused how, and how long the provider wants to be left alone; null when it went well */
  leave({ model }: Entered, refused: { failure: FailureClass; retryAfterMs: number | null } | null): void {
    this.running--
    const own = this.models.get(model)
    if (own !== undefined) own.running--
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

  /** Whether somebody waits for a model. */
  private waits(model: string): boolean {
    for (const demand of this.waiting.values()) if (demand.model === model) return true
    return false
  }

  private isOpenFor(demand: Demand): boolean {
    const own = this.models.get(demand.model)
    return (
      this.running < this.ceiling &&
      (own?.running ?? 0) < (own?.concurrent ?? Infinity) &&
      this.waitMs(demand) === 0
    )
  }

  /** How long such a request may not start; 0 when it may. */
  private waitMs({ model, tokens }: Demand): number {
    const now = Date.now()
    const free = Math.max(this.log.waitMs(tokens, now), this.models.get(model)?.log.waitMs(tokens, now) ?? 0)
    // A clock that was set back must not make it longer either.
    return Math.max(free, Math.min(this.pausedUntil - now, LONGEST_WISH_MS))
  }

  private async turn(signal: AbortSignal, demand: Demand): Promise<void> {
    await new Promise<void>((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', go)
        this.waiting.delete(go)
        resolve()
      }
      signal.addEventListener('abort', go)
      this.waiting.set(go, demand)
      this.next()
    })
  }

  /** Wakes who has waited longest of those that may start, now or when the window moves on. */
  private next(): void {
    if (this.waiting.size === 0 || this.running >= this.ceiling) return
    let soonest = this.waitMs(NO_DEMAND)
    if (soonest === 0) {
      soonest = Infinity
      const looked = new Set<string>()
      for (const [go, demand] of this.waiting) {
        // Who came later for a model waits for who came before: a large request is not overtaken for ever.
        if (looked.has(demand.model)) continue
        looked.add(demand.model)
        if (this.isOpenFor(demand)) return go()
        const wait = this.waitMs(demand)
        if (wait > 0) soonest = Math.min(soonest, wait)
      }
    }
    if (soonest !== Infinity) this.wakeIn(soonest)
  }

  /** Looks again after so many ms, or before. */
  private wakeIn(ms: number): void {
    const at = performance.now() + ms
    if (this.timer !== null && this.timer.at <= at) return
    if (this.timer !== null) clearTimeout(this.timer.id)
    const id = setTimeout(() => {
      this.timer = null
      this.next()
    }, ms)
    this.timer = { id, at }
  }
}
