import { z } from 'zod'
import { failureFact } from './failure-fact.ts'

/** Why a request failed: stable names that the window turns into words. */
export const ERROR_CODES = [
  'BAD_ARGUMENT',
  'BAD_BRIEF',
  'BAD_SOURCE',
  'BUILD_FAILED',
  'BUILD_FIRST',
  'BUSY',
  'CANCELLED',
  'DISK_FULL',
  'INTERNAL',
  'IO',
  'MEDIA_DAMAGED',
  'NOTHING_TO_UNDO',
  'NOT_A_PROJECT',
  'NOT_FOUND',
  'NOT_OPEN',
  'NO_BUDGET',
  'NO_KEY',
  'PROJECT_DAMAGED',
  'PROJECT_LOCKED',
  'PROJECT_MOVED',
  'PROJECT_NEWER',
  'READ_ONLY',
  'RENDERER_MISSING',
  'RENDER_FAILED',
  'UNKNOWN_ROUTE',
] as const
export const errorCode = z.enum(ERROR_CODES)
export type FailureCode = z.infer<typeof errorCode>

/** A failure as it crosses from the studio to the window: what happened, and what to do next. */
export const failure = z.strictObject({
  code: errorCode,
  /** What happened, in one English sentence. The window has its own words for every code and shows this as detail where there is no fact. */
  message: z.string(),
  /** What a person can do about it; "" when the message says it all. */
  hint: z.string(),
  /** The same for the window to say in its own words; absent where the words of the code say it all. */
  fact: failureFact.optional(),
})
export type Failure = z.infer<typeof failure>

/** What every request comes back as. Handlers never reject. */
export type Envelope<T = unknown> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: Failure }

/** The one message a window sends. */
export const callSchema = z.strictObject({
  /** Names this call so that it can be cancelled (`app.cancel`); unique within the window. */
  id: z.string().min(1).max(64),
  route: z.string().min(1).max(64),
  input: z.unknown(),
})
export type Call = z.infer<typeof callSchema>

/** The channels between window and studio. There are no others. */
export const REQUEST_CHANNEL = 'studio:request'
export const EVENT_CHANNEL = 'studio:event'

/** What the preload shows to the page as `window.studio`: these two functions and nothing else. */
export interface StudioBridge {
  request(call: Call): Promise<Envelope>
  /** @returns a function that ends the subscription. */
  subscribe(listener: (event: unknown) => void): () => void
}
