import type { MediaRef, PictureFacts, Rate, VoiceTake } from '../../../shared/drama/film.ts'
import type { Emotion, Grade, Language, Role } from '../../../shared/drama/vocabulary.ts'
import type { Composition } from '../../../shared/picture/composition.ts'
import type { FigureLook } from '../../../shared/picture/look.ts'
import { ProviderFailure } from './failure.ts'

/**
 * The interface every maker of products implements: the built-in rehearsal provider today, paid vendors behind
 * the same shapes. A provider answers typed requests with typed data; it never touches the store or the ledger.
 */

/** What the caller needs to follow and stop a request. */
export interface RequestContext {
  readonly signal: AbortSignal
  /** Product it is for: `<step>:<subject>`. */
  readonly slot: string
  /** Key of the take: sent with the request where the vendor supports it, and what a lost answer is found by. */
  readonly idempotencyKey: string
}

/** A paid request that came to nothing. The ledger knows of it already. */
export class RequestFailed extends Error {
  /** True when money may have been spent and the answer is lost: a person decides before it is asked for again. */
  readonly unknown: boolean

  constructor(message: string, unknown: boolean, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'RequestFailed'
    this.unknown = unknown
  }

  /** True when it was refused for its content: never asked for again before a person says so. */
  get refused(): boolean {
    return this.cause instanceof ProviderFailure && this.cause.failure === 'content'
  }
}

/** A text step: typed input in, a value of the step's schema out (checked by the caller). */
export interface TextRequest {
  readonly role: Role
  /** Step id (`bible`, `script` …): selects the prompt module or the rehearsal writer. */
  readonly step: string
  readonly language: Language
  readonly seed: number
  /** 1 for the first take; a reroll counts up and must differ. */
  readonly take: number
  readonly input: unknown
  /** Recorded, unkeyed material (earlier scenes …). */
  readonly context: unknown
}

/** A picture that shows how something has to look. */
export interface ReferencePicture {
  readonly bytes: Uint8Array
  readonly mime: Extract<MediaRef['mime'], `image/${string}`>
  /** Who or what it shows, in the language of the prompt. */
  readonly words: string
}

/** A still picture by its fields. */
export type ImageRequest = {
  readonly seed: number
  readonly take: number
  readonly width: number
  readonly height: number
  /** The brief's words on the look of the drama, as they were given; "" or left out when there are none. */
  readonly style?: string
  /** The picture in words, for providers that draw from words; left out where it is only drawn here. */
  readonly words?: string
  /** What must not be in it, in words; left out when there is nothing to say. */
  readonly unwanted?: string
  /** Pictures to go by, the most important first. */
  readonly references?: readonly ReferencePicture[]
} & (
  | {
      readonly kind: 'portrait'
      readonly name: string
      readonly description: string
      readonly figure: FigureLook
    }
  | { readonly kind: 'plate'; readonly composition: Composition; readonly description: string }
  | { readonly kind: 'frame'; readonly composition: Composition }
)

/** A moving picture that starts from a still. */
export interface VideoRequest {
  readonly first: Omit<ReferencePicture, 'words'>
  /** What moves, and how the camera does, in words. */
  readonly motion: string
  /** Length that is planned; what comes may be longer or shorter by what the provider can make. */
  readonly durationFrames: number
  readonly rate: Rate
  readonly width: number
  readonly height: number
  readonly seed: number
  readonly take: number
}

/** A spoken line. */
export interface VoiceRequest {
  readonly text: string
  readonly language: Language
  /** Voice catalogue id. */
  readonly voice: string
  /** 1 is normal pace, semitones of pitch offset. */
  readonly speed: number
  readonly pitch: number
  readonly emotion: Emotion
  /** 1-3. */
  readonly strength: number
  readonly take: number
}

/** Bytes a provider hands over, not yet in the media store. */
export interface MadeImage {
  readonly bytes: Uint8Array
  readonly mime: Extract<MediaRef['mime'], `image/${string}`>
  readonly facts: PictureFacts
}
export interface MadeVideo {
  readonly bytes: Uint8Array
  readonly mime: 'video/mp4'
  /** Its real length at the rate of the request. */
  readonly durationFrames: number
  readonly width: number
  readonly height: number
}
export type MadeVoice = Omit<VoiceTake, 'audio'> & { readonly wav: Uint8Array }

/** What a request cost and who answered it. */
export interface Receipt {
  readonly provider: string
  readonly model: string
  /** Integer pico-USD; 0n for the rehearsal provider. */
  readonly costPicoUsd: bigint
  readonly warnings: readonly string[]
  /** True when the ledger holds its requests already. */
  readonly booked?: boolean
}

export interface Answer<T> {
  readonly value: T
  readonly receipt: Receipt
}

export interface Provider {
  readonly id: string
  readonly label: string
  readonly grade: Grade
  /** False when a request can never cost anything. */
  readonly billable: boolean
  text?(request: TextRequest, ctx: RequestContext): Promise<Answer<unknown>>
  image?(request: ImageRequest, ctx: RequestContext): Promise<Answer<MadeImage>>
  video?(request: VideoRequest, ctx: RequestContext): Promise<Answer<MadeVideo>>
  voice?(request: VoiceRequest, ctx: RequestContext): Promise<Answer<MadeVoice>>
  /** False while voices come out as silence for want of a voice engine; looked up without starting it. */
  speaks?(): boolean
  /** Ends helper processes and workers. */
  close(): Promise<void>
}
