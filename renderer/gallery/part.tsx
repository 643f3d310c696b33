import type { ReactNode } from 'react'
import styles from './gallery.module.css'

/** One group of the gallery. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
