import type { Usage } from '../money/prices.ts'
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
}

/** What every request carries. */
export interface VendorContext {
  /** Sent as idempotency key where the provider honours one. */
  readonly requestKey: string
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
  readonly voice: string
  readonly speed: number
  /** How it is to be said, in words. */
  readonly instructions: string
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
  /** @returns a WAV file. */
  readonly voice?: (
    model: VendorModel,
    request: VendorVoiceRequest,
    ctx: VendorContext,
  ) => Promise<VendorAnswer<Uint8Array>>
}

export type { Usage }
