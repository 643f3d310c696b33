import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { isComposing } from './keys.ts'
import { createTypeAhead, movedIndex } from './list-keys.ts'
import { pinyinInitials } from './pinyin.ts'
import styles from './virtual-list.module.css'

export interface VirtualListProps {
  readonly label: string
  readonly count: number
  /** A stable name of a row. */
  readonly keyOf: (index: number) => string
  /** Words of a row, for type-ahead (initials of pinyin count too). */
  readonly textOf: (index: number) => string
  /** Height of a row, px. */
  readonly rowHeight: number | ((index: number) => number)
  /** True for the head of a group: it is seen and never selected. */
  readonly isHead?: (index: number) => boolean
  readonly render: (index: number, state: { selected: boolean; focused: boolean }) => ReactNode
  /** The selected row, or -1. */
  readonly selected: number
  /** A row was chosen by click, arrows or type-ahead. */
  readonly onSelect: (index: number) => void
  /** Enter or a double click. */
  readonly onOpen?: (index: number) => void
  /** Any other key while a row has the focus; return true when it was used. */
  readonly onKey?: (event: KeyboardEvent, index: number) => boolean
}

/** Rows in sight, for Page Up and Page Down. */
const pageOf = (element: HTMLElement | null, rowPx: number) =>
  Math.max(1, Math.floor((element?.clientHeight ?? 0) / Math.max(1, rowPx)) - 1)

/**
 * A list of any length: only rows in sight are drawn. One tab stop; arrows, Home, End and Page keys move, letters find,
 * Enter opens. Selection follows the focus.
 */
export function VirtualList(props: VirtualListProps) {
  const { label, count, keyOf, rowHeight, isHead, render, selected, onSelect, onOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const heightOf = typeof rowHeight === 'number' ? () => rowHeight : rowHeight
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 8,
  })
  const onKeyDown = useListKeys(props, scroller, heightOf(0))
  const scrollTo = rows.scrollToIndex
  useEffect(() => {
    if (selected >= 0 && selected < count) scrollTo(selected, { align: 'auto' })
  }, [selected, count, scrollTo])
  return (
    <div
      ref={scroller}
      className={styles['list']}
      role="listbox"
      aria-label={label}
      aria-activedescendant={selected >= 0 ? `${id}-${selected}` : undefined}
      tabIndex={0}
      data-pane-focus=""
      onKeyDown={onKeyDown}
    >
      <div className={styles['sizer']} style={{ height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, key, start, size }) =>
          isHead?.(index) === true ? (
            <div
              key={key}
              className={styles['head']}
              style={{ height: size, transform: `translateY(${start}px)` }}
              role="presentation"
            >
              {render(index, { selected: false, focused: false })}
            </div>
          ) : (
            // The list itself takes the keys of its rows.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={key}
              id={`${id}-${index}`}
              className={cx(styles['row'], index === selected && styles['focused'])}
              style={{ height: size, transform: `translateY(${start}px)` }}
              role="option"
              aria-selected={index === selected}
              aria-setsize={count}
              aria-posinset={index + 1}
              onClick={() => onSelect(index)}
              onDoubleClick={() => onOpen?.(index)}
            >
              {render(index, { selected: index === selected, focused: index === selected })}
            </div>
          ),
        )}
      </div>
    </div>
  )
}

/** The row to go to when `to` may be a head: the next one in the same direction, else the one before it, else none. */
function pastHeads(
  to: number | null,
  from: number,
  count: number,
  isHead: VirtualListProps['isHead'],
): number | null {
  if (to === null || isHead?.(to) !== true) return to
  const ahead = to >= from ? 1 : -1
  for (const step of [ahead, -ahead])
    for (let index = to; index >= 0 && index < count; index += step) if (!isHead(index)) return index
  return null
}

/** The keys of a list whose selection follows its focus. */
function useListKeys(
  { count, textOf, isHead, selected, onSelect, onOpen, onKey }: VirtualListProps,
  scroller: { readonly current: HTMLElement | null },
  rowPx: number,
) {
  const [typeAhead] = useState(() => createTypeAhead())
  const begins = (index: number, prefix: string) => {
    if (isHead?.(index) === true) return false
    const text = textOf(index).toLowerCase()
    return text.startsWith(prefix) || pinyinInitials(text).startsWith(prefix)
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return
    if (selected >= 0 && onKey?.(event, selected) === true) return event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to =
      event.key.length === 1 && (event.key !== ' ' || typeAhead.isTyping())
        ? typeAhead.find(event.key, selected, count, begins)
        : pastHeads(
            movedIndex(event.key, selected, count, pageOf(scroller.current, rowPx)),
            selected,
            count,
            isHead,
          )
    if (to !== null) onSelect(to)
    else if (event.key === 'Enter' && selected >= 0) onOpen?.(selected)
    else return
    event.preventDefault()
  }
}
