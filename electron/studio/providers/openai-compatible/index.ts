import type { ProviderTerms } from '../routing.ts'
import type { Vendor } from '../vendor.ts'
import { askSpeech } from './speech.ts'

/** Where and as whom a provider is asked. */
export interface Endpoint {
  readonly id: string
  readonly terms: ProviderTerms
  /** Null for servers that want none. */
  readonly key: string | null
}

/** Every provider that speaks the OpenAI forms: what differs between them is told by their terms. */
export function createOpenAiCompatible(endpoint: Endpoint): Vendor {
  return {
    // The vendor's package is large, and most commands ask nobody: it is loaded by the first request.
    text: async (model, request, ctx) => (await import('./chat.ts')).askChat(endpoint, model, request, ctx),
    voice: (model, request, ctx) => askSpeech(endpoint, model, request, ctx),
  }
}
