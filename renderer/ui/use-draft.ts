import { useState, type KeyboardEvent } from 'react'
import { isComposing } from './keys.ts'

/**
 * A text that is typed first and committed later: Enter or leaving the field commits, Escape restores what stood there.
 * While an input method composes, its Enter and Escape are its own. A value that changes from outside shows at once
 * unless one is typing.
 */
export function useDraft(value: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null)
  const finish = () => {
    if (draft !== null && draft !== value) commit(draft)
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') {
      finish()
      event.preventDefault()
    } else if (event.key === 'Escape' && draft !== null) {
      setDraft(null)
      // The dialog or room around it stays as it is: Escape was for the field.
      event.stopPropagation()
      event.preventDefault()
    }
  }
  return { text: draft ?? value, type: setDraft, onBlur: finish, onKeyDown }
}
