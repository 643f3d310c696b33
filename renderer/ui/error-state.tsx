import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './message-state.module.css'
import { StateShape } from './state-mark.tsx'

/** What happened, what is safe, and a way out. `details` is what a report needs: shown as it is, selectable. */
export function ErrorState({
  title,
  text,
  details,
  actions,
  fill = true,
}: {
  title: string
  text: ReactNode
  details?: string | undefined
  actions?: ReactNode
  fill?: boolean
}) {
  return (
    <div className={cx(styles['box'], fill && styles['fill'])} role="alert">
      <StateShape state="blocked" size={14} />
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['text']}>{text}</p>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      {details !== undefined && <pre className={cx(styles['details'], 'selectable')}>{details}</pre>}
    </div>
  )
}
