import type { ReactNode } from 'react'
import styles from './settings.module.css'

/** One setting or fact: its name, what it means, and its control or value at the right end. */
export function SettingRow({
  name,
  hint,
  children,
}: {
  name: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles['row']}>
      <div>
        <div className={styles['name']}>{name}</div>
        {hint !== undefined && <div className={styles['hint']}>{hint}</div>}
      </div>
      <div className={styles['control']}>{children}</div>
    </div>
  )
}

/** A fact in words at the right end of a row. */
export function FactRow({ name, hint, value }: { name: ReactNode; hint?: ReactNode; value: ReactNode }) {
  return (
    <SettingRow name={name} hint={hint}>
      <span className={`${styles['value']} num selectable`}>{value}</span>
    </SettingRow>
  )
}

/** A part of the room: its title, a sentence about it, its rows. */
export function SettingPart({
  title,
  about,
  children,
}: {
  title: string
  about: string
  children: ReactNode
}) {
  return (
    <>
      <header className={styles['head']}>
        <h1>{title}</h1>
        <p>{about}</p>
      </header>
      {children}
    </>
  )
}

/** Rows on one sheet. */
export const SettingRows = ({ children }: { children: ReactNode }) => (
  <div className={styles['rows']}>{children}</div>
)
