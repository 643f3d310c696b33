import type { Command } from 'commander'
import { resolve } from 'node:path'
import { STEP_IDS } from '../../../shared/drama/vocabulary.ts'
import { StudioError } from '../../studio/errors.ts'
import { parseUsd, usd } from '../../studio/money/amount.ts'
import {
  leftOf,
  setBudgets,
  WARN_PERCENT,
  type BudgetScope,
  type BudgetSetting,
  type BudgetStanding,
} from '../../studio/money/budgets.ts'
import { COST_GROUPS, costsBy, type CostGroup } from '../../studio/money/costs.ts'
import { forecastSeason, shownForecast } from '../../studio/money/forecast.ts'
import { ledgerCsv } from '../../studio/money/ledger-csv.ts'
import { plannedCost } from '../../studio/money/quote.ts'
import type { Session } from '../../studio/session.ts'
import { wholeNumber, withSession, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'
import { money } from '../words.ts'

interface BudgetOptions {
  season?: string
  /** Pairs of a number and an amount, of a step and an amount. */
  episode?: string[]
  step?: string[]
  warn?: string
}

const bad = (message: string, hint: string): StudioError => new StudioError('BAD_ARGUMENT', message, hint)

function amountOf(text: string): bigint | null {
  if (text === 'none') return null
  const pico = parseUsd(text)
  if (pico === null)
    throw bad(`"${text}" is not an amount in USD.`, 'Write it like 12.50, or `none` to take the budget away.')
  return pico
}

/** `--episode 3 5` and `--step frame 10`, as often as they are given. */
function pairs(words: readonly string[], option: string): [string, string][] {
  if (words.length % 2 !== 0)
    throw bad(`${option} takes a name and an amount.`, `Such as: cliffhanger budget DIR ${option} … 5.00`)
  return words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''] as [string, string]] : []))
}

function stepNamed(name: string): BudgetScope {
  const step = STEP_IDS.find((id) => id === name)
  if (step === undefined) throw bad(`There is no step "${name}".`, `Steps: ${STEP_IDS.join(', ')}.`)
  return { kind: 'step', step }
}

/** What the options set. @throws StudioError BAD_ARGUMENT */
function settingsOf(session: Session, options: BudgetOptions): BudgetSetting[] {
  const { order } = session.kit.changes
  const episode = (text: string): BudgetScope => ({
    kind: 'episode',
    id: order.idAt(wholeNumber(text, '--episode', 1, order.ids.length)),
  })
  const percent = BigInt(
    options.warn === undefined ? WARN_PERCENT : wholeNumber(options.warn, '--warn', 1, 100),
  )
  const setting = (scope: BudgetScope, text: string): BudgetSetting => {
    const stopPicoUsd = amountOf(text)
    return { scope, stopPicoUsd, warnPicoUsd: ((stopPicoUsd ?? 0n) * percent) / 100n }
  }
  return [
    ...(options.season === undefined ? [] : [setting({ kind: 'season' }, options.season)]),
    ...pairs(options.episode ?? [], '--episode').map(([name, text]) => setting(episode(name), text)),
    ...pairs(options.step ?? [], '--step').map(([name, text]) => setting(stepNamed(name), text)),
  ]
}

/** A budget as the command prints it. */
function budgetJson(session: Session, standing: BudgetStanding) {
  const { scope, state, ...money } = standing
  const of =
    scope.kind === 'season'
      ? { season: true }
      : scope.kind === 'step'
        ? { step: scope.step }
        : { episode: session.kit.changes.order.numberOf(scope.id) }
  return {
    ...of,
    stop: usd(money.stopPicoUsd),
    warn: usd(money.warnPicoUsd),
    settled: usd(money.settled),
    held: usd(money.held),
    unknown: usd(money.unknown),
    left: usd(leftOf(standing)),
    state,
  }
}

type BudgetJson = ReturnType<typeof budgetJson>

const nameOf = (budget: BudgetJson): string =>
  budget.season === true
    ? 'season'
    : budget.step === undefined
      ? `episode ${budget.episode}`
      : `step ${budget.step}`

const STATE_WORDS = { within: '', near: '   nearly used up', full: '   used up' } as const

const lineOf = (budget: BudgetJson): string =>
  `${nameOf(budget).padEnd(18)} ${money(budget.stop)}   spent ${money(budget.settled)}   on its way ${money(budget.held)}   unknown ${money(budget.unknown)}   left ${money(budget.left)}${STATE_WORDS[budget.state]}`

