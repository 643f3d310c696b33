const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/

/** Adds the thousands separators that both languages of the window use. */
const grouped = (whole: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, ',')

/** Adds one to the digits of a decimal fraction and its whole part. */
function roundUp(whole: string, fraction: string): [string, string] {
  const next = (BigInt(whole + fraction) + 1n).toString().padStart(whole.length + fraction.length, '0')
  return [next.slice(0, next.length - fraction.length), next.slice(next.length - fraction.length)]
}

/**
 * An exact decimal amount in US dollars as people read it: `18.42` is `$18.42`, `0` is `$0.00`, `0.002` is `$0.002`.
 * At least two places; below a dollar as many as show two digits that count, rounded up, so that a price is never shown
 * lower than it is. `exact` shows every digit. Works on the text: no digit is lost to a float. Throws on anything that
 * is not a decimal number.
 */
export function formatAmount(amount: string, exact = false): string {
  const parts = AMOUNT.exec(amount)
  if (parts === null) throw new Error(`not an amount: ${amount}`)
  const [, sign = '', whole = '0', fraction = ''] = parts
  const significant = fraction.replace(/0+$/, '')
  const places = exact ? Math.max(2, significant.length) : shownPlaces(whole, significant)
  const shown = significant.slice(0, places).padEnd(places, '0')
  const cut = significant.length > places
  const [upWhole, upFraction] = cut ? roundUp(whole, shown) : [whole, shown]
  const figures = upFraction.slice(0, 2) + upFraction.slice(2).replace(/0+$/, '')
  return `${sign === '-' ? '−' : ''}$${grouped(upWhole.replace(/^0+(?=\d)/, ''))}.${figures}`
}

function shownPlaces(whole: string, fraction: string): number {
  if (/[1-9]/.test(whole)) return 2
  const leadingZeros = /^0*/.exec(fraction)?.[0].length ?? 0
  return Math.max(2, Math.min(fraction.length, leadingZeros + 2))
}
