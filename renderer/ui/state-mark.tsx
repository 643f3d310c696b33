import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './state-mark.module.css'

/** States of a product as they show: the five of a product, two facts of a run, and the pin. */
export const MARK_STATES = [
  'current',
  'stale',
  'missing',
  'queued',
  'running',
  'blocked',
  'unknown',
  'pinned',
] as const
export type MarkState = (typeof MARK_STATES)[number]

const paper = 'var(--bg-page)'

function Drawing({ state }: { state: MarkState }): ReactNode {
  switch (state) {
    case 'current':
      return (
        <>
          <circle cx="6" cy="6" r="5" fill="currentColor" />
          <path d="M3.6 6.2l1.7 1.7 3.2-3.6" fill="none" stroke={paper} strokeWidth="1.5" />
        </>
      )
    case 'stale':
      return (
        <>
          <path d="M6 1a5 5 0 0 1 0 10z" fill="currentColor" />
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" />
        </>
      )
    case 'missing':
    case 'queued':
      return <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeDasharray="2.4 2.3" />
    case 'running':
      return (
        <g fill="none" stroke="currentColor" strokeWidth="2">
          <circle cx="6" cy="6" r="4.5" strokeOpacity=".3" />
          <path className={styles['turning']} d="M6 1.5A4.5 4.5 0 0 1 10.5 6" />
        </g>
      )
    case 'blocked':
      return (
        <>
          <path d="M3.9 1h4.2L11 3.9v4.2L8.1 11H3.9L1 8.1V3.9z" fill="currentColor" />
          <path d="M3.5 6h5" stroke={paper} strokeWidth="1.6" />
        </>
      )
    case 'unknown':
      return (
        <>
          <path d="M6 .4L11.6 6 6 11.6.4 6z" fill="currentColor" />
          <path
            d="M4.7 4.8a1.3 1.3 0 1 1 1.9 1.1c-.5.3-.6.5-.6.9M6 8.4v.1"
            fill="none"
            stroke={paper}
            strokeWidth="1.2"
            strokeLinecap="round"
          />
        </>
      )
    case 'pinned':
      return (
        <>
          <rect x=".8" y=".8" width="10.4" height="10.4" rx="1.8" fill="currentColor" />
          <path
            d="M4 3.5h4M4.7 3.5v2.3L3.5 7.3h5L7.3 5.8V3.5M6 7.3v2"
            fill="none"
            stroke={paper}
            strokeWidth="1.1"
          />
        </>
      )
  }
}

/** The shape of a state alone: only where a column names it, or inside a part that says the word itself. */
export function StateShape({ state, size = 12 }: { state: MarkState; size?: number }) {
  return (
    <svg
      className={cx(styles['shape'], styles[state])}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      <Drawing state={state} />
    </svg>
  )
}

/**
 * A state: shape, word and colour, always the three of them. `children` is another word or sentence for it (a reason);
 * `look="tag"` sits on the tint of the state. `wordless` keeps the word for screen readers only: for lists whose column
 * names the state.
 */
export function StateMark({
  state,
  look = 'plain',
  strong = false,
  wordless = false,
  children,
}: {
  state: MarkState
  look?: 'plain' | 'tag'
  strong?: boolean
  wordless?: boolean
  children?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const word = t(`state.${state}`)
  return (
    <span
      className={cx(
        styles['mark'],
        styles[state],
        look === 'tag' && styles['tag'],
        strong && styles['strong'],
      )}
    >
      <StateShape state={state} />
      <span className={wordless ? 'visually-hidden' : undefined}>{children ?? word}</span>
    </span>
  )
}
