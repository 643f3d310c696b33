import { z } from 'zod'

/** What a providers file says about models that draw and film, besides what it says about all. */

const SIZE = /^(\d{2,5})x(\d{2,5})$/

/** Where a workflow takes what is asked for: `<title or class of a node>.<input>`. */
const slotSchema = z.string().regex(/^.+\.[^.]+$/, 'a node and its input, such as "Positive.text"')

/** A ComfyUI workflow in its API form, and where it takes what is asked for. */
export const workflowSchema = z.strictObject({
  /** Path of the file; one that is not absolute is looked for beside the providers file. */
  file: z.string().min(1),
  /** What it holds, put in when the providers file is read: from then on it comes with the drama. */
  graph: z.record(z.string(), z.unknown()).optional(),
  slots: z.strictObject({
    prompt: slotSchema,
    negativePrompt: slotSchema.optional(),
    seed: slotSchema.optional(),
    width: slotSchema.optional(),
    height: slotSchema.optional(),
    /** Names of uploaded reference pictures, in order; a clip has its first picture here. */
    references: z.array(slotSchema).default([]),
    frames: slotSchema.optional(),
    rate: slotSchema.optional(),
  }),
  /** LoRA files by the node that loads one; and any other input that is to have a value of its own. */
  set: z.record(slotSchema, z.union([z.string(), z.number(), z.boolean()])).default({}),
})
export type Workflow = z.infer<typeof workflowSchema>

/** The terms of a model that draws or films. */
export const mediaTerms = {
  /** Sizes it draws, such as "1024x1536"; the one most like what is asked for is taken. Empty: any. */
  sizes: z.array(z.string().regex(SIZE)).default([]),
  /** Lengths of clips it films, in seconds; the shortest that is long enough is taken. Empty: any. */
  clipSeconds: z.array(z.number().positive()).default([]),
  /** Most reference pictures that are sent along. */
  mostReferences: z.int().min(0).max(16).default(4),
  /** What else it understands. What it does not is left out, and told as a warning. */
  accepts: z.array(z.enum(['seed', 'negative_prompt'])).default([]),
  /** Sent along with every request, as they are. */
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** How long one of its tasks may take, in seconds. */
  deadlineSeconds: z.number().positive().default(1800),
  workflow: workflowSchema.optional(),
} as const

export interface Size {
  readonly width: number
  readonly height: number
}

const sizeOf = (text: string): Size => {
  const [, width = '0', height = '0'] = SIZE.exec(text) ?? []
  return { width: Number(width), height: Number(height) }
}

/** How unlike two sizes are: by their shape first, then by their area. */
const unlikeness = (a: Size, b: Size): number =>
  10 * Math.abs(Math.log((a.width * b.height) / (a.height * b.width))) +
  Math.abs(Math.log((a.width * a.height) / (b.width * b.height)))

/** The sizes a model draws, the most like what is asked for first; what is asked for itself where it draws any. */
export function sizesLike(asked: Size, sizes: readonly string[]): readonly Size[] {
  if (sizes.length === 0) return [asked]
  return sizes.map(sizeOf).toSorted((a, b) => unlikeness(a, asked) - unlikeness(b, asked))
}

/** The length a model films for a planned one, in seconds: the shortest that is enough, else its longest. */
export function secondsFor(planned: number, clipSeconds: readonly number[]): number {
  const enough = clipSeconds.filter((one) => one >= planned)
  if (enough.length > 0) return Math.min(...enough)
  return clipSeconds.length > 0 ? Math.max(...clipSeconds) : planned
}

/** A JSON pointer (RFC 6901) into an answer, such as "/data/task_id". */
const pointerSchema = z.string().regex(/^\/.+/)

/** How a relay for clips is spoken to, where it differs from the common form. */
export const relaySchema = z.strictObject({
  /** Below the base URL. `{id}` is the operation. */
  start: z.string().default('/video/generations'),
  status: z.string().default('/video/generations/{id}'),
  /** The first of these that is there counts. */
  id: z.array(pointerSchema).default(['/task_id', '/id', '/data/task_id', '/data/id']),
  state: z.array(pointerSchema).default(['/status', '/data/status', '/data/task_status', '/state']),
  result: z
    .array(pointerSchema)
    .default([
      '/output/video_url',
      '/video_url',
      '/url',
      '/data/output/video_url',
      '/data/video_url',
      '/data/url',
    ]),
  error: z.array(pointerSchema).default(['/error/message', '/error', '/fail_reason', '/data/fail_reason']),
  cost: z.array(pointerSchema).default(['/usage/cost_usd', '/usage/cost', '/data/usage/cost_usd']),
  /** What its words for a state mean; capitals do not matter. */
  states: z.record(z.string(), z.enum(['queued', 'running', 'done', 'failed', 'expired'])).default({}),
  /** Name of the field the first picture is sent in. */
  imageField: z.string().default('image'),
})
export type Relay = z.infer<typeof relaySchema>
