import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MESSAGES_PATH, messagePrice } from './anthropic.ts'
import { Bills, PRICES, PRICE_WORDS } from './bills.ts'
import { answerChat, type ChatAnswer } from './chat.ts'
import { sendFault } from './faults.ts'
import { bodyIn } from './form.ts'
import { CLIP_SECONDS, FakeMedia } from './media.ts'
import { scriptSchema, type Fault, type Rule, type Script } from './script.ts'
import { billedAs, hum, spokenForm, subtitlesFor, SUBTITLES_PATH, type SpokenForm } from './spoken.ts'

/** A provider that is not there: it answers over real connections, bills on its own side, and fails as it is told to. */
export interface FakeProvider {
  /** Ends in `/v1`. */
  readonly baseUrl: string
  readonly bills: Bills
  /** Requests that came in, good or bad. */
  readonly seen: number
  /** Replaces what it is to do. */
  play(script: unknown): void
  /** The providers file that points every role at it that can be. */
  providersFile(): unknown
  close(): Promise<void>
}

/** A request as far as it was read. */
export interface Asked {
  readonly path: string
  /** The key as it was sent, in whatever header. */
  readonly auth: string
  /** Where the server itself is: `http://…/v1`. */
  readonly baseUrl: string
  readonly model: string
  /** Idempotency key; a number of the server's own when the request has none. */
  readonly key: string
  readonly body: Readonly<Record<string, unknown>>
}

/** A whole answer, ready to be sent and billed. */
export interface Ready {
  readonly asked: Asked
  readonly chat: ChatAnswer | null
  readonly wav: Uint8Array | null
  /** What is spoken; "" for other answers. */
  readonly text: string
  /** An answer in JSON, for what is neither written nor spoken. */
  readonly json?: object
  readonly amountPicoUsd: bigint
}

const ROLES = ['draft', 'polish', 'review', 'rewrite', 'voice', 'image'] as const
/** What a server reads that cuts a request without a word. */
const SHORT_CONTEXT = 256
/** Here nothing takes long. */
const POLL_SECONDS = 0.05

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer) // a stream of bytes
  return bodyIn(Buffer.concat(parts), request.headers['content-type'] ?? '')
}

/** Where OpenRouter tells what an answer cost. */
const GENERATION_PATH = '/generation'
const PICO = 1e12

class Fake {
  readonly bills: Bills
  private script: Script = scriptSchema.parse({})
  private readonly hits = new Map<Rule, number>()
  private readonly answered = new Map<string, Promise<Ready>>()
  private readonly media = new FakeMedia()
  seen = 0

  constructor(bills: Bills) {
    this.bills = bills
  }

  play(script: unknown): void {
    this.script = scriptSchema.parse(script)
    this.hits.clear()
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/^\/v1/, '')
    if (path.startsWith(SUBTITLES_PATH)) return void response.end(subtitlesFor(path))
    if (path.startsWith(GENERATION_PATH)) return this.tellCost(path, response)
    const body = await readBody(request)
    this.seen++
    const own = request.headers['idempotency-key']
    const asked: Asked = {
      path,
      auth: String(request.headers.authorization ?? request.headers['x-api-key'] ?? ''),
      baseUrl: `http://${request.headers.host}/v1`,
      model: textOf(body['model'] ?? body['model_id']),
      key: typeof own === 'string' ? own : `request ${this.seen}`,
      body,
    }
    const found = this.media.find(asked.path)
    const fault = this.faultFor(found === null ? asked : { ...asked, model: found.model }, found?.on)
    if (this.script.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.script.latencyMs))
    if (found !== null) return this.media.answer(found, fault, response)
    await sendFault(fault, response, { asked, billed: () => this.billed(asked, fault) })
  }

  /** What an answer cost, by its id: OpenRouter's form. */
  private tellCost(path: string, response: ServerResponse): void {
    const id = new URLSearchParams(path.slice(path.indexOf('?'))).get('id')
    const line = this.bills.lines.find(({ key }) => key === id)
    const cost = Number(line?.amountPicoUsd ?? 0) / PICO
    response.writeHead(line === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(line === undefined ? { error: { code: 404 } } : { data: { total_cost: cost } }),
    )
  }

  /** The first rule a request falls under. */
  private faultFor(
    asked: Asked,
    on: Rule['on'] = 'request',
  ): { name: Fault | null; retryAfter: string | null } {
    for (const rule of this.script.rules) {
      if (rule.on !== on || (rule.model !== undefined && rule.model !== asked.model)) continue
      const hit = (this.hits.get(rule) ?? 0) + 1
      this.hits.set(rule, hit)
      const nth = hit - rule.after
      const last = rule.times === undefined ? Infinity : rule.times * rule.every
      if (nth >= 1 && nth <= last && nth % rule.every === 0)
        return { name: rule.fault, retryAfter: rule.retryAfter ?? null }
    }
    return { name: null, retryAfter: null }
  }

  /** Does a request, and bills it; a repeated one is answered as before where keys are honoured. */
  private billed(asked: Asked, fault: { name: Fault | null }): Promise<Ready> {
    const honours = this.script.honoursKeys && !this.script.forgets.includes(asked.model)
    const known = honours ? this.answered.get(asked.key) : undefined
    if (known !== undefined) return known
    const made = this.make(asked, fault.name)
    this.answered.set(asked.key, made)
    // What could not be done is done anew when it is asked for once more.
    void made.then((ready) => ready.amountPicoUsd === 0n && this.answered.delete(asked.key))
    return made
  }

  private async make(asked: Asked, fault: Fault | null): Promise<Ready> {
    const form = spokenForm(asked.path)
    const ready = this.media.isFor(asked.path)
      ? await this.media.make(asked, fault, this.script)
      : form === null
        ? written(asked, fault)
        : spoken(asked, form)
    if (ready.amountPicoUsd === 0n) return ready
    const amount = fault === 'overcharge' ? ready.amountPicoUsd * 1000n : ready.amountPicoUsd
    this.bills.add({
      role: asked.model.replace(/^fake-/, ''),
      model: asked.model,
      key: asked.key,
      amountPicoUsd: String(amount),
    })
    return { ...ready, amountPicoUsd: amount }
  }
}

