import { ArrowDown, ArrowUp, MessageSquareWarning } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon.tsx'
import { PriceText } from '../ui/price.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { ThreadMark } from '../ui/thread-mark.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { useBoard } from './board-state.ts'
import { BreakMark, PaywallMark } from './break-marks.tsx'
import { LengthBar } from './episode-card.tsx'
import { markOf, ordered, type Planned, type SortKey } from './episode-rows.ts'
import styles from './list.module.css'
import { curvePath } from './season-curve.tsx'
import { threadsByEpisode } from './thread-spans.ts'
import { openScript, openStage } from './use-board-keys.ts'
import { usePlanned } from './use-planned.ts'

type Board = RouteOutput<'board.get'>
type Episode = Board['episodes'][number]
type Marks = readonly { readonly index: number; readonly name: string }[]

const ROW_PX = 32

const { ask, sortBy } = useBoard.getState()

/** The head of a column; one that can be sorted by is a button. */
function Head({ by, end = false, label }: { readonly by?: SortKey; readonly end?: boolean; label: string }) {
  const { t } = useTranslation('board')
  const order = useBoard((state) => state.order)
  const look = cx(end && styles['end'])
  if (by === undefined) return <span className={look}>{label}</span>
  const now = order.by === by
  return (
    <button
      type="button"
      className={look}
      aria-pressed={now}
      title={t('sortBy', { column: label })}
      onClick={() => sortBy(by)}
    >
      {label}
      {now && <Icon of={order.down ? ArrowDown : ArrowUp} size="xs" />}
      {now && <span className="visually-hidden">{t(order.down ? 'down' : 'up')}</span>}
    </button>
  )
}

function Columns() {
  const { t } = useTranslation('board')
  return (
    <div className={cx(styles['columns'], styles['heads'])} role="group" aria-label={t('sort')}>
      <Head by="number" label={t('columns.number')} />
      <Head by="title" label={t('columns.title')} />
      <Head label={t('columns.synopsis')} />
      <Head label={t('cliffhanger')} />
      <Head label={t('columns.threads')} />
      <Head label={t('columns.tension')} />
      <Head by="length" label={t('length')} />
      <Head by="lines" label={t('columns.lines')} end />
      <Head by="findings" label={t('columns.findings')} end />
      <Head by="state" label={t('columns.state')} />
      <Head by="spent" label={t('spent')} end />
      <Head by="price" label={t('columns.price')} end />
    </div>
  )
}

/** What one meets of it: number, title, what it is about, how it ends, its threads and its tension. */
function Story({ episode, threads }: { readonly episode: Episode; readonly threads: Marks }) {
  const { t } = useTranslation('board')
  const about = episode.synopsis === '' ? (episode.premise ?? '') : episode.synopsis
  return (
    <>
      <span className={cx(styles['number'], 'num')}>
        {episode.number}
        {episode.paywall && <PaywallMark name={t('paywall')} />}
      </span>
      <span className={cx(styles['title'], 'story', 'ellipsis')} title={episode.title}>
        {episode.title === '' ? t('untitled') : episode.title}
      </span>
      <span className={cx(styles['quiet'], 'story', 'ellipsis')} title={about}>
        {about}
      </span>
      <span className={cx(styles['ends'], 'story', 'ellipsis')} title={episode.cliffhanger}>
        {episode.cliffhanger !== '' && <BreakMark />} {episode.cliffhanger}
      </span>
      <span className={styles['threads']}>
        {threads.map(({ index, name }) => (
          <ThreadMark key={index} index={index} name={name} />
        ))}
      </span>
      <svg
        className={styles['tension']}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        data-planned={episode.lines === 0 ? '' : undefined}
      >
        <path d={curvePath(episode.tension)} />
      </svg>
    </>
  )
}

interface RowProps {
  readonly episode: Episode
  readonly threads: Marks
  readonly planned: Planned | undefined
}

