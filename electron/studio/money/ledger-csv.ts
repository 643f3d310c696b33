import { csvOf } from '../formats/csv.ts'
import type { Session } from '../session.ts'
import { usd } from './amount.ts'

/** One attempt as the ledger holds it. */
interface Row {
  readonly seq: bigint
  readonly startedAt: bigint
  readonly endedAt: bigint | null
  readonly firstTokenMs: bigint | null
  readonly slot: string
  readonly step: string
  readonly role: string
  readonly provider: string
  readonly model: string
  readonly state: string
  readonly billable: bigint
  readonly bound: bigint
  readonly cost: bigint
  readonly source: string
  readonly usage: string | null
  readonly failure: string | null
  readonly error: string | null
}

const NAMES = [
  'number',
  'started',
  'duration_ms',
  'first_token_ms',
  'product',
  'step',
  'episode',
  'role',
  'provider',
  'model',
  'state',
  'billable',
  'reserved_usd',
  'cost_usd',
  'cost_source',
  'input_tokens',
  'cached_tokens',
  'output_tokens',
  'characters',
  'failure',
  'error',
] as const

/** What was counted, by name; of an older or another version's row as much as it has. */
const usageOf = (json: string | null): Readonly<Record<string, number>> =>
  json === null ? {} : (JSON.parse(json) as Record<string, number>) // written by `Ledger.settle`

/**
 * The whole ledger as comma-separated values (RFC 4180), a row for each attempt in the order they were made. Amounts
 * are exact decimals in USD; times are ISO 8601 in UTC; an error that begins like a formula is quoted as text.
 */
export function ledgerCsv(session: Session): string {
  const rows = session.project.db
    .prepare<[], Row>(
      `SELECT seq, started_at AS startedAt, ended_at AS endedAt, first_token_ms AS firstTokenMs, slot, step, role, provider, model, state, billable,
         bound_pico_usd AS bound, cost_pico_usd AS cost, cost_source AS source, usage, failure, error
       FROM attempt ORDER BY seq`,
    )
    .safeIntegers(true)
    .all()
  return csvOf(
    NAMES,
    rows.map((row) => {
      const usage = usageOf(row.usage)
      return [
        row.seq,
        new Date(Number(row.startedAt)).toISOString(),
        row.endedAt === null ? null : Math.max(0, Number(row.endedAt - row.startedAt)),
        row.firstTokenMs,
        row.slot,
        row.step,
        session.episodeOf(row.slot),
        row.role,
        row.provider,
        row.model,
        row.state,
        row.billable,
        usd(row.bound).amount,
        usd(row.cost).amount,
        row.source,
        usage['inputTokens'] ?? null,
        usage['cachedTokens'] ?? null,
        usage['outputTokens'] ?? null,
        usage['characters'] ?? null,
        row.failure,
        // Spreadsheets run what begins like a formula, and the words are a provider's.
        row.error === null ? null : row.error.replace(/^([=+\-@\t\r])/, "'$1"),
      ]
    }),
  )
}
