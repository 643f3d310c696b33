import { ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { cx } from '../ui/cx.ts'
import { usePlaceText } from '../ui/place-text.ts'
import { PriceText } from '../ui/price.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark } from '../ui/state-mark.tsx'
import styles from './build.module.css'
import { SEASON, type BuildRow, type Group, type Grouping } from './plan-rows.ts'
import { isStep } from './steps.ts'

/** The head of a group: a step, or an episode. */
export function GroupView({
  group,
  grouping,
  open,
  onToggle,
}: {
  readonly group: Group
  readonly grouping: Grouping
  readonly open: boolean
  readonly onToggle: (id: string) => void
}) {
  const { t } = useTranslation(['build', 'terms'])
  const { id, count } = group
  const name =
    grouping === 'step'
      ? isStep(id)
        ? t(`terms:step.${id}`)
        : id
      : id === SEASON
        ? t('terms:place.season')
        : t('terms:place.episode', { n: id })
  return (
    // The row of the list takes the keys: Enter does the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={styles['group']} onClick={() => onToggle(id)}>
      <Icon of={open ? ChevronDown : ChevronRight} size="xs" />
      <strong>{name}</strong>
      <span className="num">{count}</span>
    </div>
  )
}

/** One product: its state, what it is, why, who makes it, and for how much. */
export function ProductView({ row, grouping }: { readonly row: BuildRow; readonly grouping: Grouping }) {
  const { t } = useTranslation(['build', 'terms', 'ui'])
  const placeText = usePlaceText()
  const reasonText = useReasonText()
  const step = isStep(row.step) ? t(`terms:step.${row.step}`) : row.step
  const place = placeText(row.place)
  return (
    <div className={styles['row']}>
      <span className={styles['state']}>
        <StateMark state={row.mark} />
      </span>
      <span className={cx(styles['product'], 'num', 'ellipsis')} title={row.slot}>
        {grouping === 'step' ? place : `${step} · ${place}`}
      </span>
      <span className={styles['why']}>
        {reasonText(row.why)}
        {!row.certain && <span className={styles['maybe']}> · {t('maybe')}</span>}
      </span>
      <span className={styles['by']}>
        {row.by === ''
          ? ''
          : t(`by.${row.by === 'rehearsal' ? 'rehearsal' : row.by === 'studio' ? 'studio' : 'other'}`, {
              name: row.by,
            })}
      </span>
      <span className={styles['price']}>{row.price !== null && <PriceText amount={row.price} />}</span>
    </div>
  )
}
