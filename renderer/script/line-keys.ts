/** Lines of the page in their order, for keys that move between them. */
const editors = (): HTMLTextAreaElement[] => [
  ...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-line]'),
]

/** Puts the caret into the line after (or before) one, at its end (or start). @returns false at the end of the page */
export function focusLine(
  from: HTMLTextAreaElement,
  direction: 1 | -1,
  caret: 'start' | 'end' = 'end',
): boolean {
  const all = editors()
  const next = all[all.indexOf(from) + direction]
  if (next === undefined) return false
  next.focus()
  const at = caret === 'start' ? 0 : next.value.length
  next.setSelectionRange(at, at)
  return true
}

/** Puts the caret into a line by its id and brings it into sight. */
export function focusLineById(id: string): boolean {
  const found = editors().find((editor) => editor.dataset['line'] === id)
  if (found === undefined) return false
  found.scrollIntoView({ block: 'center' })
  found.focus({ preventScroll: true })
  return true
}
