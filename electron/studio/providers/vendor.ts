import type { Rate } from '../../../shared/drama/film.ts'
import type { Emotion, Language } from '../../../shared/drama/vocabulary.ts'
import type { Usage } from '../money/prices.ts'
import type { FailureClass } from './failure.ts'
import type { ModelTerms, ProviderTerms } from './routing.ts'

/** Where and as whom a provider is asked. */
export interface Endpoint {
  readonly id: string
  readonly terms: ProviderTerms
  /** Null for servers that want none. */
  readonly key: string | null
}

/** A model with what has to be known to ask it and to pay it. */
export interface VendorModel extends ModelTerms {
  /** Id of the provider it is asked at, and its own name there. */
  readonly provider: string
  readonly model: string
}

/** What one request to a vendor came to. */
export interface VendorAnswer<T> {
  readonly value: T
  /** Model that answered, as the vendor names it. */
  readonly model: string
  /** Null when the vendor told nothing. */
  readonly usage: Usage | null
  /** What it says it cost in pico-USD; null when it says nothing. */
  readonly reportedPicoUsd: bigint | null
  /** What of the request it could not do, in words. */
  readonly warnings?: readonly string[]
}

/** What every request carries. */
export interface VendorContext {
  /** Sent as idempotency key where the provider honours one. */
  readonly requestKey: string
  /** To be told by what a streamed answer can be looked up, as soon as that is known. */
  readonly begun?: (operation: string) => void
  /** To be told when words of a streamed answer came, the first time and as often as it likes; what came in one piece is not told. */
  readonly heard?: () => void
}

/** The text of an answer, and whether it is all of it. */
export interface TextAnswer {
  readonly text: string
  /** `cut`: it reached the most it may be long. `refused`: the provider would not write it. */
  readonly finish: 'whole' | 'cut' | 'refused'
}

/** A text request, ready to be sent. */
export interface VendorTextRequest {
  readonly system: string
  readonly user: string
  /** JSON Schema of the answer and a name for it. */
  readonly schema: { readonly name: string; readonly json: Readonly<Record<string, unknown>> }
  readonly maxOutputTokens: number
  readonly seed: number
}

/** A line to be spoken. */
export interface VendorVoiceRequest {
  readonly text: string
  readonly language: Language
  /** The vendor's own name of a voice; "" where the providers file names none. */
  readonly voice: string
  readonly speed: number
  /** In semitones from the voice's own. */
  readonly pitch: number
  readonly emotion: Emotion
  /** 1-3. */
  readonly strength: number
  /** How it is to be said, in words. */
  readonly instructions: string
}

/** When a piece of a line is said, in ms from the start of its sound: a word, a character, or a whole sentence. */
export interface SpokenTime {
  readonly text: string
  readonly startMs: number
  readonly endMs: number
}

/** A spoken line as a WAV file, with the vendor's own times; null where it has none. */
export interface SpokenAnswer {
  readonly wav: Uint8Array
  readonly times: readonly SpokenTime[] | null
}

/** A picture as a file. */
export interface VendorPicture {
  readonly bytes: Uint8Array
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp'
}

/** A picture that shows how something has to look, and what it shows in words. */
export interface VendorReference extends VendorPicture {
  readonly words: string
}

/** A picture to be drawn. */
export interface VendorImageRequest {
  readonly prompt: string
  /** What must not be in it; "" when there is nothing to say. */
  readonly negativePrompt: string
  readonly width: number
  readonly height: number
  readonly seed: number
  /** In the order of their importance. */
  readonly references: readonly VendorReference[]
}

/** A clip to be filmed from its first picture. */
export interface VendorVideoRequest {
  readonly prompt: string
  readonly first: VendorPicture
  /** Its length, in seconds and in frames at `rate`. */
  readonly seconds: number
  readonly frames: number
  readonly rate: Rate
  readonly width: number
  readonly height: number
  readonly seed: number
}

/** A result that was made and is to be had at an address, for some time. */
export interface Elsewhere {
  readonly where: string
}

/** A task that is done. */
export interface TaskDone extends Elsewhere {
  readonly state: 'done'
  readonly usage: Usage | null
  readonly reportedPicoUsd: bigint | null
}

/** How a task stands. `expired`: its vendor knows nothing of it any more, or has thrown its result away. */
export type TaskState =
  | { readonly state: 'queued' | 'running' | 'expired' }
  | TaskDone
  | { readonly state: 'failed'; readonly failure: FailureClass; readonly message: string }

/** Work that is started, asked after, and fetched: each by a request of its own. Asking and fetching are free. */
export interface VendorTask<R> {
  /** @returns an operation: all that is needed to ask after it from another process. */
  readonly start: (model: VendorModel, request: R, ctx: VendorContext) => Promise<VendorAnswer<string>>
  readonly status: (model: VendorModel, operation: string) => Promise<TaskState>
  readonly fetch: (model: VendorModel, done: Elsewhere) => Promise<Uint8Array>
}

/**
 * A vendor: sends one request and reads one answer. It keeps no ledger, repeats nothing and waits for nothing.
 * Everything it throws is a {@link ProviderFailure}. What it cannot do it leaves out.
 */
export interface Vendor {
  readonly text?: (
    model: VendorModel,
    request: VendorTextRequest,
    ctx: VendorContext,
  ) => Promise<VendorAnswer<TextAnswer>>
  /** What a text cost whose answer was lost, in pico-USD; asking is free. @throws ProviderFailure `ambiguous` */
  readonly lookUp?: (model: VendorModel, operation: string) => Promise<bigint>
  readonly voice?: (
    model: VendorModel,
    request: VendorVoiceRequest,
    ctx: VendorContext,
  ) => Promise<VendorAnswer<SpokenAnswer>>
  readonly image?: (
    model: VendorModel,
    request: VendorImageRequest,
    ctx: VendorContext,
  ) => Promise<VendorAnswer<VendorPicture | Elsewhere>>
  /** True where a picture that is too much for it may be drawn smaller. */
  readonly shrinks?: boolean
  /** True where a request sent again finds what the first one has begun, and begins nothing. */
  readonly findsAgain?: boolean
  /** Fetches what `image` has made elsewhere. */
  readonly fetchImage?: (model: VendorModel, made: Elsewhere) => Promise<Uint8Array>
  /** Pictures from vendors that draw them as tasks. */
  readonly imageTask?: VendorTask<VendorImageRequest>
  /** @returns by `fetch` an MP4 file. */
  readonly video?: VendorTask<VendorVideoRequest>
}

export type { Usage }
