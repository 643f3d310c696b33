import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepId } from '../../shared/drama/vocabulary.ts'
import { FailureState } from '../app/answer.tsx'
import { useRead } from '../rpc/hooks.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { GroupList, type RowAddress } from './group-list.tsx'
import { planRow, type BuildRow, type Grouping } from './plan-rows.ts'
import { ProductView } from './row-view.tsx'

/** Rows asked for at a time. */
const PAGE = 100

interface Filter {
  readonly grouping: Grouping
  /** Only products of this step; null for all. */
  readonly step: StepId | null
}

const stepOf = ({ step }: Filter) => (step === null ? {} : { step })

/** A row of the plan by its place: its page is asked for when the row comes into sight. Null until it is there. */
function useRowAt(filter: Filter, group: string | null, row: number): BuildRow | null {
  const offset = Math.floor(row / PAGE) * PAGE
  const input = { by: filter.grouping, group: group ?? '', ...stepOf(filter), offset, limit: PAGE }
  const { data } = useRead('build.rows', input, { enabled: group !== null })
  const found = group === null ? undefined : data?.rows[row - offset]
  return found === undefined ? null : planRow(found)
}

function RowAt({
  filter,
  group,
  row,
}: {
  readonly filter: Filter
  readonly group: string
  readonly row: number
}) {
  const product = useRowAt(filter, group, row)
  return product === null ? null : <ProductView row={product} grouping={filter.grouping} />
}

/** What a build would make, by step or by episode; one row may be looked at. */
export function PlanTable({
  filter,
  onSelect,
}: {
  readonly filter: Filter
  readonly onSelect: (row: BuildRow | null) => void
}) {
  const { t } = useTranslation(['build', 'ui'])
  const query = useRead('build.groups', { by: filter.grouping, ...stepOf(filter) })
  const [selected, setSelected] = useState<RowAddress | null>(null)
  const isRow = selected !== null && selected.row !== 'head'
  const row = useRowAt(filter, isRow ? selected.group : null, isRow ? Number(selected.row) : 0)
  const slot = row?.slot ?? null
  // A row is told of when its page is there, and again when another product has come to its place.
  const tell = useEffectEvent(() => onSelect(row))
  useEffect(() => tell(), [slot])
  if (query.isError) return <FailureState error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Loading />
  const groups = query.data.groups.map(({ group, count }) => ({ id: group, count, rows: count }))
  if (groups.length === 0) return <EmptyState fill title={t('allDone')} text={t('allDoneHint')} />
  return (
    <GroupList
      groups={groups}
      grouping={filter.grouping}
      selected={selected}
      onSelect={setSelected}
      render={(group, n) => <RowAt filter={filter} group={group} row={n} />}
    />
  )
}
