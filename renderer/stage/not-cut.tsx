import { useTranslation } from 'react-i18next'
import { FailureState } from '../app/answer.tsx'
import { useFailureWords } from '../app/failures.ts'
import { navigate } from '../app/router.ts'
import { useStartBuild } from '../app/spending.ts'
import type { FailureCode } from '../../shared/contract/envelope.ts'
import type { RequestError } from '../rpc/client.ts'
import { useRead } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { EpisodeChoice } from './transport-bar.tsx'
import styles from './not-cut.module.css'

function StartBuild({ writable }: { writable: boolean }) {
  const { t } = useTranslation('stage')
  const plan = useRead('build.plan', {})
  const build = useStartBuild()
  if (plan.data === undefined) return null
  return (
    <Button
      look="primary"
      price={plan.data.total.amount}
      busy={build.isPending}
      disabled={!writable}
      onClick={() => build.start()}
    >
      {t('empty.start')}
    </Button>
  )
}

function Text() {
  const { t } = useTranslation('stage')
  const wordsOf = useFailureWords()
  const plan = useRead('build.plan', {})
  if (plan.error !== null) return t('empty.noPlan', { reason: wordsOf(plan.error).title })
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

/** An episode beyond the season, and the way back into it. */
function NoSuchEpisode({ episode }: { episode: number }) {
  const { t } = useTranslation('stage')
  return (
    <EmptyState
      fill
      title={t('error.missing', { episode })}
      actions={<Button onClick={() => navigate('stage', { episode: 1 })}>{t('error.first')}</Button>}
    />
  )
}

/** Before a first cut a film says one of these. */
const NOT_YET: ReadonlySet<FailureCode> = new Set(['BUILD_FAILED', 'BUILD_FIRST'])

/** What stands in place of an episode that cannot be played; other episodes can still be chosen. */
export function NothingToPlay(props: {
  episode: number
  error: RequestError
  writable: boolean
  /** Episodes of the season; null when it is not known. */
  episodes: number | null
  retry: () => void
}) {
  const missing =
    props.error.code === 'NOT_FOUND' || (props.episodes !== null && props.episode > props.episodes)
  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <div className={styles['choice']}>
          <EpisodeChoice episode={props.episode} />
        </div>
      </div>
      {missing ? (
        <NoSuchEpisode episode={props.episode} />
      ) : NOT_YET.has(props.error.code) ? (
        <NotCut episode={props.episode} writable={props.writable} />
      ) : (
        <FailureState error={props.error} onRetry={props.retry} />
      )}
    </div>
  )
}
