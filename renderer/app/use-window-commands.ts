import {
  FileOutput,
  FolderOpen,
  House,
  Keyboard,
  Languages,
  Layers,
  MessageSquareText,
  Monitor,
  Moon,
  PanelLeft,
  Plus,
  Redo2,
  Search,
  Settings,
  Square,
  Sun,
  Undo2,
  X,
} from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MenuCommand } from '../../shared/contract/events.ts'
import { useStudioEvent, useWrite } from '../rpc/hooks.ts'
import { FOLD_EVENT, focusNextPane } from '../ui/panes.tsx'
import { say } from '../ui/toasts.ts'
import { useCommands, type Command } from './commands.ts'
import { useTellFailure } from './failures.ts'
import { offerToRoom } from './menu-commands.ts'
import { useCloseDrama, useOpenDrama } from './open-drama.ts'
import { openOverlay, openPalette } from './overlays.ts'
import { DRAMA_ROOMS, findRoom, roomNumbered } from './rooms.tsx'
import { navigate } from './router.ts'
import { useShortcuts, type Shortcut } from './shortcuts.ts'
import { useStartBuild } from './spending.ts'
import { useBuilding } from './use-building.ts'
import { useUndo } from './use-undo.ts'

/** Starts the build, or stops the one under way. */
function useBuildToggle(): () => void {
  const { t } = useTranslation('app')
  const { start } = useStartBuild()
  const cancel = useWrite('build.cancel').mutateAsync
  const working = useBuilding()
  const tell = useTellFailure()
  return () => {
    const told = () =>
      say({ state: 'running', text: t(working ? 'drama.buildStopped' : 'drama.buildStarted') })
    if (working) void cancel({}).then(told, tell)
    else start(told)
  }
}

/** What the window itself can do, by the names of the menu. False: the key goes on to whatever has the focus. */
function useActions(hasDrama: boolean): (command: MenuCommand) => boolean {
  const open = useOpenDrama()
  const close = useCloseDrama()
  const undo = useUndo()
  const toggleBuild = useBuildToggle()
  const only = (act: () => void) => {
    if (hasDrama) act()
    return hasDrama
  }
  return (command) => {
    switch (command) {
      case 'new':
        navigate('home')
        return true
      case 'open':
        void open(null)
        return true
      case 'close':
        return only(() => void close())
      case 'undo':
      case 'redo':
        return hasDrama && undo(command)
      case 'palette':
        openPalette()
        return true
      case 'shortcuts':
        openOverlay('shortcuts')
        return true
      case 'settings':
        navigate('settings')
        return true
      case 'build':
        return offerToRoom('build') || only(toggleBuild)
      case 'export':
        return offerToRoom('export') || only(() => openOverlay('export'))
      case 'find':
        if (!offerToRoom('find')) openPalette()
        return true
      default:
        return only(() => {
          const room = roomNumbered(Number(command.slice('room-'.length)))
          if (room !== undefined) navigate(room.id)
        })
    }
  }
}

function useWindowShortcuts(run: (command: MenuCommand) => boolean): void {
  const { t } = useTranslation('app')
  useShortcuts(
    useMemo(() => {
      const everywhere = (keys: string, label: string, command: MenuCommand): Shortcut => ({
        keys,
        label,
        group: t('shortcuts.everywhere'),
        run: () => run(command),
      })
      const plain = (keys: string, label: string, act: () => void): Shortcut => ({
        keys,
        label,
        group: t('shortcuts.everywhere'),
        run: act,
      })
      return [
        everywhere('Mod+K', t('commands.open'), 'palette'),
        everywhere('?', t('shortcuts.title'), 'shortcuts'),
        everywhere('Mod+/', t('shortcuts.title'), 'shortcuts'),
        ...DRAMA_ROOMS.flatMap(({ id, keys }) =>
          keys === null
            ? []
            : [plain(keys, t('commands.goTo', { room: t(`rooms.${id}`) }), () => navigate(id))],
        ),
        plain('F6', t('shortcuts.nextPane'), () => focusNextPane(1)),
        plain('Shift+F6', t('shortcuts.previousPane'), () => focusNextPane(-1)),
        plain('Mod+\\', t('shortcuts.foldSide'), () => void dispatchEvent(new Event(FOLD_EVENT))),
        everywhere('Mod+Z', t('drama.undo'), 'undo'),
        everywhere('Mod+Shift+Z', t('drama.redo'), 'redo'),
        everywhere('Mod+B', t('drama.build'), 'build'),
        everywhere('Mod+E', t('drama.export'), 'export'),
        everywhere('Mod+F', t('shortcuts.find'), 'find'),
        everywhere('Mod+N', t('drama.new'), 'new'),
        everywhere('Mod+O', t('drama.open'), 'open'),
        everywhere('Mod+,', t('title.settings'), 'settings'),
        {
          keys: 'Shift+F10',
          label: t('shortcuts.contextMenu'),
          group: t('shortcuts.everywhere'),
          run: () => false,
          shownOnly: true,
        },
      ]
    }, [t, run]),
  )
}

