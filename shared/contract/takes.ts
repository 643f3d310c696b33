import { z } from 'zod'
import { amount, done, grade, product, sha256, slot, usdText } from './common.ts'
import { read, write } from './route.ts'

export const take = z.strictObject({
  /** Number to name it by: 1 is the oldest. */
  number: z.int().positive(),
  id: z.string(),
  grade,
  /** Provider, and model where there is one. */
  by: z.string(),
  /** Milliseconds since 1970. */
  madeAt: z.int(),
  price: amount,
  /** True when it was made for the inputs as they are now. */
  fits: z.boolean(),
  /** False when its file is gone or damaged. */
  whole: z.boolean(),
  image: sha256.nullable(),
  audio: sha256.nullable(),
  /** Length of a voice in milliseconds; null for other products. */
  durationMs: z.number().nullable(),
})
export type Take = z.infer<typeof take>

/** Routes about the makings of one product. */
export const takes = {
  'takes.list': read(
    'All takes of a product, oldest first, with the one that is seen. NOT_FOUND.',
    ['takes', 'states'],
    z.strictObject({ product: slot }),
    z.strictObject({
      product,
      /** Number of the take that is seen, and of the pinned one. */
      shown: z.int().nullable(),
      pinned: z.int().nullable(),
      /** What one more take costs at most; null when no price is known, which blocks. */
      price: amount.nullable(),
      takes: z.array(take),
    }),
  ),
  'takes.reroll': write(
    'Makes one more take of a product and chooses it, as one undo step; what hangs on it is made by the next build. BUILD_FAILED when something before it is not made, BUSY while it builds.',
    z.strictObject({
      product: slot,
      /** The most it may newly spend or reserve, in USD; without it nothing is bought. */
      ceiling: usdText.optional(),
    }),
    z.strictObject({
      /** Number of the new take. */
      take: z.int().nullable(),
      /** False when a pinned take is still the one seen. */
      chosen: z.boolean(),
      /** False when it came out equal to the one before. */
      changed: z.boolean(),
    }),
  ),
  'takes.choose': write(
    'Chooses a take for the inputs as they are now. One undo step. BAD_ARGUMENT for a take made for other inputs: pin that one.',
    z.strictObject({ product: slot, take: z.int().positive() }),
    done,
  ),
  'takes.pin': write(
    'Keeps one take for good, whatever happens before it; null lets go. One undo step.',
    z.strictObject({ product: slot, take: z.int().positive().nullable() }),
    done,
  ),
} as const
