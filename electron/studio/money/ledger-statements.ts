import type { Statement } from 'better-sqlite3'
import type { Db } from '../store/open-database.ts'
import type { CommittedOf } from './budgets.ts'
import type { LedgerAttempt, LedgerRow, Resume } from './ledger.ts'

/** From then on it is taken up by asking after it, and by nothing else; a lost one too that was sent again. */
const BEGUN =
  "UPDATE attempt SET operation = ?, resume = 'operation' WHERE id = ? AND state IN ('held', 'unknown')"

/** What people are told of. */
function prepareReports(db: Db) {
  return {
    open: db
      .prepare<[], Open>(
        "SELECT id, slot, provider, bound_pico_usd AS bound, cost_pico_usd AS cost, state, resume FROM attempt WHERE state IN ('held', 'unknown') ORDER BY seq",
      )
      .safeIntegers(true),
    stoodIn: db.prepare<[], { slot: string; warnings: string }>(
      "SELECT slot, warnings FROM take WHERE warnings LIKE '% stood in: %' ORDER BY seq",
    ),
    overrun: db
      .prepare<[], LedgerRow>(
        "SELECT id, slot, provider, bound_pico_usd AS bound, cost_pico_usd AS cost FROM attempt WHERE state = 'settled' AND bound_pico_usd > 0 AND cost_pico_usd > bound_pico_usd ORDER BY seq",
      )
      .safeIntegers(true),
  }
}

type BySlot = Omit<CommittedOf, 'episodeId'> & { readonly episode: bigint | null }
type Open = LedgerRow & { readonly state: string; readonly resume: Resume }

/** The statements of the ledger. */
export interface LedgerStatements {
  readonly hold: Statement
  readonly operation: Statement
  readonly settle: Statement
  readonly end: Statement
  readonly one: Statement<[string], { slot: string; bound: bigint; sentAt: bigint }>
  readonly bySlot: Statement<[], BySlot>
  readonly byKey: Statement<[string], LedgerAttempt>
  readonly starts: Statement<[string, number], { at: number; model: string; tokens: number }>
  readonly recover: Statement
  readonly decide: Statement
  readonly discard: Statement
  readonly open: Statement<[], Open>
  readonly stoodIn: Statement<[], { slot: string; warnings: string }>
  readonly overrun: Statement<[], LedgerRow>
}

/** The statements of the ledger over a project's file. */
export function prepareLedger(db: Db): LedgerStatements {
  return {
    hold: db.prepare(
      `INSERT INTO attempt (id, slot, step, key, role, provider, model, state, billable, bound_pico_usd, cost_pico_usd, request_key, resume, episode, asked_model, round, started_at, seq)
       VALUES (@id, @slot, @step, @key, @role, @provider, @model, 'held', 1, @bound, 0, @requestKey, @resume, @episode, @model, @round, @at, (SELECT coalesce(max(seq), 0) + 1 FROM attempt))`,
    ),
    operation: db.prepare(BEGUN),
    settle: db.prepare(
      "UPDATE attempt SET state = 'settled', model = @model, cost_pico_usd = @cost, cost_source = @source, usage = @usage, answer = @answer, first_token_ms = @firstTokenMs, ended_at = @at WHERE id = @id AND state IN ('held', 'unknown')",
    ),
    end: db.prepare(
      "UPDATE attempt SET state = @state, failure = @failure, error = @error, ended_at = @at WHERE id = @id AND state IN ('held', 'unknown')",
    ),
    one: db
      .prepare<[string], { slot: string; bound: bigint; sentAt: bigint }>(
        'SELECT slot, bound_pico_usd AS bound, started_at AS sentAt FROM attempt WHERE id = ?',
      )
      .safeIntegers(true),
    bySlot: db
      .prepare<[], BySlot>(
        `SELECT slot, episode, coalesce(sum(cost_pico_usd) FILTER (WHERE state = 'settled'), 0) AS settled,
           coalesce(sum(bound_pico_usd) FILTER (WHERE state = 'held'), 0) AS held,
           coalesce(sum(bound_pico_usd) FILTER (WHERE state = 'unknown'), 0) AS unknown
         FROM attempt WHERE billable = 1 GROUP BY slot, episode`,
      )
      .safeIntegers(true),
    byKey: db
      .prepare<[string], LedgerAttempt>(
        `SELECT id, state, provider, model, request_key AS requestKey, resume, operation, started_at AS startedAt, answer,
           bound_pico_usd AS boundPicoUsd, cost_pico_usd AS costPicoUsd, failure, error
         FROM attempt WHERE key = ? ORDER BY seq`,
      )
      .safeIntegers(true),
    starts: db.prepare<[string, number], { at: number; model: string; tokens: number }>(
      `SELECT started_at AS at, coalesce(asked_model, model) AS model,
           coalesce(json_extract(usage, '$.inputTokens'), 0) + coalesce(json_extract(usage, '$.outputTokens'), 0) AS tokens
         FROM attempt WHERE billable = 1 AND provider = ? AND started_at > ? ORDER BY started_at`,
    ),
    recover: db.prepare(
      "UPDATE attempt SET state = 'unknown', failure = 'ambiguous', error = 'The studio ended while this request was on its way.', ended_at = @at WHERE state = 'held' AND resume = 'none'",
    ),
    decide: db.prepare(
      `UPDATE attempt SET state = iif(@paid, 'settled', 'failed'), cost_pico_usd = iif(@paid, bound_pico_usd, 0),
         cost_source = iif(@paid, 'bound', 'none'), ended_at = @at WHERE id = @id AND state IN ('held', 'unknown')`,
    ),
    discard: db.prepare(
      "UPDATE attempt SET answer = NULL, error = @error, failure = @failure WHERE key = @key AND state = 'settled' AND error IS NULL",
    ),
    ...prepareReports(db),
  }
}
