import { cx } from './cx.ts'
import styles from './progress.module.css'

/**
 * How far something is, 0-1. Blue while the machine works on it, ink when it stands. `edge` lies on the lower edge of
 * a row (which is then the positioned parent). Never animated between values.
 */
export function Progress({
  value,
  label,
  working = true,
  edge = false,
}: {
  value: number
  label: string
  working?: boolean
  edge?: boolean
}) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      className={cx(styles['bar'], working && styles['working'], edge && styles['edge'])}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={styles['fill']} style={{ width: `${percent}%` }} />
    </div>
  )
}

const AROUND = 2 * Math.PI * 5.5

/** How far something is, as a ring of 14 px beside a number that says it. */
export function Ring({ value, working }: { value: number; working: boolean }) {
  const color = working ? 'var(--pencil)' : 'var(--ink-2)'
  const share = Math.min(1, Math.max(0, value))
  return (
    <svg className={styles['ring']} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <g fill="none" stroke={color} strokeWidth="2.5">
        <circle cx="7" cy="7" r="5.5" strokeOpacity=".28" />
        <circle cx="7" cy="7" r="5.5" strokeDasharray={AROUND} strokeDashoffset={AROUND * (1 - share)} />
      </g>
    </svg>
  )
}
