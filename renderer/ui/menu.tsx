import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu'
import { Menu as Base } from '@base-ui/react/menu'
import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { keyCaps } from './keys.ts'
import styles from './menu.module.css'
import { PriceText } from './price.tsx'

/** Something a menu can do. */
export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly onSelect: () => void
  /** Key combination that does the same; register it with `useShortcuts` too. */
  readonly keys?: string
  /** What it costs: an exact decimal string in USD. */
  readonly price?: string
  readonly danger?: boolean
  /** Cannot be done now; `reason` says why, under the label. */
  readonly disabled?: boolean
  readonly reason?: string
  /** For a switch: whether it is on. All items of a menu with switches keep room for the tick. */
  readonly checked?: boolean
}

/** A menu: actions, lines between them, headings. */
export type MenuEntry = MenuAction | 'line' | { readonly heading: string }

const isAction = (entry: MenuEntry): entry is MenuAction => typeof entry === 'object' && 'id' in entry

function Item({ action, ticked }: { action: MenuAction; ticked: boolean }) {
  return (
    <Base.Item
      className={cx(styles['item'], action.danger === true && styles['danger'])}
      onClick={action.onSelect}
      disabled={action.disabled === true}
      label={action.label}
    >
      {ticked && (
        <span className={styles['check']}>{action.checked === true && <Icon of={Check} size="s" />}</span>
      )}
      {action.icon !== undefined && <Icon of={action.icon} size="s" />}
      <span className={styles['words']}>
        {action.label}
        {action.reason !== undefined && <div className={styles['reason']}>{action.reason}</div>}
      </span>
      {action.price !== undefined && <PriceText className={styles['end']} amount={action.price} />}
      {action.keys !== undefined && <span className={styles['end']}>{keyCaps(action.keys).join(' ')}</span>}
    </Base.Item>
  )
}

function Entries({ entries }: { entries: readonly MenuEntry[] }): ReactNode {
  const ticked = entries.some((entry) => isAction(entry) && entry.checked !== undefined)
  return entries.map((entry, index) => {
    if (isAction(entry)) return <Item key={entry.id} action={entry} ticked={ticked} />
    // Lines and headings have no name of their own; a menu is short and its order is fixed while it is open.
    // oxlint-disable-next-line react/no-array-index-key
    if (entry === 'line') return <Base.Separator key={index} className={styles['line']} />
    return (
      <div key={entry.heading} className={styles['group']} role="presentation">
        {entry.heading}
      </div>
    )
  })
}

/** A button (or whatever stands in `trigger`) with a menu. Arrows and letters move, Enter does, Escape closes. */
export function MenuButton({
  trigger,
  entries,
  align = 'start',
}: {
  trigger: ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} sideOffset={4} align={align} collisionPadding={8}>
          <Base.Popup className={styles['popup']}>
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** The menu of a thing: opened by the right button, the menu key or Shift+F10 on the element inside. */
export function ContextMenu({
  entries,
  children,
}: {
  entries: readonly MenuEntry[]
  children: ReactElement
}) {
  return (
    <BaseContextMenu.Root>
      <BaseContextMenu.Trigger render={children} />
      <BaseContextMenu.Portal>
        <BaseContextMenu.Positioner className={styles['positioner']} collisionPadding={8}>
          <BaseContextMenu.Popup className={styles['popup']}>
            <Entries entries={entries} />
          </BaseContextMenu.Popup>
        </BaseContextMenu.Positioner>
      </BaseContextMenu.Portal>
    </BaseContextMenu.Root>
  )
}
