import { classify, ProviderFailure } from './failure.ts'
import { addressOf, errorWords, fetchFrom, IdleWatch, noJson, readBody } from './guarded-fetch.ts'
import type { Endpoint } from './vendor.ts'

/** Longest answer that is read, in bytes: a picture may be in it. */
const MOST_BYTES = 96 * 1024 * 1024
/** As much of an answer is looked through for what it says is wrong. */
const LOOKED_THROUGH = 4096

/** A JSON object as vendors send it: every field may be missing, or of another kind. */
export type Json = Readonly<Record<string, unknown>>

/** A value if it is an object, else an empty one. */
export const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

/** A value if it is a list, else an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A value if it is a text that says something, else null. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

/** A value if it is a number that counts something, else undefined. */
export const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined

/** One request for JSON. */
export interface JsonRequest {
  readonly method?: 'GET' | 'POST'
  /** Below the base URL, with a slash before it; or a whole address at its origin. */
  readonly path: string
  /** Sent as JSON, or as a form. */
  readonly body?: Json | FormData
  /** Sent as idempotency key where the provider honours one. */
  readonly requestKey?: string
  readonly idleSeconds?: number
  /** An error inside an answer of status 200 is left to the caller: it says how a task went, not this request. */
  readonly keepsErrors?: boolean
}

/** The headers that say who asks. */
export const authOf = ({ key }: Pick<Endpoint, 'key'>): Readonly<Record<string, string>> =>
  key === null ? {} : { authorization: `Bearer ${key}` }

/**
 * The head of a request in JSON that may cost: from whom it is, and the key under which it is done once.
 * @param keyHeader name of the header a vendor takes its key in, as it is; left out: as a bearer's
 */
export const headOf = (
  { key, terms }: Pick<Endpoint, 'key' | 'terms'>,
  requestKey: string,
  keyHeader?: string,
): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  ...(keyHeader === undefined || key === null ? authOf({ key }) : { [keyHeader]: key }),
  ...(terms.idempotent ? { 'Idempotency-Key': requestKey } : {}),
})

function sent({ body, method }: JsonRequest): RequestInit {
  if (body === undefined) return { method: method ?? 'GET' }
  if (body instanceof FormData) return { method: method ?? 'POST', body }
  const headers = { 'content-type': 'application/json' }
  return { method: method ?? 'POST', headers, body: JSON.stringify(body) }
}

/** Sends one request and reads a JSON object. @throws ProviderFailure also for an error inside an answer of status 200 */
export async function askJson(endpoint: Endpoint, request: JsonRequest): Promise<Json> {
  const { id, terms } = endpoint
  const watch = new IdleWatch((request.idleSeconds ?? terms.idleSeconds) * 1000)
  try {
    const url = /^https?:/.test(request.path) ? request.path : addressOf(terms.baseUrl, request.path)
    const init = sent(request)
    const keyed = terms.idempotent && request.requestKey !== undefined
    const response = await fetchFrom(
      terms.baseUrl,
      id,
      watch,
    )(url, {
      ...init,
      headers: {
        ...(init.headers as Record<string, string> | undefined), // written above
        ...authOf(endpoint),
        ...(keyed ? { 'Idempotency-Key': request.requestKey } : {}),
      },
    })
    return jsonObject((await readBody(response, MOST_BYTES, id, watch)).toString('utf8'), request, id)
  } finally {
    watch.stop()
  }
}

function jsonObject(text: string, { keepsErrors }: JsonRequest, provider: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw noJson(text, provider)
  }
  const json = objectOf(Array.isArray(value) ? value[0] : value)
  const failed = keepsErrors === true ? null : errorWithin(json, provider)
  if (failed !== null) throw failed
  return json
}

/** The error some servers put into an answer of status 200, or null. */
function errorWithin(json: Json, provider: string): ProviderFailure | null {
  const { error } = json
  const said = textOf(error) !== null || Object.keys(objectOf(error)).length > 0
  const based = countOf(objectOf(json['base_resp'])['status_code']) ?? 0
  return said || based !== 0 ? failureIn(said ? { error } : json, provider) : null
}

/** What an error that a vendor tells in its own words stands for. */
export function failureIn(said: unknown, provider: string): ProviderFailure {
  const text = JSON.stringify(said ?? {}).slice(0, LOOKED_THROUGH)
  return new ProviderFailure(classify(400, text), `${provider} answered with an error: ${errorWords(text)}`, {
    status: 200,
  })
}
