import { useEffect } from 'react'
import { isComposing, matchesKeys } from '../ui/keys.ts'
import { createRegistry, useRegistered } from './registry.ts'

/** A key combination that works in the whole window while the component that registered it is mounted. */
export interface Shortcut {
  /** `Mod+K`, `Alt+ArrowLeft`, `Space`, `?`. Mod is Command on a Mac, Control elsewhere. */
  readonly keys: string
  /** What it does, in the language of the window: a row of the shortcut sheet. */
  readonly label: string
  /** Heading of its part of the sheet: the room's name, or `everywhere`. */
  readonly group: string
  /** Does it. Return false to let the key through to whatever has the focus. */
  readonly run: () => void | boolean
  /**
   * Works while one types in a field. Without it, combinations without Mod or Alt leave text fields alone; with Mod or
   * Alt they work everywhere.
   */
  readonly inFields?: boolean
  /** Keys that the focused part handles by itself (arrows of a list): shown in the sheet, never run from here. */
  readonly shownOnly?: boolean
}

const registry = createRegistry<Shortcut>()

/** What the shortcut sheet lists. */
export const shortcutRegistry = registry

/** Registers shortcuts while the component is mounted. `shortcuts` must be stable between renders (`useMemo`). */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useRegistered(registry, shortcuts)
}

/** Parts in which plain keys mean something by themselves. */
const TYPING =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]'
/** Open menus, lists and dialogs keep their keys: nothing behind them may answer. */
const MODAL = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox][data-open]'

function isOpenTo(shortcut: Shortcut, target: Element | null): boolean {
  if (shortcut.shownOnly === true) return false
  if (shortcut.inFields === true) return true
  if (target?.closest(MODAL)) return false
  const withModifier = /^(?:Mod|Alt)\+/.test(shortcut.keys)
  if (withModifier) return true
  if (target?.closest(TYPING)) return false
  // Space and Enter press the focused button.
  const pressing = shortcut.keys === 'Space' || shortcut.keys === 'Enter'
  return !(pressing && target?.closest('button, a[href], [role=button], summary, [role=option], [role=tab]'))
}

/**
 * Runs the shortcut of a key press, the last registered first, so that a room's own key wins over the window's.
 * Never while an input method composes. Exported for tests; the window installs it once.
 */
export function runShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return
  const target = event.target instanceof Element ? event.target : null
  for (const shortcut of registry.all().toReversed()) {
    if (!matchesKeys(shortcut.keys, event) || !isOpenTo(shortcut, target)) continue
    if (shortcut.run() === false) continue
    event.preventDefault()
    return
  }
}

/** Listens to the keyboard for the whole window. Once, in the frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    addEventListener('keydown', runShortcut)
    return () => removeEventListener('keydown', runShortcut)
  }, [])
}
