import type { Envelope, Failure, FailureCode, StudioBridge } from '../../shared/contract/envelope.ts'
import { studioEvent, type StudioEvent } from '../../shared/contract/events.ts'
import type { RouteInput, RouteName, RouteOutput } from '../../shared/contract/index.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly studio: StudioBridge
  }
}

/** A request that failed: what the studio said of it. */
export class RequestError extends Error {
  readonly code: FailureCode
  /** What to do next; "" when the message says it all. */
  readonly hint: string
  /** What the studio says of this very case; absent where the code says it all. */
  readonly fact: Failure['fact']
  readonly route: RouteName

  constructor(route: RouteName, failure: Failure) {
    super(failure.message)
    this.name = 'RequestError'
    this.route = route
    this.code = failure.code
    this.hint = failure.hint
    this.fact = failure.fact
  }
}

let calls = 0
/** Tells calls of this page from those of the page before a reload. */
const page = Math.random().toString(36).slice(2, 8)

/**
 * Asks the studio. An aborted signal cancels the call there too.
 * @throws RequestError
 */
export async function request<K extends RouteName>(
  route: K,
  input: RouteInput<K>,
  signal?: AbortSignal,
): Promise<RouteOutput<K>> {
  const id = `${page}-${++calls}`
  const cancel = (): void =>
    void window.studio.request({ id: `${id}-cancel`, route: 'app.cancel', input: { call: id } })
  if (signal?.aborted === true)
    throw new RequestError(route, { code: 'CANCELLED', message: 'It was cancelled.', hint: '' })
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    const envelope = (await window.studio.request({ id, route, input })) as Envelope<RouteOutput<K>> // checked where it was made
    if (envelope.ok) return envelope.data
    throw new RequestError(route, envelope.error)
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/** Hears what the studio tells unasked. @returns a function that ends it */
export function subscribe(listener: (event: StudioEvent) => void): () => void {
  return window.studio.subscribe((message) => {
    const event = studioEvent.safeParse(message)
    if (event.success) listener(event.data)
  })
}
