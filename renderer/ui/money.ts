const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/

/** Most digits of an amount a person may type: what the ledger holds. */
const TYPED = /^\d{1,7}(?:\.\d{1,12})?$/

/** True for an amount in USD as people type it: no sign, at most 12 places. */
export const isAmount = (text: string): boolean => TYPED.test(text)

/** True when the first of two exact decimal amounts is the larger one. */
export const isMore = (a: string, b: string): boolean => !/^-|^0*\.?0*$/.test(sumAmounts([a, `-${b}`]))

/** The share `part` is of `whole`, 0-1, for bars only: money itself is never computed in floats. */
export function shareOf(part: string, whole: string): number {
  const total = Number(whole)
  return total > 0 ? Math.min(1, Math.max(0, Number(part) / total)) : 0
}

/** Decimal places of an amount: pico-USD. */
const PLACES = 12

/** Adds exact decimal amounts, digit by digit. Throws on anything that is not a decimal number. */
export function sumAmounts(amounts: readonly string[]): string {
  const pico = amounts.reduce((sum, amount) => {
    const parts = AMOUNT.exec(amount)
    if (parts === null) throw new Error(`not an amount: ${amount}`)
    const [, sign = '', whole = '0', fraction = ''] = parts
    return sum + BigInt(`${sign}${whole}${fraction.slice(0, PLACES).padEnd(PLACES, '0')}`)
  }, 0n)
  const digits = (pico < 0n ? -pico : pico).toString().padStart(PLACES + 1, '0')
  return `${pico < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`
}
