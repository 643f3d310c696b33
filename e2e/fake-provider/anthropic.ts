import type { ServerResponse } from 'node:http'
import { PRICES } from './bills.ts'
import type { ChatAnswer } from './chat.ts'
import type { Fault } from './script.ts'
import type { Ready } from './server.ts'
import { contentOf, type Told } from './told.ts'

/** The other way of asking for text: `POST /messages`, answered as the vendor that has it does. */
export const MESSAGES_PATH = '/messages'

const errorBody = (type: string, message: string): string =>
  JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_fake' })

/** Faults that are one answer, as this vendor words them; the others are worded as everywhere. */
export const MESSAGES_REFUSALS: Readonly<Partial<Record<Fault, Told>>> = {
  unauthorized: { status: 401, body: errorBody('authentication_error', 'invalid x-api-key') },
  'no-money': {
    status: 400,
    body: errorBody('invalid_request_error', 'Your credit balance is too low to access the API'),
  },
  overflow: {
    status: 400,
    body: errorBody('invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum'),
  },
  rate: { status: 429, body: errorBody('rate_limit_error', 'This would exceed your rate limit') },
  unavailable: { status: 529, body: errorBody('overloaded_error', 'Overloaded') },
  'error-in-200': { status: 200, body: errorBody('invalid_request_error', 'bad request') },
}

const STOPS: Readonly<Partial<Record<Fault, string>>> = { length: 'max_tokens', refusal: 'refusal' }

/** Tokens the way this vendor counts them: those of its cache are apart. The first thousand were read from it. */
function usageOf(chat: ChatAnswer | null) {
  const input = chat?.inputTokens ?? 0
  const read = Math.min(CACHED, Math.max(0, input - WRITTEN))
  const written = Math.min(WRITTEN, input)
  return {
    input_tokens: input - read - written,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
    output_tokens: chat?.outputTokens ?? 0,
  }
}
const CACHED = 1000
const WRITTEN = 100

/** What the tokens of its cache cost, of an ordinary one: a tenth when read, a quarter more when written. */
export const CACHE_WORDS = { read: '0.028', write: '0.35' } as const

/** What a message costs, in pico-USD. */
export function messagePrice(chat: ChatAnswer): bigint {
  const usage = usageOf(chat)
  return (
    PRICES.input * BigInt(usage.input_tokens) +
    (PRICES.input / 10n) * BigInt(usage.cache_read_input_tokens) +
    ((PRICES.input * 5n) / 4n) * BigInt(usage.cache_creation_input_tokens) +
    PRICES.output * BigInt(usage.output_tokens)
  )
}

/** Answers a request for a message, as a stream or, where a fault has it so, in one piece. */
export async function sendMessage(name: Fault | null, response: ServerResponse, ready: Ready): Promise<void> {
  const { body, model } = ready.asked
  const content = contentOf(name, ready.chat?.content ?? '')
  const tool = Array.isArray(body['tools']) && name !== 'fenced' && name !== 'blank'
  const usage = name === 'no-usage' ? {} : usageOf(ready.chat)
  const stop = (name === null ? undefined : STOPS[name]) ?? (tool ? 'tool_use' : 'end_turn')
  const message = { id: 'msg_fake', type: 'message', role: 'assistant', model }
  if (name === 'in-one-piece') {
    const block = tool
      ? { type: 'tool_use', input: JSON.parse(content) as unknown }
      : { type: 'text', text: content }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...message, content: [block], stop_reason: stop, usage }))
    return
  }
  const send = (type: string, more: object): void =>
    void response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`)
  const part = (text: string): void =>
    send('content_block_delta', {
      index: 0,
      delta: tool ? { type: 'input_json_delta', partial_json: text } : { type: 'text_delta', text },
    })
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  send('message_start', {
    message: { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
  })
  send('ping', {})
  const half = Math.floor(content.length / 2)
  part(content.slice(0, half))
  if (name === 'stream-cut') {
    await new Promise((resolve) => setTimeout(resolve, 20))
    response.destroy()
    return
  }
  if (name === 'stream-stall') return
  if (name === 'error-in-stream')
    return void response.end(`event: error\ndata: ${errorBody('overloaded_error', 'Overloaded')}\n\n`)
  part(content.slice(half))
  if (name === 'no-finish') return void response.end()
  send('message_delta', {
    delta: { stop_reason: stop },
    usage: name === 'no-usage' ? {} : { output_tokens: ready.chat?.outputTokens ?? 0 },
  })
  send('message_stop', {})
  if (name === 'stray-end') response.write('data: [DONE]\n\n')
  response.end()
}
