import { z } from 'zod'

/** What the server does with a request instead of answering it well. */
export const FAULTS = [
  'unauthorized',
  'no-money',
  'forbidden',
  'model-gone',
  'rate',
  'rate-array',
  'rate-no-money',
  'server-error',
  'bad-gateway',
  'unavailable',
  'gateway-timeout',
  'error-in-200',
  'html-in-200',
  'blank',
  'no-usage',
  'reset-before',
  'reset-after',
  'silence',
  'stream-cut',
  'stream-stall',
  'no-finish',
  'length',
  'truncated-json',
  'fenced',
  'reasoning',
  'overflow',
  'refusal',
  'other-model',
  'overcharge',
  'in-one-piece',
  'error-in-stream',
  'no-times',
] as const
export type Fault = (typeof FAULTS)[number]

const rule = z.strictObject({
  fault: z.enum(FAULTS),
  /** Requests it is for: by model; left out: all. */
  model: z.string().optional(),
  /** The first so many of them are let pass. */
  after: z.int().nonnegative().default(0),
  /** How many it is for; left out: all that follow. */
  times: z.int().positive().optional(),
  /** Only every so many-th of them. */
  every: z.int().positive().default(1),
  /** For `rate` and `unavailable`: what `Retry-After` says; left out: nothing. */
  retryAfter: z.string().optional(),
})
export type Rule = z.infer<typeof rule>

/** How a fake provider behaves. */
export const scriptSchema = z.strictObject({
  /** Whether a request sent again under its key is answered as before and not billed again. */
  honoursKeys: z.boolean().default(true),
  /** How long an answer takes, in ms. */
  latencyMs: z.int().nonnegative().default(0),
  rules: z.array(rule).default([]),
})
export type Script = z.infer<typeof scriptSchema>
