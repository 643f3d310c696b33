import {
  callSchema,
  type Envelope,
  type Failure,
  type FailureCode,
} from '../../../shared/contract/envelope.ts'
import { isRoute, routes, type RouteName } from '../../../shared/contract/index.ts'
import { asStudioError, StudioError, type ErrorCode } from '../errors.ts'
import type { Desk } from './desk.ts'
import type { CallContext, Handlers } from './handler.ts'

/** Every code of the core has its place in the contract: a missing one does not compile. */
const codeOf = (code: ErrorCode): FailureCode => code

/** System errors have codes a person can act on; anything else is a fault of ours. */
function asKnown(error: unknown): StudioError {
  const told = asStudioError(error, 'the studio')
  if (told instanceof StudioError) return told
  return new StudioError('INTERNAL', error instanceof Error ? error.message : String(error), '', error)
}

/** An error as the window gets it. What is no `StudioError` is a fault of ours: its text stays out of the sentence. */
export function failureOf(error: unknown): Failure {
  const known = asKnown(error)
  const { code, message, hint, fact } = known
  return { code: codeOf(code), message, hint, ...(fact === null ? {} : { fact }) }
}

const refuse = (code: FailureCode, message: string, hint = ''): Envelope => ({
  ok: false,
  error: { code, message, hint },
})

/** Answers calls of a window. */
export interface Router {
  /** Never rejects, whatever it is given. */
  request(call: unknown): Promise<Envelope>
  /** Aborts a call under way; nothing happens when there is none of that name. */
  cancel(id: string): void
  /** Aborts everything that is under way. */
  cancelAll(): void
}

/**
 * Finds the handler of a route, checks what goes in and what comes out, and wraps either outcome. Input is parsed
 * here and nowhere else, so a handler can trust it; output is parsed too, so that nothing leaves that the contract
 * does not name.
 */
export function createRouter(handlers: Handlers, desk: Desk): Router {
  const running = new Map<string, AbortController>()
  const cancel = (id: string): void => running.get(id)?.abort()

  const answer = async (name: RouteName, input: unknown, signal: AbortSignal): Promise<Envelope> => {
    const route = routes[name]
    const given = route.input.safeParse(input)
    if (!given.success) {
      const issue = given.error.issues[0]
      return refuse('BAD_ARGUMENT', `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
    }
    try {
      // One handler per route by type; its own input was just parsed.
      const handler = handlers[name] as (input: unknown, call: CallContext) => unknown
      const made = route.output.safeParse(await handler(given.data, { desk, signal, cancel }))
      if (made.success) return { ok: true, data: made.data }
      const issue = made.error.issues[0]
      return refuse(
        'INTERNAL',
        `${name} answered out of form at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      )
    } catch (error) {
      if (signal.aborted) return refuse('CANCELLED', 'It was cancelled.')
      return { ok: false, error: failureOf(error) }
    }
  }

  return {
    async request(message) {
      const call = callSchema.safeParse(message)
      if (!call.success) return refuse('BAD_ARGUMENT', 'This is not a call.')
      const { id, route, input } = call.data
      if (!isRoute(route)) return refuse('UNKNOWN_ROUTE', `There is no route "${route}".`)
      if (running.has(id)) return refuse('BAD_ARGUMENT', 'A call of this name is under way.')
      const controller = new AbortController()
      running.set(id, controller)
      try {
        return await answer(route, input ?? {}, controller.signal)
      } finally {
        running.delete(id)
      }
    },
    cancel,
    cancelAll() {
      for (const controller of running.values()) controller.abort()
    },
  }
}
