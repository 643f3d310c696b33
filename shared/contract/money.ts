import { z } from 'zod'
import { amount } from './common.ts'
import { read } from './route.ts'

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
      planned: amount,
    }),
  ),
  'costs.attempts': read(
    'The ledger itself, newest first: at most `limit` requests from `offset` on.',
    ['costs', 'build'],
    z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(500) }),
    z.strictObject({
      total: z.int(),
      attempts: z.array(
        z.strictObject({
          slot: z.string(),
          step: z.string(),
          provider: z.string(),
          model: z.string(),
          state: z.string(),
          startedAt: z.int(),
          cost: amount,
          billable: z.boolean(),
        }),
      ),
    }),
  ),
} as const
