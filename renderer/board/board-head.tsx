import { Clapperboard, FileText, LayoutGrid, List, Search, X } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useRoomCommand } from '../app/menu-commands.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/choice.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { isComposing } from '../ui/keys.ts'
import { Toolbar, ToolbarGap } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './board.module.css'
import { useBoard } from './board-state.ts'
import { isNarrow, markOf, MARKS, type EpisodeMark } from './episode-rows.ts'
import { openScript, openStage } from './use-board-keys.ts'

type Board = RouteOutput<'board.get'>

const { show, narrow, showAll } = useBoard.getState()

/** Goes on to what is found: the row or card that takes the keys. */
const toFound = () => document.querySelector<HTMLElement>('[data-pane=main] [data-pane-focus]')?.focus()

/** The words to look for. Down or Enter goes to what is found, Escape lets all show again. */
function FindField() {
  const { t } = useTranslation('board')
  const text = useBoard((state) => state.filter.text)
  const field = useRef<HTMLInputElement>(null)
  useRoomCommand('find', () => {
    field.current?.focus()
    field.current?.select()
    return true
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape' && text !== '') narrow({ text: '' })
    else if (event.key === 'ArrowDown' || event.key === 'Enter') toFound()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className={styles['find']}>
      <TextField
        ref={field}
        icon={Search}
        size="small"
        quiet
        value={text}
        onValueChange={(next) => narrow({ text: next })}
        onKeyDown={onKeyDown}
        placeholder={t('find')}
        aria-label={t('find')}
        spellCheck={false}
        maxLength={200}
        end={
          text !== '' && (
            <IconButton size="small" icon={X} label={t('showAll')} onClick={() => narrow({ text: '' })} />
          )
        }
      />
    </span>
  )
}

const ANY = 'any'

/** The state to look for, with how many there are in each. */
function StateSelect({ episodes }: Pick<Board, 'episodes'>) {
  const { t } = useTranslation(['board', 'ui'])
  const chosen = useBoard((state) => state.filter.state)
  const counts = Map.groupBy(episodes, markOf)
  const marks = MARKS.filter((mark) => mark === chosen || counts.has(mark))
  return (
    <span className={styles['pick']}>
      <Select<EpisodeMark | typeof ANY>
        label={t('ofState')}
        size="small"
        quiet
        value={chosen ?? ANY}
        options={[
          { value: ANY, label: t('anyState') },
          ...marks.map((mark) => ({
            value: mark,
            label: t(`ui:state.${mark}`),
            detail: String(counts.get(mark)?.length ?? 0),
          })),
        ]}
        onValueChange={(value) => narrow({ state: value === ANY ? null : value })}
      />
    </span>
  )
}

/** How the season stands in figures: what is left out comes first. */
function Tally({ board, shown }: { readonly board: Board; readonly shown: number }) {
  const { t } = useTranslation('board')
  const { episodes, threads } = board
  const filter = useBoard((state) => state.filter)
  const count = (state: string) => episodes.filter((one) => one.state === state).length
  const [stale, blocked] = [count('stale'), count('blocked')]
  return (
    <span className={cx(styles['tally'], 'num')}>
      {isNarrow(filter) ? (
        <span role="status">{t('shownOf', { shown, count: episodes.length })}</span>
      ) : (
        <>
          <span>{t('count', { count: episodes.length })}</span>
          <span className={styles['wide']}>{t('threads', { count: threads.length })}</span>
        </>
      )}
      <span>{t('tally.done', { count: count('current') })}</span>
      {stale > 0 && <span>{t('tally.stale', { count: stale })}</span>}
      {blocked > 0 && <span>{t('tally.blocked', { count: blocked })}</span>}
    </span>
  )
}

/** The two views of the season, what shows in them, how it stands, and the ways out of the board. */
export function BoardHead({
  board,
  shown,
  selected,
}: {
  readonly board: Board
  /** How many episodes the filter lets through. */
  readonly shown: number
  /** Number of the episode that is looked at. */
  readonly selected: number
}) {
  const { t } = useTranslation('board')
  const view = useBoard((state) => state.view)
  const filter = useBoard((state) => state.filter)
  return (
    <Toolbar label={t('tools')}>
      <Segmented
        label={t('views.label')}
        value={view}
        choices={[
          { value: 'cards', label: t('views.cards'), icon: LayoutGrid },
          { value: 'list', label: t('views.list'), icon: List },
        ]}
        onValueChange={show}
      />
      <FindField />
      <StateSelect episodes={board.episodes} />
      {isNarrow(filter) && (
        <Button look="ghost" size="small" onClick={showAll}>
          {t('showAll')}
        </Button>
      )}
      <ToolbarGap />
      <Tally board={board} shown={shown} />
      <Button icon={FileText} keys="Enter" onClick={() => openScript(selected)}>
        {t('toScript')}
      </Button>
      <Button icon={Clapperboard} keys="Shift+Enter" onClick={() => openStage(selected)}>
        {t('toStage')}
      </Button>
    </Toolbar>
  )
}
