import { useTranslation } from 'react-i18next'
import type { CSSProperties } from 'react'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { cx } from '../ui/cx.ts'
import { threadColor, ThreadMark } from '../ui/thread-mark.tsx'
import styles from './lanes.module.css'
import { laneOf, type LaneCell, type Thread } from './thread-spans.ts'

type Episodes = readonly RouteOutput<'board.get'>['episodes'][number][]

function Cell({ cell, selected }: { readonly cell: LaneCell; readonly selected: boolean }) {
  const { t } = useTranslation('board')
  return (
    <div className={cx(styles['cell'], selected && styles['open'])} role="cell">
      {cell.beats.length === 0 && cell.through && <i className={styles['line']} />}
      {cell.beats.map((beat, i) => (
        <span
          // Beats of an episode have no ids and are never reordered on screen.
          key={i}
          className={cx(styles['beat'], styles[beat.kind])}
          title={`${t(`beats.${beat.kind}`)} · ${beat.text}`}
        >
          <span>{beat.text}</span>
        </span>
      ))}
    </div>
  )
}

function Lane({
  thread,
  index,
  episodes,
  selected,
}: {
  readonly thread: Thread
  readonly index: number
  readonly episodes: Episodes
  readonly selected: number
}) {
  const cells = laneOf(
    thread,
    episodes.map((one) => one.id),
  )
  return (
    <div
      className={styles['lane']}
      role="row"
      // The colour of the thread is a value, not a class: there are as many as threads.
      style={{ '--thread': threadColor(index) } as CSSProperties}
    >
      <div className={styles['name']} role="rowheader">
        <ThreadMark index={index} />
        <span>{thread.name}</span>
      </div>
      {cells.map((cell, i) => (
        <Cell key={episodes[i]?.id ?? i} cell={cell} selected={episodes[i]?.number === selected} />
      ))}
    </div>
  )
}

/** The threads of the season, a lane each: where they are set up, turn and pay off. */
export function Lanes({
  episodes,
  threads,
  selected,
}: {
  readonly episodes: Episodes
  readonly threads: readonly Thread[]
  readonly selected: number
}) {
  const { t } = useTranslation('board')
  if (threads.length === 0) return null
  return (
    <div className={styles['lanes']} role="table" aria-label={t('threads', { count: threads.length })}>
      {threads.map((thread, index) => (
        <Lane key={thread.id} thread={thread} index={index} episodes={episodes} selected={selected} />
      ))}
    </div>
  )
}
