import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './kbd.tsx'
import styles from './tooltip.module.css'

/** Shares the delay of tooltips: once one is open, its neighbours open at once. Once, around the window. */
export function TipProvider({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delay={500} closeDelay={0} timeout={400}>
      {children}
    </Tooltip.Provider>
  )
}

/**
 * A word or two about the one element inside, on hover and on focus. Never the only place where a cost, a reason or a
 * state is told.
 */
export function Tip({ text, keys, children }: { text: string; keys?: string; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner className={styles['positioner']} sideOffset={6} collisionPadding={8}>
          <Tooltip.Popup className={styles['popup']}>
            {text}
            {keys !== undefined && <Kbd keys={keys} look="onFill" />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
