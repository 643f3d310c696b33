import { keyTakenOut } from './around-vendor.ts'
import { ProviderFailure } from './failure.ts'
import { addressOf, fetchFrom, IdleWatch } from './guarded-fetch.ts'
import type { Endpoint } from './vendor.ts'

/** What asking for the list of models tells of a key. */
export interface KeyCheck {
  /** `unclear`: there is somebody, and no such list, or they are out of order. */
  readonly answer: 'works' | 'refused' | 'unreachable' | 'unclear'
  readonly message: string
}

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 15_000

/** How each form is told whose request it is; the others take a bearer token. */
const HEADERS: Readonly<Partial<Record<Endpoint['terms']['type'], (key: string) => Record<string, string>>>> =
  {
    anthropic: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
    elevenlabs: (key) => ({ 'xi-api-key': key }),
  }

/** What each class of failure tells of it; the others tell nothing. */
const ANSWERS: Readonly<Partial<Record<ProviderFailure['failure'], KeyCheck['answer']>>> = {
  auth: 'refused',
  network: 'unreachable',
  ambiguous: 'unreachable',
}

/** Asks for `GET /models`, which costs nothing, to see whether a key is taken. */
export async function checkKey({ id, terms, key }: Endpoint): Promise<KeyCheck> {
  const watch = new IdleWatch(PATIENCE_MS)
  const headers = key === null ? {} : (HEADERS[terms.type]?.(key) ?? { authorization: `Bearer ${key}` })
  try {
    const ask = fetchFrom(terms.baseUrl, id, watch)
    const response = await ask(addressOf(terms.baseUrl, '/models'), { headers })
    await response.body?.cancel()
    return { answer: 'works', message: '' }
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    return { answer: ANSWERS[error.failure] ?? 'unclear', message: keyTakenOut(error.message, key) }
  } finally {
    watch.stop()
  }
}
