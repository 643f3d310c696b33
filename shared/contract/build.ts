import { z } from 'zod'
import { reasonSchema } from '../drama/reason.ts'
import { amount, done, nothing, productState, slot, stateCounts, place, usdText } from './common.ts'
import { read, write } from './route.ts'

/** A product that would run. */
export const planRow = z.strictObject({
  slot,
  step: z.string(),
  state: productState,
  place,
  /** Why it would run. */
  reason: reasonSchema.nullable(),
  /** False for a row that may fall away when something before it comes out unchanged. */
  certain: z.boolean(),
  /** Upper bound; null when it is not known, which blocks. */
  price: amount.nullable(),
  /** Who would make it: a provider, or `studio`. */
  by: z.string(),
})
export type PlanRow = z.infer<typeof planRow>

/** A build under way, or the last one. */
export const buildRun = z.strictObject({
  /** Counts up with every build of this session. */
  run: z.int(),
  state: z.enum(['running', 'cancelling', 'done', 'cancelled', 'failed']),
  /** Milliseconds since 1970. */
  startedAt: z.int(),
  endedAt: z.int().nullable(),
  /** Products made so far, and how many it may come to (an estimate while texts are still to be written). */
  made: z.int(),
  total: z.int(),
  /** By step: made, made and planned, and how many products of it the season has. */
  steps: z.array(z.strictObject({ step: z.string(), made: z.int(), total: z.int(), products: z.int() })),
  /** What runs: the oldest of every step, at most twelve of each. */
  running: z.array(z.strictObject({ slot, step: z.string(), place, startedAt: z.int() })),
  failed: z.array(z.strictObject({ slot, step: z.string(), place, error: z.string() })),
  /** Products that wait for what failed. */
  waiting: z.int(),
  calls: z.int(),
  billable: z.int(),
  spent: amount,
  /** True when something was left because all that was allowed is spent. */
  atLimit: z.boolean(),
  /** Why it ended early; null otherwise. */
  problem: z.string().nullable(),
})
export type BuildRun = z.infer<typeof buildRun>

/** What makes a plan stale. */
const PLAN_TOPICS = ['drama', 'text', 'states', 'takes', 'build'] as const

/** Routes of the build. */
export const build = {
  'build.plan': read(
    'What a build would make now, in figures. Spends and writes nothing.',
    PLAN_TOPICS,
    nothing,
    z.strictObject({
      /** Products that would run. */
      count: z.int(),
      /** Those of them somebody is asked for: the rest the studio makes by itself. */
      asked: z.int(),
      /** Those of them without a known price, which blocks. */
      unpriced: z.int(),
      /** Upper bound; what has no price counts as nothing. */
      total: amount,
      /** True while what is still to be written decides how much more there will be. */
      open: z.boolean(),
    }),
  ),
  'build.groups': read(
    'The plan by step, by episode (`season` for what belongs to none) or by who makes it, in build or played order.',
    PLAN_TOPICS,
    z.strictObject({ by: z.enum(['step', 'episode', 'provider']), step: z.string().max(64).optional() }),
    z.strictObject({
      groups: z.array(
        z.strictObject({
          group: z.string(),
          count: z.int(),
          asked: z.int(),
          /** Upper bound; null when one of them has no price. */
          price: amount.nullable(),
        }),
      ),
    }),
  ),
  'build.rows': read(
    'A page of one group of the plan: what would run, why, and at what price at most. What needs a person comes first.',
    PLAN_TOPICS,
    z.strictObject({
      by: z.enum(['step', 'episode']),
      group: z.string().max(64),
      step: z.string().max(64).optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ rows: z.array(planRow) }),
  ),
  'build.states': read(
    'How many products are in each state, by step in build order and in all.',
    ['drama', 'text', 'states', 'takes', 'build'],
    nothing,
    z.strictObject({
      steps: z.array(z.strictObject({ step: z.string(), counts: stateCounts })),
      made: z.int(),
      total: z.int(),
      pinned: z.int(),
      behind: z.int(),
    }),
  ),
  'build.current': read(
    'The build under way, or the last one of this session; null when there was none.',
    ['build'],
    nothing,
    z.strictObject({ run: buildRun.nullable() }),
  ),
  'build.unfinished': read(
    'True when the last build of this drama was stopped before its end: by a person, a closed window or a crash.',
    ['drama', 'build'],
    nothing,
    z.strictObject({ unfinished: z.boolean() }),
  ),
  'build.start': write(
    'Makes what is missing or stale, or only what one step or some products need. Answers when it has started; `build` events tell how it goes. Without a ceiling nothing is bought. BUSY when one is under way, READ_ONLY.',
    z.strictObject({
      only: z.string().max(64).optional(),
      /** The most it may newly spend or reserve, in USD. */
      ceiling: usdText.optional(),
    }),
    z.strictObject({ run: z.int() }),
  ),
  'build.cancel': write('Stops the build under way. What was finished is kept.', nothing, done),
} as const
