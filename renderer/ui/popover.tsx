import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import styles from './popover.module.css'

/** A few controls or facts about the thing that opens it. Escape and a click elsewhere close it. */
export function Popover({
  trigger,
  title,
  align = 'start',
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactElement
  title?: string
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next: boolean) => onOpenChange?.(next)}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} sideOffset={6} align={align} collisionPadding={8}>
          <Base.Popup className={styles['popup']}>
            {title !== undefined && <Base.Title className={styles['title']}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
