import type { BuildRun, PlanRow } from '../../shared/contract/build.ts'
import type { Reason } from '../../shared/drama/reason.ts'
import type { Place } from '../../shared/contract/common.ts'
import type { MarkState } from '../ui/state-mark.tsx'

/** A row of the build: a product that runs, failed, or would run. */
export interface BuildRow {
  readonly kind: 'product'
  readonly slot: string
  readonly step: string
  readonly place: Place
  readonly mark: MarkState
  /** Why, as the studio said it; what went wrong for a failed one. */
  readonly why: Reason | null
  readonly certain: boolean
  readonly by: string
  readonly price: string | null
}

/** The head of a group of rows. */
export interface GroupRow {
  readonly kind: 'group'
  readonly id: string
  readonly count: number
  readonly open: boolean
}

export type ListRow = BuildRow | GroupRow
export type Grouping = 'step' | 'episode'

const markOf = (row: PlanRow, running: boolean, waits: boolean): MarkState => {
  if (row.state === 'blocked' || row.state === 'unknown' || row.state === 'stale') return row.state
  return running && waits ? 'queued' : 'missing'
}

/** Products of a plan and of a run as one list without doubles: what failed and what runs first. */
export function buildRows(plan: readonly PlanRow[], run: BuildRun | null): BuildRow[] {
  const busy = run?.state === 'running' || run?.state === 'cancelling'
  const failed = (run?.failed ?? []).map((one): BuildRow => ({
    kind: 'product',
    slot: one.slot,
    step: one.step,
    place: one.place,
    mark: 'blocked',
    why: { kind: 'failed', error: one.error },
    certain: true,
    by: '',
    price: null,
  }))
  const running = (busy ? (run?.running ?? []) : []).map((one): BuildRow => ({
    kind: 'product',
    slot: one.slot,
    step: one.step,
    place: one.place,
    mark: 'running',
    why: plan.find((row) => row.slot === one.slot)?.reason ?? null,
    certain: true,
    by: plan.find((row) => row.slot === one.slot)?.by ?? '',
    price: '0.00',
  }))
  const taken = new Set([...failed, ...running].map((row) => row.slot))
  const planned = plan
    .filter((row) => !taken.has(row.slot))
    .map((row): BuildRow => ({
      kind: 'product',
      slot: row.slot,
      step: row.step,
      place: row.place,
      mark: markOf(row, busy, true),
      why: row.reason,
      certain: row.certain,
      by: row.by,
      price: row.price?.amount ?? null,
    }))
  return [...failed, ...running, ...planned]
}

/** Rows under the heads of their groups, in the order of `groups`; rows of a closed group are left out. */
export function grouped(
  rows: readonly BuildRow[],
  grouping: Grouping,
  order: readonly string[],
  closed: ReadonlySet<string>,
): ListRow[] {
  const groups = Map.groupBy(rows, (row) => (grouping === 'step' ? row.step : String(row.place.episode ?? 0)))
  const ids =
    grouping === 'step'
      ? order.filter((id) => groups.has(id))
      : [...groups.keys()].toSorted((a, b) => Number(a) - Number(b))
  return ids.flatMap((id): ListRow[] => {
    const own = groups.get(id) ?? []
    const open = !closed.has(id)
    return [{ kind: 'group', id, count: own.length, open }, ...(open ? own : [])]
  })
}

/** Milliseconds a run will still take, from what it made so far; null before that can be told. */
export function timeLeftMs(run: BuildRun, now: number): number | null {
  const spent = now - run.startedAt
  if (run.made < 20 || spent < 5000 || run.total <= run.made) return null
  return (spent / run.made) * (run.total - run.made)
}
