import { Hammer, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuildRun } from '../../shared/contract/build.ts'
import { useStartBuild } from '../app/spending.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { formatAmount } from '../../shared/amount-text.ts'
import { Progress } from '../ui/progress.tsx'
import { ReasonStrip } from '../ui/panel.tsx'
import styles from './build.module.css'
import { timeLeftMs } from './plan-rows.ts'

/** True while a run goes on or is being stopped. */
export const isBusy = (run: BuildRun | null): boolean =>
  run?.state === 'running' || run?.state === 'cancelling'

/** The time, told once a second while somebody needs it. */
function useNow(on: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!on) return undefined
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [on])
  return now
}

function Heading({ run, planned }: { readonly run: BuildRun | null; readonly planned: number }) {
  const { t } = useTranslation(['build', 'ui'])
  const now = useNow(isBusy(run))
  if (run !== null && isBusy(run)) {
    const left = timeLeftMs(run, now)
    return (
      <>
        <h1>{run.state === 'cancelling' ? t('stopping') : t('running')}</h1>
        <p className="num" role="status">
          {t('progress', { made: run.made, total: run.total })}
          {run.state === 'cancelling' &&
            run.running.length > 0 &&
            ` · ${t('awaited', { count: run.running.length })}`}
          {left !== null &&
            run.state === 'running' &&
            ` · ${t('left', { count: Math.max(1, Math.round(left / 60_000)) })}`}
        </p>
      </>
    )
  }
  return (
    <>
      <h1>{planned === 0 ? t('nothing') : t('toMake', { count: planned })}</h1>
      <p role="status">
        {run === null
          ? t('neverRun')
          : t(`ended.${run.state as 'done' | 'cancelled' | 'failed'}`, { count: run.made })}
      </p>
    </>
  )
}

/** How much is made, and what to know about the rest. */
function Legend({
  made,
  total,
  busy,
}: {
  readonly made: number
  readonly total: number
  readonly busy: boolean
}) {
  const { t } = useTranslation('build')
  const plan = useRead('build.plan', {}, { enabled: !busy })
  const states = useRead('build.states', {}, { enabled: !busy })
  return (
    <p className={`${styles['legend']} num`}>
      <span>{t('madeOf', { made, total })}</span>
      {(states.data?.pinned ?? 0) > 0 && <span>{t('pinned', { count: states.data?.pinned ?? 0 })}</span>}
      {(states.data?.behind ?? 0) > 0 && <span>{t('behind', { count: states.data?.behind ?? 0 })}</span>}
      {plan.data?.open === true && <span>{t('open')}</span>}
    </p>
  )
}

/** Why the last build ended before all was made, and the way on. */
function Stopped({ run, readOnly, onGoOn }: { run: BuildRun | null; readOnly: boolean; onGoOn: () => void }) {
  const { t } = useTranslation('build')
  const unfinished = useRead('build.unfinished', {}).data?.unfinished === true
  const atLimit = run?.atLimit === true
  if (!atLimit && !unfinished) return null
  return (
    <ReasonStrip
      state={atLimit ? 'blocked' : 'stale'}
      actions={
        <Button size="small" disabled={readOnly} onClick={onGoOn}>
          {t('goOn')}
        </Button>
      }
    >
      {atLimit ? t('atLimit', { spent: formatAmount(run.spent.amount) }) : t('unfinished')}
    </ReasonStrip>
  )
}

/** What the build comes to, and the button that starts or stops it. */
export function BuildHead({ run, readOnly }: { readonly run: BuildRun | null; readonly readOnly: boolean }) {
  const { t } = useTranslation(['build', 'ui'])
  const busy = isBusy(run)
  // While it runs the run counts: the whole season is looked at before and after.
  const plan = useRead('build.plan', {}, { enabled: !busy })
  const states = useRead('build.states', {}, { enabled: !busy })
  const build = useStartBuild()
  const begin = () => build.start()
  const cancel = useWrite('build.cancel')
  const planned = plan.data?.count ?? 0
  const made = busy ? (run?.made ?? 0) : (states.data?.made ?? 0)
  const total = busy ? (run?.total ?? 0) : (states.data?.total ?? 0)
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <Heading run={run} planned={planned} />
        <span className={styles['gap']} />
        {busy ? (
          <Button icon={Square} busy={run?.state === 'cancelling'} onClick={() => cancel.mutate({})}>
            {t('cancel')}
          </Button>
        ) : (
          <Button
            look="primary"
            icon={Hammer}
            price={plan.data?.total.amount ?? '0.00'}
            keys="Mod+B"
            busy={build.isPending}
            disabled={readOnly || planned === 0}
            onClick={begin}
          >
            {t('start')}
          </Button>
        )}
      </div>
      <Progress value={total === 0 ? 0 : made / total} label={t('running')} working={busy} />
      <Legend made={made} total={total} busy={busy} />
      {planned > 0 && !busy && <Stopped run={run} readOnly={readOnly} onGoOn={begin} />}
      {run?.problem !== null && run?.problem !== undefined && (
        <ReasonStrip state="blocked">{run.problem}</ReasonStrip>
      )}
    </header>
  )
}
