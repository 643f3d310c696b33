import { Clapperboard, FileText } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { Answer } from '../app/answer.tsx'
import { useCommands } from '../app/commands.ts'
import { navigate, useParam } from '../app/router.ts'
import { useShortcuts } from '../app/shortcuts.ts'
import { useStatus } from '../app/status.ts'
import { useRead } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { Button } from '../ui/button.tsx'
import { Panes } from '../ui/panes.tsx'
import { ReasonStrip, Toolbar, ToolbarGap, ToolbarRule } from '../ui/panel.tsx'
import styles from './board.module.css'
import { Promises } from './promises.tsx'
import { SeasonCurve } from './season-curve.tsx'
import { SeasonGrid } from './season-grid.tsx'
import { useMove, useStay } from './use-move.ts'

type Board = RouteOutput<'board.get'>

const openScript = () => navigate('script', { episode: useScreen.getState().episode })
const openStage = () => navigate('stage', { episode: useScreen.getState().episode })

/** Goes to the episode the address names. */
function useAddressed(): void {
  const episode = Number(useParam('episode') ?? '')
  useEffect(() => {
    if (Number.isInteger(episode) && episode > 0) useScreen.getState().lookAt(episode)
  }, [episode])
}

/** What the keys and the palette do here. */
function useBoardKeys(episode: number): void {
  const { t } = useTranslation(['board', 'app'])
  const group = t('app:rooms.board')
  useStatus(
    useMemo(
      () => [
        { id: 'board.episode', kind: 'subject' as const, text: t('selected', { n: episode }) },
        { id: 'board.walk', kind: 'hint' as const, keys: ['ArrowLeft', 'ArrowRight'], text: t('keys.walk') },
        { id: 'board.script', kind: 'hint' as const, keys: ['Enter'], text: t('keys.script') },
        { id: 'board.stage', kind: 'hint' as const, keys: ['Shift+Enter'], text: t('keys.stage') },
      ],
      [t, episode],
    ),
  )
  useShortcuts(
    useMemo(
      () => [
        { keys: 'ArrowRight', label: t('keys.walk'), group, run: () => false, shownOnly: true },
        { keys: 'Enter', label: t('keys.script'), group, run: openScript },
        { keys: 'Shift+Enter', label: t('keys.stage'), group, run: openStage },
      ],
      [t, group],
    ),
  )
  useCommands(
    useMemo(
      () => [
        {
          id: 'board.script',
          label: t('keys.script'),
          group: 'here' as const,
          keys: 'Enter',
          run: openScript,
        },
        {
          id: 'board.stage',
          label: t('keys.stage'),
          group: 'here' as const,
          keys: 'Shift+Enter',
          run: openStage,
        },
      ],
      [t],
    ),
  )
}

/** How the season stands, and the ways out of the board. */
function Head({ board }: { readonly board: Board }) {
  const { t } = useTranslation('board')
  const count = (state: string) => board.episodes.filter((one) => one.state === state).length
  const [stale, blocked] = [count('stale'), count('blocked')]
  return (
    <Toolbar label={t('tools')}>
      <span className="num">{t('count', { count: board.episodes.length })}</span>
      <ToolbarRule />
      <span className="num">{t('threads', { count: board.threads.length })}</span>
      <ToolbarGap />
      <span className={`${styles['tally']} num`}>
        <span>{t('tally.done', { count: count('current') })}</span>
        {stale > 0 && <span>{t('tally.stale', { count: stale })}</span>}
        {blocked > 0 && <span>{t('tally.blocked', { count: blocked })}</span>}
      </span>
      <Button icon={FileText} keys="Enter" onClick={openScript}>
        {t('toScript')}
      </Button>
      <Button icon={Clapperboard} keys="Shift+Enter" onClick={openStage}>
        {t('toStage')}
      </Button>
    </Toolbar>
  )
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

/** Keys that play the episode elsewhere; `onMove` is null where nothing may be changed. */
function useMoveKeys(
  episode: number,
  count: number,
  onMove: ((from: number, to: number) => void) | null,
): void {
  const { t } = useTranslation(['board', 'app'])
  const group = t('app:rooms.board')
  useStatus(
    useMemo(
      () =>
        onMove === null
          ? []
          : [
              {
                id: 'board.move',
                kind: 'hint' as const,
                keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'],
                text: t('keys.move'),
              },
            ],
      [t, onMove],
    ),
  )
  useShortcuts(
    useMemo(() => {
      const key = (keys: string, label: string, to: number) => ({
        keys,
        label,
        group,
        run: () => onMove?.(episode, to),
      })
      return [
        key('Alt+ArrowLeft', t('keys.moveLeft'), episode - 1),
        key('Alt+ArrowRight', t('keys.moveRight'), episode + 1),
        key('Alt+Home', t('keys.moveFirst'), 1),
        key('Alt+End', t('keys.moveLast'), count),
      ]
    }, [t, group, episode, count, onMove]),
  )
}

function Season({ board }: { readonly board: Board }) {
  const { lookAt } = useScreen.getState()
  const looked = useScreen((state) => state.episode)
  // A shorter season than the one looked at before: its last episode.
  const selected = Math.min(looked, board.episodes.length)
  const move = useMove(board.episodes)
  const readOnly = useRead('drama.current', {}).data?.drama?.mode === 'read'
  const onMove = readOnly ? null : move
  useStay(board.episodes, selected)
  useBoardKeys(selected)
  useMoveKeys(selected, board.episodes.length, onMove)
  return (
    <>
      <Head board={board} />
      {board.episodes.every((one) => !one.outlined) && <Unplanned />}
      <SeasonGrid board={board} selected={selected} onSelect={lookAt} onMove={onMove} />
      <div className={styles['dock']}>
        <SeasonCurve episodes={board.episodes} selected={selected} onSelect={lookAt} />
        <Promises board={board} />
      </div>
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
