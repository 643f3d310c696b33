import type { StepId } from '../../../shared/drama/vocabulary.ts'
import type { Db } from '../store/open-database.ts'
import { paidUnits, priceOf, type Price, type Usage } from './prices.ts'

/** What products of one step have used so far, one entry for each product that was bought. */
export interface Measured {
  /** What all requests of a product used together, asking again included. */
  readonly usages: readonly Usage[]
  /** Takes made for one and the same input, on average: over 1 where people made more than one. */
  readonly takesEach: number
}

interface UsageRow {
  readonly step: string
  readonly key: string
  readonly usage: string
}

/** Adds what two requests used. The size of a picture is no amount: the later one stands. */
function added(a: Usage, b: Usage): Usage {
  const sum: Record<string, number> = { ...a }
  for (const [unit, count] of Object.entries(b))
    sum[unit] = unit === 'pixels' ? count : (sum[unit] ?? 0) + count
  return sum
}

/** What the ledger and the takes tell of each step that was bought. */
export function measuredBy(db: Db): ReadonlyMap<StepId, Measured> {
  const requests = db
    .prepare<[], UsageRow>(
      "SELECT step, key, usage FROM attempt WHERE billable = 1 AND state = 'settled' AND usage IS NOT NULL ORDER BY seq",
    )
    .all()
  const rerolls = db
    .prepare<[], { step: string; takes: number; inputs: number }>(
      `SELECT step, count(*) AS takes, count(DISTINCT slot || '|' || input_digest) AS inputs
       FROM take WHERE grade = 'final' GROUP BY step`,
    )
    .all()
  const bySteps = new Map<string, Map<string, Usage>>()
  for (const { step, key, usage } of requests) {
    const products = bySteps.get(step) ?? new Map<string, Usage>()
    const used = JSON.parse(usage) as Usage // written by `Ledger.settle`
    products.set(key, added(products.get(key) ?? {}, used))
    bySteps.set(step, products)
  }
  const measured = new Map<StepId, Measured>()
  for (const [step, products] of bySteps) {
    const made = rerolls.find((row) => row.step === step)
    measured.set(step as StepId, {
      usages: [...products.values()],
      takesEach: made === undefined || made.inputs === 0 ? 1 : made.takes / made.inputs,
    })
  }
  return measured
}

/** Mean and standard deviation of what products cost, in pico-USD. */
export interface Spread {
  readonly mean: number
  readonly deviation: number
  readonly count: number
}

/** What measured products would have cost at a price; null when there are none, or the price lacks a unit of theirs. */
export function spreadOf(usages: readonly Usage[], price: Price): Spread | null {
  const costs: number[] = []
  for (const usage of usages) {
    const cost = priceOf(price, paidUnits(price, usage))
    if (cost === null) return null
    costs.push(Number(cost))
  }
  const count = costs.length
  if (count === 0) return null
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / count
  const square = costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0)
  return { mean, deviation: count < 2 ? mean / 2 : Math.sqrt(square / (count - 1)), count }
}
