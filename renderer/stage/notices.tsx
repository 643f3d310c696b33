import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { useFailureWords } from '../app/failures.ts'
import { useStartBuild } from '../app/spending.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark, type MarkState } from '../ui/state-mark.tsx'
import { worstOf } from './inspector.tsx'
import { setStageView, useStageView } from './stage-state.ts'
import { useStage } from './stage-context.ts'
import type { SoundState } from './use-sound.ts'
import styles from './notices.module.css'

function Notice({
  state,
  children,
  actions,
}: {
  state: MarkState
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={styles['notice']} role="status">
      <StateMark state={state}>{children}</StateMark>
      {actions}
    </div>
  )
}

/** Starts what the plan says, for at most its price; or tells how far it is. */
function BuildAction() {
  const { t } = useTranslation('stage')
  const { writable } = useStage()
  const plan = useRead('build.plan', {})
  const build = useStartBuild()
  if (!writable || plan.data === undefined || plan.data.count === 0) return null
  return (
    <Button size="small" price={plan.data.total.amount} busy={build.isPending} onClick={() => build.start()}>
      {t('notice.build')}
    </Button>
  )
}

function CutNotice() {
  const { t } = useTranslation('stage')
  const reasonText = useReasonText()
  const { film } = useStage()
  const run = useRead('build.current', {}).data?.run ?? null
  const cancel = useWrite('build.cancel')
  if (run?.state === 'running' || run?.state === 'cancelling')
    return (
      <Notice
        state="running"
        actions={
          <Button
            look="ghost"
            size="small"
            busy={run.state === 'cancelling' || cancel.isPending}
            onClick={() => cancel.mutate({})}
          >
            {t('notice.cancelBuild')}
          </Button>
        }
      >
        {t('notice.building', { made: run.made, total: run.total })}
      </Notice>
    )
  const changed = [...film.shots.map(worstOf), ...film.voices.map((voice) => voice.product)]
  const count = changed.filter(({ state }) => state !== 'current').length
  // What is wrong with its parts says more than that the cut may change with them.
  if (film.cut.state === 'current' || (film.cut.reason?.kind === 'may' && count > 0))
    return count === 0 ? null : (
      <Notice state="stale" actions={<BuildAction />}>
        {t('notice.parts', { count })}
      </Notice>
    )
  const reason = reasonText(film.cut.reason)
  return (
    <Notice state={film.cut.state} actions={<BuildAction />}>
      {reason === '' ? t('notice.staleShort') : t('notice.stale', { reason })}
    </Notice>
  )
}

function SoundNotice({ sound }: { sound: SoundState }) {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const wordsOf = useFailureWords()
  const knows = useStageView((view) => view.knowsSilence)
  if (sound.kind === 'failed')
    return (
      <Notice
        state="blocked"
        actions={
          <Button size="small" onClick={sound.retry}>
            {t('notice.retry')}
          </Button>
        }
      >
        {t('notice.noSound', { reason: wordsOf(sound.error).title })}
      </Notice>
    )
  if (knows || !film.voices.some((voice) => voice.silent)) return null
  return (
    <Notice
      state="missing"
      actions={
        <Button look="ghost" size="small" onClick={() => setStageView({ knowsSilence: true })}>
          {t('notice.understood')}
        </Button>
      }
    >
      {t('notice.silent')}
    </Notice>
  )
}

/** What is not as it should be with the whole episode, each with what can be done about it. Nothing when all is well. */
export function Notices({ sound }: { sound: SoundState }) {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const lost = film.shots.filter((shot) => shot.image === null && shot.frame.state !== 'current').length
  return (
    <div className={styles['notices']}>
      <CutNotice />
      {lost > 0 && <Notice state="missing">{t('notice.lost', { count: lost })}</Notice>}
      <SoundNotice sound={sound} />
    </div>
  )
}
