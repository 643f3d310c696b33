import { ProviderFailure } from '../providers/failure.ts'
import { rng } from '../../../shared/picture/palette.ts'

/** What a provider of the benchmark allows, and how long its answers take, in ms. */
export interface ShopTerms {
  readonly requests: number
  readonly concurrent: number
  readonly leastMs: number
  readonly mostMs: number
}

/** How a provider is not at its best. */
export interface Weather {
  /** A request is on its way for so long before it arrives, in ms: at least, at most. */
  readonly arrivalMs: readonly [least: number, most: number]
  /** Shares (0-1) of requests that are told to come again in a second, that fail, and that are never answered. */
  readonly rate: number
  readonly broken: number
  readonly hanging: number
}

export const FINE: Weather = { arrivalMs: [0, 0], rate: 0, broken: 0, hanging: 0 }
/** Requests do not arrive as evenly as they leave. */
export const JITTER: Weather = { ...FINE, arrivalMs: [5, 35] }
/** The shares `reference` figures of real providers are measured with: 5 % refused, 2 % failed, 1 % lost. */
export const FAULTS: Weather = { ...FINE, rate: 0.05, broken: 0.02, hanging: 0.01 }

/** The window of all of them, in seconds: requests are allowed by the minute. */
export const WINDOW_SECONDS = 60
const RETRY_AFTER_MS = 1000
/** After so long of silence a request is given up. */
const WATCHDOG_MS = 20_000
/** A refusal comes at once. */
const REFUSAL_MS = 30

const pause = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))

/** What a slot's requests came to. */
export interface Served {
  /** How many were sent, without those that were refused for coming too soon. */
  requests: number
  /** How long they were on their way together, in ms. */
  tookMs: number
  /** And the last of them. */
  lastMs: number
}

/** A provider that answers after a while, refuses what its window does not let through, and fails as its weather is. */
export class Shop {
  /** Requests its window did not let through: they came too soon. */
  refused = 0
  /** Requests that failed by chance. */
  faults = 0
  readonly served = new Map<string, Served>()
  readonly terms: ShopTerms
  private readonly weather: Weather
  private readonly seed: number
  private readonly starts: number[] = []
  private readonly tries = new Map<string, number>()

  constructor(terms: ShopTerms, weather: Weather, seed: number) {
    this.terms = terms
    this.weather = weather
    this.seed = seed
  }

  /** Answers for a slot. What is drawn depends on the slot and how often it was asked for, never on the order. */
  async answer(slot: string): Promise<void> {
    const sent = performance.now()
    const random = this.drawFor(slot)
    const [least, most] = this.weather.arrivalMs
    await pause(least + random() * (most - least))
    if (!this.letsIn()) {
      this.refused++
      throw new ProviderFailure('rate', 'too many', { status: 429, retryAfterMs: RETRY_AFTER_MS })
    }
    const { leastMs, mostMs } = this.terms
    const latencyMs = leastMs + random() * (mostMs - leastMs)
    try {
      await this.serve(random(), latencyMs)
    } finally {
      const served = this.served.get(slot) ?? { requests: 0, tookMs: 0, lastMs: 0 }
      this.served.set(slot, served)
      served.requests++
      served.lastMs = performance.now() - sent
      served.tookMs += served.lastMs
    }
  }

  private async serve(luck: number, latencyMs: number): Promise<void> {
    const { rate, broken, hanging } = this.weather
    if (luck < rate + broken + hanging) this.faults++
    if (luck < rate) {
      await pause(REFUSAL_MS)
      throw new ProviderFailure('rate', 'come again', { status: 429, retryAfterMs: RETRY_AFTER_MS })
    }
    if (luck < rate + broken) {
      await pause(latencyMs / 2)
      throw new ProviderFailure('overload', 'out of order', { status: 503 })
    }
    if (luck < rate + broken + hanging) {
      await pause(WATCHDOG_MS)
      throw new ProviderFailure('ambiguous', 'nothing came')
    }
    await pause(latencyMs)
  }

  private drawFor(slot: string): () => number {
    const nth = (this.tries.get(slot) ?? 0) + 1
    this.tries.set(slot, nth)
    let hash = this.seed * 31 + nth
    for (const letter of slot) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) | 0
    return rng(hash >>> 0)
  }

  private letsIn(): boolean {
    const now = performance.now()
    while ((this.starts[0] ?? now) <= now - WINDOW_SECONDS * 1000) this.starts.shift()
    if (this.starts.length >= this.terms.requests) return false
    this.starts.push(now)
    return true
  }
}
