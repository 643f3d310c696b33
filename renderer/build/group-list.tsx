import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { VirtualList } from '../ui/virtual-list.tsx'
import styles from './build.module.css'
import { layoutOf, type Group, type Grouping } from './plan-rows.ts'
import { GroupView } from './row-view.tsx'

const ROW_PX = 36

function Columns() {
  const { t } = useTranslation('build')
  return (
    <div className={styles['columns']} aria-hidden="true">
      <span>{t('columns.state')}</span>
      <span>{t('columns.product')}</span>
      <span>{t('columns.why')}</span>
      <span>{t('columns.by')}</span>
      <span className={styles['price']}>{t('columns.price')}</span>
    </div>
  )
}

/** A row by its group and its number in it, from 0; `head` for the head of the group. */
export interface RowAddress {
  readonly group: string
  readonly row: number | 'head'
}

interface Props {
  readonly groups: readonly Group[]
  readonly grouping: Grouping
  /** The selected row, as {@link Props.onSelect} told it; null for none. */
  readonly selected: RowAddress | null
  readonly onSelect: (row: RowAddress) => void
  readonly render: (group: string, row: number) => ReactNode
}

/** Closed groups, by id. */
function useClosed() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return [closed, toggle] as const
}

/** Rows under the heads of their groups, which open and close. Only what is in sight is asked for and drawn. */
export function GroupList({ groups, grouping, selected, onSelect, render }: Props) {
  const { t } = useTranslation('build')
  const [closed, toggle] = useClosed()
  const layout = layoutOf(groups, closed)
  const addressOf = (index: number): RowAddress | null => {
    const spot = layout.at(index)
    return spot === null ? null : { group: spot.group.id, row: spot.row }
  }
  return (
    <>
      <Columns />
      <VirtualList
        label={t('list')}
        count={layout.length}
        rowHeight={ROW_PX}
        selected={selected === null ? -1 : layout.indexOf(selected.group, selected.row)}
        keyOf={(index) => {
          const at = addressOf(index)
          return at === null ? String(index) : `${at.group} ${at.row}`
        }}
        textOf={(index) => {
          const at = addressOf(index)
          return at?.row === 'head' ? at.group : ''
        }}
        onSelect={(index) => {
          const at = addressOf(index)
          if (at !== null) onSelect(at)
        }}
        onOpen={(index) => {
          const at = addressOf(index)
          if (at?.row === 'head') toggle(at.group)
        }}
        render={(index) => {
          const spot = layout.at(index)
          if (spot === null) return null
          const { group, row } = spot
          if (row !== 'head') return render(group.id, row)
          return (
            <GroupView group={group} grouping={grouping} open={!closed.has(group.id)} onToggle={toggle} />
          )
        }}
      />
    </>
  )
}
