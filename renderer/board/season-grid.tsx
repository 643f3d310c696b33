import { useEffect, useMemo, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { isComposing } from '../ui/keys.ts'
import styles from './board.module.css'
import { BreakMark, HookMark, PaywallMark } from './break-marks.tsx'
import { EpisodeCard } from './episode-card.tsx'
import { Lanes } from './lanes.tsx'
import { threadsByEpisode, type LanePlace } from './thread-spans.ts'
import { openScript, openStage } from './use-board-keys.ts'

type Board = RouteOutput<'board.get'>

/** Columns of the grid: the names of the threads, then an episode each; the one that is looked at is the widest. */
function columnsOf(episodes: GridProps['episodes'], selected: number): CSSProperties {
  const columns = episodes.map(({ number }) =>
    number === selected ? 'minmax(264px, 2.15fr)' : 'minmax(116px, 1fr)',
  )
  // The one value a style sheet cannot know: how many episodes there are.
  return { '--columns': `132px ${columns.join(' ')}` } as CSSProperties
}

function Legend() {
  const { t } = useTranslation('board')
  return (
    <div className={styles['corner']} aria-hidden="true">
      <span>{t('episodes')}</span>
      <span>
        <HookMark /> {t('hook')}
      </span>
      <span>
        <BreakMark /> {t('cliffhanger')}
      </span>
      <span>
        <PaywallMark /> {t('paywall')}
      </span>
    </div>
  )
}

/** Where a key goes from a card (places from 0), or null when it goes nowhere. */
function walkTo(key: string, from: number, count: number): number | null {
  const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: count - 1 }[key]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}

interface GridProps {
  readonly board: Board
  /** Those that show, as they are played; at least one. */
  readonly episodes: readonly Board['episodes'][number][]
  /** Number of the episode that is looked at: one of them. */
  readonly selected: number
  readonly onSelect: (episode: number) => void
  readonly onMove: ((from: number, to: number) => void) | null
}

/** Keys of the cards: arrows walk, Enter opens the script, with Shift the stage. */
function useWalk({ episodes, selected, onSelect }: Pick<GridProps, 'episodes' | 'selected' | 'onSelect'>) {
  const cards = useRef<HTMLDivElement>(null)
  const walked = useRef(false)
  useEffect(() => {
    const card = cards.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // A card that is moved in the page loses the focus it had.
    if (walked.current || document.activeElement === document.body) card?.focus()
    walked.current = false
  }, [selected])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (event.shiftKey) openStage(selected)
      else openScript(selected)
      return
    }
    const from = episodes.findIndex(({ number }) => number === selected)
    const place = walkTo(event.key, from, episodes.length)
    const to = place === null ? undefined : episodes[place]?.number
    if (to === undefined) return
    event.preventDefault()
    walked.current = to !== selected
    onSelect(to)
  }
  return { cards, onKeyDown }
}

/** No threads; always the same, so that a card without any is not drawn again. */
const NONE: readonly never[] = []

/** Episodes by what the lanes know of them; the same until they are others or stand elsewhere. */
function usePlaces(episodes: GridProps['episodes']): readonly LanePlace[] {
  const names = episodes.map(({ id, number }) => `${id} ${number}`).join('\n')
  return useMemo(
    () =>
      names.split('\n').map((name) => {
        const [id = '', number] = name.split(' ')
        return { id, number: Number(number) }
      }),
    [names],
  )
}

/** The season as a wall of cards over the lanes of its threads. */
export function SeasonGrid({ board, episodes, selected, onSelect, onMove }: GridProps) {
  const { t } = useTranslation('board')
  const { cards, onKeyDown } = useWalk({ episodes, selected, onSelect })
  const { threads, cast } = board
  const marks = useMemo(() => threadsByEpisode(threads), [threads])
  return (
    <div className={styles['scroller']} style={columnsOf(episodes, selected)}>
      <div className={styles['wall']}>
        <Legend />
        <div
          ref={cards}
          className={styles['cards']}
          role="listbox"
          tabIndex={-1}
          aria-orientation="horizontal"
          aria-label={t('episodes')}
          onKeyDown={onKeyDown}
        >
          {episodes.map((episode) => (
            <EpisodeCard
              key={episode.id}
              episode={episode}
              threads={marks.get(episode.id) ?? NONE}
              cast={cast}
              selected={episode.number === selected}
              onSelect={onSelect}
              onMove={onMove}
            />
          ))}
        </div>
      </div>
      <Lanes places={usePlaces(episodes)} threads={threads} selected={selected} />
    </div>
  )
}
