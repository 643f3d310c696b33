import type { Readable, Writable } from 'node:stream'

/** Parameters and results of the Chrome DevTools Protocol: plain JSON objects. */
export type Json = Record<string, unknown>

/** A message of the protocol, in either direction. */
export interface CdpMessage {
  readonly id?: number
  readonly method?: string
  readonly params?: Json
  readonly result?: Json
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

type EventListener = (method: string, params: Json, sessionId: string) => void

interface Pending {
  readonly method: string
  readonly resolve: (result: Json) => void
  readonly reject: (error: Error) => void
}

/** A second client of the same browser: Playwright. It gets a session of its own, and never sees ours. */
interface Tap {
  readonly root: string
  readonly sessions: Set<string>
  readonly hear: (message: CdpMessage) => void
}

/** The value when it is an object, else an empty one. */
export const jsonOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {}
/** The text under `name`, or "". */
export const textIn = (json: Json, name: string): string => {
  const value = json[name]
  return typeof value === 'string' ? value : ''
}

/** Chromium's debugging pipe: JSON messages that end with a NUL byte, ours and a second client's mixed. */
export class Pipe {
  readonly #input: Writable
  readonly #pending = new Map<number, Pending>()
  readonly #forwarded = new Map<number, number>()
  readonly #listeners = new Set<EventListener>()
  #lastId = 0
  #tap: Tap | null = null
  #broken = false

  constructor(input: Writable, output: Readable) {
    this.#input = input
    // What is written to a browser that has just died fails; its exit says so.
    input.on('error', () => {})
    output.on('error', () => {})
    let rest: Buffer[] = []
    output.on('data', (chunk: Buffer) => {
      let from = 0
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
        rest.push(chunk.subarray(from, at))
        this.#receive(JSON.parse(Buffer.concat(rest).toString('utf8')) as CdpMessage)
        rest = []
        from = at + 1
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    })
  }

  /** Calls a method. Rejects with the browser's message, or when the browser is gone. */
  send(method: string, params: Json = {}, sessionId = ''): Promise<Json> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(new Error(`${method}: the browser is gone`))
      const id = ++this.#lastId
      this.#pending.set(id, { method, resolve, reject })
      this.#write({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) })
    })
  }

  /** The same for what may fail because its page is gone. */
  tell(method: string, params: Json = {}, sessionId = ''): void {
    this.send(method, params, sessionId).catch(() => {})
  }

  onEvent(listener: EventListener): void {
    this.#listeners.add(listener)
  }

  /** Lets a second client in: `hear` gets what the browser says to it. */
  async openTap(hear: (message: CdpMessage) => void): Promise<void> {
    const attached = await this.send('Target.attachToBrowserTarget')
    this.#tap = { root: textIn(attached, 'sessionId'), sessions: new Set(), hear }
  }

  /** Passes on what the second client says. */
  forward(message: CdpMessage): void {
    if (this.#tap === null || message.id === undefined) return
    const id = ++this.#lastId
    this.#forwarded.set(id, message.id)
    this.#write({ ...message, id, sessionId: message.sessionId ?? this.#tap.root })
  }

  /** Rejects all that is pending: the browser is gone. */
  break(): void {
    this.#broken = true
    for (const { method, reject } of this.#pending.values())
      reject(new Error(`${method}: the browser is gone`))
    this.#pending.clear()
  }

  #write(message: CdpMessage): void {
    if (!this.#broken) this.#input.write(`${JSON.stringify(message)}\0`)
  }

  #receive(message: CdpMessage): void {
    if (message.id !== undefined) return this.#settle(message.id, message)
    const { method = '', params = {}, sessionId = '' } = message
    if (this.#isForTap(sessionId)) {
      if (method === 'Target.attachedToTarget') this.#tap?.sessions.add(textIn(params, 'sessionId'))
      this.#toTap(message)
      return
    }
    for (const listener of this.#listeners) listener(method, params, sessionId)
  }

  #settle(id: number, message: CdpMessage): void {
    const theirs = this.#forwarded.get(id)
    this.#forwarded.delete(id)
    if (theirs !== undefined) return this.#toTap({ ...message, id: theirs })
    const call = this.#pending.get(id)
    this.#pending.delete(id)
    if (message.error === undefined) call?.resolve(message.result ?? {})
    else call?.reject(new Error(`${call.method}: ${message.error.message}`))
  }

  #isForTap(sessionId: string): boolean {
    return this.#tap !== null && (sessionId === this.#tap.root || this.#tap.sessions.has(sessionId))
  }

  #toTap(message: CdpMessage): void {
    const { sessionId, ...rest } = message
    if (this.#tap === null) return
    this.#tap.hear(sessionId === undefined || sessionId === this.#tap.root ? rest : message)
  }
}
