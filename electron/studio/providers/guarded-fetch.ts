import { classify, connectionFailure, ProviderFailure, retryAfterMs } from './failure.ts'

/** Bytes kept of an answer that is an error: enough to tell what it says. */
const ERROR_BYTES = 64 * 1024
/** Characters of it that are told. */
const TOLD = 300

/** Reads at most so many bytes of a body as text, and lets go of the rest. */
async function readSome(response: Response, most: number): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const parts: Uint8Array[] = []
  let size = 0
  try {
    while (size < most) {
      const { done, value } = await reader.read()
      if (done) break
      parts.push(value)
      size += value.byteLength
    }
  } catch {
    // What has come is told; that the rest did not come changes nothing.
  }
  await reader.cancel().catch(() => undefined)
  return Buffer.concat(parts).subarray(0, most).toString('utf8')
}

const isHtml = (text: string): boolean => /^\s*<(?:!doctype|html)/i.test(text)

/** The words of an error body: its message, wherever the vendor puts it, else its beginning. */
export function errorWords(body: string): string {
  if (isHtml(body)) return 'a web page'
  const message = /"(?:message|msg|status_msg|error)"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1]
  return (message ?? body).replaceAll(/\s+/g, ' ').trim().slice(0, TOLD)
}

/**
 * What an answer of status 200 stands for that should have been JSON: a web page is nobody's answer and costs nothing,
 * all else is an answer, and paid as a rule. @param hint what a base URL looks like, with a space before it
 */
export function noJson(body: string, provider: string, hint = ''): ProviderFailure {
  const isPage = isHtml(body)
  const what = isPage ? 'a web page' : 'something that is no JSON'
  return new ProviderFailure(
    isPage ? 'rejected' : 'malformed',
    `${provider} answered with ${what}. Is its base URL right?${hint}`,
    { status: 200 },
  )
}

/**
 * What a vendor says, as the object it should be, to be read leniently: every field may be missing.
 * @param hint as for {@link noJson}. @throws ProviderFailure when it is none
 */
export function objectOf(text: string, provider: string, hint = ''): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // told below
  }
  throw noJson(text, provider, hint)
}

/** Address of a path (with its slash) below a base URL, which may end in a slash. */
export const addressOf = (baseUrl: string, path: string): string => `${baseUrl.replace(/\/$/, '')}${path}`

/** Longest text that is gathered from a stream, in characters: far above what any text step asks for. */
const LONGEST_TEXT = 8 * 1024 * 1024

/** @throws ProviderFailure `malformed` for a text that is longer than any answer */
export function refuseEndless(text: string, provider: string): void {
  if (text.length > LONGEST_TEXT)
    throw new ProviderFailure(
      'malformed',
      `The answer of ${provider} is longer than ${LONGEST_TEXT} characters.`,
    )
}

/** The failure an HTTP answer outside 200-299 stands for. */
export async function httpFailure(response: Response, provider: string): Promise<ProviderFailure> {
  const body = await readSome(response, ERROR_BYTES)
  const failure = response.status < 400 ? 'rejected' : classify(response.status, body)
  const words = errorWords(body)
  const why = response.status < 400 ? 'it wants to send the request elsewhere' : words
  return new ProviderFailure(
    failure,
    `${provider} answered ${response.status}${why === '' ? '' : `: ${why}`}`,
    {
      status: response.status,
      retryAfterMs: retryAfterMs(response.headers, body, Date.now()),
    },
  )
}

/** Longest time from a request to the end of its answer: some vendors send signs of life for ever. */
const LONGEST_MS = 3_600_000

/** Longest silence that can be waited out: `fetch` of Node 24 ends a silent connection after 300 s, whatever it is told. */
export const MOST_IDLE_SECONDS = 290

/** What must stay silent for so long (or for {@link MOST_IDLE_SECONDS}), or not come to its end, before a request is given up. */
export class IdleWatch {
  readonly signal: AbortSignal
  private readonly controller = new AbortController()
  private readonly idleMs: number
  private readonly end: NodeJS.Timeout
  private timer: NodeJS.Timeout | null = null

  constructor(idleMs: number, mostMs = LONGEST_MS) {
    this.idleMs = Math.min(idleMs, MOST_IDLE_SECONDS * 1000)
    this.end = setTimeout(
      () => this.controller.abort(new Error(`not ended after ${mostMs / 1000} s`)),
      mostMs,
    )
    this.signal = this.controller.signal
    this.alive()
  }

  /** Something came: the wait starts anew. */
  alive(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(
      () => this.controller.abort(new Error(`silent for ${this.idleMs / 1000} s`)),
      this.idleMs,
    )
  }

  stop(): void {
    clearTimeout(this.end)
    if (this.timer !== null) clearTimeout(this.timer)
  }
}

/**
 * What may be paid leaves on a connection of its own: one kept from an earlier request may be closed by the other side
 * while this one is on its way, and then nobody knows whether it arrived.
 */
function ownSocket(input: string | URL | Request, init: RequestInit | undefined): Headers {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
  if (method !== 'GET') headers.set('connection', 'close')
  return headers
}

/**
 * `fetch` for one provider: sends to its own origin only and follows nobody elsewhere, so a key cannot leave it.
 * @throws ProviderFailure for everything but a good answer
 */
export function fetchFrom(baseUrl: string, provider: string, watch: IdleWatch) {
  const { origin } = new URL(baseUrl)
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin)
      throw new ProviderFailure(
        'rejected',
        `${provider} may only be asked at ${origin}, not at ${url.origin}.`,
      )
    let response: Response
    try {
      response = await fetch(input, {
        ...init,
        headers: ownSocket(input, init),
        redirect: 'manual',
        signal: watch.signal,
      })
    } catch (error) {
      throw connectionFailure(error, provider)
    }
    watch.alive()
    if (!response.ok) throw await httpFailure(response, provider)
    return response
  }
}

/**
 * Reads a whole body. @throws ProviderFailure when it is longer than it may be, or stops in the middle
 */
export async function readBody(
  response: Response,
  mostBytes: number,
  provider: string,
  watch: IdleWatch,
): Promise<Buffer> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done || value === undefined) return Buffer.concat(parts)
      watch.alive()
      size += value.byteLength
      if (size > mostBytes) break
      parts.push(value)
    }
  } catch (error) {
    throw new ProviderFailure('ambiguous', `The answer of ${provider} broke off after ${size} bytes.`, {
      cause: error,
    })
  }
  await reader?.cancel().catch(() => undefined)
  throw new ProviderFailure('malformed', `The answer of ${provider} is longer than ${mostBytes} bytes.`)
}
