import { formatAmount } from '../../shared/amount-text.ts'
import type { Amount } from '../studio/money/amount.ts'

/** A number of things in words: `1 product`, `2 products`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** An amount as people read it; JSON has all its digits. */
export const money = ({ amount }: Amount): string => formatAmount(amount)
