import { brokenOff, ProviderFailure } from '../failure.ts'
import { addressOf, fetchFrom, IdleWatch, objectOf, readBody, refuseEndless } from '../guarded-fetch.ts'
import { headOf } from '../json-request.ts'
import { serverEvents } from '../server-events.ts'
import type {
  Endpoint,
  TextAnswer,
  VendorAnswer,
  VendorContext,
  VendorModel,
  VendorTextRequest,
} from '../vendor.ts'
import { Gathered, type Piece } from './gathered.ts'

/** Version of the interface that is spoken (platform.claude.com/docs/en/api/versioning). */
const API_VERSION = '2023-06-01'
/** Longest answer that is read when it comes in one piece, in bytes. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * The body of a request. What is told to a step in every request is marked for the cache. A form is asked for as the
 * input of the only tool there is; models without such requests read it in the words. Neither temperature nor seed is
 * sent: newer models refuse the one and none knows the other.
 */
function bodyOf(model: VendorModel, request: VendorTextRequest): unknown {
  const { name, json } = request.schema
  const { $schema: _dialect, ...form } = json
  const asTool = model.structured === 'json_schema' && json['type'] === 'object'
  return {
    model: model.model,
    max_tokens: request.maxOutputTokens,
    stream: true,
    system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
    messages: [{ role: 'user', content: request.user }],
    ...(asTool
      ? {
          tools: [{ name, description: 'Takes the answer.', input_schema: form }],
          tool_choice: { type: 'tool', name },
        }
      : {}),
  }
}

const pieceOf = (text: string, provider: string): Piece =>
  objectOf(text, provider, ' It ends in /v1.') as Piece // read leniently: every field may be missing

/** The word OpenAI's form ends a stream with; relays add it here as well. */
const END = '[DONE]'

/** Takes one event. What cannot be read in the middle of an answer leaves open what became of it. */
function takeEvent(gathered: Gathered, data: string, provider: string): void {
  if (data.trim() === END) return
  try {
    gathered.take(pieceOf(data, provider))
  } catch (error) {
    const isNoJson = error instanceof ProviderFailure && error.failure === 'malformed'
    throw isNoJson && gathered.begun ? brokenOff(error, provider) : error
  }
  refuseEndless(gathered.words, provider)
}

/** One message, streamed. @throws ProviderFailure */
export async function askMessages(
  endpoint: Endpoint,
  model: VendorModel,
  request: VendorTextRequest,
  ctx: VendorContext,
): Promise<VendorAnswer<TextAnswer>> {
  const { id, terms } = endpoint
  const watch = new IdleWatch(terms.idleSeconds * 1000)
  const gathered = new Gathered(id)
  try {
    const ask = fetchFrom(terms.baseUrl, id, watch)
    const response = await ask(addressOf(terms.baseUrl, '/messages'), {
      method: 'POST',
      headers: { ...headOf(endpoint, ctx.requestKey, 'x-api-key'), 'anthropic-version': API_VERSION },
      body: JSON.stringify(bodyOf(model, request)),
    })
    if (response.headers.get('content-type')?.includes('text/event-stream') === true)
      for await (const data of serverEvents(response, id, watch)) {
        takeEvent(gathered, data, id)
        if (gathered.words !== '') ctx.heard?.()
      }
    else gathered.take(pieceOf((await readBody(response, MOST_BYTES, id, watch)).toString('utf8'), id))
  } finally {
    watch.stop()
  }
  return gathered.answer(model.model)
}
