import OpenAI from 'openai'
import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions'
import { brokenOff, causesOf, classify, classifyBase, classifyTold, ProviderFailure } from '../failure.ts'
import { errorWords, fetchFrom, IdleWatch, objectOf, readBody, refuseEndless } from '../guarded-fetch.ts'
import type {
  Endpoint,
  TextAnswer,
  Usage,
  VendorAnswer,
  VendorContext,
  VendorModel,
  VendorTextRequest,
} from '../vendor.ts'
import { reportedUsd } from './reported.ts'

/** Longest answer that is read, in bytes: far above what any text step asks for. */
const MOST_BYTES = 8 * 1024 * 1024

/** What a chunk of a stream or a whole completion holds of what we read; vendors add to it and leave things out. */
type Piece = Partial<ChatCompletionChunk> & {
  readonly choices?:
    | readonly {
        readonly finish_reason?: string | null
        readonly delta?: Content
        readonly message?: Content
      }[]
    | null
  readonly usage?: RawUsage | null
  readonly error?: unknown
}
interface Content {
  readonly content?: string | null
  readonly reasoning_content?: string | null
  readonly refusal?: string | null
}
interface RawUsage {
  readonly prompt_tokens?: number
  readonly completion_tokens?: number
  readonly prompt_tokens_details?: {
    readonly cached_tokens?: number
    /** OpenAI, and DashScope's name for it: among the prompt's tokens. */
    readonly cache_write_tokens?: number
    readonly cache_creation_input_tokens?: number
  } | null
  /** DeepSeek. */
  readonly prompt_cache_hit_tokens?: number
  /** Moonshot. */
  readonly cached_tokens?: number
  /** OpenRouter, HolySheep: what it cost in USD. */
  readonly cost?: number
  readonly cost_usd?: number
}

/** A server that was asked for a stream and answered in one piece. */
class InOnePiece extends Error {
  readonly body: string
  constructor(body: string) {
    super('answered in one piece')
    this.body = body
  }
}

/** Collects an answer from its pieces. */
class Gathered {
  private content = ''
  private reasoning = ''
  private refusal = ''
  private finish: string | null = null
  private usage: RawUsage | null = null
  private model = ''
  /** What the vendor calls this answer. */
  id = ''

  /** True once something of the answer came, in words that are read here or not. */
  begun = false

  /** All that came so far. */
  get words(): string {
    return this.content + this.reasoning + this.refusal
  }

  take(piece: Piece): void {
    if ((piece.choices?.length ?? 0) > 0) this.begun = true
    if (piece.id !== undefined) this.id = piece.id
    if (piece.model !== undefined) this.model = piece.model
    if (piece.usage !== undefined && piece.usage !== null) this.usage = piece.usage
    const choice = piece.choices?.[0]
    const said = choice?.delta ?? choice?.message
    this.content += said?.content ?? ''
    this.reasoning += said?.reasoning_content ?? ''
    this.refusal += said?.refusal ?? ''
    if (choice?.finish_reason !== undefined && choice.finish_reason !== null)
      this.finish = choice.finish_reason
  }

  /** @throws ProviderFailure when it ended before its end */
  answer(provider: string, asked: string): VendorAnswer<TextAnswer> {
    if (this.finish === null)
      throw new ProviderFailure('ambiguous', `The answer of ${provider} broke off before its end.`)
    const text = this.content.trim() === '' ? this.reasoning : this.content
    const finish =
      this.refusal !== '' || this.finish === 'content_filter'
        ? 'refused'
        : this.finish === 'length'
          ? 'cut'
          : 'whole'
    const model = this.model === '' ? asked : this.model
    return {
      value: { text, finish },
      model,
      usage: usageOf(this.usage),
      reportedPicoUsd: reportedOf(this.usage),
    }
  }
}

function usageOf(raw: RawUsage | null): Usage | null {
  if (raw?.prompt_tokens === undefined || raw.completion_tokens === undefined) return null
  const details = raw.prompt_tokens_details
  const cacheWriteTokens = details?.cache_write_tokens ?? details?.cache_creation_input_tokens
  return {
    inputTokens: raw.prompt_tokens,
    outputTokens: raw.completion_tokens,
    cachedTokens: details?.cached_tokens ?? raw.prompt_cache_hit_tokens ?? raw.cached_tokens ?? 0,
    ...(cacheWriteTokens === undefined ? {} : { cacheWriteTokens }),
  }
}

