import { app } from './app.ts'
import type { BrowserWindow } from './browser-window.ts'
import type { KeyPress } from './page/crossing.ts'
import { windows } from './runtime.ts'

/** An item as the app describes it. */
interface ItemTemplate {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly submenu?: readonly ItemTemplate[] | Menu
  readonly click?: (item: MenuItem, window: BrowserWindow | null, event: object) => void
}

const focused = (): BrowserWindow | null =>
  [...windows.values()].findLast((window) => window.isVisible()) ?? null

/** What the standard roles do here; all others do nothing. */
const ROLES: Readonly<Record<string, (window: BrowserWindow | null) => void>> = {
  quit: () => void app.quit(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  reload: (window) => window?.webContents.reload(),
}

/** Electron's `MenuItem`. */
export class MenuItem {
  readonly id: string
  readonly label: string
  readonly role: string
  readonly type: string
  readonly accelerator: string
  readonly submenu: Menu | null
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #click: ItemTemplate['click']

  constructor(template: ItemTemplate) {
    const { submenu } = template
    this.id = template.id ?? ''
    this.label = template.label ?? template.role ?? ''
    this.role = template.role ?? ''
    this.type = template.type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.accelerator = template.accelerator ?? ''
    this.submenu =
      submenu === undefined ? null : submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu)
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.checked = template.checked ?? false
    this.#click = template.click
  }

  /** What choosing it does. */
  readonly click = (): void => {
    if (!this.enabled) return
    if (this.#click === undefined) ROLES[this.role]?.(focused())
    else this.#click(this, focused(), {})
  }
}

/** Electron's `Menu`. Nothing of it is drawn: it is there to be looked through, clicked, and reached by its keys. */
export class Menu {
  static #application: Menu | null = null

  static buildFromTemplate(template: readonly ItemTemplate[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  readonly items: MenuItem[] = []

  append(item: MenuItem): void {
    this.items.push(item)
  }
  popup(): void {}
  closePopup(): void {}

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }
}

const flat = (menu: Menu): MenuItem[] =>
  menu.items.flatMap((item) => [item, ...(item.submenu === null ? [] : flat(item.submenu))])

const mac = process.platform === 'darwin'
const NAMES: Readonly<Record<string, string>> = { plus: '+', space: ' ', esc: 'escape', return: 'enter' }

/** True when a key press is the one an accelerator names (`CmdOrCtrl+Shift+Z`). */
export function matchesAccelerator(accelerator: string, press: KeyPress): boolean {
  const words = accelerator.toLowerCase().split('+')
  const named = words.at(-1) ?? ''
  const has = (...names: string[]): boolean => names.some((name) => words.slice(0, -1).includes(name))
  const command = has('cmdorctrl', 'commandorcontrol')
  const ctrl = has('ctrl', 'control') || (command && !mac)
  const meta = has('cmd', 'command', 'super', 'meta') || (command && mac)
  const key = NAMES[named] ?? named
  // Shift is part of how some signs are typed.
  const shift = has('shift') === press.shift || key === '+'
  return (
    key !== '' &&
    key === press.key.toLowerCase() &&
    ctrl === press.ctrl &&
    meta === press.meta &&
    has('alt', 'option') === press.alt &&
    shift
  )
}

/** Chooses the item of the application's menu that a key press stands for. False when there is none. */
export function clickAccelerator(press: KeyPress): boolean {
  const menu = Menu.getApplicationMenu()
  const found =
    menu === null ? undefined : flat(menu).find(({ accelerator }) => matchesAccelerator(accelerator, press))
  found?.click()
  return found !== undefined
}
