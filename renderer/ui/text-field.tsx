import { Field } from '@base-ui/react/field'
import type { LucideIcon } from 'lucide-react'
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react'
import { cx } from './cx.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'
import { isComposing } from './keys.ts'
import { useDraft } from './use-draft.ts'

type InputRest = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'defaultValue' | 'onChange' | 'size' | 'className' | 'onBlur' | 'onKeyDown'
>

interface Look {
  readonly value: string
  readonly icon?: LucideIcon
  readonly size?: 'small' | 'medium'
  /** A quieter edge, for toolbars. */
  readonly quiet?: boolean
  readonly invalid?: boolean
  /** At the right end, inside the edge. */
  readonly end?: ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

function Shell({
  icon,
  size,
  quiet,
  invalid,
  end,
  disabled,
  children,
}: Omit<Look, 'value' | 'ref'> & {
  disabled: boolean | undefined
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        styles['control'],
        size === 'small' && styles['small'],
        quiet === true && styles['quiet'],
      )}
      data-invalid={invalid === true ? '' : undefined}
      data-disabled={disabled === true ? '' : undefined}
    >
      {icon !== undefined && <Icon of={icon} size="s" />}
      {children}
      {end}
    </span>
  )
}

/** One line of text that changes with every key: search boxes and forms. Inside a Field, or with an aria-label. */
export function TextField({
  value,
  onValueChange,
  icon,
  size,
  quiet,
  invalid,
  end,
  ...rest
}: Look &
  InputRest &
  Pick<InputHTMLAttributes<HTMLInputElement>, 'onKeyDown'> & {
    readonly onValueChange: (value: string) => void
  }) {
  const look = { icon, size, quiet, invalid, end }
  return (
    <Shell {...definedOnly(look)} disabled={rest.disabled}>
      <Field.Control
        {...rest}
        className={styles['input']}
        value={value}
        onValueChange={(text) => onValueChange(text)}
        aria-invalid={invalid === true ? true : undefined}
      />
    </Shell>
  )
}

/** One line of text that is kept when one is done: Enter or leaving commits, Escape restores. Names and titles. */
export function DraftField({
  value,
  onCommit,
  icon,
  size,
  quiet,
  invalid,
  end,
  ...rest
}: Look & InputRest & { readonly onCommit: (value: string) => void }) {
  const { text, type, onBlur, onKeyDown } = useDraft(value, onCommit)
  const look = { icon, size, quiet, invalid, end }
  return (
    <Shell {...definedOnly(look)} disabled={rest.disabled}>
      <Field.Control
        {...rest}
        className={styles['input']}
        value={text}
        onValueChange={(next) => type(next)}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        aria-invalid={invalid === true ? true : undefined}
      />
    </Shell>
  )
}

/** Leaves out what is undefined: optional properties here are absent or a value, never undefined. */
function definedOnly<T extends object>(props: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // The filter drops exactly what the type drops.
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/**
 * Lines of text that grow with what is typed. `onSubmit` runs on Mod+Enter, never while an input method composes.
 * `story` sets it in serif.
 */
export function TextArea({
  value,
  onValueChange,
  onSubmit,
  story = false,
  invalid = false,
  rows = 2,
  className,
  ...rest
}: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'onSubmit'> & {
  readonly value: string
  readonly onValueChange: (value: string) => void
  readonly onSubmit?: () => void
  readonly story?: boolean
  readonly invalid?: boolean
  readonly ref?: Ref<HTMLTextAreaElement>
}) {
  return (
    <Field.Control
      render={
        <textarea
          {...rest}
          rows={rows}
          onKeyDown={(event) => {
            rest.onKeyDown?.(event)
            if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || isComposing(event)) return
            event.preventDefault()
            onSubmit?.()
          }}
        />
      }
      className={cx(styles['control'], styles['area'], story && 'story', className)}
      value={value}
      onValueChange={(text) => onValueChange(text)}
      aria-invalid={invalid || undefined}
    />
  )
}
