import { Pin, PinOff, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Take } from '../../shared/contract/takes.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Thumb } from '../ui/media.tsx'
import { PanelHead, PanelScroll } from '../ui/panel.tsx'
import { PriceText } from '../ui/price.tsx'
import { StateMark, StateShape } from '../ui/state-mark.tsx'
import { useShot, useStage } from './stage-context.ts'
import type { Takes } from './use-takes.ts'
import styles from './takes-panel.module.css'

function TakeNote({ take }: { take: Take }) {
  const { t } = useTranslation('stage')
  if (take.whole && take.fits) return null
  return (
    <p className={styles['note']}>
      <StateShape state={take.whole ? 'stale' : 'blocked'} />
      {t(take.whole ? 'takes.otherInputs' : 'takes.lost')}
    </p>
  )
}

/** A take: its picture chooses it, its pin keeps it. */
function TakeCard({ take, takes, writable }: { take: Take; takes: Takes; writable: boolean }) {
  const { t } = useTranslation(['stage', 'terms'])
  const shown = takes.list?.shown === take.number
  const pinned = takes.list?.pinned === take.number
  const choosable = writable && take.fits && take.whole && !shown
  const { number } = take
  return (
    <li className={styles['take']}>
      <button
        type="button"
        className={cx(styles['pick'], shown && styles['shown'])}
        aria-pressed={shown}
        aria-disabled={!choosable || undefined}
        aria-label={t(shown ? 'takes.chosen' : 'takes.choose', { number })}
        onClick={() => choosable && takes.choose(number)}
      >
        <Thumb hash={take.whole ? take.image : null} />
        {pinned && (
          <span className={styles['seal']}>
            <StateShape state="pinned" size={16} />
          </span>
        )}
      </button>
      <div className={styles['line']}>
        <b className="num">{t('takes.number', { number })}</b>
        <PriceText className={styles['quiet']} amount={take.price.amount} />
      </div>
      <div className={styles['line']}>
        <span className={cx(styles['quiet'], 'ellipsis')} title={take.by}>
          {take.grade === 'rehearsal' ? t('terms:grade.rehearsal') : take.by}
        </span>
        <IconButton
          icon={pinned ? PinOff : Pin}
          size="small"
          label={t(pinned ? 'takes.unpin' : 'takes.pin', { number })}
          pressed={pinned}
          disabled={!writable || !take.whole}
          onClick={() => takes.pin(pinned ? null : number)}
        />
      </div>
      <TakeNote take={take} />
    </li>
  )
}

function Rerolling({ takes }: { takes: Takes }) {
  const { t } = useTranslation('stage')
  return (
    <div className={styles['rerolling']} role="status">
      <StateMark state="running">{t('takes.rerolling')}</StateMark>
      <Button look="ghost" size="small" onClick={takes.cancel}>
        {t('takes.cancel')}
      </Button>
    </div>
  )
}

/** Every making of the picture of the shot under the playhead. */
export function TakesPanel({ takes }: { takes: Takes }) {
  const { t } = useTranslation('stage')
  const { writable } = useStage()
  const shot = useShot()
  const list = takes.list?.takes ?? []
  if (shot === undefined) return null
  return (
    <>
      <PanelHead
        title={t('takes.title', { number: shot.number })}
        note={list.length === 0 ? undefined : list.length}
        end={
          <Button
            size="small"
            icon={RotateCw}
            {...takes.price}
            keys="R"
            busy={takes.rerolling}
            disabled={!writable || takes.list?.price === null}
            title={t('takes.reroll')}
            onClick={takes.reroll}
          >
            <span className="visually-hidden">{t('takes.reroll')}</span>
          </Button>
        }
      />
      {takes.rerolling && <Rerolling takes={takes} />}
      <PanelScroll>
        {takes.list !== undefined && list.length === 0 && <p className={styles['none']}>{t('takes.none')}</p>}
        <ul className={styles['takes']} aria-label={t('takes.list')}>
          {list.toReversed().map((take) => (
            <TakeCard key={take.id} take={take} takes={takes} writable={writable} />
          ))}
        </ul>
      </PanelScroll>
    </>
  )
}
