import { Restraint, type Refusal } from './restraint.ts'
import type { Limits, ModelLimits } from './routing.ts'
import { SlidingLog, type Started } from './sliding-log.ts'

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
 * once, of all and of each model. Refusals hold the whole gate back ({@link Restraint}).
 */
export class Gate {
  private readonly log: SlidingLog
  private readonly models: ReadonlyMap<string, ModelGate>
  private running = 0
  private readonly restraint: Restraint
  private readonly waiting = new Map<() => void, Demand>()
  private timer: { readonly id: NodeJS.Timeout; readonly at: number } | null = null

  /** @param started what the last window holds, also of an earlier run of the studio, oldest first */
  constructor(
    limits: Limits,
    started: readonly StartedBefore[] = [],
    models: Readonly<Record<string, ModelLimits>> = {},
  ) {
    this.restraint = new Restraint(limits.concurrent, () => this.next())
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

  /** Waits until a request may start. Each must be followed by {@link leave} or {@link turnsBack}. @throws the signal's reason */
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
    this.restraint.started(started)
    this.log.add(started)
    const own = this.models.get(demand.model)
    if (own !== undefined) {
      own.running++
      own.log.add(started)
    }
    this.next()
    return { model: demand.model, started }
  }

  /**
   * It leaves only now: what had to be written down before took its time, and the window counts from here. Without it a
   * slow disk makes requests arrive closer to each other than they were let through.
   */
  leaves({ model, started }: Entered): void {
    started.at = Date.now()
    this.log.moveLast(started)
    this.models.get(model)?.log.moveLast(started)
  }

  /** A request that was let through does not leave, for want of money say: it takes no place in the window. */
  turnsBack({ model, started }: Entered): void {
    this.free(model)
    this.log.remove(started)
    this.models.get(model)?.log.remove(started)
    this.restraint.turnedBack(started)
    this.next()
  }

  /** A request ended. @param refused how, and how long the provider wants to be left alone; null when it went well */
  leave({ model, started }: Entered, refused: Refusal | null): void {
    this.free(model)
    this.restraint.ended(started, refused)
    this.next()
  }

  private free(model: string): void {
    this.running--
    const own = this.models.get(model)
    if (own !== undefined) own.running--
  }

  /** Whether somebody waits for a model. */
  private waits(model: string): boolean {
    for (const demand of this.waiting.values()) if (demand.model === model) return true
    return false
  }

  private isOpenFor(demand: Demand): boolean {
    const own = this.models.get(demand.model)
    return (
      this.restraint.hasPlace(this.running) &&
      (own?.running ?? 0) < (own?.concurrent ?? Infinity) &&
      this.waitMs(demand) === 0
    )
  }

  /** How long such a request may not start; 0 when it may. */
  private waitMs({ model, tokens }: Demand): number {
    const now = Date.now()
    const free = Math.max(this.log.waitMs(tokens, now), this.models.get(model)?.log.waitMs(tokens, now) ?? 0)
    return Math.max(free, this.restraint.waitMs(now))
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
    if (this.waiting.size === 0 || !this.restraint.hasPlace(this.running)) return
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
