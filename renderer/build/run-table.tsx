import type { BuildRun } from '../../shared/contract/build.ts'
import type { StepId } from '../../shared/drama/vocabulary.ts'
import { GroupList } from './group-list.tsx'
import { groupOf, runGroups, runRows, type BuildRow, type Grouping } from './plan-rows.ts'
import { ProductView } from './row-view.tsx'

/**
 * What a run works at and what failed in it, under what is left of each step: all from the run's own count. The plan
 * is for before and after: it changes with every product, and nobody reads thousands of rows that fast.
 */
export function RunTable({
  run,
  grouping,
  step,
  selected,
  onSelect,
}: {
  readonly run: BuildRun
  readonly grouping: Grouping
  /** Only products of this step; null for all. */
  readonly step: StepId | null
  readonly selected: BuildRow | null
  readonly onSelect: (row: BuildRow | null) => void
}) {
  const rows = runRows(run).filter((row) => step === null || row.step === step)
  const byGroup = Map.groupBy(rows, (row) => groupOf(row, grouping))
  const groups = runGroups(run, rows, grouping).filter(
    ({ id }) => grouping === 'episode' || step === null || id === step,
  )
  const group = selected === null ? null : groupOf(selected, grouping)
  const at = group === null ? -1 : (byGroup.get(group) ?? []).findIndex((row) => row.slot === selected?.slot)
  const rowAt = (id: string, row: number | 'head') =>
    row === 'head' ? null : (byGroup.get(id)?.[row] ?? null)
  return (
    <GroupList
      groups={groups}
      grouping={grouping}
      selected={group === null || at < 0 ? null : { group, row: at }}
      onSelect={(address) => onSelect(rowAt(address.group, address.row))}
      render={(id, n) => {
        const row = rowAt(id, n)
        return row === null ? null : <ProductView row={row} grouping={grouping} />
      }}
    />
  )
}
