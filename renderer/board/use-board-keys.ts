import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands, type Command } from '../app/commands.ts'
import { navigate } from '../app/router.ts'
import { useShortcuts, type Shortcut } from '../app/shortcuts.ts'
import { useStatus, type StatusItem } from '../app/status.ts'
import { useBoard, type BoardView } from './board-state.ts'

const { show, ask } = useBoard.getState()

/** Opens the text of an episode. */
export const openScript = (episode: number): void => navigate('script', { episode })
/** Opens an episode on the stage. */
export const openStage = (episode: number): void => navigate('stage', { episode })

/** The keys that walk a view, back and on; with Alt they move the episode. */
const WALK = { cards: ['ArrowLeft', 'ArrowRight'], list: ['ArrowUp', 'ArrowDown'] } as const

/** A key of the board: a row of the sheet, a hint at the foot where it has one, a command of the palette. */
interface BoardKey {
  readonly id: string
  readonly keys: string
  readonly label: string
  readonly run: () => void
}

/** Puts keys into the sheet and the palette. */
function useKeysAndCommands(keys: readonly BoardKey[]): void {
  const { t } = useTranslation('app')
  const group = t('rooms.board')
  useShortcuts(
    useMemo(
      () => keys.map(({ keys: pressed, label, run }): Shortcut => ({ keys: pressed, label, group, run })),
      [keys, group],
    ),
  )
  useCommands(useMemo(() => keys.map((key): Command => ({ ...key, group: 'here' })), [keys]))
}

/** What the keys and the palette do with the episode that is looked at. */
export function useBoardKeys(episode: number, view: BoardView): void {
  const { t } = useTranslation(['board', 'app'])
  const group = t('app:rooms.board')
  const [back, onward] = WALK[view]
  useStatus(
    useMemo(
      (): StatusItem[] => [
        { id: 'board.episode', kind: 'subject', text: t('selected', { n: episode }) },
        { id: 'board.walk', kind: 'hint', keys: [back, onward], text: t('keys.walk') },
        { id: 'board.script', kind: 'hint', keys: ['Enter'], text: t('keys.script') },
        { id: 'board.stage', kind: 'hint', keys: ['Shift+Enter'], text: t('keys.stage') },
        { id: 'board.price', kind: 'hint', keys: ['$'], text: t('keys.price') },
      ],
      [t, episode, back, onward],
    ),
  )
  useShortcuts(
    useMemo(
      () => [{ keys: onward, label: t('keys.walk'), group, run: () => false, shownOnly: true }],
      [t, group, onward],
    ),
  )
  useKeysAndCommands(
    useMemo(
      () => [
        { id: 'board.script', keys: 'Enter', label: t('keys.script'), run: () => openScript(episode) },
        { id: 'board.stage', keys: 'Shift+Enter', label: t('keys.stage'), run: () => openStage(episode) },
        { id: 'board.price', keys: '$', label: t('keys.price'), run: () => ask('price') },
      ],
      [t, episode],
    ),
  )
  useCommands(
    useMemo(() => {
      const other = view === 'cards' ? 'list' : 'cards'
      return [
        { id: 'board.view', label: t(`views.${other}Command`), group: 'here', run: () => show(other) },
      ] satisfies Command[]
    }, [t, view]),
  )
}

/** Keys that play the episode elsewhere; `onMove` is null where nothing may be changed. */
export function useMoveKeys(
  episode: number,
  count: number,
  view: BoardView,
  onMove: ((from: number, to: number) => void) | null,
): void {
  const { t } = useTranslation('board')
  const [earlier, later] = WALK[view]
  useStatus(
    useMemo(
      (): StatusItem[] =>
        onMove === null
          ? []
          : [
              {
                id: 'board.move',
                kind: 'hint',
                keys: [`Alt+${earlier}`, `Alt+${later}`],
                text: t('keys.move'),
              },
              { id: 'board.moveTo', kind: 'hint', keys: ['M'], text: t('keys.moveTo') },
            ],
      [t, onMove, earlier, later],
    ),
  )
  useKeysAndCommands(
    useMemo(() => {
      if (onMove === null) return []
      const move = (id: string, keys: string, label: string, to: number): BoardKey => ({
        id: `board.${id}`,
        keys,
        label,
        run: () => onMove(episode, to),
      })
      return [
        { id: 'board.moveTo', keys: 'M', label: t('keys.moveTo'), run: () => ask('move') },
        move('moveEarlier', `Alt+${earlier}`, t('keys.moveLeft'), episode - 1),
        move('moveLater', `Alt+${later}`, t('keys.moveRight'), episode + 1),
        move('moveFirst', 'Alt+Home', t('keys.moveFirst'), 1),
        move('moveLast', 'Alt+End', t('keys.moveLast'), count),
      ]
    }, [t, earlier, later, episode, count, onMove]),
  )
}
