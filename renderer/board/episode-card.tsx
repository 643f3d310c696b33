import { MessageSquareWarning } from 'lucide-react'
import { memo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon.tsx'
import { Face, Thumb } from '../ui/media.tsx'
import { PriceText } from '../ui/price.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { ThreadMark } from '../ui/thread-mark.tsx'
import { clock } from '../ui/time-text.ts'
import { BreakMark, HookMark, PaywallMark } from './break-marks.tsx'
import styles from './card.module.css'
import { markOf } from './episode-rows.ts'
import { useCardDrag } from './use-card-drag.ts'

type Board = RouteOutput<'board.get'>
type Episode = Board['episodes'][number]

/** Faces shown before the rest is a number. */
const FACES = 4

interface CardProps {
  readonly episode: Episode
  /** Threads with a beat in it, by their place among the threads. */
  readonly threads: readonly { readonly index: number; readonly name: string }[]
  readonly cast: Board['cast']
  readonly selected: boolean
  readonly onSelect: (episode: number) => void
  /** Plays an episode elsewhere, from one number to another; null where nothing may be changed. */
  readonly onMove: ((from: number, to: number) => void) | null
}

/** Number, and the marks of what happens in it. */
function CardHead({ episode, threads }: Pick<CardProps, 'episode' | 'threads'>) {
  const { t } = useTranslation('board')
  return (
    <header className={styles['head']}>
      <span className={cx(styles['number'], 'num')} aria-label={t('number', { n: episode.number })}>
        {episode.number}
      </span>
      {episode.paywall && <PaywallMark name={t('paywall')} />}
      <span className={styles['gap']} />
      {episode.openFindings > 0 && (
        <span className={cx(styles['findings'], 'num')}>
          <Icon of={MessageSquareWarning} size="s" />
          <span aria-hidden="true">{episode.openFindings}</span>
          <span className="visually-hidden">{t('findings', { count: episode.openFindings })}</span>
        </span>
      )}
      {threads.map(({ index, name }) => (
        <ThreadMark key={index} index={index} name={name} />
      ))}
    </header>
  )
}

/** One of its two ends: mark, word and text run on in one line box, so that it can be cut after two lines. */
const End = ({ mark, label, text }: { mark: ReactNode; label: string; text: string }) => (
  <span>
    {mark} <span className={styles['label']}>{label} </span>
    {text}
  </span>
)

/** How it opens and how it ends; before it is outlined, the premise it will be made of. */
function CardStory({ episode }: Pick<CardProps, 'episode'>) {
  const { t } = useTranslation('board')
  const about = episode.synopsis === '' ? (episode.premise ?? '') : episode.synopsis
  return (
    <>
      <h3 className={cx(styles['title'], 'story')}>{episode.title === '' ? t('untitled') : episode.title}</h3>
      {about !== '' && (
        <p className={cx(styles['synopsis'], 'story')} title={about}>
          {about}
        </p>
      )}
      {episode.hook !== '' && (
        <p className={cx(styles['end'], 'story')} title={episode.hook}>
          <End mark={<HookMark />} label={t('hook')} text={episode.hook} />
        </p>
      )}
      {episode.cliffhanger !== '' && (
        <p className={cx(styles['end'], 'story')} title={episode.cliffhanger}>
          <End mark={<BreakMark />} label={t('cliffhanger')} text={episode.cliffhanger} />
        </p>
      )}
    </>
  )
}

/** Who is in it; of the episode that is looked at, how much there is of it. */
function CardCast({ episode, cast, selected }: Pick<CardProps, 'episode' | 'cast' | 'selected'>) {
  const { t } = useTranslation('board')
  const people = episode.cast.flatMap((id) => cast.find((one) => one.id === id) ?? [])
  const rest = people.length - FACES
  return (
    <div>
      <div className={styles['faces']} title={people.map((one) => one.name).join(' ')}>
        {people.slice(0, FACES).map((one) => (
          <Face key={one.id} name={one.name} portrait={one.portrait} size={selected ? 26 : 20} />
        ))}
        {rest > 0 && <span className="num">+{rest}</span>}
        <span className="visually-hidden">{people.map((one) => one.name).join(', ')}</span>
      </div>
      {selected && episode.scenes > 0 && (
        <span className={cx(styles['quiet'], 'num')}>
          {t('scenes', { count: episode.scenes })} · {t('lines', { count: episode.lines })}
        </span>
      )}
    </div>
  )
}

/** The widest bar: half as long again as aimed at. */
const BAR_SPAN = 1.5

/** Its length, against what is aimed at (the tick); `full` says what is aimed at in figures too. */
export function LengthBar({ episode, full }: { readonly episode: Episode; readonly full: boolean }) {
  const { t } = useTranslation('board')
  const { seconds, targetSeconds, measured } = episode
  const share = seconds === null ? 0 : Math.min(1, seconds / (targetSeconds * BAR_SPAN))
  const text = seconds === null ? '—' : clock(seconds)
  return (
    <div className={styles['length']} title={`${t('length')} · ${t(measured ? 'measured' : 'estimated')}`}>
      <span className={styles['bar']} aria-hidden="true">
        <i style={{ inlineSize: `${share * 100}%` }} data-estimated={measured ? undefined : ''} />
        <b style={{ insetInlineStart: `${100 / BAR_SPAN}%` }} />
      </span>
      <span className="num">{full ? `${text} / ${clock(targetSeconds)}` : text}</span>
    </div>
  )
}

/** How it stands, why, and what it has cost. */
function CardState({ episode }: Pick<CardProps, 'episode'>) {
  const { t } = useTranslation('board')
  const reason = useReasonText()(episode.reason)
  return (
    <div className={styles['state']}>
      <StateMark state={markOf(episode)} />
      {episode.state === 'current' || reason === '' ? (
        <span className={cx(styles['quiet'], 'num')}>
          {t('spent')} <PriceText amount={episode.spent.amount} />
        </span>
      ) : (
        <span className={styles['quiet']}>{reason}</span>
      )}
    </div>
  )
}

/**
 * An episode as a card: what the audience meets in serif, how its making stands below. What did not change keeps its
 * identity in the cache, so while a season is built only the cards of episodes that got on are drawn again.
 */
export const EpisodeCard = memo(function EpisodeCard({
  episode,
  threads,
  cast,
  selected,
  onSelect,
  onMove,
}: CardProps) {
  const card = useRef<HTMLDivElement>(null)
  const { dragged, edge } = useCardDrag(card, episode.number, onMove)
  return (
    <div
      ref={card}
      className={cx(styles['card'], !episode.outlined && styles['planned'])}
      role="option"
      aria-selected={selected}
      data-episode={episode.id}
      data-dragged={dragged ? '' : undefined}
      data-drop={edge ?? undefined}
      data-pane-focus={selected ? '' : undefined}
      tabIndex={selected ? 0 : -1}
      onFocus={() => onSelect(episode.number)}
    >
      <CardHead episode={episode} threads={threads} />
      <CardStory episode={episode} />
      <div className={styles['still']}>
        {episode.poster !== null && <Thumb hash={episode.poster} className={styles['poster'] ?? ''} />}
      </div>
      <CardCast episode={episode} cast={cast} selected={selected} />
      <LengthBar episode={episode} full={selected} />
      <CardState episode={episode} />
    </div>
  )
})
