import { classifyTold, ProviderFailure } from '../failure.ts'
import { errorWords } from '../guarded-fetch.ts'
import type { TextAnswer, Usage, VendorAnswer } from '../vendor.ts'

/** Tokens as this vendor counts them: `input_tokens` are without those read from and written to its cache. */
interface RawUsage {
  readonly input_tokens?: number | null
  readonly output_tokens?: number | null
  readonly cache_read_input_tokens?: number | null
  readonly cache_creation_input_tokens?: number | null
}

interface Block {
  readonly type?: string
  readonly text?: string
  readonly input?: unknown
}

/** A message, or the beginning of one. */
interface Message {
  readonly model?: string
  readonly content?: readonly Block[]
  readonly stop_reason?: string | null
  readonly usage?: RawUsage | null
}

/** One event of a stream, or a whole message; read leniently, since vendors add to it and leave things out. */
export interface Piece extends Message {
  readonly type?: string
  readonly message?: Message
  readonly delta?: {
    readonly type?: string
    readonly text?: string
    readonly partial_json?: string
    readonly stop_reason?: string | null
  }
  readonly error?: unknown
}

/** What the vendor's words for the end of an answer mean here; others are an end as any. */
const FINISH: Readonly<Record<string, TextAnswer['finish']>> = {
  max_tokens: 'cut',
  model_context_window_exceeded: 'cut',
  refusal: 'refused',
}

/** Collects a message from the events of its stream. */
export class Gathered {
  private text = ''
  private json = ''
  private stop: string | null = null
  private model = ''
  private usage: RawUsage = {}
  private readonly provider: string

  constructor(provider: string) {
    this.provider = provider
  }

  /** All that came so far. */
  get words(): string {
    return this.text + this.json
  }

  /** True once the message began. */
  get begun(): boolean {
    return this.model !== '' || this.text + this.json !== ''
  }

  /** @throws ProviderFailure for an error within the stream */
  take(piece: Piece): void {
    if (piece.type === 'error' || piece.error !== undefined) throw this.errorOf(piece)
    if (piece.type === 'message') this.message(piece)
    if (piece.message !== undefined) this.message(piece.message)
    if (piece.type === 'message_delta') this.counted(piece.usage)
    this.text += piece.delta?.text ?? ''
    this.json += piece.delta?.partial_json ?? ''
    this.stop = piece.delta?.stop_reason ?? this.stop
  }

  private message({ model, content, stop_reason, usage }: Message): void {
    this.model = model ?? this.model
    this.stop = stop_reason ?? this.stop
    this.counted(usage)
    for (const block of content ?? []) {
      this.text += block.text ?? ''
      if (block.type === 'tool_use') this.json += JSON.stringify(block.input)
    }
  }

  /** Later counts replace earlier ones, field by field: they are sums. */
  private counted(usage: RawUsage | null | undefined): void {
    const told = Object.entries(usage ?? {}).filter(([, count]) => typeof count === 'number')
    this.usage = { ...this.usage, ...Object.fromEntries(told) }
  }

  /** Before the message began nothing was done; in the middle of one nobody knows whether it is billed. */
  private errorOf(piece: Piece): ProviderFailure {
    const body = JSON.stringify(piece)
    return new ProviderFailure(
      this.begun ? 'ambiguous' : classifyTold(body),
      `${this.provider} answered with an error: ${errorWords(body)}`,
      { status: 200 },
    )
  }

  /** @throws ProviderFailure when it ended before its end */
  answer(asked: string): VendorAnswer<TextAnswer> {
    if (this.stop === null)
      throw new ProviderFailure('ambiguous', `The answer of ${this.provider} broke off before its end.`)
    return {
      value: { text: this.json === '' ? this.text : this.json, finish: FINISH[this.stop] ?? 'whole' },
      model: this.model === '' ? asked : this.model,
      usage: usageOf(this.usage),
      reportedPicoUsd: null,
    }
  }
}

function usageOf(raw: RawUsage): Usage | null {
  if (typeof raw.input_tokens !== 'number' || typeof raw.output_tokens !== 'number') return null
  const cachedTokens = raw.cache_read_input_tokens ?? 0
  const cacheWriteTokens = raw.cache_creation_input_tokens ?? 0
  return {
    inputTokens: raw.input_tokens + cachedTokens + cacheWriteTokens,
    outputTokens: raw.output_tokens,
    cachedTokens,
    cacheWriteTokens,
  }
}
