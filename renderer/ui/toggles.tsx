import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox'
import { Switch as BaseSwitch } from '@base-ui/react/switch'
import { Check, Minus } from 'lucide-react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import styles from './toggles.module.css'

interface ToggleProps {
  readonly checked: boolean
  readonly onCheckedChange: (checked: boolean) => void
  /** Its words, at its right; pressing them switches too. */
  readonly label: string
  /** Hides the words: the column or the row names it. */
  readonly wordless?: boolean
  readonly disabled?: boolean
}

/** Something that takes effect at once. */
export function Switch({ checked, onCheckedChange, label, wordless = false, disabled = false }: ToggleProps) {
  return (
    // The switch names itself by the words around it.
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control
    <label className={cx(styles['line'], disabled && styles['off'])}>
      <BaseSwitch.Root
        className={styles['switch']}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={disabled}
      >
        <BaseSwitch.Thumb className={styles['thumb']} />
      </BaseSwitch.Root>
      <span className={wordless ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  )
}

/** One of several things that are picked before something happens. `mixed`: some of what it stands for are. */
export function Checkbox({
  checked,
  onCheckedChange,
  label,
  wordless = false,
  disabled = false,
  mixed = false,
}: ToggleProps & { readonly mixed?: boolean }) {
  return (
    // The box names itself by the words around it.
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control
    <label className={cx(styles['line'], disabled && styles['off'])}>
      <BaseCheckbox.Root
        className={styles['box']}
        checked={checked}
        indeterminate={mixed}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={disabled}
      >
        <BaseCheckbox.Indicator keepMounted={false}>
          <Icon of={mixed ? Minus : Check} size="xs" />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className={wordless ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  )
}
