import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './message-state.module.css'

/** Nothing here yet, or nothing wrong: what goes here, and the first step. */
export function EmptyState({
  title,
  text,
  actions,
  fill = false,
}: {
  title: string
  text?: ReactNode
  actions?: ReactNode
  /** Takes the whole height of its parent. */
  fill?: boolean
}) {
  return (
    <div className={cx(styles['box'], fill && styles['fill'])}>
      <h2 className={styles['title']}>{title}</h2>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
