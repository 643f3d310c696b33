import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, Ref } from 'react'
import type { ButtonLook } from './button.tsx'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { ariaKeys } from './keys.ts'
import { Tip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'children'> {
  readonly icon: LucideIcon
  /** What it does: its name for screen readers and its tooltip. */
  readonly label: string
  readonly look?: Extract<ButtonLook, 'default' | 'ghost' | 'danger'>
  readonly size?: 'small' | 'medium' | 'large'
  /** Its key combination, shown in the tooltip. */
  readonly keys?: string
  /** For a switch: whether it is on. */
  readonly pressed?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A square button with an icon; its label is a tooltip and its accessible name. */
export function IconButton({
  icon,
  label,
  look = 'ghost',
  size = 'medium',
  keys,
  pressed,
  disabled = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tip text={label} {...(keys === undefined ? {} : { keys })}>
      <button
        {...rest}
        type="button"
        className={cx(
          styles['button'],
          styles['iconOnly'],
          look !== 'default' && styles[look],
          size !== 'medium' && styles[size],
          className,
        )}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        onClick={disabled ? (event) => event.preventDefault() : onClick}
      >
        <Icon of={icon} size={size === 'small' ? 's' : 'm'} />
      </button>
    </Tip>
  )
}
