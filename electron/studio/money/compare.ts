import type { Db } from '../store/open-database.ts'
import { usd, type Amount } from './amount.ts'

/** How a model has done in a role of this season, from the ledger. */
export interface ModelRecord {
  readonly role: string
  readonly provider: string
  readonly model: string
  readonly requests: number
  /** Of products it was asked for, how many had a usable answer at once. */
  readonly products: number
  readonly atOnce: number
  readonly failed: number
  readonly refused: number
  readonly unknown: number
  /** Of answered requests, in ms; null without any. */
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  readonly cost: Amount
}

interface Row {
  readonly role: string
  readonly provider: string
  readonly model: string
  readonly key: string
  readonly state: string
  readonly failure: string | null
  readonly useful: bigint
  readonly tookMs: bigint | null
  readonly cost: bigint
}

/** The value below which a share of sorted ones lies, by the nearest rank. */
const ranked = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null

function recordOf(rows: readonly Row[]): Omit<ModelRecord, 'role' | 'provider' | 'model'> {
  const took = rows
    .flatMap((row) => (row.state === 'settled' && row.tookMs !== null ? [Number(row.tookMs)] : []))
    .toSorted((a, b) => a - b)
  const count = (fits: (row: Row) => boolean): number => rows.filter(fits).length
  const answered = Map.groupBy(
    rows.filter((row) => row.state === 'settled'),
    (row) => row.key,
  )
  return {
    requests: rows.length,
    products: answered.size,
    atOnce: [...answered.values()].filter((one) => one.length === 1 && one[0]?.useful === 1n).length,
    failed: count((row) => row.state === 'failed'),
    refused: count((row) => row.failure === 'content'),
    unknown: count((row) => row.state === 'unknown'),
    p50Ms: ranked(took, 0.5),
    p99Ms: ranked(took, 0.99),
    cost: usd(rows.reduce((sum, row) => sum + row.cost, 0n)),
  }
}

/** Models side by side, by role, as far as this season has asked them. */
export function compareModels(db: Db): ModelRecord[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT role, provider, model, key, state, failure, error IS NULL AS useful,
         max(0, ended_at - started_at) AS tookMs, cost_pico_usd AS cost
       FROM attempt WHERE billable = 1 ORDER BY role, provider, model, seq`,
    )
    .safeIntegers(true)
    .all()
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.role, row.provider, row.model]))
  return [...groups.values()].flatMap((own) => {
    const first = own[0]
    if (first === undefined) return []
    const { role, provider, model } = first
    return [{ role, provider, model, ...recordOf(own) }]
  })
}
