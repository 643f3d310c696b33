import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { STEP_IDS } from '../../shared/drama/vocabulary.ts'
import { useRead } from '../rpc/hooks.ts'
import { Segmented } from '../ui/choice.tsx'
import { PriceText } from '../ui/price.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { isPaid, spendRows, type Grouping, type SpendRow } from './cost-rows.ts'
import styles from './costs.module.css'
import { useGroupName } from './use-words.ts'

const GROUPINGS = ['step', 'episode', 'provider', 'model'] as const

/** What is left to make in a group: the price once anything costs, the number before. */
function Left({ row, paid }: { readonly row: SpendRow; readonly paid: boolean }) {
  const { t } = useTranslation('costs')
  if (row.toMake === null || row.toMake === 0) return <>—</>
  return paid || row.toSpend === null ? (
    <PriceText amount={row.toSpend} />
  ) : (
    <>{t('left', { count: row.toMake })}</>
  )
}

function Row({
  row,
  name,
  share,
  paid,
}: {
  row: SpendRow
  name: string
  /** Length of its bar, 0-1. */
  share: number
  paid: boolean
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles['barCell']} aria-hidden="true">
        <i className={styles['bar']} style={{ width: `${share * 100}%` }} />
      </td>
      <td>{row.requests}</td>
      <td className={row.failed > 0 ? styles['failed'] : undefined}>{row.failed === 0 ? '—' : row.failed}</td>
      <td className={styles['spent']}>
        <PriceText amount={row.spent} />
      </td>
      <td>
        <Left row={row} paid={paid} />
      </td>
    </tr>
  )
}

/** The rows of one grouping. Bars show money where any was spent, requests where none was. */
function Table({ by }: { readonly by: Grouping }) {
  const { t } = useTranslation('costs')
  const nameOf = useGroupName(by)
  const costs = useRead('costs.get', { by }).data
  // A plan does not know which model makes a product.
  const plan = useRead('build.groups', { by: by === 'model' ? 'provider' : by }).data
  if (costs === undefined) return null
  const rows = spendRows(costs.rows, plan?.groups ?? [], by, STEP_IDS)
  const paid = isPaid(costs.total.amount)
  const sizeOf = (row: SpendRow) => (paid ? Number(row.spent) : row.requests)
  const most = Math.max(...rows.map(sizeOf), 1e-12)
  const left = rows.reduce((sum, row) => sum + (row.toMake ?? 0), 0)
  return (
    <table className={styles['table']} aria-label={t('table')}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t('columns.group')}
          </th>
          {(['requests', 'failed', 'spent', 'left'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.group} row={row} name={nameOf(row.group)} share={sizeOf(row) / most} paid={paid} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('total')}
          </th>
          <td>{costs.requests}</td>
          <td>{costs.failed === 0 ? '—' : costs.failed}</td>
          <td>
            <PriceText amount={costs.total.amount} />
          </td>
          <td>{by === 'model' || left === 0 ? '—' : t('left', { count: left })}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** What was asked for and spent by step, episode, provider or model, and how much of it was made again. */
export function SpendTable({ costs }: { readonly costs: RouteOutput<'costs.get'> }) {
  const { t, i18n } = useTranslation('costs')
  const [by, setBy] = useState<Grouping>('step')
  const { requests: again } = costs.retakes
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <section className={styles['spend']} aria-label={t('table')} data-pane="table" tabIndex={-1}>
      <div className={styles['spendHead']}>
        <Segmented
          label={t('by')}
          value={by}
          choices={GROUPINGS.map((value) => ({ value, label: t(`bys.${value}`) }))}
          onValueChange={setBy}
        />
      </div>
      <div className={styles['tableScroll']}>
        <Table by={by} />
      </div>
      <p className={`${styles['spendFoot']} num`}>
        <span>
          {again === 0
            ? t('noRetakes')
            : t('retakes', { count: again, share: share.format(again / costs.requests) })}
        </span>
        {costs.failed > 0 && <StateMark state="blocked">{t('failed', { count: costs.failed })}</StateMark>}
        {costs.unknown > 0 && <StateMark state="unknown">{t('unknown', { count: costs.unknown })}</StateMark>}
      </p>
    </section>
  )
}
