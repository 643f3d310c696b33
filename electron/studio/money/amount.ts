import { formatAmount } from '../../../shared/amount-text.ts'

/** An amount as it leaves the core: an exact decimal string, never a float. */
export interface Amount {
  readonly currency: 'USD'
  readonly amount: string
}

/** pico-USD in one USD. */
export const PICO_PER_USD = 1_000_000_000_000n
const MIN_PLACES = 6
const MAX_PLACES = 12

/** Integer pico-USD as an exact decimal string of USD with 6 to 12 places. */
export function usd(pico: bigint): Amount {
  const sign = pico < 0n ? '-' : ''
  const abs = pico < 0n ? -pico : pico
  const places = (abs % PICO_PER_USD).toString().padStart(MAX_PLACES, '0')
  const trimmed = places.slice(0, MIN_PLACES) + places.slice(MIN_PLACES).replace(/0+$/, '')
  return { currency: 'USD', amount: `${sign}${abs / PICO_PER_USD}.${trimmed}` }
}

/** The same of a price that may not be known. */
export const usdIfKnown = (pico: bigint | null): Amount | null => (pico === null ? null : usd(pico))

/** Integer pico-USD as people read it: few digits, rounded up. Where an amount is worked with, use {@link usd}. */
export const dollars = (pico: bigint): string => formatAmount(usd(pico).amount)

/** What a column of the ledger holds: 64 bits, signed. */
const MOST_PICO = 2n ** 63n - 1n

/**
 * Parses a decimal USD amount ("12.5") to pico-USD; null when it is not one, is negative, has over 12 places, or is
 * beyond what the ledger holds (about 9.2 million USD).
 */
export function parseUsd(text: string): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d{1,12}))?$/.exec(text.trim())
  if (match === null) return null
  const pico = BigInt(match[1] ?? '0') * PICO_PER_USD + BigInt((match[2] ?? '').padEnd(MAX_PLACES, '0'))
  return pico > MOST_PICO ? null : pico
}
