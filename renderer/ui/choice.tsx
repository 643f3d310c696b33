import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { LucideIcon } from 'lucide-react'
import { cx } from './cx.ts'
import styles from './choice.module.css'
import { Icon } from './icon.tsx'

/** One of a few that are all in sight. */
export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly icon?: LucideIcon
  /** A number after the label. */
  readonly count?: number
  readonly disabled?: boolean
}

interface ChoiceProps<T extends string> {
  readonly value: T | null
  readonly choices: readonly Choice<T>[]
  readonly onValueChange: (value: T) => void
  /** Names the group. */
  readonly label: string
  readonly disabled?: boolean
}

function Group<T extends string>({
  value,
  choices,
  onValueChange,
  label,
  disabled = false,
  group,
  item,
}: ChoiceProps<T> & { group: string; item: string | undefined }) {
  return (
    <RadioGroup
      className={group}
      value={value ?? ''}
      // The group only ever answers with one of its own values.
      onValueChange={(next) => onValueChange(next as T)}
      aria-label={label}
      disabled={disabled}
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice.value}
          className={item}
          value={choice.value}
          disabled={choice.disabled === true}
          render={<span />}
        >
          {choice.icon !== undefined && <Icon of={choice.icon} size="s" />}
          {choice.label}
          {choice.count !== undefined && <span className={cx(styles['count'], 'num')}>{choice.count}</span>}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}

/** Views and modes, side by side. Arrows move and choose, and wrap. `fill` takes the whole width. */
export function Segmented<T extends string>({ fill = false, ...props }: ChoiceProps<T> & { fill?: boolean }) {
  return <Group {...props} group={cx(styles['segments'], fill && styles['fill'])} item={styles['segment']} />
}

/** Values, as chips that wrap onto further lines: emotions, genres. Arrows move and choose, and wrap. */
export function ChipChoice<T extends string>(props: ChoiceProps<T>) {
  return <Group {...props} group={cx(styles['chips'])} item={styles['chip']} />
}