function budget(ctx: CommandContext, dir: string, options: BudgetOptions): Promise<void> {
  const sets = options.season !== undefined || options.episode !== undefined || options.step !== undefined
  if (!sets && options.warn !== undefined)
    throw bad('--warn goes with the budget it warns of.', 'cliffhanger budget DIR --season 40 --warn 75')
  return withSession(ctx, resolve(dir), sets ? 'write' : 'read', (session) => {
    if (sets) {
      setBudgets(session.project.human, settingsOf(session, options))
      session.changed()
    }
    const budgets = session.budgets().map((one) => budgetJson(session, one))
    ctx.out.result({ budgets }, () =>
      budgets.length === 0
        ? ['There is no budget. Set one: cliffhanger budget DIR --season USD']
        : budgets.map(lineOf),
    )
  })
}

/** What finishing costs, as the command prints it. */
export const forecastJson = (session: Session) => ({
  ...shownForecast(forecastSeason(session)),
  planned: plannedCost(session),
})

/** The same for a person: nothing where nothing is bought. */
export function forecastLines(forecast: ReturnType<typeof forecastJson>): string[] {
  const { steps, p50, p90, most, planned, estimated } = forecast
  if (steps.length === 0) return []
  const guess =
    estimated === 0
      ? []
      : [
          `  an estimate: ${estimated} of its products are not planned yet and counted by the length of the season; what is planned costs at most ${money(planned)}`,
        ]
  return [
    ...steps.map(
      (one) =>
        `to finish ${one.step.padEnd(8)} ${String(one.planned + one.toFollow).padStart(5)}   ${one.model.padEnd(28)} ${money(one.p50)}-${money(one.p90)}   ${one.measured === 0 ? 'not bought yet: a guess' : `as the ${one.measured} bought so far`}`,
    ),
    `to finish ${money(p50)}, in nine of ten seasons at most ${money(p90)}, and ${money(most)} at most`,
    ...guess,
  ]
}

interface CostsOptions {
  by: string
  csv?: boolean
}

function costs(ctx: CommandContext, dir: string, options: CostsOptions): Promise<void> {
  const by = COST_GROUPS.find((group) => group === options.by)
  if (by === undefined)
    throw new StudioError(
      'BAD_ARGUMENT',
      `Costs cannot be shown by "${options.by}".`,
      `Use one of: ${COST_GROUPS.join(', ')}.`,
    )
  if (options.csv === true && ctx.out.json)
    throw bad('Give --csv or --json, not both.', 'Each is all there is on stdout.')
  return withSession(ctx, resolve(dir), 'read', (session) => {
    if (options.csv === true) return void process.stdout.write(ledgerCsv(session))
    const value = costsBy(session.project.db, by satisfies CostGroup, (slot) => session.episodeOf(slot))
    const forecast = forecastJson(session)
    ctx.out.result({ ...value, forecast }, () => [
      ...value.rows.map(
        (row) =>
          `${row.group.padEnd(16)} ${String(row.requests).padStart(6)} requests  ${String(row.failed).padStart(3)} failed  ${money(row.cost)}${row.refused === 0 ? '' : `   ${row.refused} refused`}${row.unknown === 0 ? '' : `   ${row.unknown} unknown, ${money(row.reserved)} reserved`}`,
      ),
      `total ${money(value.total)}`,
      ...forecastLines(forecast),
    ])
  })
}

export function addMoneyCommands(program: Command, act: Action): void {
  program
    .command('budget')
    .description(
      'what may be spent on the season, an episode or a step, ever; without options: how it stands',
    )
    .argument('<dir>')
    .option('--season <usd>', 'for all of it; `none` takes it away, here and below')
    .option('--episode <n usd...>', 'for an episode')
    .option('--step <step usd...>', 'for a step')
    .option('--warn <percent>', `share at which to warn (default: ${WARN_PERCENT})`)
    .option('--json', 'one JSON object on stdout')
    .action((dir: string, options: BudgetOptions) => act((ctx) => budget(ctx, dir, options)))
  program
    .command('costs')
    .description('what was requested and spent')
    .argument('<dir>')
    .option('--by <group>', COST_GROUPS.join(', '), 'step')
    .option('--csv', 'the whole ledger as comma-separated values on stdout, a row for each request')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string, options: CostsOptions) => act((ctx) => costs(ctx, dir, options)))
}
