import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { Answer } from '../app/answer.tsx'
import { navigate, useParam } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panes } from '../ui/panes.tsx'
import { ReasonStrip } from '../ui/panel.tsx'
import { BoardHead } from './board-head.tsx'
import styles from './board.module.css'
import { useBoard } from './board-state.ts'
import { EpisodeList } from './episode-list.tsx'
import { isNarrow, matching } from './episode-rows.ts'
import { MoveDialog } from './move-dialog.tsx'
import { PriceDialog } from './price-dialog.tsx'
import { Promises } from './promises.tsx'
import { SeasonCurve } from './season-curve.tsx'
import { SeasonGrid } from './season-grid.tsx'
import { useBoardKeys, useMoveKeys } from './use-board-keys.ts'
import { useMove, useStay } from './use-move.ts'

type Board = RouteOutput<'board.get'>

/** Goes to the episode the address names. */
function useAddressed(): void {
  const episode = Number(useParam('episode') ?? '')
  useEffect(() => {
    if (Number.isInteger(episode) && episode > 0) useScreen.getState().lookAt(episode)
  }, [episode])
}

function Unplanned() {
  const { t } = useTranslation('board')
  return (
    <div className={styles['notice']}>
      <ReasonStrip
        state="missing"
        actions={
          <Button size="small" onClick={() => navigate('build')}>
            {t('toBuild')}
          </Button>
        }
      >
        {t('unplanned')}
      </ReasonStrip>
    </div>
  )
}

/** A filter that lets nothing through says so, and how to see the season again. */
function NoneShown() {
  const { t } = useTranslation('board')
  return (
    <EmptyState
      fill
      title={t('none')}
      text={t('noneText')}
      actions={<Button onClick={useBoard.getState().showAll}>{t('showAll')}</Button>}
    />
  )
}

/** The dialog that was asked for over the board. */
function Asked({
  board,
  shown,
  selected,
  onMove,
}: {
  readonly board: Board
  readonly shown: readonly Board['episodes'][number][]
  readonly selected: number
  readonly onMove: ((from: number, to: number) => void) | null
}) {
  const { asked, filter, ask } = useBoard()
  const close = () => ask(null)
  if (asked === 'price')
    return (
      <PriceDialog
        selected={selected}
        shown={isNarrow(filter) ? shown.map(({ number }) => number) : null}
        onClose={close}
      />
    )
  if (asked !== 'move' || onMove === null) return null
  return <MoveDialog episodes={board.episodes} from={selected} onMove={onMove} onClose={close} />
}

/** The episodes a filter lets through, and the one of them that is looked at: the first when it is none of them. */
function useShown({ episodes, cast }: Board) {
  const filter = useBoard((state) => state.filter)
  const looked = useScreen((state) => state.episode)
  const names = new Map(cast.map(({ id, name }) => [id, name]))
  const shown = matching(episodes, (id) => names.get(id) ?? '', filter)
  // A shorter season than the one looked at before: its last episode.
  const last = Math.min(looked, episodes.length)
  const selected = shown.some(({ number }) => number === last) ? last : (shown[0]?.number ?? last)
  return { shown, selected }
}

function Season({ board }: { readonly board: Board }) {
  const { lookAt } = useScreen.getState()
  const { shown, selected } = useShown(board)
  const view = useBoard((state) => state.view)
  const move = useMove(board.episodes)
  const readOnly = useRead('drama.current', {}).data?.drama?.mode === 'read'
  const onMove = readOnly ? null : move
  useStay(board.episodes, selected)
  useBoardKeys(selected, view)
  useMoveKeys(selected, board.episodes.length, view, onMove)
  return (
    <>
      <BoardHead board={board} shown={shown.length} selected={selected} />
      {board.episodes.every((one) => !one.outlined) && <Unplanned />}
      {shown.length === 0 ? (
        <NoneShown />
      ) : view === 'list' ? (
        <EpisodeList
          board={board}
          episodes={shown}
          selected={selected}
          onSelect={lookAt}
          movable={onMove !== null}
        />
      ) : (
        <SeasonGrid board={board} episodes={shown} selected={selected} onSelect={lookAt} onMove={onMove} />
      )}
      {view === 'cards' && (
        <div className={styles['dock']}>
          <SeasonCurve episodes={board.episodes} selected={selected} onSelect={lookAt} />
          <Promises board={board} />
        </div>
      )}
      <Asked board={board} shown={shown} selected={selected} onMove={onMove} />
    </>
  )
}

/** The board: every episode of the season side by side, its threads across them, what is promised and where it is paid. */
export function BoardRoom() {
  const { t } = useTranslation('board')
  useAddressed()
  return (
    <Panes room="board" mainLabel={t('season')}>
      <Answer query={useRead('board.get', {})}>{(board) => <Season board={board} />}</Answer>
    </Panes>
  )
}