function Row({ episode, threads, planned }: RowProps) {
  const { t } = useTranslation('board')
  return (
    <div className={cx(styles['columns'], styles['row'], !episode.outlined && styles['planned'])}>
      <Story episode={episode} threads={threads} />
      <LengthBar episode={episode} full={false} />
      <span className={cx(styles['end'], 'num')}>{episode.lines === 0 ? '—' : episode.lines}</span>
      <span className={cx(styles['end'], styles['findings'], 'num')}>
        {episode.openFindings > 0 && (
          <>
            <Icon of={MessageSquareWarning} size="s" />
            <span aria-hidden="true">{episode.openFindings}</span>
            <span className="visually-hidden">{t('findings', { count: episode.openFindings })}</span>
          </>
        )}
      </span>
      <StateMark state={markOf(episode)} />
      <span className={cx(styles['end'], 'num')}>
        <PriceText amount={episode.spent.amount} />
      </span>
      <span className={cx(styles['end'], 'num')}>
        {planned === undefined ? '—' : <PriceText amount={planned.price} />}
      </span>
    </div>
  )
}

/** Why the episode that is looked at stands as it does, and what can be done with it. */
function Foot({ episode, movable }: { readonly episode: Episode; readonly movable: boolean }) {
  const { t } = useTranslation('board')
  const reason = useReasonText()(episode.reason)
  return (
    <div className={styles['foot']}>
      <b className="num">{t('selected', { n: episode.number })}</b>
      <StateMark state={markOf(episode)} />
      <span className={styles['why']}>{reason}</span>
      {movable && (
        <Button size="small" keys="M" onClick={() => ask('move')}>
          {t('keys.moveTo')}
        </Button>
      )}
      <Button size="small" keys="$" onClick={() => ask('price')}>
        {t('keys.price')}
      </Button>
    </div>
  )
}

/** Keys of a row besides those of every list; true when one was used. */
function useRowKey(movable: boolean) {
  return (event: KeyboardEvent, episode: Episode): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === '$') ask('price')
    else if (event.key.toLowerCase() === 'm' && movable) ask('move')
    else if (event.key === 'Enter' && event.shiftKey) openStage(episode.number)
    else return false
    return true
  }
}

/** The season as rows, in the order of any column. Only what is in sight is drawn. */
export function EpisodeList({
  board,
  episodes: shown,
  selected,
  onSelect,
  movable,
}: {
  readonly board: Board
  /** Those that show, as they are played. */
  readonly episodes: readonly Episode[]
  readonly selected: number
  readonly onSelect: (episode: number) => void
  readonly movable: boolean
}) {
  const { t, i18n } = useTranslation('board')
  const planned = usePlanned().episodes
  const episodes = ordered(
    shown,
    useBoard((state) => state.order),
    planned,
    i18n.language,
  )
  const marks = threadsByEpisode(board.threads)
  const onRowKey = useRowKey(movable)
  const index = episodes.findIndex(({ number }) => number === selected)
  const looked = episodes[index]
  return (
    <div className={styles['list']}>
      <Columns />
      <div className={styles['rows']}>
        <VirtualList
          label={t('episodes')}
          count={episodes.length}
          rowHeight={ROW_PX}
          selected={index}
          keyOf={(row) => episodes[row]?.id ?? String(row)}
          textOf={(row) => episodes[row]?.title ?? ''}
          onSelect={(row) => onSelect(episodes[row]?.number ?? selected)}
          onOpen={(row) => openScript(episodes[row]?.number ?? selected)}
          onKey={(event, row) => {
            const episode = episodes[row]
            return episode !== undefined && onRowKey(event, episode)
          }}
          render={(row) => {
            const episode = episodes[row]
            if (episode === undefined) return null
            return (
              <Row
                episode={episode}
                threads={marks.get(episode.id) ?? []}
                planned={planned.get(episode.number)}
              />
            )
          }}
        />
      </div>
      {looked !== undefined && <Foot episode={looked} movable={movable} />}
    </div>
  )
}