function useGoCommands(run: (command: MenuCommand) => boolean, hasDrama: boolean): void {
  const { t, i18n } = useTranslation('app')
  useCommands(
    useMemo(() => {
      const other = i18n.language === 'zh' ? 'en' : 'zh'
      const rooms = (hasDrama ? DRAMA_ROOMS : []).map(({ id, icon, keys }): Command => ({
        id: `go.${id}`,
        label: t(`rooms.${id}`),
        keywords: `${i18n.t(`rooms.${id}`, { lng: other })} ${t('commands.goTo', { room: '' })}`,
        group: 'go',
        icon,
        ...(keys === null ? {} : { keys }),
        run: () => navigate(id),
      }))
      const home: Command = {
        id: 'go.home',
        label: t('rooms.home'),
        keywords: i18n.t('rooms.home', { lng: other }),
        group: 'go',
        icon: House,
        run: () => navigate('home'),
      }
      const settings: Command = {
        id: 'go.settings',
        label: t('rooms.settings'),
        keywords: i18n.t('rooms.settings', { lng: other }),
        group: 'go',
        icon: Settings,
        keys: 'Mod+,',
        run: () => void run('settings'),
      }
      return [...rooms, home, ...(findRoom('settings') === undefined ? [] : [settings])]
    }, [t, i18n, run, hasDrama]),
  )
}

function useDramaCommands(run: (command: MenuCommand) => boolean, hasDrama: boolean): void {
  const { t } = useTranslation('app')
  const working = useBuilding()
  useCommands(
    useMemo(() => {
      const command = (id: MenuCommand, label: string, icon: Command['icon'], keys?: string): Command => ({
        id: `drama.${id}`,
        label,
        group: 'drama',
        ...(icon === undefined ? {} : { icon }),
        ...(keys === undefined ? {} : { keys }),
        run: () => void run(id),
      })
      const always = [
        command('new', t('drama.new'), Plus, 'Mod+N'),
        command('open', t('drama.open'), FolderOpen, 'Mod+O'),
      ]
      if (!hasDrama) return always
      return [
        command(
          'build',
          t(working ? 'drama.cancelBuild' : 'drama.build'),
          working ? Square : Layers,
          'Mod+B',
        ),
        command('export', t('drama.export'), FileOutput, 'Mod+E'),
        command('undo', t('drama.undo'), Undo2, 'Mod+Z'),
        command('redo', t('drama.redo'), Redo2, 'Mod+Shift+Z'),
        ...always,
        command('close', t('title.close'), X),
      ]
    }, [t, run, hasDrama, working]),
  )
}

function useViewCommands(): void {
  const { t } = useTranslation('app')
  const { mutate: set } = useWrite('settings.set')
  useCommands(
    useMemo((): readonly Command[] => {
      const view = (id: string, label: string, icon: Command['icon'], act: () => void): Command => ({
        id: `view.${id}`,
        label,
        group: 'view',
        ...(icon === undefined ? {} : { icon }),
        run: act,
      })
      return [
        { ...view('find', t('shortcuts.find'), Search, openPalette), keys: 'Mod+F' },
        {
          ...view('shortcuts', t('commands.shortcuts'), Keyboard, () => openOverlay('shortcuts')),
          keys: '?',
        },
        {
          ...view(
            'fold',
            t('shortcuts.foldSide'),
            PanelLeft,
            () => void dispatchEvent(new Event(FOLD_EVENT)),
          ),
          keys: 'Mod+\\',
        },
        view('log', t('commands.log'), MessageSquareText, () => openOverlay('log')),
        view('light', t('commands.themeLight'), Sun, () => set({ theme: 'light' })),
        view('dark', t('commands.themeDark'), Moon, () => set({ theme: 'dark' })),
        view('system', t('commands.themeSystem'), Monitor, () => set({ theme: 'system' })),
        view('zh', t('commands.chinese'), Languages, () => set({ language: 'zh' })),
        view('en', t('commands.english'), Languages, () => set({ language: 'en' })),
      ]
    }, [t, set]),
  )
}

/** The same function at every render, which runs the latest one: what is registered need not be registered again. */
function useStable(run: (command: MenuCommand) => boolean): (command: MenuCommand) => boolean {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback((command) => latest.current(command), [])
}

/** Keys, palette and menu of the window itself. Once, in the frame. */
export function useWindowCommands(hasDrama: boolean): void {
  const run = useStable(useActions(hasDrama))
  useWindowShortcuts(run)
  useGoCommands(run, hasDrama)
  useDramaCommands(run, hasDrama)
  useViewCommands()
  useStudioEvent('menu', ({ command }) => {
    if (run(command)) return
    // In a plain field the menu's undo means its letters.
    if (command === 'undo' || command === 'redo') document.execCommand(command)
  })
}
