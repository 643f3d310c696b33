import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { formatAmount } from '../../shared/amount-text.ts'

/**
 * An amount of money, in tabular figures and never cut off. `amount` is an exact decimal string; null is a price that
 * nobody knows: it reads "unpriced" and blocks, it is never a guess.
 */
export function PriceText({
  amount,
  exact = false,
  className,
}: {
  amount: string | null
  /** Show every digit instead of as many as tell the amount apart from zero. */
  exact?: boolean
  className?: string | undefined
}) {
  const { t } = useTranslation('ui')
  return (
    <span className={cx('num', className)} title={amount === null ? undefined : `$${amount}`}>
      {amount === null ? t('unpriced') : formatAmount(amount, exact)}
    </span>
  )
}
