import type { money } from '../../../../shared/contract/money.ts'
import { costsBy } from '../../money/costs.ts'
import { usd } from '../../money/amount.ts'
import { plannedCost } from '../../money/quote.ts'
import type { HandlersOf } from '../handler.ts'
import { placeOf } from '../season-index.ts'

interface AttemptRow {
  readonly slot: string
  readonly step: string
  readonly provider: string
  readonly model: string
  readonly state: string
  readonly startedAt: bigint
  readonly cost: bigint
  readonly billable: bigint
}

export const moneyHandlers: HandlersOf<typeof money> = {
  'costs.get': (input, { desk }) => {
    const session = desk.session()
    const { rows, total } = costsBy(session.project.db, input.by, (slot) => placeOf(session, slot).episode)
    const billable = session.project.db
      .prepare<[], number>('SELECT count(*) FROM attempt WHERE billable = 1')
      .pluck()
      .get()
    return {
      rows: [...rows],
      total,
      requests: rows.reduce((sum, row) => sum + row.requests, 0),
      billable: billable ?? 0,
      planned: plannedCost(session),
    }
  },
  'costs.attempts': (input, { desk }) => {
    const { db } = desk.session().project
    const rows = db
      .prepare<[number, number], AttemptRow>(
        `SELECT slot, step, provider, model, state, started_at AS startedAt, cost_pico_usd AS cost, billable
         FROM attempt ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?`,
      )
      .safeIntegers(true)
      .all(input.limit, input.offset)
    return {
      total: db.prepare<[], number>('SELECT count(*) FROM attempt').pluck().get() ?? 0,
      attempts: rows.map(({ startedAt, cost, billable, ...row }) => ({
        ...row,
        startedAt: Number(startedAt),
        cost: usd(cost),
        billable: billable === 1n,
      })),
    }
  },
}
