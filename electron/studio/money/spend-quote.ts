import { STEP_IDS, type StepId } from '../../../shared/drama/vocabulary.ts'
import { standingOf } from '../build/states.ts'
import { splitSlot, type Slot } from '../build/step.ts'
import { REHEARSAL } from '../providers/routing.ts'
import type { Session } from '../session.ts'
import { leftOf } from './budgets.ts'
import { seasonQuote } from './quote.ts'

/** What is about to be started. */
export interface Intent {
  /** Only products of this step, and what they need first. */
  readonly only?: string
  /** One more take of this product, and nothing else. */
  readonly reroll?: Slot
}

/** What one step would buy of one model. */
export interface QuoteRow {
  readonly step: StepId
  /** `<provider>/<model>` it is asked of. */
  readonly model: string
  readonly products: number
  /** The most they can cost together; null when the price of one is not known, and then it is not bought. */
  readonly mostPicoUsd: bigint | null
}

/** What a build or a reroll can cost at most, before it is started. */
export interface SpendQuote {
  /** Only what costs, in step order. Empty: it is free as far as it can be seen now. */
  readonly rows: readonly QuoteRow[]
  readonly totalPicoUsd: bigint
  /** True while what is still to be written decides how much more there will be to buy. */
  readonly open: boolean
  /** What the season's budget still holds; null when it has none. */
  readonly leftPicoUsd: bigint | null
}

const order = (step: string): number => STEP_IDS.findIndex((id) => id === step)

function slotsOf(session: Session, { only, reroll }: Intent): { slots: readonly Slot[]; open: boolean } {
  if (reroll !== undefined) return { slots: [reroll], open: false }
  const evaluator = session.evaluator()
  const { planned, open } = standingOf(evaluator)
  const within = (step: string): boolean => only === undefined || order(step) <= order(only)
  const buys = (id: string): boolean => {
    const step = evaluator.steps.get(id)
    return step !== undefined && evaluator.route(step).grade === 'final'
  }
  return {
    slots: planned.filter((row) => within(row.step)).map((row) => row.slot),
    open: open.some((one) => within(one.step) && buys(one.step)),
  }
}

/** Prices what is about to be started. */
export function quoteSpending(session: Session, intent: Intent): SpendQuote {
  const season = session.budgets().find((one) => one.scope.kind === 'season')
  const leftPicoUsd = season === undefined ? null : leftOf(season)
  const { steps } = session.evaluator()
  // Where nothing is bought no plan is needed to know.
  if (![...steps.values()].some((step) => session.evaluator().route(step).grade === 'final'))
    return { rows: [], totalPicoUsd: 0n, open: false, leftPicoUsd }
  const { slots, open } = slotsOf(session, intent)
  const quote = seasonQuote(session)
  const rows = new Map<
    string,
    { step: StepId; model: string; products: number; mostPicoUsd: bigint | null }
  >()
  for (const slot of slots) {
    const price = quote(slot)
    if (price === 0n) continue
    const step = splitSlot(slot).step as StepId // a slot of the step table
    const role = session.evaluator().steps.get(step)?.role ?? null
    const model = (role === null ? undefined : session.routing.roles[role]) ?? REHEARSAL
    const row = rows.get(step) ?? { step, model, products: 0, mostPicoUsd: 0n }
    row.products++
    row.mostPicoUsd = price === null || row.mostPicoUsd === null ? null : row.mostPicoUsd + price
    rows.set(step, row)
  }
  const all = [...rows.values()].toSorted((a, b) => order(a.step) - order(b.step))
  const totalPicoUsd = all.reduce((sum, row) => sum + (row.mostPicoUsd ?? 0n), 0n)
  return { rows: all, totalPicoUsd, open, leftPicoUsd }
}
