import { Slider as Base } from '@base-ui/react/slider'
import { cx } from './cx.ts'
import styles from './slider.module.css'

/**
 * A number on a line. `onValueChange` follows the pointer, `onCommit` comes once when it is let go or a key was
 * pressed: save on commit.
 */
export function Slider({
  value,
  onValueChange,
  onCommit,
  min = 0,
  max = 1,
  step = 0.01,
  label,
  format,
  showValue = true,
  disabled = false,
}: {
  value: number
  onValueChange: (value: number) => void
  onCommit?: (value: number) => void
  min?: number
  max?: number
  step?: number
  /** Its name, when it stands outside a Field. */
  label?: string
  format?: Intl.NumberFormatOptions
  showValue?: boolean
  disabled?: boolean
}) {
  return (
    <Base.Root
      className={styles['root']}
      value={value}
      onValueChange={(next: number) => onValueChange(next)}
      onValueCommitted={(next: number) => onCommit?.(next)}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      {...(format === undefined ? {} : { format })}
    >
      <Base.Control className={styles['control']}>
        <Base.Track className={styles['track']}>
          <Base.Indicator className={styles['fill']} />
          <Base.Thumb className={styles['thumb']} aria-label={label} />
        </Base.Track>
      </Base.Control>
      {showValue && <Base.Value className={cx(styles['value'], 'num')} />}
    </Base.Root>
  )
}