function spoken(asked: Asked, form: SpokenForm): Ready {
  const text = textOf(asked.body['input'] ?? asked.body['text'])
  const amountPicoUsd = PRICES.character * BigInt(billedAs(form, text))
  return { asked, chat: null, wav: hum(text), text, amountPicoUsd }
}

function written(asked: Asked, fault: Fault | null): Ready {
  const whole = answerChat(asked.body)
  const chat = fault === 'cut-silently' ? { ...whole, inputTokens: SHORT_CONTEXT } : whole
  const { inputTokens, outputTokens } = chat
  const amountPicoUsd =
    asked.path === MESSAGES_PATH
      ? messagePrice(chat)
      : PRICES.input * BigInt(inputTokens) + PRICES.output * BigInt(outputTokens)
  return { asked, chat, wav: null, text: '', amountPicoUsd }
}

function providersFile(baseUrl: string): unknown {
  const text = {
    structured: 'json_schema',
    price: { inputPerMillionTokens: PRICE_WORDS.input, outputPerMillionTokens: PRICE_WORDS.output },
  }
  const voice = { price: { perMillionCharacters: PRICE_WORDS.character }, voices: { '*': 'hum' } }
  const image = { price: { perImage: PRICE_WORDS.image }, sizes: ['360x640'], accepts: ['seed'] }
  const terms = (role: (typeof ROLES)[number]): object =>
    role === 'voice' ? usd(voice) : usd(role === 'image' ? image : text)
  const limits = { requests: 100_000, perSeconds: 1, concurrent: 16 }
  const usd = (terms: { price: object }): object => ({
    ...terms,
    price: { in: { currency: 'USD' }, ...terms.price },
  })
  return {
    providers: {
      fake: {
        type: 'openai-compatible',
        baseUrl,
        idempotent: true,
        idleSeconds: 20,
        pollSeconds: POLL_SECONDS,
        limits,
      },
      films: {
        type: 'video-relay',
        baseUrl,
        idempotent: true,
        idleSeconds: 20,
        pollSeconds: POLL_SECONDS,
        limits: { ...limits, concurrent: 20 },
      },
    },
    models: {
      ...Object.fromEntries(ROLES.map((role) => [`fake/fake-${role}`, terms(role)])),
      'films/fake-video': {
        price: { perVideoSecond: PRICE_WORDS.videoSecond },
        sizes: ['180x320'],
        clipSeconds: [CLIP_SECONDS],
      },
    },
    roles: {
      ...Object.fromEntries(ROLES.map((role) => [role, `fake/fake-${role}`])),
      video: 'films/fake-video',
    },
  }
}

/**
 * Starts a fake provider on the loopback device.
 * @param options `port` 0 (the default) takes any that is free; `billsFile` gets one line of JSON for each bill
 */
export async function startFakeProvider(
  options: { port?: number; script?: unknown; billsFile?: string } = {},
): Promise<FakeProvider> {
  const fake = new Fake(new Bills(options.billsFile ?? null))
  if (options.script !== undefined) fake.play(options.script)
  const server: Server = createServer((request, response) => {
    fake.handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` // listening on a port: never a pipe
  return {
    baseUrl,
    bills: fake.bills,
    get seen() {
      return fake.seen
    },
    play: (script) => fake.play(script),
    providersFile: () => providersFile(baseUrl),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
