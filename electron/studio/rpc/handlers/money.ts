import type { money } from '../../../../shared/contract/money.ts'
import { costsBy, ledgerFacts } from '../../money/costs.ts'
import { usd } from '../../money/amount.ts'
import { plannedCost } from '../../money/quote.ts'
import type { HandlersOf } from '../handler.ts'
import { placeOf } from '../season-index.ts'

interface AttemptRow {
  readonly id: string
  readonly slot: string
  readonly step: string
  readonly provider: string
  readonly model: string
  readonly state: 'held' | 'settled' | 'failed' | 'unknown'
  readonly error: string | null
  readonly startedAt: bigint
  readonly endedAt: bigint | null
  readonly cost: bigint
  readonly billable: bigint
}

export const moneyHandlers: HandlersOf<typeof money> = {
  'costs.get': (input, { desk }) => {
    const session = desk.session()
    const { rows, total } = costsBy(session.project.db, input.by, (slot) => placeOf(session, slot).episode)
    return { rows: [...rows], total, ...ledgerFacts(session.project.db), planned: plannedCost(session) }
  },
  'costs.attempts': ({ offset, limit, state = null }, { desk }) => {
    const session = desk.session()
    const { db } = session.project
    const rows = db
      .prepare<[string | null, string | null, number, number], AttemptRow>(
        `SELECT id, slot, step, provider, model, state, error, started_at AS startedAt, ended_at AS endedAt,
           cost_pico_usd AS cost, billable
         FROM attempt WHERE ? IS NULL OR state = ? ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?`,
      )
      .safeIntegers(true)
      .all(state, state, limit, offset)
    const total = db
      .prepare<[string | null, string | null], number>(
        'SELECT count(*) FROM attempt WHERE ? IS NULL OR state = ?',
      )
      .pluck()
      .get(state, state)
    return {
      total: total ?? 0,
      attempts: rows.map(({ startedAt, endedAt, cost, billable, ...row }) => ({
        ...row,
        place: placeOf(session, row.slot),
        startedAt: Number(startedAt),
        durationMs: endedAt === null ? null : Math.max(0, Number(endedAt - startedAt)),
        cost: usd(cost),
        billable: billable === 1n,
      })),
    }
  },
}
