import type { Db } from '../store/open-database.ts'
import { acceptedOf, judgedProducts, type Accepted, type JudgedProduct } from './acceptance.ts'
import { usd, type Amount } from './amount.ts'

/** How a model has done in a role of this season, from the ledger. */
export interface ModelRecord {
  readonly role: string
  readonly provider: string
  /** Model that was asked, whatever the one that answered calls itself. */
  readonly model: string
  readonly requests: number
  readonly accepted: Accepted
  readonly failed: number
  readonly refused: number
  readonly unknown: number
  /** Of answered requests, in ms; null without any. */
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  /** Until the first words of answers that were streamed, in ms; null without any. */
  readonly p50FirstTokenMs: number | null
  readonly p99FirstTokenMs: number | null
  readonly cost: Amount
}

interface Row {
  readonly role: string
  readonly provider: string
  readonly model: string
  readonly state: string
  readonly failure: string | null
  readonly tookMs: bigint | null
  readonly firstTokenMs: bigint | null
  readonly cost: bigint
}

/** The value below which a share of sorted ones lies, by the nearest rank. */
const ranked = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null

const sortedMs = (values: readonly (bigint | null)[]): number[] =>
  values.flatMap((ms) => (ms === null ? [] : [Number(ms)])).toSorted((a, b) => a - b)

function recordOf(
  rows: readonly Row[],
  products: readonly JudgedProduct[],
): Omit<ModelRecord, 'role' | 'provider' | 'model'> {
  const answered = rows.filter((row) => row.state === 'settled')
  const took = sortedMs(answered.map((row) => row.tookMs))
  const first = sortedMs(answered.map((row) => row.firstTokenMs))
  const count = (fits: (row: Row) => boolean): number => rows.filter(fits).length
  return {
    requests: rows.length,
    accepted: acceptedOf(products),
    failed: count((row) => row.state === 'failed'),
    refused: count((row) => row.failure === 'content'),
    unknown: count((row) => row.state === 'unknown'),
    p50Ms: ranked(took, 0.5),
    p99Ms: ranked(took, 0.99),
    p50FirstTokenMs: ranked(first, 0.5),
    p99FirstTokenMs: ranked(first, 0.99),
    cost: usd(rows.reduce((sum, row) => sum + row.cost, 0n)),
  }
}

const groupOf = ({ role, provider, model }: Pick<Row, 'role' | 'provider' | 'model'>): string =>
  JSON.stringify([role, provider, model])

/** Models side by side, by role, as far as this season has asked them. */
export function compareModels(db: Db): ModelRecord[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT role, provider, coalesce(asked_model, model) AS model, state, failure,
         max(0, ended_at - started_at) AS tookMs, first_token_ms AS firstTokenMs, cost_pico_usd AS cost
       FROM attempt WHERE billable = 1 ORDER BY role, provider, 3, seq`,
    )
    .safeIntegers(true)
    .all()
  const products = Map.groupBy(judgedProducts(db), groupOf)
  return [...Map.groupBy(rows, groupOf)].flatMap(([group, own]) => {
    const [first] = own
    if (first === undefined) return []
    const { role, provider, model } = first
    return [{ role, provider, model, ...recordOf(own, products.get(group) ?? []) }]
  })
}
