import type { Readable, Writable } from 'node:stream'

/**
 * A small client of the Chrome DevTools Protocol over a pair of pipes: JSON messages that end with a NUL byte. No port
 * is opened, and when either end goes away the other one notices.
 */

/** Parameters and results of the protocol: plain JSON objects. */
export type Json = Record<string, unknown>

/** Hears one kind of event of one session. */
type Listener = (params: Json, sessionId: string) => void

interface Pending {
  readonly method: string
  readonly resolve: (result: Json) => void
  readonly reject: (error: Error) => void
}

/** The connection to a browser. */
export interface Cdp {
  /** Calls a method and waits for its result. Rejects with the browser's message, or when the pipe has closed. */
  send(method: string, params?: Json, sessionId?: string): Promise<Json>
  /** Calls `listener` on every event of that name, in any session. */
  on(event: string, listener: Listener): void
  /** Rejects all that is pending with `error` and refuses what comes after. Calling it again does nothing. */
  fail(error: Error): void
}

/** The JSON object in `value`, or an empty one: events come from another process and are read with care. */
export function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

/** The string under `name`, or "". */
export function textOf(json: Json, name: string): string {
  const value = json[name]
  return typeof value === 'string' ? value : ''
}

/** Cuts a byte stream at NUL bytes, looking at each byte once however large a message is. */
function cutAtNul(onMessage: (text: string) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  return (chunk) => {
    let from = 0
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, at))
      onMessage(Buffer.concat(parts).toString('utf8'))
      parts = []
      from = at + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  }
}

/**
 * Speaks the protocol over `input` (to the browser) and `output` (from it). `onGone` is called when a pipe breaks or
 * closes: whoever owns the browser knows why, and tells those who wait by `fail`.
 */
export function connectCdp(input: Writable, output: Readable, onGone: () => void): Cdp {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Listener[]>()
  let failure: Error | null = null
  let lastId = 0

  const fail = (error: Error): void => {
    if (failure !== null) return
    failure = error
    for (const call of pending.values()) call.reject(error)
    pending.clear()
  }
  const settle = (id: number, message: Json): void => {
    const call = pending.get(id)
    if (call === undefined) return
    pending.delete(id)
    if ('error' in message)
      call.reject(new Error(`${call.method}: ${textOf(asJson(message['error']), 'message')}`))
    else call.resolve(asJson(message['result']))
  }
  const receive = (text: string): void => {
    const message = asJson(JSON.parse(text))
    if (typeof message['id'] === 'number') return settle(message['id'], message)
    const heard = listeners.get(textOf(message, 'method')) ?? []
    for (const listener of heard) listener(asJson(message['params']), textOf(message, 'sessionId'))
  }

  output.on('data', cutAtNul(receive))
  // What is written to a browser that has just died fails; that it died is said by the closing of its own pipe.
  input.on('error', () => {})
  output.on('error', () => {})
  output.on('close', onGone)
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure)
        const id = (lastId += 1)
        pending.set(id, { method, resolve, reject })
        const route = sessionId === undefined ? {} : { sessionId }
        input.write(`${JSON.stringify({ id, method, params, ...route })}\0`)
      }),
    on: (event, listener) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener])
    },
    fail,
  }
}
