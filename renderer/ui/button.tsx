import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { ariaKeys } from './keys.ts'
import { PriceText } from './price.tsx'
import { StateShape } from './state-mark.tsx'

/**
 * `primary`: cinnabar, commits; at most one on a screen. `pencil`: accepts what the machine proposes. `danger`: takes
 * something away. `ghost`: beside others. `default`: everything else.
 */
export type ButtonLook = 'default' | 'primary' | 'ghost' | 'pencil' | 'danger'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly look?: ButtonLook
  readonly size?: 'small' | 'medium' | 'large'
  readonly icon?: LucideIcon
  /** What pressing costs: an exact decimal string in USD ("0" is shown as $0.00). Stands in the button. */
  readonly price?: string
  /** Its key combination: shown as caps in primary and pencil buttons, told to screen readers in all. */
  readonly keys?: string
  readonly showKeys?: boolean
  /** At work: the icon becomes the arc of a running product and pressing does nothing. */
  readonly busy?: boolean
  /** Submits the form it stands in. */
  readonly submit?: boolean
  readonly ref?: Ref<HTMLButtonElement>
  readonly children?: ReactNode
}

/** A button. While `disabled` it can still be focused, so that its reason can be read; pressing does nothing. */
export function Button({
  look = 'default',
  size = 'medium',
  icon,
  price,
  keys,
  showKeys = false,
  busy = false,
  submit = false,
  disabled = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = disabled || busy
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={cx(
        styles['button'],
        look !== 'default' && styles[look],
        size !== 'medium' && styles[size],
        busy && styles['busy'],
        className,
      )}
      aria-disabled={disabled || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <StateShape state="running" /> : icon !== undefined && <Icon of={icon} size="s" />}
      {children}
      {price !== undefined && <PriceText className={styles['price']} amount={price} />}
      {showKeys && keys !== undefined && (
        <Kbd keys={keys} look={look === 'primary' || look === 'pencil' ? 'onFill' : 'cap'} />
      )}
    </button>
  )
}
