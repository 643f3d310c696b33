import type { ReactNode } from 'react'
import { cx } from '../ui/cx.ts'
import { StateShape } from '../ui/state-mark.tsx'
import styles from './banner.module.css'

/** A strip under the title bar, for as long as something about the open drama is not as it should be. */
export function Banner({
  state,
  title,
  text,
  actions,
}: {
  state: 'stale' | 'blocked'
  title: string
  text?: string
  actions: ReactNode
}) {
  return (
    <section className={cx(styles['banner'], styles[state])} role="status">
      <StateShape state={state} size={14} />
      <b className={styles['title']}>{title}</b>
      {text !== undefined && <span className={styles['text']}>{text}</span>}
      <span className={styles['gap']} />
      <span className={styles['actions']}>{actions}</span>
    </section>
  )
}
