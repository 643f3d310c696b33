import { useTranslation } from 'react-i18next'
import styles from './budget-bar.module.css'
import { formatAmount } from '../../shared/amount-text.ts'
import { shareOf } from './money.ts'

/** Exact decimal strings in USD. What is null or absent is not drawn. */
export interface Budget {
  readonly spent: string
  /** Sent, answer lost: counted in full until somebody decides. */
  readonly unknown?: string
  /** Reserved for requests under way. */
  readonly held?: string
  /** What finishing will cost on top. */
  readonly forecast?: string
  readonly warn?: string | null
  /** Where spending stops; the bar is as long as this, or as all of it together. */
  readonly stop?: string | null
}

const PARTS = ['spent', 'unknown', 'held', 'forecast'] as const

/** The length of the bar, for drawing only. */
function lengthOf(budget: Budget): string {
  const sum = PARTS.reduce((total, part) => total + Number(budget[part] ?? 0), 0)
  return String(Math.max(sum, Number(budget.stop ?? 0)))
}

/** Spent (ink), unknown (violet), held (pencil hatch), forecast (ticks), and the warn and stop marks. */
export function BudgetBar({ budget }: { budget: Budget }) {
  const { t } = useTranslation('ui')
  const length = lengthOf(budget)
  const percent = (amount: string) => `${shareOf(amount, length) * 100}%`
  const said = [...PARTS, 'warn' as const, 'stop' as const].flatMap((part) => {
    const amount = budget[part]
    return amount === undefined || amount === null ? [] : [`${t(`budget.${part}`)} ${formatAmount(amount)}`]
  })
  return (
    <div className={styles['bar']} role="img" aria-label={`${t('budget.label')}: ${said.join(', ')}`}>
      {PARTS.map((part) => {
        const amount = budget[part]
        if (amount === undefined || Number(amount) === 0) return null
        return <i key={part} className={styles[part]} style={{ width: percent(amount) }} />
      })}
      {(['warn', 'stop'] as const).map((mark) => {
        const amount = budget[mark]
        if (amount === undefined || amount === null) return null
        return (
          <b key={mark} className={`${styles['tick']} ${styles[mark]}`} style={{ left: percent(amount) }} />
        )
      })}
    </div>
  )
}
