import type { RouteInput, RouteOutput } from '../../shared/contract/index.ts'

export type Grouping = RouteInput<'costs.get'>['by']
type CostRow = RouteOutput<'costs.get'>['rows'][number]
/** What is planned, by group. */
export type PlanGroups = RouteOutput<'build.groups'>['groups']

/** What a group has cost, and what the plan would still ask for. */
export interface SpendRow {
  readonly group: string
  readonly requests: number
  readonly failed: number
  /** Exact decimal strings in USD. */
  readonly spent: string
  /** Products of the plan that somebody is asked for; null where a plan does not know the group (models). */
  readonly toMake: number | null
  /** What they come to; null when one of them has no price. */
  readonly toSpend: string | null
}

/** The group of what belongs to no episode, as the ledger calls it. */
export const SEASON = 'season'

/** Rows of the ledger and of the plan by a group, in the order of `order`, then by name. */
export function spendRows(
  rows: readonly CostRow[],
  plan: PlanGroups,
  by: Grouping,
  order: readonly string[],
): SpendRow[] {
  const asked = plan.filter((one) => one.asked > 0)
  const planned = by === 'model' ? null : new Map(asked.map((one) => [one.group, one]))
  const groups = new Set([...rows.map(({ group }) => group), ...(planned?.keys() ?? [])])
  const place = (group: string): number => {
    if (by === 'episode') return group === SEASON ? 0 : Number(group)
    const at = order.indexOf(group)
    return at === -1 ? order.length : at
  }
  return [...groups]
    .map((group): SpendRow => {
      const row = rows.find((one) => one.group === group)
      const left = planned?.get(group)
      return {
        group,
        requests: row?.requests ?? 0,
        failed: row?.failed ?? 0,
        spent: row?.cost.amount ?? '0',
        toMake: planned === null ? null : (left?.asked ?? 0),
        toSpend: left === undefined ? '0' : (left.price?.amount ?? null),
      }
    })
    .toSorted((a, b) => place(a.group) - place(b.group) || a.group.localeCompare(b.group))
}

/** True when any money was spent. */
export const isPaid = (total: string): boolean => /[1-9]/.test(total)
