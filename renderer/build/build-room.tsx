import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepId } from '../../shared/drama/vocabulary.ts'
import { useParam } from '../app/router.ts'
import { useStatus } from '../app/status.ts'
import { useRead } from '../rpc/hooks.ts'
import { Segmented } from '../ui/choice.tsx'
import { Panes } from '../ui/panes.tsx'
import { Toolbar } from '../ui/panel.tsx'
import { BuildHead, isBusy } from './build-head.tsx'
import { BuildInspector } from './build-inspector.tsx'
import styles from './build.module.css'
import type { BuildRow, Grouping } from './plan-rows.ts'
import { PlanTable } from './plan-table.tsx'
import { RunTable } from './run-table.tsx'
import { StepList } from './step-list.tsx'
import { isStep } from './steps.ts'

function GroupingChoice({
  grouping,
  onChange,
}: {
  readonly grouping: Grouping
  readonly onChange: (grouping: Grouping) => void
}) {
  const { t } = useTranslation('build')
  const choices = [
    { value: 'step' as const, label: t('byStep') },
    { value: 'episode' as const, label: t('byEpisode') },
  ]
  return (
    <Toolbar label={t('view')}>
      <Segmented label={t('view')} value={grouping} choices={choices} onValueChange={onChange} />
    </Toolbar>
  )
}

/** The build: what would run, why and for how much; how it goes; what failed. */
export function BuildRoom() {
  const { t } = useTranslation(['build', 'ui'])
  const asked = useParam('step')
  const [step, setStep] = useState<StepId | null>(asked !== null && isStep(asked) ? asked : null)
  const [grouping, setGrouping] = useState<Grouping>('step')
  const [selected, setSelected] = useState<BuildRow | null>(null)
  const run = useRead('build.current', {}).data?.run ?? null
  const drama = useRead('drama.current', {}).data?.drama ?? null
  useStatus(useMemo(() => [{ id: 'build.note', kind: 'fact' as const, text: t('keepsGoing') }], [t]))
  return (
    <div className={styles['room']}>
      <BuildHead run={run} readOnly={drama?.mode === 'read'} />
      <Panes
        room="build"
        mainLabel={t('list')}
        sideLabel={t('steps')}
        side={<StepList run={run} selected={step} onSelect={setStep} />}
        inspector={<BuildInspector row={selected} />}
        inspectorWidth={300}
      >
        <GroupingChoice grouping={grouping} onChange={setGrouping} />
        {run !== null && isBusy(run) ? (
          <RunTable run={run} grouping={grouping} step={step} selected={selected} onSelect={setSelected} />
        ) : (
          <PlanTable key={`${grouping} ${step}`} filter={{ grouping, step }} onSelect={setSelected} />
        )}
      </Panes>
    </div>
  )
}
