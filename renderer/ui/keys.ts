/** What the keyboard needs to know of a key press; events of the DOM and of React both fit. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** True on a Mac: Mod is Command there and Control elsewhere. */
export const isMac = /mac/i.test(navigator.userAgent)

/**
 * True while an input method composes. Such keys belong to the input method: 229 is what some of them send before
 * `isComposing` is set, and Safari sends it for the Enter that ends a composition.
 */
export function isComposing(event: {
  readonly isComposing?: boolean
  readonly keyCode: number
  readonly nativeEvent?: { readonly isComposing: boolean }
}): boolean {
  return (event.nativeEvent?.isComposing ?? event.isComposing) === true || event.keyCode === 229
}

interface Combination {
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly key: string
}

/** Reads `Mod+Shift+K`. The key is a letter, a digit, a sign, or a name as in `KeyboardEvent.key` (`Space` for " "). */
function parse(keys: string): Combination {
  const parts = keys.split('+')
  // "Mod++" names the plus key: splitting leaves two empty parts at its end.
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '')
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: key === 'Space' ? ' ' : key,
  }
}

/** Letters and digits by their place on the keyboard, for layouts and Alt combinations that change `key`. */
const CODE = /^(?:Key|Digit)(.)$/

function sameKey(wanted: string, event: KeyPress): boolean {
  if (event.key.toLowerCase() === wanted.toLowerCase()) return true
  // A non-Latin layout or Alt on a Mac gives another letter: then the place of the key counts.
  const ascii = event.key.length === 1 && event.key.charCodeAt(0) < 128
  return (!ascii || event.altKey) && CODE.exec(event.code)?.[1]?.toLowerCase() === wanted.toLowerCase()
}

/** Whether a key press is the combination `keys`, such as `Mod+K`, `Alt+ArrowLeft`, `?` or `Shift+F10`. */
export function matchesKeys(keys: string, event: KeyPress, mac: boolean = isMac): boolean {
  const wanted = parse(keys)
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  if (mod !== wanted.mod || other || event.altKey !== wanted.alt) return false
  // Signs such as "?" are typed with Shift on some layouts: the sign itself is what was asked for.
  const sign = wanted.key.length === 1 && !/[a-z0-9 ]/i.test(wanted.key)
  if (!sign && event.shiftKey !== wanted.shift) return false
  return sameKey(wanted.key, event)
}

const MAC_NAMES: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const PC_NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' }
const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '⏎',
  Backspace: '⌫',
  Delete: 'Del',
  Escape: 'Esc',
  Tab: '⇥',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** The caps a combination is shown as: `Mod+K` is `⌘`, `K` on a Mac and `Ctrl`, `K` elsewhere. */
export function keyCaps(keys: string, mac: boolean = isMac): string[] {
  const names = mac ? MAC_NAMES : PC_NAMES
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+')
  return parts.map((part) => {
    const name = names[part] ?? KEY_NAMES[part] ?? part
    return name.length === 1 ? name.toUpperCase() : name
  })
}

/** A combination as `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: string, mac: boolean = isMac): string {
  return keys.replace('Mod', mac ? 'Meta' : 'Control')
}
