import { Field as Base } from '@base-ui/react/field'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './field.module.css'
import { StateShape } from './state-mark.tsx'

/**
 * A label with one control under or beside it (TextField, TextArea, Select, NumberField, Slider …), and what is wrong
 * with it under the control, with its shape. The label names the control; the hint and the error describe it.
 */
export function Field({
  label,
  hint,
  error,
  beside = false,
  disabled = false,
  children,
}: {
  label: string
  hint?: ReactNode
  /** One sentence: what is wrong and what is allowed. */
  error?: string | null | undefined
  /** Label at the left, as in inspectors. */
  beside?: boolean
  disabled?: boolean
  children: ReactNode
}) {
  const wrong = error !== undefined && error !== null && error !== ''
  return (
    <Base.Root
      className={cx(styles['field'], beside && styles['beside'])}
      invalid={wrong}
      disabled={disabled}
    >
      <Base.Label className={styles['label']}>{label}</Base.Label>
      {children}
      {hint !== undefined && !wrong && <Base.Description className={styles['hint']}>{hint}</Base.Description>}
      {wrong && (
        <Base.Error className={styles['error']} match>
          <StateShape state="blocked" size={11} />
          {error}
        </Base.Error>
      )}
    </Base.Root>
  )
}
