import { z } from 'zod'
import { STEP_IDS } from '../drama/vocabulary.ts'
import { amount, done, episodeNumber, id, nothing, place, slot, usdText } from './common.ts'
import { read, write } from './route.ts'

/** What became of a request: on its way; received, paid for or free; failed; or sent and its answer lost. */
export const attemptState = z.enum(['held', 'settled', 'failed', 'unknown'])

/** What a budget is of. Episodes by their number as shown. */
export const budgetScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('season') }),
  z.strictObject({ kind: z.literal('episode'), episode: episodeNumber }),
  z.strictObject({ kind: z.literal('step'), step: z.enum(STEP_IDS) }),
])
export type BudgetScope = z.infer<typeof budgetScope>

/** A budget with what is committed of it. */
const budget = z.strictObject({
  scope: budgetScope,
  stop: amount,
  warn: amount,
  settled: amount,
  /** Reserved for requests on their way; and for those whose answer was lost. */
  held: amount,
  unknown: amount,
  left: amount,
  /** `near`: the warning is reached. `full`: so is the stop. */
  state: z.enum(['within', 'near', 'full']),
})
export type Budget = z.infer<typeof budget>

/** What finishing costs: half of such seasons cost `p50` at most, nine in ten `p90`, and none above `most`. */
const forecast = z.strictObject({
  p50: amount,
  p90: amount,
  most: amount,
  /** Products that are not planned yet and counted by the shape of the season: then all of it is an estimate. */
  estimated: z.int(),
  /** Products without a known price: counted as nothing. */
  unpriced: z.int(),
  steps: z.array(
    z.strictObject({
      step: z.enum(STEP_IDS),
      model: z.string(),
      planned: z.int(),
      /** Products expected to follow from what is still to be written. */
      toFollow: z.int(),
      /** Bought products it rests on; 0: it is a guess from the upper bound. */
      measured: z.int(),
      p50: amount,
      p90: amount,
      most: amount,
    }),
  ),
})
export type Forecast = z.infer<typeof forecast>

/** What is about to be started: a build, of one step or of all; or one more take of a product. */
const intent = z.strictObject({ only: z.enum(STEP_IDS).optional(), reroll: slot.optional() })

/** Routes about money. */
export const money = {
  'budgets.get': read(
    'The budgets of the drama with what is committed of each: the season first, then episodes and steps.',
    ['drama', 'costs', 'build', 'history'],
    nothing,
    z.strictObject({ budgets: z.array(budget) }),
  ),
  'budgets.set': write(
    'Sets what may ever be spent on a part of the drama, as one undo step; null takes the budget away. Without a warning it is at 80 % of the stop. BAD_ARGUMENT when it would warn after it stops.',
    z.strictObject({ scope: budgetScope, stop: usdText.nullable(), warn: usdText.optional() }),
    done,
  ),
  'costs.forecast': read(
    'What finishing costs, by what such products have cost so far and were made again, at the prices of today; upper bounds stand in where nothing was bought yet. No steps: nothing is bought.',
    ['drama', 'text', 'states', 'takes', 'build', 'costs'],
    nothing,
    forecast,
  ),
  'costs.export': write(
    'Writes the whole ledger as comma-separated values (RFC 4180, exact decimals) where a person says; null when they say nowhere. DISK_FULL, READ_ONLY.',
    nothing,
    z.strictObject({ path: z.string().nullable() }),
  ),
  'spend.quote': read(
    'What a build or a reroll can cost at most, by step, before it is started. No rows: it is free as far as can be seen now.',
    ['drama', 'text', 'states', 'takes', 'build', 'costs', 'history'],
    intent,
    z.strictObject({
      rows: z.array(
        z.strictObject({
          step: z.enum(STEP_IDS),
          /** Whom it is asked of: `<provider>/<model>`. */
          model: z.string(),
          products: z.int(),
          /** Null when the price of one is not known: it is not bought then. */
          most: amount.nullable(),
        }),
      ),
      total: amount,
      /** True while what is still to be written decides how much more there will be to buy. */
      open: z.boolean(),
      /** What the season's budget still holds; null when it has none. */
      left: amount.nullable(),
    }),
  ),
  'costs.get': read(
    'What was requested and spent so far, by a group, from the ledger of attempts; and what the plan would cost at most.',
    ['costs', 'build', 'states'],
    z.strictObject({ by: z.enum(['step', 'episode', 'provider', 'model']) }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          group: z.string(),
          requests: z.int(),
          failed: z.int(),
          /** Requests that were refused for their content. */
          refused: z.int(),
          /** Requests on their way, or whose answer was lost; and what stays reserved for them. */
          unknown: z.int(),
          reserved: amount,
          cost: amount,
        }),
      ),
      total: amount,
      requests: z.int(),
      billable: z.int(),
      failed: z.int(),
      /** Requests on their way. */
      held: z.int(),
      /** Requests whose answer was lost: money may have been spent. */
      unknown: z.int(),
      /** Requests that made again what was made before, and what they cost. */
      retakes: z.strictObject({ requests: z.int(), cost: amount }),
      planned: amount,
    }),
  ),
  'costs.attempts': read(
    'The ledger itself, newest first: at most `limit` requests from `offset` on, all of them or those in one state.',
    ['costs', 'build'],
    z.strictObject({
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
      state: attemptState.optional(),
    }),
    z.strictObject({
      total: z.int(),
      attempts: z.array(
        z.strictObject({
          id,
          slot,
          step: z.string(),
          place,
          provider: z.string(),
          model: z.string(),
          state: attemptState,
          /** What went wrong, as the provider or the studio said it; null when nothing did. */
          error: z.string().nullable(),
          startedAt: z.int(),
          /** Null while it is on its way. */
          durationMs: z.int().nullable(),
          cost: amount,
          billable: z.boolean(),
        }),
      ),
    }),
  ),
} as const
