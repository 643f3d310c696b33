import type { BuildRun, PlanRow } from '../../shared/contract/build.ts'
import type { Reason } from '../../shared/drama/reason.ts'
import type { Place } from '../../shared/contract/common.ts'
import type { MarkState } from '../ui/state-mark.tsx'

/** A row of the build: a product that runs, failed, or would run. */
export interface BuildRow {
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

export type Grouping = 'step' | 'episode'

/** The group of what belongs to no episode, as the studio calls it. */
export const SEASON = 'season'

/** A product of the plan as a row. */
export const planRow = (row: PlanRow): BuildRow => ({
  slot: row.slot,
  step: row.step,
  place: row.place,
  mark: row.state === 'current' ? 'stale' : row.state,
  why: row.reason,
  certain: row.certain,
  by: row.by,
  price: row.price?.amount ?? null,
})

/** What a run works at, and before that what failed in it. */
export function runRows({ failed, running }: BuildRun): BuildRow[] {
  const rowOf = (
    { slot, step, place }: Pick<BuildRow, 'slot' | 'step' | 'place'>,
    mark: MarkState,
    why: Reason | null,
  ): BuildRow => ({ slot, step, place, mark, why, certain: true, by: '', price: null })
  return [
    ...failed.map((one) => rowOf(one, 'blocked', { kind: 'failed', error: one.error })),
    ...running.map((one) => rowOf(one, 'running', null)),
  ]
}

/** A group of rows: how many products it stands for, and how many of them are listed under its head. */
export interface Group {
  readonly id: string
  readonly count: number
  readonly rows: number
}

/** Where a line of the list is: the head of a group, or the row of that number (from 0) in it. */
export interface Spot {
  readonly group: Group
  readonly row: number | 'head'
}

/** A list of groups, each a head with its rows; rows of a closed group are left out. */
export interface Layout {
  /** Lines of the list, heads among them. */
  readonly length: number
  at(index: number): Spot | null
  /** Line of a row, or of the head, of a group; -1 when it is not in the list. */
  indexOf(group: string, row: number | 'head'): number
}

/** @param closed ids of groups whose rows are left out */
export function layoutOf(groups: readonly Group[], closed: ReadonlySet<string>): Layout {
  const starts: number[] = []
  let length = 0
  for (const { id, rows } of groups) {
    starts.push(length)
    length += 1 + (closed.has(id) ? 0 : rows)
  }
  return {
    length,
    at(index) {
      const i = starts.findLastIndex((start) => start <= index)
      const [group, start] = [groups[i], starts[i]]
      if (group === undefined || start === undefined || index >= length) return null
      return { group, row: index === start ? 'head' : index - start - 1 }
    },
    indexOf(id, row) {
      const i = groups.findIndex((group) => group.id === id)
      const [start, group] = [starts[i], groups[i]]
      if (start === undefined || group === undefined) return -1
      if (row === 'head') return start
      return closed.has(id) || row >= group.rows ? -1 : start + 1 + row
    },
  }
}

/** Groups of a run: what is left of each step, or of the episodes that are worked at, with the rows there are of them. */
export function runGroups(run: BuildRun, rows: readonly BuildRow[], grouping: Grouping): Group[] {
  const listed = Map.groupBy(rows, (row) => groupOf(row, grouping))
  if (grouping === 'step')
    return run.steps
      .map(({ step, made, total }) => ({
        id: step,
        count: total - made,
        rows: listed.get(step)?.length ?? 0,
      }))
      .filter(({ count, rows: shown }) => count + shown > 0)
  return [...listed]
    .map(([id, own]) => ({ id, count: own.length, rows: own.length }))
    .toSorted((a, b) => episodeOf(a.id) - episodeOf(b.id))
}

const episodeOf = (group: string): number => (group === SEASON ? 0 : Number(group))

/** Name of the group a row is in. */
export function groupOf({ step, place }: BuildRow, grouping: Grouping): string {
  if (grouping === 'step') return step
  return place.episode === null ? SEASON : String(place.episode)
}

/** Milliseconds a run will still take, from what it made so far; null before that can be told. */
export function timeLeftMs(run: BuildRun, now: number): number | null {
  const spent = now - run.startedAt
  if (run.made < 20 || spent < 5000 || run.total <= run.made) return null
  return (spent / run.made) * (run.total - run.made)
}
