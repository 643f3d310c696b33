/**
 * What went wrong with a request, as far as it changes what is done next.
 * - `auth`, `funds`, `gone`, `rejected`: asking again cannot help before a person does something;
 * - `content`: the provider refuses this text; never sent again unchanged, never to another unasked;
 * - `overflow`: the request is longer than the model takes;
 * - `rate`, `overload`, `network`: nothing was delivered, it may be sent again;
 * - `malformed`: an answer came that is no answer (paid, as a rule);
 * - `ambiguous`: it left, and nobody knows what became of it: money may have been spent.
 */
export type FailureClass =
  | 'auth'
  | 'funds'
  | 'gone'
  | 'rejected'
  | 'content'
  | 'overflow'
  | 'rate'
  | 'overload'
  | 'network'
  | 'malformed'
  | 'ambiguous'

/** A request that failed at the provider or on the way. */
export class ProviderFailure extends Error {
  readonly failure: FailureClass
  /** HTTP status; null when none came. */
  readonly status: number | null
  /** How long the provider asks to be left alone, in ms; null when it says nothing. */
  readonly retryAfterMs: number | null
  /** What it cost all the same, in pico-USD, where that is known. */
  readonly costPicoUsd: bigint | null

  constructor(
    failure: FailureClass,
    message: string,
    facts: { status?: number; retryAfterMs?: number | null; costPicoUsd?: bigint; cause?: unknown } = {},
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.name = 'ProviderFailure'
    this.failure = failure
    this.status = facts.status ?? null
    this.retryAfterMs = facts.retryAfterMs ?? null
    this.costPicoUsd = facts.costPicoUsd ?? null
  }
}

/** Classes of which nothing was delivered or done: the same request may be sent again. */
export const MAY_REPEAT: ReadonlySet<FailureClass> = new Set(['rate', 'overload', 'network'])

/** Codes and words by which vendors say that an account has no money left (some with status 429). */
const FUNDS =
  /insufficient|arrear|balance|欠费|余额|quota_?error|quota_exceeded|exceeded_current_quota|billing|payment_required|\b1113\b|\b1008\b|\b1308\b|\b1310\b/i
/** … that the request is longer than the model takes. */
const OVERFLOW =
  /maximum context length|context_length|prompt is too long|exceeds the context window|input token count|range of input length|exceeded model token limit|\b1261\b|tokens_too_long|request_too_large|reduce the length|input is too long/i
/** … that they refuse what it says. */
const CONTENT =
  /content[ _-]?filter|content[ _-]?policy|datainspectionfailed|sensitive|moderation|flagged|safety|prohibited_content|\b1301\b|\b1026\b|\b1027\b/i

/** Class of an HTTP answer that is not a good one, by status and body. */
export function classify(status: number, body: string): FailureClass {
  // Some refuse a content with the status of a key that may not.
  if (status === 403 && CONTENT.test(body)) return 'content'
  if (status === 401 || status === 403) return FUNDS.test(body) ? 'funds' : 'auth'
  if (status === 402) return 'funds'
  if (status === 404 || status === 410) return 'gone'
  if (status === 429) return FUNDS.test(body) ? 'funds' : 'rate'
  if (OVERFLOW.test(body) || status === 413) return 'overflow'
  if (CONTENT.test(body)) return 'content'
  // DashScope and Anthropic say with status 400 that there is no money.
  if (status === 400 && FUNDS.test(body)) return 'funds'
  if (status === 408 || status === 504 || status === 524) return 'ambiguous'
  if (status >= 500) return FUNDS.test(body) ? 'funds' : 'overload'
  return 'rejected'
}

/** A status that an error tells of itself, whatever the field. */
const TOLD_STATUS = /"(?:code|status|status_code)"\s*:\s*"?([45]\d\d)"?\s*[,}]/
/** Statuses by the names vendors give to what went wrong, where they tell no number. */
const NAMED_STATUS: readonly (readonly [RegExp, number])[] = [
  [/invalid_api_key|incorrect api key|authentication|unauthori[sz]ed/i, 401],
  [/permission_(?:error|denied)/i, 403],
  [/model_not_found|not_found_error/i, 404],
  [/rate.?limit|too many requests|resource_exhausted/i, 429],
  [/overloaded|unavailable|server_error|internal_error|api_error|internalerror/i, 503],
]

