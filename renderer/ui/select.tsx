import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import field from './field.module.css'
import { Icon } from './icon.tsx'
import styles from './select.module.css'

/** One choice of a Select. */
export interface Option<T extends string> {
  readonly value: T
  readonly label: string
  /** Quiet words at its end, such as a price. */
  readonly detail?: string
  /** Before the label: a face, a mark. */
  readonly lead?: ReactNode
  readonly disabled?: boolean
}

interface SelectProps<T extends string> {
  readonly value: T | null
  readonly options: readonly Option<T>[]
  readonly onValueChange: (value: T) => void
  /** Its name, when it stands outside a Field. */
  readonly label?: string
  /** Shown before the value inside the edge: `Genre`. */
  readonly prefix?: string
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  /** A quieter edge, for toolbars. */
  readonly quiet?: boolean
  readonly disabled?: boolean
  readonly invalid?: boolean
}

function List<T extends string>({ options }: Pick<SelectProps<T>, 'options'>) {
  return (
    <Base.Portal>
      <Base.Positioner className={styles['positioner']} sideOffset={4} alignItemWithTrigger={false}>
        <Base.Popup className={styles['popup']}>
          {options.map((option) => (
            <Base.Item
              key={option.value}
              className={styles['item']}
              value={option.value}
              disabled={option.disabled === true}
            >
              <Base.ItemIndicator className={styles['check']}>
                <Icon of={Check} size="xs" />
              </Base.ItemIndicator>
              <Base.ItemText className={styles['text']}>{option.label}</Base.ItemText>
              {option.detail !== undefined && (
                <span className={cx(styles['detail'], 'num')}>{option.detail}</span>
              )}
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

/** One of several, in a list that opens. Arrows move, type-ahead finds, Enter chooses, Escape closes. */
export function Select<T extends string>({
  value,
  options,
  onValueChange,
  label,
  prefix,
  placeholder,
  size = 'medium',
  quiet = false,
  disabled = false,
  invalid = false,
}: SelectProps<T>) {
  const chosen = options.find((option) => option.value === value)
  // A list that opens is not named by what it shows.
  const name = label ?? prefix
  const look = cx(
    field['control'],
    styles['trigger'],
    size === 'small' && field['small'],
    quiet && field['quiet'],
  )
  return (
    <Base.Root
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next)
      }}
      disabled={disabled}
      modal={false}
    >
      <Base.Trigger
        className={look}
        aria-label={chosen === undefined || name === undefined ? name : `${name}: ${chosen.label}`}
        aria-invalid={invalid || undefined}
      >
        {chosen?.lead}
        {prefix !== undefined && <span className={styles['prefix']}>{prefix}</span>}
        <Base.Value className={styles['value']} placeholder={placeholder} />
        <Base.Icon>
          <Icon of={ChevronDown} size="xs" />
        </Base.Icon>
      </Base.Trigger>
      <List options={options} />
    </Base.Root>
  )
}
