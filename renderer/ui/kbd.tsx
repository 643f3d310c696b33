import { cx } from './cx.ts'
import styles from './kbd.module.css'
import { keyCaps } from './keys.ts'

/**
 * A key combination as caps. `keys` is written as for `useShortcuts`: `Mod+K`, `Alt+ArrowLeft`.
 * `quiet` is flatter, for the status bar; `onFill` is for filled buttons.
 */
export function Kbd({ keys, look = 'cap' }: { keys: string; look?: 'cap' | 'quiet' | 'onFill' }) {
  return (
    <span className={cx(styles['keys'], look !== 'cap' && styles[look])}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={styles['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
