import { useTranslation } from 'react-i18next'
import type { BuildRun } from '../../shared/contract/build.ts'
import { STEP_IDS, type StepId } from '../../shared/drama/vocabulary.ts'
import { useRead } from '../rpc/hooks.ts'
import { PanelHead, PanelScroll } from '../ui/panel.tsx'
import { Progress } from '../ui/progress.tsx'
import { StateShape, type MarkState } from '../ui/state-mark.tsx'
import { isBusy } from './build-head.tsx'
import styles from './build.module.css'
import type { StateCounts } from '../../shared/contract/common.ts'

/** Steps only a drama made of a novel has. */
const OF_NOVELS: ReadonlySet<string> = new Set(['reading', 'adaptation'])

/** The gravest thing of a step. */
function markOf(counts: StateCounts, running: boolean): MarkState {
  if (running) return 'running'
  if (counts.blocked > 0) return 'blocked'
  if (counts.unknown > 0) return 'unknown'
  if (counts.stale > 0) return 'stale'
  return counts.missing > 0 || counts.current === 0 ? 'missing' : 'current'
}

/** How a step stands while a run goes on: what the run does not have to make is there. */
const countsIn = ({ made, total, products }: BuildRun['steps'][number]): StateCounts => ({
  current: Math.max(0, products - (total - made)),
  stale: 0,
  missing: Math.min(products, total - made),
  blocked: 0,
  unknown: 0,
})

/** All steps in build order, with how much of each is made. */
export function StepList({
  run,
  selected,
  onSelect,
}: {
  readonly run: BuildRun | null
  readonly selected: StepId | null
  readonly onSelect: (step: StepId | null) => void
}) {
  const { t } = useTranslation(['build', 'terms'])
  const busy = run !== null && isBusy(run)
  const states = useRead('build.states', {}, { enabled: !busy })
  const running = new Set(run?.running.map((one) => one.step))
  const byStep = new Map(states.data?.steps.map((row) => [row.step, row.counts]))
  if (busy) for (const row of run.steps) byStep.set(row.step, countsIn(row))
  return (
    <>
      <PanelHead title={t('steps')} />
      <PanelScroll>
        <ul className={styles['steps']}>
          {STEP_IDS.filter((step) => byStep.has(step) || !OF_NOVELS.has(step)).map((step) => {
            const counts = byStep.get(step) ?? { current: 0, stale: 0, missing: 0, blocked: 0, unknown: 0 }
            const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
            return (
              <li key={step}>
                <button
                  type="button"
                  className={styles['step']}
                  aria-pressed={selected === step}
                  onClick={() => onSelect(selected === step ? null : step)}
                >
                  <StateShape state={markOf(counts, running.has(step))} />
                  <span className={styles['name']}>{t(`terms:step.${step}`)}</span>
                  <span className="num">
                    {counts.current} / {total}
                  </span>
                </button>
                {(running.has(step) || counts.current < total) && (
                  <Progress
                    value={counts.current / total}
                    label={t(`terms:step.${step}`)}
                    working={running.has(step)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </PanelScroll>
    </>
  )
}
