import { useTranslation } from 'react-i18next'
import { navigate } from '../app/router.ts'
import type { RequestError } from '../rpc/client.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { EpisodeChoice } from './transport-bar.tsx'
import styles from './not-cut.module.css'

function StartBuild({ writable }: { writable: boolean }) {
  const { t } = useTranslation('stage')
  const plan = useRead('build.plan', {})
  const start = useWrite('build.start')
  if (plan.data === undefined) return null
  return (
    <Button
      look="primary"
      price={plan.data.total.amount}
      busy={start.isPending}
      disabled={!writable}
      onClick={() => start.mutate({})}
    >
      {t('empty.start')}
    </Button>
  )
}

function Text() {
  const { t } = useTranslation('stage')
  const plan = useRead('build.plan', {})
  if (plan.error !== null) return t('empty.noPlan', { reason: plan.error.message })
  return plan.data?.open === true ? `${t('empty.text')} ${t('empty.open')}` : t('empty.text')
}

/** An episode that was never cut: what will be here, and the first step with its price. */
function NotCut({ episode, writable }: { episode: number; writable: boolean }) {
  const { t } = useTranslation('stage')
  const run = useRead('build.current', {}).data?.run ?? null
  const running = run?.state === 'running' || run?.state === 'cancelling'
  return (
    <EmptyState
      fill
      title={t('empty.title', { episode })}
      text={
        running ? (
          <StateMark state="running">{t('empty.building', { made: run.made, total: run.total })}</StateMark>
        ) : (
          <Text />
        )
      }
      actions={
        <>
          {!running && <StartBuild writable={writable} />}
          <Button look={running ? 'default' : 'ghost'} onClick={() => navigate('build')}>
            {t('empty.openBuild')}
          </Button>
        </>
      }
    />
  )
}

function Failed({ episode, error, retry }: { episode: number; error: RequestError; retry: () => void }) {
  const { t } = useTranslation('stage')
  const missing = error.code === 'NOT_FOUND'
  return (
    <ErrorState
      title={missing ? t('error.missing', { episode }) : t('error.title', { episode })}
      text={error.code === 'MEDIA_DAMAGED' ? t('error.damaged') : t('error.text')}
      details={error.message}
      actions={
        <>
          <Button onClick={retry}>{t('error.retry')}</Button>
          {missing && (
            <Button look="ghost" onClick={() => navigate('stage', { episode: 1 })}>
              {t('error.first')}
            </Button>
          )}
        </>
      }
    />
  )
}

/** What stands in place of an episode that cannot be played; other episodes can still be chosen. */
export function NothingToPlay(props: {
  episode: number
  error: RequestError
  writable: boolean
  retry: () => void
}) {
  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <div className={styles['choice']}>
          <EpisodeChoice episode={props.episode} />
        </div>
      </div>
      {props.error.code === 'BUILD_FAILED' ? (
        <NotCut episode={props.episode} writable={props.writable} />
      ) : (
        <Failed episode={props.episode} error={props.error} retry={props.retry} />
      )}
    </div>
  )
}
