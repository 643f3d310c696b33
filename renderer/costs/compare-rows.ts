import type { RouteOutput } from '../../shared/contract/index.ts'

export type Compared = RouteOutput<'compare.get'>
export type ComparedRole = Compared['roles'][number]
export type ComparedModel = ComparedRole['models'][number]

/** What models can be sorted by; money and times by the smaller figure first. */
export const SORTS = [
  'model',
  'most',
  'rank',
  'first',
  'revised',
  'firstToken',
  'whole',
  'trouble',
  'spent',
] as const
export type Sort = (typeof SORTS)[number]

/** A column, and whether it is turned round. */
export interface Order {
  readonly by: Sort
  readonly down: boolean
}

/** Columns in which more is better: the first press shows the largest first. */
const MORE_FIRST: ReadonlySet<Sort> = new Set(['rank', 'first', 'revised'])

/** What pressing the head of a column makes of the order. */
export const orderAfter = (order: Order, by: Sort): Order =>
  order.by === by ? { by, down: !order.down } : { by, down: MORE_FIRST.has(by) }

/** A share of products, 0-1; null where none was asked for. */
export const shareOfAsked = (count: number, asked: number): number | null =>
  asked === 0 ? null : count / asked

function figureOf({ most, rank, measured }: ComparedModel, by: Exclude<Sort, 'model'>): number | null {
  if (by === 'most') return most === null ? null : Number(most.amount) // to sort by, never to show
  if (by === 'rank') return rank?.tier ?? null
  if (measured === null) return null
  const { accepted } = measured
  if (by === 'first') return shareOfAsked(accepted.first, accepted.asked)
  if (by === 'revised') return shareOfAsked(accepted.first + accepted.revised, accepted.asked)
  if (by === 'firstToken') return measured.p50FirstTokenMs
  if (by === 'whole') return measured.p50Ms
  return by === 'trouble'
    ? measured.refused + measured.failed + measured.unknown
    : Number(measured.cost.amount)
}

/** Models in an order. What has no such figure stands at the end, whichever way round; equals stand by name. */
export function sortedModels(models: readonly ComparedModel[], { by, down }: Order): ComparedModel[] {
  const turn = down ? -1 : 1
  const named = (a: ComparedModel, b: ComparedModel): number => a.model.localeCompare(b.model, 'en')
  return models.toSorted((a, b) => {
    if (by === 'model') return turn * named(a, b)
    const [left, right] = [figureOf(a, by), figureOf(b, by)]
    if (left === null || right === null) return left === right ? named(a, b) : left === null ? 1 : -1
    return left === right ? named(a, b) : turn * (left - right)
  })
}

/** True where somebody could be given a role: without it the screen says what to do. */
export const anyAble = ({ roles }: Compared): boolean =>
  roles.some(({ models }) => models.some(({ obstacle }) => obstacle === null))
