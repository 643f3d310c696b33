import { PanelLeftOpen } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import {
  clampPane,
  INSPECTOR_WIDTH,
  PANE_MAX,
  PANE_MIN,
  readPaneSizes,
  SIDE_WIDTH,
  writePaneSizes,
  type PaneSizes,
} from './pane-sizes.ts'
import styles from './panes.module.css'

const NARROW = '(max-width: 1180px)'

function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(NARROW).matches,
  )
}

/** Folds and unfolds side panels; Mod+\ sends it, and so can a button of a room. */
export const FOLD_EVENT = 'panes:fold'

interface HandleProps {
  readonly label: string
  readonly width: number
  readonly start: number
  /** 1 when dragging to the right makes the pane wider. */
  readonly direction: 1 | -1
  readonly onResize: (width: number) => void
  /** Of a panel that folds: pulled in far enough, or Enter on its edge. */
  readonly onFold?: (() => void) | undefined
}

/** Pulled narrower than this a panel folds, px. */
const FOLD_UNDER = 120

/** The edge between two panes: drag or arrows resize, Enter folds, a double click goes back to the first width. */
function Handle({ label, width, start, direction, onResize, onFold }: HandleProps) {
  const drag = (from: number) => (event: PointerEvent) => {
    const to = width + (event.clientX - from) * direction
    if (to < FOLD_UNDER && onFold !== undefined) onFold()
    else onResize(clampPane(to))
  }
  return (
    <div
      className={styles['handle']}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={PANE_MIN}
      aria-valuemax={PANE_MAX}
      tabIndex={0}
      onDoubleClick={() => onResize(start)}
      onPointerDown={(event) => {
        const edge = event.currentTarget
        const move = drag(event.clientX)
        edge.setPointerCapture(event.pointerId)
        edge.addEventListener('pointermove', move)
        edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), {
          once: true,
        })
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
        if (step !== 0) onResize(clampPane(width + step * direction))
        else if (event.key === 'Home') onResize(start)
        else if (event.key === 'Enter') onFold?.()
      }}
    />
  )
}

/** The sizes of a room's panes, remembered as they change. */
function usePaneSizes(room: string, start: PaneSizes) {
  const [sizes, setSizes] = useState(() => readPaneSizes(room, start))
  const change = useCallback(
    (part: Partial<PaneSizes>) =>
      setSizes((before) => {
        const next = { ...before, ...part }
        writePaneSizes(room, next)
        return next
      }),
    [room],
  )
  return [sizes, change] as const
}

interface PanesProps {
  /** Whose sizes are remembered. */
  readonly room: string
  readonly side?: ReactNode
  readonly sideLabel?: string
  readonly inspector?: ReactNode
  readonly inspectorLabel?: string
  /** Width of the inspector before anyone changes it, px. */
  readonly inspectorWidth?: number
  readonly mainLabel: string
  readonly children: ReactNode
}

/**
 * The panes of a room: a side panel, the room's floor, an inspector. Panels are 200-420 px, a double click on an edge
 * resets it, sizes are remembered per room; F6 moves between panes. In windows under 1180 px the side panel is folded
 * until it is asked for (Mod+\).
 */
export function Panes(props: PanesProps) {
  const { room, side, sideLabel, inspector, inspectorLabel, inspectorWidth = INSPECTOR_WIDTH } = props

  const { t } = useTranslation('ui')
  const narrow = useNarrow()
  const [sizes, change] = usePaneSizes(room, {
    side: SIDE_WIDTH,
    inspector: inspectorWidth,
    sideFolded: null,
  })
  const folded = sizes.sideFolded ?? narrow
  useFold(() => change({ sideFolded: !folded }))
  const atSide = {
    label: sideLabel ?? t('side'),
    width: sizes.side,
    start: SIDE_WIDTH,
    onResize: (width: number) => change({ side: width }),
  }
  const atEnd = {
    label: inspectorLabel ?? t('inspector'),
    width: sizes.inspector,
    start: inspectorWidth,
    onResize: (width: number) => change({ inspector: width }),
  }
  return (
    <div className={styles['panes']}>
      {side !== undefined && !folded && (
        <Pane kind="side" {...atSide} onFold={() => change({ sideFolded: true })}>
          {side}
        </Pane>
      )}
      {side !== undefined && folded && (
        <Rail label={atSide.label} onUnfold={() => change({ sideFolded: false })} />
      )}
      <section
        className={cx(styles['pane'], styles['main'])}
        aria-label={props.mainLabel}
        data-pane="main"
        tabIndex={-1}
      >
        {props.children}
      </section>
      {inspector !== undefined && (
        <Pane kind="inspector" {...atEnd}>
          {inspector}
        </Pane>
      )}
    </div>
  )
}

/** Runs `fold` when somebody asks for the side panel to fold or unfold. */
function useFold(fold: () => void): void {
  const latest = useRef(fold)
  useEffect(() => {
    latest.current = fold
  })
  useEffect(() => {
    const listener = () => latest.current()
    addEventListener(FOLD_EVENT, listener)
    return () => removeEventListener(FOLD_EVENT, listener)
  }, [])
}

/** What is left of a folded side panel: the button that brings it back. */
function Rail({ label, onUnfold }: { label: string; onUnfold: () => void }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles['rail']}>
      <IconButton
        icon={PanelLeftOpen}
        label={t('unfold', { pane: label })}
        keys="Mod+\\"
        size="small"
        onClick={onUnfold}
      />
    </div>
  )
}

/** A panel at one side, with the edge that resizes it. */
function Pane({
  kind,
  label,
  width,
  start,
  onResize,
  onFold,
  children,
}: {
  kind: 'side' | 'inspector'
  label: string
  width: number
  start: number
  onResize: (width: number) => void
  onFold?: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('ui')
  return (
    <section
      className={cx(styles['pane'], styles[kind])}
      style={{ width }}
      aria-label={label}
      data-pane={kind}
      tabIndex={-1}
    >
      <div className={styles['content']}>{children}</div>
      <Handle
        label={t('resize', { pane: label })}
        width={width}
        start={start}
        direction={kind === 'side' ? 1 : -1}
        onResize={onResize}
        onFold={onFold}
      />
    </section>
  )
}

/** Anything the keyboard can be in. */
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"], [contenteditable="true"]'

/** Moves the focus to the next (or previous) pane of the room: to where it was in it, or to its first part. */
export function focusNextPane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  if (panes.length === 0) return
  const here = panes.findIndex((pane) => pane.contains(document.activeElement))
  const start = here === -1 && direction === -1 ? 0 : here
  const pane = panes[(start + direction + panes.length) % panes.length]
  const inside =
    pane?.querySelector<HTMLElement>('[data-pane-focus]') ?? pane?.querySelector<HTMLElement>(FOCUSABLE)
  ;(inside ?? pane)?.focus()
}
