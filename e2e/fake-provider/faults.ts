import type { ServerResponse } from 'node:http'
import { MESSAGES_PATH, MESSAGES_REFUSALS, sendMessage } from './anthropic.ts'
import type { Fault } from './script.ts'
import type { Asked, Ready } from './server.ts'
import { sendSpoken, spokenForm, SPOKEN_REFUSALS } from './spoken.ts'
import { contentOf, type Told } from './told.ts'

interface Work {
  readonly asked: Asked
  /** Does the request and bills it. */
  readonly billed: () => Promise<Ready>
}

const errorBody = (message: string, code: string | number): string =>
  JSON.stringify({ error: { message, type: 'error', code } })
const HTML = '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>'

/** Faults that are one answer, before anything is done or billed. */
export const REFUSALS: Readonly<Partial<Record<Fault, Told>>> = {
  unauthorized: { status: 401, body: errorBody('Incorrect API key provided', 'invalid_api_key') },
  'no-money': { status: 402, body: errorBody('Insufficient Balance', 'insufficient_balance') },
  forbidden: { status: 403, body: errorBody('Country not supported', 'unsupported_country') },
  'model-gone': { status: 404, body: errorBody('The model does not exist', 'model_not_found') },
  rate: { status: 429, body: errorBody('Rate limit reached', 'rate_limit_exceeded') },
  'rate-array': {
    status: 429,
    body: JSON.stringify([
      {
        error: {
          code: 429,
          message: 'Quota',
          status: 'RESOURCE_EXHAUSTED',
          details: [{ retryDelay: '0.3s' }],
        },
      },
    ]),
  },
  'rate-no-money': {
    status: 429,
    body: JSON.stringify({ error: { code: '1113', message: '您的账户已欠费，请充值后重试。' } }),
  },
  'server-error': { status: 500, body: errorBody('The server had an error', 'server_error') },
  'bad-gateway': { status: 502, body: HTML, type: 'text/html' },
  unavailable: { status: 503, body: errorBody('Overloaded', 'overloaded') },
  'gateway-timeout': { status: 504, body: HTML, type: 'text/html' },
  'key-refused-in-stream': {
    status: 200,
    body: `data: ${errorBody('Incorrect API key provided', 'invalid_api_key')}\n\n`,
    type: 'text/event-stream',
  },
  'error-in-200': { status: 200, body: errorBody('upstream overloaded', 502) },
  'html-in-200': { status: 200, body: HTML, type: 'text/html' },
  'refused-by-status': { status: 400, body: errorBody('Flagged by moderation', 'content_policy_violation') },
  overflow: {
    status: 400,
    body: errorBody("This model's maximum context length is 8192 tokens", 'context_length_exceeded'),
  },
}

/** Sends one answer. */
export function tell(
  response: ServerResponse,
  { status, body, type }: Told,
  retryAfter: string | null,
): void {
  response.writeHead(status, {
    'content-type': type ?? 'application/json',
    ...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
  })
  response.end(body)
}

const usageOf = ({ chat }: Ready): unknown => ({
  prompt_tokens: chat?.inputTokens ?? 0,
  completion_tokens: chat?.outputTokens ?? 0,
  total_tokens: (chat?.inputTokens ?? 0) + (chat?.outputTokens ?? 0),
})

const finishOf = (name: Fault | null): string =>
  name === 'length' ? 'length' : name === 'refusal' ? 'content_filter' : 'stop'

async function stream(name: Fault | null, response: ServerResponse, ready: Ready): Promise<void> {
  const model = name === 'other-model' ? `${ready.asked.model}-lite` : ready.asked.model
  const content = contentOf(name, ready.chat?.content ?? '')
  const base = { id: ready.asked.key, object: 'chat.completion.chunk', created: 0, model }
  const send = (piece: object): void =>
    void response.write(`data: ${JSON.stringify({ ...base, ...piece })}\n\n`)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const field = name === 'reasoning' ? 'reasoning_content' : 'content'
  const half = Math.floor(content.length / 2)
  if (name === 'error-after-reasoning') {
    // OpenRouter's field for what was thought, which is not part of the answer.
    send({ choices: [{ index: 0, delta: { role: 'assistant', content: '', reasoning: 'Let me see.' } }] })
    return void response.end(`data: ${errorBody('upstream overloaded', 502)}\n\n`)
  }
  send({
    choices: [
      { index: 0, delta: { role: 'assistant', [field]: content.slice(0, half) }, finish_reason: null },
    ],
  })
  if (name === 'stream-cut') {
    await new Promise((resolve) => setTimeout(resolve, 20))
    response.destroy()
    return
  }
  if (name === 'stream-stall') return
  if (name === 'error-in-stream')
    return void response.end(`data: ${errorBody('upstream overloaded', 502)}\n\n`)
  send({ choices: [{ index: 0, delta: { [field]: content.slice(half) }, finish_reason: null }] })
  if (name === 'no-finish') return void response.end()
  send({ choices: [{ index: 0, delta: {}, finish_reason: finishOf(name) }] })
  if (name !== 'no-usage')
    send({ choices: [], usage: { ...(usageOf(ready) as object), ...charged(name, ready) } })
  response.end('data: [DONE]\n\n')
}

/** An overcharging server says so, in USD. */
const charged = (name: Fault | null, ready: Ready): object =>
  name === 'overcharge' ? { cost: Number(ready.amountPicoUsd) / 1e12 } : {}

const bill = (name: Fault | null, ready: Ready): object =>
  name === 'overcharge' ? { usage: charged(name, ready) } : {}

function inOnePiece(name: Fault | null, response: ServerResponse, ready: Ready): void {
  const message = { role: 'assistant', content: ready.chat?.content ?? '' }
  const body = {
    id: 'fake',
    model: ready.asked.model,
    ...(name === 'no-choices' ? {} : { choices: [{ index: 0, message, finish_reason: 'stop' }] }),
    usage: usageOf(ready),
  }
  tell(response, { status: 200, body: JSON.stringify(body) }, null)
}

/** Answers a request, well or as a fault has it. */
export async function sendFault(
  { name, retryAfter }: { name: Fault | null; retryAfter: string | null },
  response: ServerResponse,
  { asked, billed }: Work,
): Promise<void> {
  const form = spokenForm(asked.path)
  const own = form !== null ? SPOKEN_REFUSALS[form] : asked.path === MESSAGES_PATH ? MESSAGES_REFUSALS : {}
  const refusal = name === null ? undefined : (own[name] ?? REFUSALS[name])
  if (name === 'quotes-key')
    return tell(
      response,
      { status: 401, body: errorBody(`Incorrect API key provided: ${asked.auth}`, 'key') },
      null,
    )
  if (refusal !== undefined) return tell(response, refusal, retryAfter)
  if (name === 'reset-before') return void response.socket?.resetAndDestroy()
  const ready = await billed()
  if (name === 'reset-after') return void response.socket?.resetAndDestroy()
  if (name === 'silence') return
  if (name === 'no-json') return tell(response, { status: 200, body: 'accepted', type: 'text/plain' }, null)
  if (ready.json !== undefined) {
    const body = JSON.stringify({ ...ready.json, ...bill(name, ready) })
    return tell(response, { status: 200, body: name === 'stream-cut' ? body.slice(0, 30) : body }, null)
  }
  const { wav } = ready
  if (wav !== null) return sendSpoken(name, response, { ...ready, wav })
  if (asked.path === MESSAGES_PATH) return sendMessage(name, response, ready)
  if (name === 'in-one-piece' || name === 'no-choices') return inOnePiece(name, response, ready)
  await stream(name, response, ready)
}
