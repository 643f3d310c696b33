import type { BudgetScope as ShownScope, money } from '../../../../shared/contract/money.ts'
import { parseUsd, usd, usdIfKnown } from '../../money/amount.ts'
import { leftOf, setBudgets, type BudgetScope } from '../../money/budgets.ts'
import { costsBy, ledgerFacts } from '../../money/costs.ts'
import { forecastSeason, shownForecast } from '../../money/forecast.ts'
import { ledgerCsv } from '../../money/ledger-csv.ts'
import { plannedCost } from '../../money/quote.ts'
import { quoteSpending } from '../../money/spend-quote.ts'
import { requireSlot } from '../../reroll-take.ts'
import type { Session } from '../../session.ts'
import { writeFileDurably } from '../../store/whole-file.ts'
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

const shownScope = (session: Session, scope: BudgetScope): ShownScope =>
  scope.kind === 'episode'
    ? { kind: 'episode', episode: session.kit.changes.order.numberOf(scope.id) }
    : scope

const scopeOf = (session: Session, scope: ShownScope): BudgetScope =>
  scope.kind === 'episode' ? { kind: 'episode', id: session.kit.changes.order.idAt(scope.episode) } : scope

export const moneyHandlers: HandlersOf<typeof money> = {
  'budgets.get': (_input, { desk }) => {
    const session = desk.session()
    const budgets = session.budgets().map((one) => ({
      scope: shownScope(session, one.scope),
      stop: usd(one.stopPicoUsd),
      warn: usd(one.warnPicoUsd),
      settled: usd(one.settled),
      held: usd(one.held),
      unknown: usd(one.unknown),
      left: usd(leftOf(one)),
      state: one.state,
    }))
    return { budgets }
  },
  'budgets.set': ({ scope, stop, warn }, { desk }) => {
    const session = desk.writable()
    const warnPicoUsd = warn === undefined ? null : parseUsd(warn)
    setBudgets(session.project.human, [
      {
        scope: scopeOf(session, scope),
        stopPicoUsd: stop === null ? null : parseUsd(stop),
        ...(warnPicoUsd === null ? {} : { warnPicoUsd }),
      },
    ])
    session.changed()
    desk.events.changed('costs', 'history', 'findings')
    return {}
  },
  'costs.forecast': (_input, { desk }) => shownForecast(forecastSeason(desk.session())),
  'costs.export': async (_input, { desk }) => {
    const session = desk.session()
    const path = await desk.deps.dialogs.saveAs('costs.csv')
    // For spreadsheets that take a file without this mark for one in the machine's old encoding.
    if (path !== null) writeFileDurably(path, Buffer.from(`\uFEFF${ledgerCsv(session)}`))
    return { path }
  },
  'spend.quote': ({ only, reroll }, { desk }) => {
    const session = desk.session()
    if (reroll !== undefined) requireSlot(session.evaluator(), reroll)
    const { rows, totalPicoUsd, open, leftPicoUsd } = quoteSpending(session, {
      ...(only === undefined ? {} : { only }),
      ...(reroll === undefined ? {} : { reroll }),
    })
    return {
      rows: rows.map(({ mostPicoUsd, ...row }) => ({ ...row, most: usdIfKnown(mostPicoUsd) })),
      total: usd(totalPicoUsd),
      open,
      left: usdIfKnown(leftPicoUsd),
    }
  },
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
