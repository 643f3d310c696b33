import { fetchResult } from '../fetch-result.ts'
import { MOST_PICTURE_BYTES } from '../picture-answer.ts'
import type { Endpoint, Vendor } from '../vendor.ts'
import { askGeneration } from './generation.ts'
import { askImage } from './images.ts'
import { askSpeech } from './speech.ts'

/** Every provider that speaks the OpenAI forms: what differs between them is told by their terms. */
export function createOpenAiCompatible(endpoint: Endpoint): Vendor {
  return {
    // The vendor's package is large, and most commands ask nobody: it is loaded by the first request.
    text: async (model, request, ctx) => (await import('./chat.ts')).askChat(endpoint, model, request, ctx),
    ...(endpoint.terms.lookUp !== undefined && {
      lookUp: (_model, operation) => askGeneration(endpoint, operation),
    }),
    voice: (model, request, ctx) => askSpeech(endpoint, model, request, ctx),
    image: (model, request, ctx) => askImage(endpoint, model, request, ctx),
    fetchImage: (_model, { where }) => fetchResult(endpoint, where, MOST_PICTURE_BYTES),
  }
}
