import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTellFailure } from '../app/failures.ts'
import { useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { PriceText } from '../ui/price.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import {
  orderAfter,
  shareOfAsked,
  SORTS,
  sortedModels,
  type ComparedModel,
  type ComparedRole,
  type Order,
  type Sort,
} from './compare-rows.ts'
import styles from './compare.module.css'

/** Columns of what was measured: one cell says so where nothing was. */
const MEASURED = ['first', 'revised', 'firstToken', 'whole', 'trouble', 'spent'] as const

/** Two times in the units people read them in. */
function useTimes(): (p50: number | null, p99: number | null) => string {
  const { t } = useTranslation(['compare', 'costs'])
  const one = (ms: number): string =>
    ms < 1000 ? t('costs:ms', { n: ms }) : t('costs:seconds', { n: (ms / 1000).toFixed(1) })
  return (p50, p99) => (p50 === null || p99 === null ? '—' : t('compare:p', { p50: one(p50), p99: one(p99) }))
}

function Measured({ measured }: { readonly measured: ComparedModel['measured'] }) {
  const { t, i18n } = useTranslation('compare')
  const times = useTimes()
  if (measured === null)
    return (
      <td colSpan={MEASURED.length} className={styles['not']}>
        {t('notMeasured')}
      </td>
    )
  const { accepted, refused, failed, unknown } = measured
  const share = (count: number): string => {
    const of = shareOfAsked(count, accepted.asked)
    if (of === null) return '—'
    const text = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 }).format(
      of,
    )
    return t('ofAsked', { share: text, count: accepted.asked })
  }
  return (
    <>
      <td>{share(accepted.first)}</td>
      <td>{share(accepted.first + accepted.revised)}</td>
      <td title={t('pHint')}>{times(measured.p50FirstTokenMs, measured.p99FirstTokenMs)}</td>
      <td title={t('pHint')}>{times(measured.p50Ms, measured.p99Ms)}</td>
      <td className={refused + failed + unknown > 0 ? styles['wrong'] : undefined}>
        {t('trouble', { refused, failed, unknown })}
      </td>
      <td>
        <PriceText amount={measured.cost.amount} />
      </td>
    </>
  )
}

/** Whether it can be asked, and whether it ever was. */
function State({ model }: { readonly model: ComparedModel }) {
  const { t } = useTranslation('compare')
  const { obstacle, verified, key } = model
  if (obstacle !== null)
    return (
      <StateMark state={obstacle === 'no-key' ? 'missing' : 'blocked'}>
        {t(`obstacles.${obstacle}`)}
      </StateMark>
    )
  if (verified !== null) return <StateMark state="current">{t('verified', { date: verified })}</StateMark>
  return <span className={styles['dim']}>{t(key === 'unneeded' ? 'keyless' : 'unverified')}</span>
}

/** Gives the role to a model, or says that it has it. */
function Use({ role, model, routed }: { role: ComparedRole['role']; model: string | null; routed: boolean }) {
  const { t } = useTranslation('compare')
  const { t: term } = useTranslation('terms')
  const { mutate, isPending } = useWrite('models.route')
  const tell = useTellFailure()
  if (routed) return <span className={styles['routed']}>{t('routed')}</span>
  return (
    <Button
      size="small"
      look="ghost"
      busy={isPending}
      aria-label={t('useOf', { role: term(`role.${role}`), model: model ?? t('rehearsal') })}
      onClick={() => mutate({ role, model }, { onError: tell })}
    >
      {t('use')}
    </Button>
  )
}

function Rank({ rank, date }: { readonly rank: ComparedModel['rank']; readonly date: string }) {
  const { t } = useTranslation('compare')
  if (rank === null) return <span className={styles['dim']}>{t('noRank')}</span>
  return (
    <span title={rank.by === 'measured' ? t('rankMeasured') : t('rankCatalogue', { date })}>
      {t('rank', { tier: rank.tier })}
    </span>
  )
}

function Head({ order, onOrder }: { readonly order: Order; readonly onOrder: (by: Sort) => void }) {
  const { t } = useTranslation('compare')
  return (
    <thead>
      <tr>
        {SORTS.map((by) => {
          const own = order.by === by
          return (
            <th key={by} scope="col" aria-sort={own ? (order.down ? 'descending' : 'ascending') : 'none'}>
              <button
                type="button"
                className={styles['sort']}
                aria-label={t('sortBy', { column: t(`columns.${by}`) })}
                onClick={() => onOrder(by)}
              >
                {t(`columns.${by}`)}
                {own && <Icon of={order.down ? ArrowDown : ArrowUp} size="s" />}
              </button>
            </th>
          )
        })}
        <th scope="col">{t('columns.state')}</th>
        <th scope="col" aria-label={t('columns.act')} />
      </tr>
    </thead>
  )
}

/** All that could have a role, sorted by any column. Rehearsal stands above: it is always there. */
export function CompareTable({
  row,
  ranksDate,
  readOnly,
}: {
  readonly row: ComparedRole
  readonly ranksDate: string
  readonly readOnly: boolean
}) {
  const { t } = useTranslation('compare')
  const { t: term } = useTranslation('terms')
  const [order, setOrder] = useState<Order>({ by: 'most', down: false })
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={t('table', { role: term(`role.${row.role}`) })}>
        <Head order={order} onOrder={(by) => setOrder(orderAfter(order, by))} />
        <tbody>
          <tr>
            <th scope="row">{t('rehearsal')}</th>
            <td>
              <PriceText amount="0" />
            </td>
            <td className={styles['dim']}>—</td>
            <td colSpan={MEASURED.length} className={styles['not']}>
              —
            </td>
            <td>
              <StateMark state="current">{t('local')}</StateMark>
            </td>
            <td>{!readOnly && <Use role={row.role} model={null} routed={row.routed === null} />}</td>
          </tr>
          {sortedModels(row.models, order).map((model) => (
            <tr key={model.model} data-routed={model.model === row.routed ? '' : undefined}>
              <th scope="row">{model.model}</th>
              <td>
                <PriceText amount={model.most?.amount ?? null} />
              </td>
              <td>
                <Rank rank={model.rank} date={ranksDate} />
              </td>
              <Measured measured={model.measured} />
              <td>
                <State model={model} />
              </td>
              <td>
                {!readOnly && (model.obstacle === null || model.model === row.routed) && (
                  <Use role={row.role} model={model.model} routed={model.model === row.routed} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