const reportedOf = (raw: RawUsage | null): bigint | null => reportedUsd(raw?.cost ?? raw?.cost_usd)

/** The error some servers put into an answer of status 200, or null. */
function errorWithin(piece: Piece, provider: string): ProviderFailure | null {
  const text = JSON.stringify(piece)
  const raw = piece as { error?: unknown; base_resp?: { status_code?: number } }
  const failed = raw.error !== undefined && raw.error !== null
  const based = raw.base_resp?.status_code ?? 0
  if (!failed && based === 0 && Array.isArray(piece.choices)) return null
  // What was counted was done, whatever is missing of it.
  const isCounted = !failed && based === 0 && usageOf(piece.usage ?? null) !== null
  const failure = isCounted ? 'malformed' : based === 0 ? classify(400, text) : classifyBase(based)
  return new ProviderFailure(failure, `${provider} answered with an error: ${errorWords(text)}`, {
    status: 200,
  })
}

const pieceOf = (body: string, provider: string): Piece =>
  objectOf(body, provider, ' Most end in /v1.') as Piece // read leniently: every field may be missing

function paramsOf(model: VendorModel, request: VendorTextRequest): ChatCompletionCreateParamsStreaming {
  const { name, json } = request.schema
  const form =
    model.structured === 'json_schema'
      ? {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name, schema: { ...json }, strict: true },
          },
        }
      : model.structured === 'json_object'
        ? { response_format: { type: 'json_object' as const } }
        : {}
  return {
    model: model.model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ],
    seed: request.seed,
    [model.capOption]: request.maxOutputTokens,
    ...form,
  }
}

/** The failure behind an error of the package. In the middle of an answer nobody knows whether it is billed. */
function failureIn(error: unknown, provider: string, begun: boolean): ProviderFailure {
  const own = causesOf(error).find((one) => one instanceof ProviderFailure)
  if (own !== undefined) return own
  const noAnswer = error instanceof OpenAI.APIConnectionError || error instanceof OpenAI.APIUserAbortError
  if (error instanceof OpenAI.APIError && !noAnswer) {
    const body = JSON.stringify(error.error ?? { message: error.message })
    return new ProviderFailure(
      begun ? 'ambiguous' : error.status === undefined ? classifyTold(body) : classify(error.status, body),
      `${provider} answered with an error: ${errorWords(body)}`,
    )
  }
  // Whatever kept the request from leaving was told by our own fetch, above.
  return brokenOff(error, provider)
}

/** One chat completion, streamed. @throws ProviderFailure */
export async function askChat(
  { id, terms, key }: Endpoint,
  model: VendorModel,
  request: VendorTextRequest,
  ctx: VendorContext,
): Promise<VendorAnswer<TextAnswer>> {
  const watch = new IdleWatch(terms.idleSeconds * 1000)
  const guarded = fetchFrom(terms.baseUrl, id, watch)
  const client = new OpenAI({
    apiKey: key ?? 'none',
    baseURL: terms.baseUrl,
    maxRetries: 0,
    async fetch(input, init) {
      const response = await guarded(input, init)
      if (response.headers.get('content-type')?.includes('text/event-stream') === true) return response
      throw new InOnePiece((await readBody(response, MOST_BYTES, id, watch)).toString('utf8'))
    },
  })
  const gathered = new Gathered()
  try {
    const stream = await client.chat.completions.create(paramsOf(model, request), {
      signal: watch.signal,
      headers: terms.idempotent ? { 'Idempotency-Key': ctx.requestKey } : {},
    })
    for await (const chunk of stream) {
      watch.alive()
      const piece = chunk as Piece // what vendors send, read leniently
      if (gathered.id === '' && piece.id !== undefined && terms.lookUp !== undefined) ctx.begun?.(piece.id)
      gathered.take(piece)
      if (gathered.words !== '') ctx.heard?.()
      refuseEndless(gathered.words, id)
    }
    if (watch.signal.aborted) throw brokenOff(watch.signal.reason, id)
  } catch (error) {
    const whole = causesOf(error).find((one) => one instanceof InOnePiece)
    if (whole === undefined) throw failureIn(error, id, gathered.begun)
    const piece = pieceOf(whole.body, id)
    const failed = errorWithin(piece, id)
    if (failed !== null) throw failed
    gathered.take(piece)
  } finally {
    watch.stop()
  }
  return gathered.answer(id, model.model)
}
