import type { Db } from '../store/open-database.ts'
import { usd, type Amount } from './amount.ts'

export const COST_GROUPS = ['step', 'episode', 'provider', 'model'] as const
export type CostGroup = (typeof COST_GROUPS)[number]

/** Requests and what they cost, for one value of a group. */
export interface CostRow {
  readonly group: string
  readonly requests: number
  readonly failed: number
  /** Requests that were refused for their content, paid or not. */
  readonly refused: number
  /** Requests whose answer was lost, or that are on their way; and what stays reserved for them. */
  readonly unknown: number
  readonly reserved: Amount
  readonly cost: Amount
}

interface AttemptSum {
  slot: string
  step: string
  provider: string
  model: string
  state: string
  refused: bigint
  cost: bigint
  bound: bigint
}

interface Sum {
  requests: number
  failed: number
  refused: number
  unknown: number
  reserved: bigint
  cost: bigint
}

/**
 * What was spent so far, from the ledger of attempts.
 * @param episodeOf episode of a slot, null for what belongs to the season
 */
export function costsBy(
  db: Db,
  by: CostGroup,
  episodeOf: (slot: string) => number | null,
): { rows: CostRow[]; total: Amount } {
  const attempts = db
    .prepare<[], AttemptSum>(
      "SELECT slot, step, provider, model, state, failure IS 'content' AS refused, cost_pico_usd AS cost, bound_pico_usd AS bound FROM attempt",
    )
    .safeIntegers(true)
    .all()
  const sums = new Map<string, Sum>()
  let total = 0n
  for (const one of attempts) {
    const group = by === 'episode' ? String(episodeOf(one.slot) ?? 'season') : one[by] || '-'
    const sum = sums.get(group) ?? { requests: 0, failed: 0, refused: 0, unknown: 0, reserved: 0n, cost: 0n }
    sum.requests++
    if (one.state === 'failed') sum.failed++
    if (one.refused === 1n) sum.refused++
    if (one.state === 'unknown' || one.state === 'held') {
      sum.unknown++
      sum.reserved += one.bound
    }
    sum.cost += one.cost
    total += one.cost
    sums.set(group, sum)
  }
  const rows = [...sums].map(([group, sum]) => ({
    group,
    requests: sum.requests,
    failed: sum.failed,
    refused: sum.refused,
    unknown: sum.unknown,
    reserved: usd(sum.reserved),
    cost: usd(sum.cost),
  }))
  return {
    rows: rows.toSorted((a, b) => a.group.localeCompare(b.group, 'en', { numeric: true })),
    total: usd(total),
  }
}

/** The ledger in figures. */
export interface LedgerFacts {
  readonly requests: number
  readonly billable: number
  readonly failed: number
  readonly held: number
  readonly unknown: number
  /** Requests that made again what an earlier one had made. */
  readonly retakes: { readonly requests: number; readonly cost: Amount }
}

/** Counts the ledger as it stands. */
export function ledgerFacts(db: Db): LedgerFacts {
  const counted = db
    .prepare<[], Omit<LedgerFacts, 'retakes'>>(
      `SELECT count(*) AS requests, coalesce(sum(billable), 0) AS billable,
         coalesce(sum(state = 'failed'), 0) AS failed, coalesce(sum(state = 'held'), 0) AS held,
         coalesce(sum(state = 'unknown'), 0) AS unknown
       FROM attempt`,
    )
    .get()
  const again = db
    .prepare<[], { requests: bigint; cost: bigint }>(
      `SELECT count(*) AS requests, coalesce(sum(cost_pico_usd), 0) AS cost FROM attempt a
       WHERE state = 'settled'
         AND EXISTS (SELECT 1 FROM attempt b WHERE b.slot = a.slot AND b.state = 'settled' AND b.seq < a.seq)`,
    )
    .safeIntegers(true)
    .get()
  return {
    requests: counted?.requests ?? 0,
    billable: counted?.billable ?? 0,
    failed: counted?.failed ?? 0,
    held: counted?.held ?? 0,
    unknown: counted?.unknown ?? 0,
    retakes: { requests: Number(again?.requests ?? 0n), cost: usd(again?.cost ?? 0n) },
  }
}
