import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './tabs.module.css'

/** One tab and what it shows. */
export interface Tab<T extends string> {
  readonly value: T
  readonly label: string
  readonly count?: number
  readonly content: ReactNode
}

/** Views of one thing, one at a time. Arrows move along the tabs and show them. */
export function Tabs<T extends string>({
  value,
  tabs,
  onValueChange,
  label,
}: {
  value: T
  tabs: readonly Tab<T>[]
  onValueChange: (value: T) => void
  label: string
}) {
  return (
    <Base.Root
      className={styles['root']}
      value={value}
      // The list only ever answers with one of its own values.
      onValueChange={(next) => onValueChange(next as T)}
    >
      <Base.List className={styles['list']} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} className={styles['tab']} value={tab.value}>
            {tab.label}
            {tab.count !== undefined && <span className={cx(styles['count'], 'num')}>{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} className={styles['panel']} value={tab.value}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