/** Class of an error that came without a status of its own, as the first event of a stream: by what it says. */
export function classifyTold(body: string): FailureClass {
  // What is refused for its content stays so whatever status is told beside it.
  if (CONTENT.test(body)) return 'content'
  const told = TOLD_STATUS.exec(body)?.[1]
  const status = told === undefined ? NAMED_STATUS.find(([name]) => name.test(body))?.[1] : Number(told)
  return classify(status ?? 400, body)
}

/** Codes MiniMax puts into answers of status 200 (platform.minimaxi.com/docs/api-reference/errorcode). */
const BASE_CODES: ReadonlyMap<number, FailureClass> = new Map([
  [1000, 'overload'],
  [1001, 'ambiguous'],
  [1002, 'rate'],
  [1004, 'auth'],
  [1008, 'funds'],
  [1013, 'overload'],
  [1024, 'overload'],
  [1026, 'content'],
  [1027, 'content'],
  [1033, 'overload'],
  [1039, 'rate'],
  [2049, 'auth'],
  [2056, 'funds'],
])

/** Class of an error that is told by such a code. */
export const classifyBase = (code: number): FailureClass => BASE_CODES.get(code) ?? 'rejected'

const MS_PER_SECOND = 1000

/** Seconds or an HTTP date. */
function headerMs(value: string, nowMs: number): number | null {
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * MS_PER_SECOND)
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}

/**
 * How long a provider asks to be left alone: `retry-after-ms`, `Retry-After` in both its forms (RFC 9110, 10.2.3), or
 * the `retryDelay` Google writes into the body. Null when it says nothing.
 */
export function retryAfterMs(headers: Headers, body: string, nowMs: number): number | null {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(ms)) return Math.max(0, ms)
  const header = headers.get('retry-after')
  if (header !== null) return headerMs(header, nowMs)
  const delay = /"retryDelay"\s*:\s*"([\d.]+)s"/.exec(body)?.[1]
  return delay === undefined ? null : Number(delay) * MS_PER_SECOND
}

/** System codes of a connection that never came about: nothing was delivered. Some of them are met later as well. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'EPROTO',
  // Handshakes that came to nothing: a server that speaks no TLS, or none of ours.
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
])

/** Longest chain of causes that is followed. */
const DEEPEST = 5

/** An error and what caused it, from the outside in: packages wrap what they catch. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let at = error; at instanceof Error && causes.length < DEEPEST; at = at.cause) causes.push(at)
  return causes
}

/** Codes that are met on a connection that stands, too: there they say nothing of what was delivered. */
const ONLY_WHILE_CONNECTING: ReadonlySet<string> = new Set(['EHOSTUNREACH', 'ENETUNREACH'])
/** What OpenSSL says of a handshake; other errors of the protocol come later. */
const HANDSHAKE =
  /handshake|wrong version number|packet length too long|unsupported protocol|protocol version|unrecognized name/i

function isBeforeSending(error: Error & { readonly code: string }): boolean {
  if (ONLY_WHILE_CONNECTING.has(error.code)) return 'syscall' in error && error.syscall === 'connect'
  return error.code !== 'EPROTO' || HANDSHAKE.test(error.message)
}

const isCoded = (error: Error): error is Error & { readonly code: string } =>
  'code' in error && typeof error.code === 'string'

const codesOf = (error: unknown): string[] =>
  causesOf(error).flatMap((one) => [
    ...(isCoded(one) && isBeforeSending(one) ? [one.code] : []),
    ...(one instanceof AggregateError ? one.errors.flatMap(codesOf) : []),
  ])

/** What a failure of the connection itself means, before the head of an answer came. */
export function connectionFailure(error: unknown, provider: string): ProviderFailure {
  const code = codesOf(error).find((one) => NEVER_LEFT.has(one))
  if (code !== undefined)
    return new ProviderFailure('network', `${provider} cannot be reached (${code}).`, { cause: error })
  return brokenOff(error, provider)
}

/** A connection that failed after something was sent over it: what became of the request is not known. */
export function brokenOff(error: unknown, provider: string): ProviderFailure {
  const said = error instanceof Error ? error.message : String(error)
  return new ProviderFailure(
    'ambiguous',
    `The connection to ${provider} was lost after the request had left (${said}).`,
    {
      cause: error,
    },
  )
}
