import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptLine } from '../../shared/contract/script.ts'
import { useRoomCommand } from '../app/menu-commands.ts'
import { useWrite } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { cx } from '../ui/cx.ts'
import { isComposing } from '../ui/keys.ts'
import { focusLine } from './line-keys.ts'
import styles from './script.module.css'
import { useScript } from './script-state.ts'
import { useLineDraft, type LineDraft } from './use-line-draft.ts'

/** Enter and the arrows at either end of a line go on to its neighbours; Escape leaves the page. */
function onLineKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
  const area = event.currentTarget
  const { key } = event
  const atStart = area.selectionStart === 0 && area.selectionEnd === 0
  const atEnd = area.selectionStart === area.value.length
  if (key === 'Enter') {
    // A line is one run of words: Enter never breaks it.
    event.preventDefault()
    focusLine(area, event.shiftKey ? -1 : 1)
  } else if (key === 'ArrowUp' && atStart && focusLine(area, -1)) event.preventDefault()
  else if (key === 'ArrowDown' && atEnd && focusLine(area, 1, 'start')) event.preventDefault()
  else if (key === 'Escape') area.blur()
}

/** Undo while one types in a line takes back the stretch of typing, on disk: the history is that of the drama. */
function useLineUndo(area: { readonly current: HTMLTextAreaElement | null }, draft: LineDraft): void {
  const undo = useWrite('history.undo').mutateAsync
  const redo = useWrite('history.redo').mutateAsync
  const changedOutside = useScript((state) => state.changedOutside)
  const step = (command: 'undo' | 'redo') => () => {
    if (document.activeElement !== area.current || area.current === null) return false
    void draft
      .flush()
      .then(async () => {
        await (command === 'undo' ? undo({}) : redo({}))
      })
      .then(changedOutside, () => undefined)
    draft.begin()
    return true
  }
  useRoomCommand('undo', step('undo'))
  useRoomCommand('redo', step('redo'))
}

/** The words of one line, edited where they stand. */
export function LineEditor({
  line,
  label,
  readOnly,
}: {
  readonly line: ScriptLine
  /** What it is, for those who cannot see the page: who speaks, or the kind of line. */
  readonly label: string
  readonly readOnly: boolean
}) {
  const { t } = useTranslation('script')
  const area = useRef<HTMLTextAreaElement>(null)
  const select = useScreen((state) => state.select)
  const draft = useLineDraft(line)
  useLineUndo(area, draft)
  return (
    <>
      <textarea
        ref={area}
        className={cx(styles['words'], draft.empty && styles['invalid'])}
        data-line={line.id}
        rows={1}
        value={draft.text}
        readOnly={readOnly}
        aria-label={label}
        aria-invalid={draft.empty || undefined}
        spellCheck={false}
        onFocus={() => {
          select({ line: line.id })
          draft.begin()
        }}
        onBlur={draft.end}
        onKeyDown={onLineKey}
        onChange={(event) => draft.type(event.target.value, isNativeComposing(event.nativeEvent))}
        onCompositionEnd={(event) => draft.type(event.currentTarget.value, false)}
      />
      {draft.empty && (
        <span className={styles['empty']} role="alert">
          {t('line.empty')}
        </span>
      )}
    </>
  )
}

const isNativeComposing = (event: Event): boolean => event instanceof InputEvent && event.isComposing
