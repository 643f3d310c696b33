import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useTellFailure } from '../app/failures.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { usePlaceText } from '../ui/place-text.ts'
import { PriceText } from '../ui/price.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { useStepName } from '../ui/step-name.ts'
import { say } from '../ui/toasts.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import styles from './costs.module.css'
import { useProviderName } from './use-words.ts'

type Attempt = RouteOutput<'costs.attempts'>['attempts'][number]
type State = Attempt['state']
type Shown = State | 'all'

/** Requests asked for at a time. */
const PAGE = 100
const ROW_PX = 34
const ROW_WITH_ERROR_PX = 52

const STATE_MARK = { held: 'running', settled: 'current', failed: 'blocked', unknown: 'unknown' } as const

const inputOf = (page: number, shown: Shown) => ({
  offset: page * PAGE,
  limit: PAGE,
  ...(shown === 'all' ? {} : { state: shown }),
})

function Row({ attempt }: { readonly attempt: Attempt }) {
  const { t, i18n } = useTranslation('costs')
  const placeText = usePlaceText()
  const stepName = useStepName()
  const providerName = useProviderName()
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'medium' })
  const what = `${stepName(attempt.step)} · ${placeText(attempt.place)}`
  const who = [providerName(attempt.provider), attempt.model].filter((part) => part !== '').join(' · ')
  const { durationMs } = attempt
  return (
    <div className={cx(styles['request'], 'num')}>
      <StateMark state={STATE_MARK[attempt.state]}>{t(`states.${attempt.state}`)}</StateMark>
      <span className={styles['dim']}>{when.format(attempt.startedAt)}</span>
      <span className="ellipsis" title={attempt.slot}>
        {what}
      </span>
      <span className={cx(styles['dim'], 'ellipsis')} title={who}>
        {who}
      </span>
      <span className={cx(styles['dim'], styles['end'])}>
        {durationMs === null
          ? '—'
          : durationMs < 1000
            ? t('ms', { n: durationMs })
            : t('seconds', { n: (durationMs / 1000).toFixed(1) })}
      </span>
      <span className={styles['end']}>
        <PriceText amount={attempt.cost.amount} />
      </span>
      {attempt.error !== null && (
        <span className={cx(styles['error'], 'ellipsis')} title={attempt.error}>
          {attempt.error}
        </span>
      )}
    </div>
  )
}

/** A row of the ledger by its place in it: its page is asked for when the row comes into sight. */
function RowAt({ index, shown }: { readonly index: number; readonly shown: Shown }) {
  const page = useRead('costs.attempts', inputOf(Math.floor(index / PAGE), shown)).data
  const attempt = page?.attempts[index % PAGE]
  return attempt === undefined ? null : <Row attempt={attempt} />
}

function Requests({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation('costs')
  const [selected, setSelected] = useState(-1)
  const first = useRead('costs.attempts', inputOf(0, shown)).data
  if (first === undefined) return null
  if (first.total === 0) return <EmptyState title={t('noneInState')} />
  return (
    <div className={styles['requests']}>
      <VirtualList
        label={t('ledger')}
        count={first.total}
        // Failures have a second line; they are looked at by themselves.
        rowHeight={shown === 'all' || shown === 'settled' ? ROW_PX : ROW_WITH_ERROR_PX}
        selected={selected}
        keyOf={String}
        textOf={() => ''}
        onSelect={setSelected}
        render={(index) => <RowAt index={index} shown={shown} />}
      />
    </div>
  )
}

/** The ledger itself, newest first. */
export function Ledger({ costs }: { readonly costs: RouteOutput<'costs.get'> }) {
  const { t } = useTranslation('costs')
  const [shown, setShown] = useState<Shown>('all')
  const save = useWrite('costs.export')
  const tell = useTellFailure()
  const counts: Readonly<Record<Shown, number>> = {
    all: costs.requests,
    held: costs.held,
    settled: costs.requests - costs.held - costs.failed - costs.unknown,
    failed: costs.failed,
    unknown: costs.unknown,
  }
  const states = (['all', 'held', 'settled', 'failed', 'unknown'] as const).filter(
    (state) => state === 'all' || state === shown || counts[state] > 0,
  )
  return (
    <section className={styles['ledger']} aria-label={t('ledger')} data-pane="ledger" tabIndex={-1}>
      <div className={styles['ledgerHead']}>
        <h2>{t('ledger')}</h2>
        {states.length > 2 && (
          <Segmented
            label={t('show')}
            value={shown}
            choices={states.map((value) => ({ value, label: t(`states.${value}`), count: counts[value] }))}
            onValueChange={setShown}
          />
        )}
        <span className={styles['note']}>{t('newest')}</span>
        <Button
          look="ghost"
          size="small"
          icon={FileDown}
          busy={save.isPending}
          onClick={() =>
            save.mutate(
              {},
              {
                onSuccess: ({ path }) => {
                  if (path !== null) say({ state: 'current', text: t('exported', { path }) })
                },
                onError: tell,
              },
            )
          }
        >
          {t('export')}
        </Button>
      </div>
      <div className={cx(styles['request'], styles['requestHead'])} aria-hidden="true">
        <span>{t('result')}</span>
        <span>{t('when')}</span>
        <span>{t('what')}</span>
        <span>{t('who')}</span>
        <span className={styles['end']}>{t('took')}</span>
        <span className={styles['end']}>{t('cost')}</span>
      </div>
      <Requests key={shown} shown={shown} />
    </section>
  )
}
