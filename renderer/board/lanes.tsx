import { memo, useMemo, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../ui/cx.ts'
import { threadColor, ThreadMark } from '../ui/thread-mark.tsx'
import styles from './lanes.module.css'
import { laneOf, type LaneCell, type LanePlace, type Thread } from './thread-spans.ts'

/** Most cells of a lane are empty: those ask for no words. */
function Beats({ beats }: Pick<LaneCell, 'beats'>) {
  const { t } = useTranslation('board')
  return beats.map((beat, i) => (
    <span
      // Beats of an episode have no ids and are never reordered on screen.
      key={i}
      className={cx(styles['beat'], styles[beat.kind])}
      title={`${t(`beats.${beat.kind}`)} · ${beat.text}`}
    >
      <span>{beat.text}</span>
    </span>
  ))
}

const Cell = memo(function Cell({ cell, selected }: { readonly cell: LaneCell; readonly selected: boolean }) {
  return (
    <div className={cx(styles['cell'], selected && styles['open'])} role="cell">
      {cell.beats.length === 0 && cell.through && <i className={styles['line']} />}
      {cell.beats.length > 0 && <Beats beats={cell.beats} />}
    </div>
  )
})

function Lane({
  thread,
  index,
  places,
  selected,
}: {
  readonly thread: Thread
  readonly index: number
  readonly places: readonly LanePlace[]
  readonly selected: number
}) {
  const cells = useMemo(
    () =>
      laneOf(
        thread,
        places.map((one) => one.id),
      ),
    [thread, places],
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
        <Cell key={places[i]?.id ?? i} cell={cell} selected={places[i]?.number === selected} />
      ))}
    </div>
  )
}

/** The threads of the season, a lane each: where they are set up, turn and pay off. */
export const Lanes = memo(function Lanes({
  places,
  threads,
  selected,
}: {
  /** Episodes from the left to the right. */
  readonly places: readonly LanePlace[]
  readonly threads: readonly Thread[]
  readonly selected: number
}) {
  const { t } = useTranslation('board')
  if (threads.length === 0) return null
  return (
    <div className={styles['lanes']} role="table" aria-label={t('threads', { count: threads.length })}>
      {threads.map((thread, index) => (
        <Lane key={thread.id} thread={thread} index={index} places={places} selected={selected} />
      ))}
    </div>
  )
})
