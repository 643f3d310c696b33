import { NumberField as Base } from '@base-ui/react/number-field'
import { Minus, Plus } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import field from './field.module.css'
import { Icon } from './icon.tsx'
import { isComposing } from './keys.ts'
import styles from './number-field.module.css'

interface NumberFieldProps {
  /** Null is empty. */
  readonly value: number | null
  readonly onCommit: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** After the number: `s`, `frames`. */
  readonly unit?: string
  /** Before the number inside the edge; dragging it changes the number. */
  readonly prefix?: string
  /** Its name, when it stands outside a Field. */
  readonly label?: string
  readonly format?: Intl.NumberFormatOptions
  /** Show minus and plus buttons. */
  readonly steppers?: boolean
  readonly disabled?: boolean
  readonly invalid?: boolean
}

/** What one types is a draft until it is committed; Escape drops it. */
function useNumberDraft({ value, onCommit }: Pick<NumberFieldProps, 'value' | 'onCommit'>) {
  const [draft, setDraft] = useState<number | null | undefined>(undefined)
  const commit = (next: number | null) => {
    setDraft(undefined)
    if (next !== value) onCommit(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || draft === undefined) return
    if (event.key === 'Enter') commit(draft)
    if (event.key !== 'Escape') return
    setDraft(undefined)
    event.stopPropagation()
  }
  return { shown: draft === undefined ? value : draft, setDraft, commit, onKeyDown }
}

/**
 * The input itself. When its text changes from outside under the hands of somebody who had selected all of it, the new
 * text is selected too: what they type next replaces it, as it would have replaced the old one.
 */
function Input({ value, onSelect, onInput, ...rest }: ComponentProps<'input'>) {
  /** The input while all of its text is selected. */
  const selected = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (selected.current === document.activeElement) selected.current?.select()
  }, [value])
  return (
    <input
      {...rest}
      value={value}
      onSelect={(event) => {
        const { selectionStart, selectionEnd, value: shown } = event.currentTarget
        const all = selectionStart === 0 && selectionEnd === shown.length
        selected.current = all ? event.currentTarget : null
        onSelect?.(event)
      }}
      onInput={(event) => {
        selected.current = null
        onInput?.(event)
      }}
    />
  )
}

function Steppers() {
  const { t } = useTranslation('ui')
  return (
    <>
      <Base.Decrement className={styles['step']} aria-label={t('less')}>
        <Icon of={Minus} size="xs" />
      </Base.Decrement>
      <Base.Increment className={styles['step']} aria-label={t('more')}>
        <Icon of={Plus} size="xs" />
      </Base.Increment>
    </>
  )
}

/**
 * A number: arrows step it (Shift for ten steps), dragging its prefix scrubs it, Enter or leaving commits, Escape
 * restores. Numbers out of range are brought into it when committed.
 */
export function NumberField(props: NumberFieldProps) {
  const { min, max, step = 1, unit, prefix, label, format, steppers = false, invalid = false } = props
  const { shown, setDraft, commit, onKeyDown } = useNumberDraft(props)
  return (
    <Base.Root
      className={styles['root']}
      value={shown}
      onValueChange={setDraft}
      onValueCommitted={commit}
      step={step}
      smallStep={step / 10}
      largeStep={step * 10}
      disabled={props.disabled === true}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(format === undefined ? {} : { format })}
    >
      <Base.Group
        className={cx(field['control'], steppers && styles['group'])}
        data-invalid={invalid ? '' : undefined}
      >
        {prefix !== undefined && <Base.ScrubArea className={styles['scrub']}>{prefix}</Base.ScrubArea>}
        <Base.Input
          render={<Input />}
          className={cx(styles['input'], 'num')}
          aria-label={label ?? prefix}
          aria-invalid={invalid || undefined}
          onKeyDown={onKeyDown}
        />
        {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
        {steppers && <Steppers />}
      </Base.Group>
    </Base.Root>
  )
}
