import { z } from 'zod'
import { decimal, parseDecimal } from './decimal.ts'

/** Amounts that may differ by hour or by length, for a million tokens. */
const tokenAmounts = {
  inputPerMillionTokens: decimal.optional(),
  cachedPerMillionTokens: decimal.optional(),
  cacheWritePerMillionTokens: decimal.optional(),
  outputPerMillionTokens: decimal.optional(),
}
const AMOUNTS = Object.keys(tokenAmounts) as (keyof typeof tokenAmounts)[] // the keys of what stands above
type TokenAmounts = { readonly [K in keyof typeof tokenAmounts]?: string | undefined }

const MONDAY = 1
const SUNDAY = 7
const LAST_HOUR = 24

/** Hours of days in UTC in which a vendor asks its full price. */
const peakHours = z
  .strictObject({
    /** 1 Monday to 7 Sunday. */
    days: z.array(z.int().min(MONDAY).max(SUNDAY)).min(1),
    /** From the beginning of one hour up to the beginning of another. */
    fromHour: z
      .int()
      .min(0)
      .max(LAST_HOUR - 1),
    toHour: z.int().min(1).max(LAST_HOUR),
  })
  .refine(({ fromHour, toHour }) => fromHour < toHour, 'hours from the earlier to the later')

/** Two kinds of amounts besides those of every request; what one leaves out costs what it costs otherwise. */
export const specialRates = {
  /** Lower amounts outside of the hours of `peak`; the others are those of these hours, and what is reserved. */
  offPeak: z.strictObject({ peak: z.array(peakHours).min(1), ...tokenAmounts }).optional(),
  /** Higher amounts for all of a request that reads more than so many tokens. */
  longInput: z.strictObject({ aboveTokens: z.int().positive(), ...tokenAmounts }).optional(),
}

/** A price with both. */
export interface SpecialRates extends TokenAmounts {
  readonly offPeak?: z.infer<typeof specialRates.offPeak>
  readonly longInput?: z.infer<typeof specialRates.longInput>
}

/** Null, or what is wrong: amounts that are reserved must not be below any that may be asked. */
export function wrongRates(price: SpecialRates): string | null {
  const isAbove = (one: TokenAmounts | undefined, other: TokenAmounts | undefined): boolean =>
    AMOUNTS.some((unit) => {
      const [a, b] = [one?.[unit], other?.[unit]]
      return a !== undefined && (b === undefined || parseDecimal(a) > parseDecimal(b))
    })
  if (price.offPeak !== undefined && isAbove(price.offPeak, price))
    return 'offPeak: no amount above that of the other hours'
  const own = Object.fromEntries(AMOUNTS.map((unit) => [unit, price.longInput?.[unit] ?? price[unit]]))
  return isAbove(price, own) ? 'longInput: no amount below that of shorter requests' : null
}

/** Whether a time is in the hours of the full price. @param at ms since 1970 */
function isPeak(peak: readonly z.infer<typeof peakHours>[], at: number): boolean {
  const date = new Date(at)
  const day = date.getUTCDay() === 0 ? SUNDAY : date.getUTCDay()
  const hour = date.getUTCHours()
  return peak.some(({ days, fromHour, toHour }) => days.includes(day) && hour >= fromHour && hour < toHour)
}

/**
 * A price as it is for one request. @param inputTokens what it reads; at: when it is sent, in ms since 1970, or null for
 * the dearest hours. Holidays are not known: they count as the days they fall on.
 */
export function rateOf<P extends SpecialRates>(price: P, inputTokens: number, at: number | null): P {
  const { offPeak, longInput } = price
  if (longInput !== undefined && inputTokens > longInput.aboveTokens) return { ...price, ...longInput }
  if (offPeak !== undefined && at !== null && !isPeak(offPeak.peak, at)) return { ...price, ...offPeak }
  return price
}
