import type { PlanRow } from '../../../shared/contract/build.ts'
import type { Amount } from '../../../shared/contract/common.ts'
import { standingOf, type Standing } from '../build/states.ts'
import { usd } from '../money/amount.ts'
import { seasonQuote } from '../money/quote.ts'
import type { Session } from '../session.ts'
import { seasonStates, type StoodProduct } from './season-states.ts'

/** A product that would run, with what it costs at most. */
export interface PlannedProduct {
  readonly product: StoodProduct
  /** Pico-USD; null when it is not known. */
  readonly price: bigint | null
  /** Who would make it: a provider, or `studio`. */
  readonly by: string
}

/** By the standing they were found for: that is the same as long as nothing changes. */
const priced = new WeakMap<Standing, readonly PlannedProduct[]>()

/** All that would run, in step order. */
export function plannedProducts(session: Session): readonly PlannedProduct[] {
  const evaluator = session.evaluator()
  const products = seasonStates(session)
  const standing = standingOf(evaluator)
  const known = priced.get(standing)
  if (known !== undefined) return known
  const quote = seasonQuote(session)
  const makers = new Map(
    [...evaluator.steps.values()].map((step) => [step.id, evaluator.route(step).provider]),
  )
  const planned = products
    .filter((product) => product.planned)
    .map((product) => ({ product, price: quote(product.slot), by: makers.get(product.step) ?? 'studio' }))
  priced.set(standing, planned)
  return planned
}

/** What somebody is asked for; the rest the studio makes by itself. */
export const isAsked = ({ by }: PlannedProduct): boolean => by !== 'studio'

/** What products cost at most, one without a price counted as nothing. */
export const boundOf = (planned: readonly PlannedProduct[]): Amount =>
  usd(planned.reduce((sum, { price }) => sum + (price ?? 0n), 0n))

/** How products of a plan are put together. */
export type PlanGrouping = 'step' | 'episode' | 'provider'

/** The group of what belongs to no episode, as the ledger calls it. */
const SEASON = 'season'

/** Name of the group a product is in. */
export function groupOf({ product, by }: PlannedProduct, grouping: PlanGrouping): string {
  if (grouping === 'step') return product.step
  if (grouping === 'provider') return by
  return product.place.episode === null ? SEASON : String(product.place.episode)
}

/** A plan in groups: steps in build order, episodes as they are played after the season itself. */
export function grouped(
  planned: readonly PlannedProduct[],
  grouping: PlanGrouping,
): [group: string, planned: PlannedProduct[]][] {
  const groups = [...Map.groupBy(planned, (one) => groupOf(one, grouping))]
  if (grouping !== 'episode') return groups
  const place = (group: string): number => (group === SEASON ? 0 : Number(group))
  return groups.toSorted(([a], [b]) => place(a) - place(b))
}

const needsPerson = ({ product }: PlannedProduct): boolean =>
  product.state === 'blocked' || product.state === 'unknown'

/** What waits for a person before what does not; each in the order it was in. */
export const needyFirst = (planned: readonly PlannedProduct[]): PlannedProduct[] => [
  ...planned.filter(needsPerson),
  ...planned.filter((one) => !needsPerson(one)),
]

/** A product of a plan as the window sees it. */
export const planRowOf = ({ product, price, by }: PlannedProduct): PlanRow => ({
  slot: product.slot,
  step: product.step,
  state: product.state,
  place: product.place,
  reason: product.why,
  certain: product.certain,
  price: price === null ? null : usd(price),
  by,
})
