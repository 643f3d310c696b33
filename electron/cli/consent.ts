import type { RunResult } from '../studio/build/run.ts'
import { StudioError } from '../studio/errors.ts'
import { dollars } from '../studio/money/amount.ts'
import { quoteSpending, type Intent, type SpendQuote } from '../studio/money/spend-quote.ts'
import type { Session } from '../studio/session.ts'
import { budgetOf, type CommandContext } from './context.ts'

/** What every command that may spend is told. */
export interface SpendOptions {
  budget?: string
  yes?: boolean
}

/** A quote for a person. */
export function quoteLines({ rows, totalPicoUsd, open, leftPicoUsd }: SpendQuote): string[] {
  return [
    ...rows.map(
      (row) =>
        `  ${row.step.padEnd(12)} ${String(row.products).padStart(5)}   ${row.model.padEnd(28)} ${row.mostPicoUsd === null ? 'no price: is not bought' : `at most ${dollars(row.mostPicoUsd)}`}`,
    ),
    `This costs at most ${dollars(totalPicoUsd)}${open ? '; what is written then is priced and asked for again' : ''}.`,
    ...(leftPicoUsd === null ? [] : [`The budget of the season holds ${dollars(leftPicoUsd)} more.`]),
  ]
}

/** What may be spent of a quote. @throws StudioError NO_BUDGET where nobody can be asked; CANCELLED when the answer is no */
async function agreed(ctx: CommandContext, quote: SpendQuote, options: SpendOptions): Promise<bigint> {
  const total = dollars(quote.totalPicoUsd)
  for (const line of quoteLines(quote)) ctx.out.say(line)
  if (options.yes === true) return quote.totalPicoUsd
  if (ctx.ask === null)
    throw new StudioError(
      'NO_BUDGET',
      `This costs up to ${total}${quote.open ? ', and more once more is written' : ''}, and nobody said what may be spent. Nothing of it was.`,
      'Give --budget USD (a ceiling), or --yes to agree to every price.',
    )
  if (await ctx.ask('Go on? [y/N] ')) return quote.totalPicoUsd
  throw new StudioError('CANCELLED', 'Nothing of it was spent. What was finished is kept.')
}

function joined<T extends RunResult>(before: T | null, now: T): T {
  if (before === null) return now
  return {
    ...now,
    ran: [...before.ran, ...now.ran],
    calls: before.calls + now.calls,
    billable: before.billable + now.billable,
    spentPicoUsd: before.spentPicoUsd + now.spentPicoUsd,
  }
}

/**
 * Runs what may cost money as often as people agree to its price: a season is written piece by piece, and what its
 * texts bring is priced when they are there. Never spends more than was agreed to; what is free is never asked for.
 * With --budget it runs once, under that ceiling.
 * @param run one run under a ceiling in pico-USD; null: nothing may be spent
 */
export async function spend<T extends RunResult & { readonly atLimit: boolean }>(
  ctx: CommandContext,
  session: Session,
  options: SpendOptions,
  intent: Intent,
  run: (ceilingPicoUsd: bigint | null) => Promise<T>,
): Promise<T> {
  const budget = budgetOf(options)
  if (budget !== null) return run(budget)
  for (let all: T | null = null; ;) {
    const quote = quoteSpending(session, intent)
    const free = quote.rows.length === 0
    if (free && all !== null) return all
    const result = await run(free ? null : await agreed(ctx, quote, options))
    all = joined(all, result)
    if (!result.atLimit || result.cancelled || (!free && result.ran.length === 0)) return all
  }
}
