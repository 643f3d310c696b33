import { useTranslation } from 'react-i18next'
import { formatAmount } from '../../shared/amount-text.ts'
import { SEASON, type SpendRow } from './cost-rows.ts'
import styles from './costs.module.css'
import { useGroupName } from './use-words.ts'

/** Bars under which every name still fits; beyond it every fifth one is named. */
const MOST_NAMES = 18

/** The line of what all episodes so far have cost together, in a box of 100 by 100 stretched over the bars. */
function TotalLine({ rows }: { readonly rows: readonly SpendRow[] }) {
  const totals = rows.reduce<number[]>((sums, row) => [...sums, (sums.at(-1) ?? 0) + Number(row.spent)], [])
  const most = Math.max(...totals, 1e-12)
  const points = totals.map((total, i) => `${((i + 0.5) / rows.length) * 100},${100 - (total / most) * 92}`)
  return (
    <svg className={styles['line']} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  )
}

function Bar({ row, most, paid, named }: { row: SpendRow; most: number; paid: boolean; named: boolean }) {
  const { t } = useTranslation('costs')
  const nameOf = useGroupName('episode')
  const value = paid ? Number(row.spent) : row.requests
  const left = paid ? Number(row.toSpend ?? 0) : (row.toMake ?? 0)
  const label = t('chart.bar', {
    name: nameOf(row.group),
    requests: row.requests,
    spent: formatAmount(row.spent),
    toMake: row.toMake ?? 0,
  })
  return (
    <li className={styles['column']} title={label} aria-label={label}>
      <span className={styles['stack']} aria-hidden="true">
        {named && (value > 0 || left > 0) && (
          <span className="num">{paid ? formatAmount(row.spent) : value}</span>
        )}
        {left > 0 && <i className={styles['left']} style={{ height: `${(left / most) * 84}%` }} />}
        {value > 0 && <i className={styles['made']} style={{ height: `${(value / most) * 84}%` }} />}
      </span>
      <span className="num" aria-hidden="true">
        {named ? (row.group === SEASON ? t('season') : row.group) : ''}
      </span>
    </li>
  )
}

/** A bar for each episode: money where any was spent, with the line of its sum; requests where none was. */
export function EpisodeChart({ rows, paid }: { readonly rows: readonly SpendRow[]; readonly paid: boolean }) {
  const { t } = useTranslation('costs')
  const most = Math.max(
    ...rows.map((row) =>
      paid ? Number(row.spent) + Number(row.toSpend ?? 0) : row.requests + (row.toMake ?? 0),
    ),
    1e-12,
  )
  const anyLeft = rows.some((row) => (row.toMake ?? 0) > 0)
  return (
    <figure className={styles['chart']}>
      <figcaption>
        <span>{t(paid ? 'chart.money' : 'chart.requests')}</span>
        <span className={styles['key']}>
          <i className={styles['made']} /> {t('chart.made')}
        </span>
        {anyLeft && (
          <span className={styles['key']}>
            <i className={styles['left']} /> {t('chart.left')}
          </span>
        )}
      </figcaption>
      <div className={styles['plot']}>
        {paid && <TotalLine rows={rows} />}
        <ul>
          {rows.map((row, i) => (
            <Bar
              key={row.group}
              row={row}
              most={most}
              paid={paid}
              named={rows.length <= MOST_NAMES || i === 0 || Number(row.group) % 5 === 0}
            />
          ))}
        </ul>
      </div>
    </figure>
  )
}
