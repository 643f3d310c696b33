import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/contract/events.ts'
import type { Words } from './words.ts'

/** What {@link menuTemplate} is made from. */
export interface MenuOptions {
  readonly words: Words
  readonly mac: boolean
  /** Developer tools are in the menu of a checkout only. */
  readonly devTools: boolean
  readonly recent: readonly { readonly dir: string; readonly title: string }[]
  /** The page carries it out. */
  readonly command: (command: MenuCommand) => void
  readonly openRecent: (dir: string) => void
  /** One step larger (1), smaller (-1), or back to normal (0). */
  readonly zoom: (step: 1 | -1 | 0) => void
}

type Items = MenuItemConstructorOptions[]

const line: MenuItemConstructorOptions = { type: 'separator' }

/** An item the page carries out. Its id is the command, so that tests can find it. */
function item(
  options: MenuOptions,
  command: MenuCommand,
  label: string,
  accelerator?: string,
): MenuItemConstructorOptions {
  return {
    id: command,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => options.command(command),
  }
}

function appMenu(options: MenuOptions): Items {
  const { words } = options
  return [
    { role: 'about', label: words.about },
    line,
    item(options, 'settings', words.settings, 'CmdOrCtrl+,'),
    line,
    { role: 'services', label: words.services },
    line,
    { role: 'hide', label: words.hide },
    { role: 'hideOthers', label: words.hideOthers },
    { role: 'unhide', label: words.unhide },
    line,
    { role: 'quit', label: words.quit },
  ]
}

function recentMenu({ words, recent, openRecent }: MenuOptions): Items {
  if (recent.length === 0) return [{ label: words.noRecent, enabled: false }]
  return recent.map(({ dir, title }, index) => ({
    id: `recent-${index + 1}`,
    label: title,
    click: () => openRecent(dir),
  }))
}

function fileMenu(options: MenuOptions): Items {
  const { words, mac } = options
  return [
    item(options, 'new', words.new, 'CmdOrCtrl+N'),
    item(options, 'open', words.open, 'CmdOrCtrl+O'),
    { id: 'recent', label: words.recent, submenu: recentMenu(options) },
    line,
    item(options, 'build', words.build, 'CmdOrCtrl+B'),
    item(options, 'export', words.export, 'CmdOrCtrl+E'),
    line,
    item(options, 'close', words.close, 'CmdOrCtrl+Shift+W'),
    { role: 'close', label: words.closeWindow },
    ...(mac
      ? []
      : [
          line,
          item(options, 'settings', words.settings, 'CmdOrCtrl+,'),
          line,
          { role: 'quit' as const, label: words.quit },
        ]),
  ]
}

function editMenu(options: MenuOptions): Items {
  const { words } = options
  return [
    // Not the standard roles: a person undoes edits of the drama, not only letters in a field. The page tells them apart.
    item(options, 'undo', words.undo, 'CmdOrCtrl+Z'),
    item(options, 'redo', words.redo, 'CmdOrCtrl+Shift+Z'),
    line,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
    line,
    item(options, 'find', words.find, 'CmdOrCtrl+F'),
  ]
}

function viewMenu({ words, zoom, devTools }: MenuOptions): Items {
  return [
    { id: 'zoom-in', label: words.zoomIn, accelerator: 'CmdOrCtrl+Plus', click: () => zoom(1) },
    { id: 'zoom-out', label: words.zoomOut, accelerator: 'CmdOrCtrl+-', click: () => zoom(-1) },
    { id: 'zoom-reset', label: words.zoomReset, accelerator: 'CmdOrCtrl+0', click: () => zoom(0) },
    line,
    { role: 'togglefullscreen', label: words.fullScreen },
    ...(devTools ? [line, { role: 'toggleDevTools' as const, label: words.devTools }] : []),
  ]
}

/** Rooms as the title bar shows them, in its order. */
const ROOMS = ['room-1', 'room-2', 'room-3', 'room-4', 'room-5', 'room-6'] as const

function goMenu(options: MenuOptions): Items {
  const { words } = options
  return [
    item(options, 'palette', words.palette, 'CmdOrCtrl+K'),
    line,
    ...ROOMS.map((room, index) => item(options, room, words.rooms[index] ?? room, `CmdOrCtrl+${index + 1}`)),
  ]
}

function windowMenu({ words, mac }: MenuOptions): Items {
  const macOnly: Items = [{ role: 'zoom', label: words.zoom }, line, { role: 'front', label: words.front }]
  return [{ role: 'minimize', label: words.minimize }, ...(mac ? macOnly : [])]
}

/** The menu of the app in one language: standard roles, and the commands that the page carries out. */
export function menuTemplate(options: MenuOptions): Items {
  const { words, mac } = options
  const macMenu: Items = mac ? [{ label: 'Cliffhanger', submenu: appMenu(options) }] : []
  return [
    ...macMenu,
    { id: 'file', label: words.file, submenu: fileMenu(options) },
    { label: words.edit, submenu: editMenu(options) },
    { label: words.view, submenu: viewMenu(options) },
    { label: words.go, submenu: goMenu(options) },
    { role: 'window', label: words.window, submenu: windowMenu(options) },
    {
      role: 'help',
      label: words.help,
      submenu: [item(options, 'shortcuts', words.shortcuts, 'CmdOrCtrl+/')],
    },
  ]
}
