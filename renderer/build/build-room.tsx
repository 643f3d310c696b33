import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STEP_IDS, type StepId } from '../../shared/drama/vocabulary.ts'
import { FailureState } from '../app/answer.tsx'
import { useParam } from '../app/router.ts'
import { useStatus } from '../app/status.ts'
import { useRead } from '../rpc/hooks.ts'
import { Segmented } from '../ui/choice.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panes } from '../ui/panes.tsx'
import { Toolbar } from '../ui/panel.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { usePlaceText } from '../ui/place-text.ts'
import { BuildHead } from './build-head.tsx'
import { BuildInspector } from './build-inspector.tsx'
import styles from './build.module.css'
import { buildRows, grouped, type BuildRow, type Grouping, type ListRow } from './plan-rows.ts'
import { GroupView, ProductView } from './row-view.tsx'
import { StepList } from './step-list.tsx'
import { isStep } from './steps.ts'

const ROW_PX = 36
const keyOf = (row: ListRow): string => (row.kind === 'group' ? `group ${row.id}` : row.slot)

/** Closed groups, by id. */
function useClosed() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return [closed, toggle] as const
}

function Columns() {
  const { t } = useTranslation('build')
  return (
    <div className={styles['columns']} aria-hidden="true">
      <span>{t('columns.state')}</span>
      <span>{t('columns.product')}</span>
      <span>{t('columns.why')}</span>
      <span>{t('columns.by')}</span>
      <span className={styles['price']}>{t('columns.price')}</span>
    </div>
  )
}

interface ListProps {
  readonly rows: readonly ListRow[]
  readonly grouping: Grouping
  readonly selected: string | null
  readonly onSelect: (key: string) => void
  readonly onToggle: (id: string) => void
}

function Rows({ rows, grouping, selected, onSelect, onToggle }: ListProps) {
  const { t } = useTranslation('build')
  const placeText = usePlaceText()
  const at = rows.findIndex((row) => keyOf(row) === selected)
  const toggle = (index: number) => {
    const row = rows[index]
    if (row?.kind === 'group') onToggle(row.id)
  }
  return (
    <VirtualList
      label={t('list')}
      count={rows.length}
      rowHeight={ROW_PX}
      selected={at}
      keyOf={(index) => {
        const row = rows[index]
        return row === undefined ? String(index) : keyOf(row)
      }}
      textOf={(index) => {
        const row = rows[index]
        return row === undefined ? '' : row.kind === 'group' ? row.id : placeText(row.place)
      }}
      onSelect={(index) => {
        const row = rows[index]
        if (row === undefined) return
        onSelect(keyOf(row))
      }}
      onOpen={toggle}
      render={(index) => {
        const row = rows[index]
        if (row === undefined) return null
        return row.kind === 'group' ? (
          <GroupView row={row} grouping={grouping} onToggle={onToggle} />
        ) : (
          <ProductView row={row} grouping={grouping} />
        )
      }}
    />
  )
}

/** What is to be made, by step or by episode; one row may be looked at. */
function PlanTable({
  all,
  step,
  selected,
  onSelect,
}: {
  readonly all: readonly BuildRow[]
  /** Only products of this step; null for all. */
  readonly step: StepId | null
  readonly selected: string | null
  readonly onSelect: (key: string) => void
}) {
  const { t } = useTranslation(['build', 'ui'])
  const [grouping, setGrouping] = useState<Grouping>('step')
  const [closed, toggle] = useClosed()
  const shown = step === null ? all : all.filter((row) => row.step === step)
  const rows = grouped(shown, grouping, STEP_IDS, closed)
  const choices = [
    { value: 'step' as const, label: t('byStep') },
    { value: 'episode' as const, label: t('byEpisode') },
  ]
  return (
    <>
      <Toolbar label={t('view')}>
        <Segmented label={t('view')} value={grouping} choices={choices} onValueChange={setGrouping} />
      </Toolbar>
      {rows.length === 0 ? (
        <EmptyState fill title={t('allDone')} text={t('allDoneHint')} />
      ) : (
        <>
          <Columns />
          <Rows rows={rows} grouping={grouping} selected={selected} onSelect={onSelect} onToggle={toggle} />
        </>
      )}
    </>
  )
}

/** The build: what would run, why and for how much; how it goes; what failed. */
export function BuildRoom() {
  const { t } = useTranslation(['build', 'ui'])
  const asked = useParam('step')
  const [step, setStep] = useState<StepId | null>(asked !== null && isStep(asked) ? asked : null)
  const [selected, setSelected] = useState<string | null>(useParam('product'))
  const plan = useRead('build.plan', {})
  const run = useRead('build.current', {}).data?.run ?? null
  const drama = useRead('drama.current', {}).data?.drama ?? null
  useStatus(useMemo(() => [{ id: 'build.note', kind: 'fact' as const, text: t('keepsGoing') }], [t]))
  const all = useMemo(() => buildRows(plan.data?.rows ?? [], run), [plan.data, run])
  if (plan.isError) return <FailureState error={plan.error} onRetry={() => void plan.refetch()} />
  return (
    <div className={styles['room']}>
      <BuildHead run={run} readOnly={drama?.mode === 'read'} />
      <Panes
        room="build"
        mainLabel={t('list')}
        sideLabel={t('steps')}
        side={<StepList run={run} selected={step} onSelect={setStep} />}
        inspector={<BuildInspector row={all.find((row) => row.slot === selected) ?? null} />}
        inspectorWidth={300}
      >
        {plan.isPending ? (
          <Loading />
        ) : (
          <PlanTable all={all} step={step} selected={selected} onSelect={setSelected} />
        )}
      </Panes>
    </div>
  )
}
