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
  'refused-by-status',
  'other-model',
  'overcharge',
  'in-one-piece',
  'error-in-stream',
  'key-refused-in-stream',
  'error-after-reasoning',
  'no-json',
  'no-choices',
  'stray-end',
  'no-times',
  'cut-silently',
  'quotes-key',
  // Of pictures and clips: an error of the one picture, inside of an answer that is fine;
  'picture-error',
  // one that lies on its side;
  'picture-landscape',
  // a task that ends badly, that ends without a trace, that never ends;
  'task-failed',
  'task-expired',
  'task-endless',
  // and an address of a result that leads to nothing, to too much, or to something else.
  'result-gone',
  'result-empty',
  'result-huge',
  'result-page',
  'result-noise',
  'result-elsewhere',
] as const
export type Fault = (typeof FAULTS)[number]

const rule = z.strictObject({
  fault: z.enum(FAULTS),
  /** Requests it is for: by model; left out: all. */
  model: z.string().optional(),
  /** Which of them: those that ask for something, that ask after a task, that fetch a result. */
  on: z.enum(['request', 'status', 'fetch']).default('request'),
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
  /** Models that never do: whatever is sent again is done again, and billed. */
  forgets: z.array(z.string()).default([]),
  /** How long an answer takes, in ms. */
  latencyMs: z.int().nonnegative().default(0),
  /** How long a task takes, in ms. */
  taskMs: z.int().nonnegative().default(0),
  /** Whether pictures come inside of answers, or by an address. */
  pictures: z.enum(['inline', 'address']).default('inline'),
  rules: z.array(rule).default([]),
})
export type Script = z.infer<typeof scriptSchema>
