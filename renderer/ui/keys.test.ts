import { describe, expect, test } from 'vitest'
import { isComposing, keyCaps, matchesKeys, type KeyPress } from './keys.ts'

const press = (key: string, some: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...some,
})

describe('key combinations', () => {
  test('Mod is Command on a Mac and Control elsewhere, never both', () => {
    expect(matchesKeys('Mod+K', press('k', { metaKey: true }), true)).toBe(true)
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false)
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true)
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true, metaKey: true }), false)).toBe(false)
  })

  test('undo is not redo: Shift counts for letters', () => {
    expect(matchesKeys('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matchesKeys('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
  })

  test('a question mark is one on every layout, whatever is held to type it', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(matchesKeys('?', press('?'), false)).toBe(true)
  })

  test('a Cyrillic layout and Alt on a Mac still reach the letters by their place', () => {
    expect(matchesKeys('Mod+K', press('л', { code: 'KeyK', ctrlKey: true }), false)).toBe(true)
    expect(matchesKeys('Alt+L', press('¬', { code: 'KeyL', altKey: true }), true)).toBe(true)
  })

  test('the caps are those of the keyboard in front of the person', () => {
    expect(keyCaps('Mod+Shift+K', true)).toEqual(['⌘', '⇧', 'K'])
    expect(keyCaps('Mod+Shift+K', false)).toEqual(['Ctrl', 'Shift', 'K'])
    expect(keyCaps('Mod++', false)).toEqual(['Ctrl', '+'])
  })

  test('keys of an input method are its own, also where only the code 229 says so', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(isComposing({ nativeEvent: { isComposing: true }, keyCode: 13 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false)
  })
})
