import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeLabel } from '../../shared/contract/history.ts'
import { useWrite } from '../rpc/hooks.ts'
import { say } from '../ui/toasts.ts'
import { useFailureWords } from './failures.ts'
import { offerToRoom } from './menu-commands.ts'

const KINDS = [
  'line',
  'place',
  'order',
  'removed',
  'voice',
  'look',
  'pin',
  'choice',
  'waiver',
  'budget',
] as const

/** A change in the words of the window: what kind, and of what. */
export function useChangeWords(): (change: ChangeLabel) => string {
  const { t } = useTranslation('app')
  return ({ kind, what }) => {
    const known = KINDS.find((name) => name === kind) ?? 'other'
    return what === '' ? t(`change.${known}`) : `${t(`change.${known}`)} · ${what}`
  }
}

/** A field of letters that has an undo of its own and is no part of the drama. */
function isPlainField(element: Element | null): boolean {
  return element?.matches('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea') === true
}

/**
 * Takes back (or makes again) the last human change. In a plain field the letters of the field are meant: the answer is
 * then false, and the browser does it. A room that is still typing may do it in its own way.
 */
export function useUndo(): (command: 'undo' | 'redo') => boolean {
  const { t } = useTranslation('app')
  const undo = useWrite('history.undo').mutateAsync
  const redo = useWrite('history.redo').mutateAsync
  const nameOf = useChangeWords()
  const wordsOf = useFailureWords()
  return useCallback(
    (command) => {
      if (offerToRoom(command)) return true
      if (isPlainField(document.activeElement)) return false
      const done =
        command === 'undo'
          ? undo({}).then(({ undone }) => t('drama.undone', { what: nameOf(undone) }))
          : redo({}).then(({ redone }) => t('drama.redone', { what: nameOf(redone) }))
      void done
        .then((text) => say({ state: 'current', text }))
        .catch((error: unknown) => say({ state: 'missing', text: wordsOf(error).title }))
      return true
    },
    [undo, redo, t, nameOf, wordsOf],
  )
}
