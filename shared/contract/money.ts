import { z } from 'zod'
import { amount, id, place, slot } from './common.ts'
import { read } from './route.ts'

/** What became of a request: on its way; received, paid for or free; failed; or sent and its answer lost. */
export const attemptState = z.enum(['held', 'settled', 'failed', 'unknown'])

/** Routes about money. */
export const money = {
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
