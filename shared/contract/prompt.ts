import { z } from 'zod'
import { ROLES } from '../drama/vocabulary.ts'
import { amount, slot } from './common.ts'
import { read } from './route.ts'

/** Routes about what models are told. */
export const prompt = {
  'prompt.get': read(
    'The request a text product would be asked for with, as it would be sent now; nobody is asked. NOT_FOUND; BAD_ARGUMENT for what no model writes; BUILD_FIRST while something before it is missing, or nobody has to be asked.',
    ['drama', 'text', 'states', 'takes', 'models'],
    z.strictObject({ product: slot }),
    z.strictObject({
      product: slot,
      step: z.string(),
      role: z.enum(ROLES),
      system: z.string(),
      user: z.string(),
      /** JSON Schema of the answer, as text. */
      schema: z.string(),
      /** Tokens that are probably read; and those an answer may have at most. */
      likelyTokens: z.int(),
      mostOutputTokens: z.int(),
      /** Whom it would be asked of; null: it is rehearsed, and nothing is sent. */
      model: z.string().nullable(),
      /** What asking costs at most; null where no price is known. */
      most: amount.nullable(),
    }),
  ),
} as const
