import { Kbd } from '../ui/kbd.tsx'
import { useRegistry } from './registry.ts'
import styles from './status-bar.module.css'
import { statusRegistry } from './status.ts'

/** The bar at the foot: what is selected, what the keys do here, and facts at the right end. */
export function StatusBar() {
  const items = useRegistry(statusRegistry)
  return (
    <footer className={styles['bar']}>
      {items
        .filter((item) => item.kind === 'subject')
        .map((item) => (
          <b key={item.id}>{item.text}</b>
        ))}
      {items
        .filter((item) => item.kind === 'hint')
        .map((item) => (
          <span key={item.id} className={styles['hint']}>
            {item.keys?.map((keys) => (
              <Kbd key={keys} keys={keys} look="quiet" />
            ))}
            {item.text}
          </span>
        ))}
      <span className={styles['gap']} />
      {items
        .filter((item) => item.kind === 'fact')
        .map((item) => (
          <span key={item.id} className="num">
            {item.text}
          </span>
        ))}
    </footer>
  )
}
