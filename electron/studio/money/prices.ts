import { z } from 'zod'
import { decimal, parseDecimal } from './decimal.ts'
import { rateOf, specialRates, wrongRates } from './special-rates.ts'

/** The vendor's currency, and for any other than USD a dated rate with its source. */
const currency = z
  .discriminatedUnion('currency', [
    z.strictObject({ currency: z.literal('USD') }),
    z.strictObject({
      currency: z.literal('CNY'),
      /** USD for one unit of it, as a decimal. */
      usdPerUnit: decimal,
      /** The day of that rate, and where it is from. */
      rateDate: z.iso.date(),
      rateSource: z.string().min(1),
    }),
  ])
  .default({ currency: 'USD' })
export type Currency = z.infer<typeof currency>

/** An amount for each, or one by size: the first tier whose pixels are enough counts. */
const bySize = z.union([
  decimal,
  z
    .array(z.strictObject({ upToPixels: z.int().positive(), price: decimal }))
    .min(1)
    .refine(
      (tiers) => tiers.every((tier, i) => tier.upToPixels > (tiers[i - 1]?.upToPixels ?? 0)),
      'tiers from the smallest to the largest',
    ),
])
type BySize = z.infer<typeof bySize>

/** What a model costs, in its vendor's currency: as many of these as it has units. */
export const priceSchema = z
  .strictObject({
    in: currency,
    /** Tokens read and written, for a million of them; cached ones cost as much as others when nothing is said. */
    inputPerMillionTokens: decimal.optional(),
    cachedPerMillionTokens: decimal.optional(),
    /** Tokens written to the vendor's cache, where that costs more than reading them. */
    cacheWritePerMillionTokens: decimal.optional(),
    outputPerMillionTokens: decimal.optional(),
    /** Spoken characters, for a million of them. */
    perMillionCharacters: decimal.optional(),
    /** Tokens of pictures that are read, where they cost other than those of words. */
    imageInputPerMillionTokens: decimal.optional(),
    /** A picture, and a second of film. Models that are paid by tokens have none. */
    perImage: bySize.optional(),
    perVideoSecond: bySize.optional(),
    ...specialRates,
    /** Where it is from and when it was true. */
    source: z.string().default(''),
    date: z.iso.date().optional(),
  })
  .check((ctx) => {
    const wrong = wrongRates(ctx.value)
    if (wrong !== null) ctx.issues.push({ code: 'custom', message: wrong, input: ctx.value })
  })
export type Price = z.infer<typeof priceSchema>

/** What a request used. `cachedTokens` and `cacheWriteTokens` are among `inputTokens`, however the vendor counts them. */
export interface Usage {
  /** 1 where the answer came from a cassette and was not paid for. */
  readonly replayed?: number
  readonly inputTokens?: number
  readonly cachedTokens?: number
  readonly cacheWriteTokens?: number
  readonly outputTokens?: number
  readonly characters?: number
  /** Of `inputTokens`, those of pictures. */
  readonly imageInputTokens?: number
  readonly images?: number
  readonly videoMs?: number
  /** Size of one picture: says which tier it is paid by. */
  readonly pixels?: number
}

const MILLION = 1_000_000n
const MS_PER_SECOND = 1000n
const PICO = 1_000_000_000_000n

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b

/** Pico-USD of an amount in the vendor's currency that is for `per` of something, times how many; rounded up. */
function costOf(
  price: string | undefined,
  count: number | undefined,
  money: Currency,
  per: bigint = MILLION,
): bigint | null {
  if (count === undefined || count === 0) return 0n
  if (price === undefined) return null
  const amount = parseDecimal(price)
  const rate = money.currency === 'USD' ? PICO : parseDecimal(money.usdPerUnit)
  return ceilDiv(amount * rate * BigInt(Math.ceil(count)), per * PICO)
}

/** The price of a size; undefined when it is beyond all tiers. */
function ofSize(price: BySize | undefined, pixels: number | undefined): string | undefined {
  if (price === undefined || typeof price === 'string') return price
  return price.find((tier) => (pixels ?? Infinity) <= tier.upToPixels)?.price
}

/** What of a usage a price speaks of: a vendor that is paid by the piece may tell its tokens all the same. */
export function paidUnits(price: Price, usage: Usage): Usage {
  const { images, videoMs, pixels, ...tokens } = usage
  const size = pixels === undefined ? {} : { pixels }
  if (images !== undefined && price.perImage !== undefined) return { images, ...size }
  if (videoMs !== undefined && price.perVideoSecond !== undefined) return { videoMs, ...size }
  return tokens
}

/**
 * What a request of this usage costs in pico-USD; null when the price lacks one of its units: never a guess.
 * @param at when it was sent, in ms since 1970; left out, it is priced as in the vendor's dearest hours
 */
export function priceOf(list: Price, usage: Usage, at: number | null = null): bigint | null {
  const price = rateOf(list, usage.inputTokens ?? 0, at)
  const cached = Math.min(usage.cachedTokens ?? 0, usage.inputTokens ?? 0)
  const written = Math.min(usage.cacheWriteTokens ?? 0, (usage.inputTokens ?? 0) - cached)
  const plain = (usage.inputTokens ?? 0) - cached - written
  const pictures = Math.min(usage.imageInputTokens ?? 0, plain)
  const parts = [
    costOf(price.inputPerMillionTokens, plain - pictures, price.in),
    costOf(price.imageInputPerMillionTokens ?? price.inputPerMillionTokens, pictures, price.in),
    costOf(price.cacheWritePerMillionTokens ?? price.inputPerMillionTokens, written, price.in),
    costOf(price.cachedPerMillionTokens ?? price.inputPerMillionTokens, cached, price.in),
    costOf(price.outputPerMillionTokens, usage.outputTokens, price.in),
    costOf(price.perMillionCharacters, usage.characters, price.in),
    costOf(ofSize(price.perImage, usage.pixels), usage.images, price.in, 1n),
    costOf(ofSize(price.perVideoSecond, usage.pixels), usage.videoMs, price.in, MS_PER_SECOND),
  ]
  let sum = 0n
  for (const part of parts) {
    if (part === null) return null
    sum += part
  }
  return sum
}

/**
 * The most a request of this usage can cost: all it reads, or all of it but its pictures, may have to be written to the
 * vendor's cache first, whatever is dearest. Null when the price lacks one of its units.
 */
export function mostOf(price: Price, usage: Usage): bigint | null {
  const { inputTokens = 0, imageInputTokens = 0 } = usage
  const written = [inputTokens, Math.max(0, inputTokens - imageInputTokens), 0]
  let most = 0n
  for (const cacheWriteTokens of written) {
    const cost = priceOf(price, { ...usage, cacheWriteTokens })
    if (cost === null) return null
    if (cost > most) most = cost
  }
  return most
}

/** The same price with every unit free. */
export function freed({ offPeak: _cheaper, longInput: _dearer, ...price }: Price): Price {
  const units = Object.keys(price).filter((name) => /per[A-Z]/i.test(name))
  return { ...price, ...Object.fromEntries(units.map((name) => [name, '0'])) }
}
