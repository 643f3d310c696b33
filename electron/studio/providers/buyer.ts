import { asStudioError } from '../errors.ts'
import type { Usage } from '../money/prices.ts'
import { MAY_REPEAT, ProviderFailure } from './failure.ts'
import type { Entered, Gate } from './limits.ts'
import type { VendorAnswer } from './vendor.ts'
import { givenUp, holdOf, settled } from './booking.ts'
import { earlierOf, paidBefore, resumable } from './earlier.ts'
import type { Bought, Order, Till } from './order.ts'

/** Most times a request of which nothing was delivered is sent. */
const MOST_SENDS = 6

/**
 * Buys one answer, at most once: reserve, send, settle. What an earlier run has paid for is taken from the ledger; what
 * it left on its way is sent again only under a key the provider honours. Requests of which nothing was delivered are
 * repeated when the gate lets them; all else is for a person to decide. Once it is not known what became of a request,
 * no failure of a later one under its key tells: it stays unknown. What was refused for its content is not sent again.
 * @throws RequestFailed; StudioError NO_BUDGET before anything leaves
 */
export async function buy<T>(
  till: Till,
  gate: Gate,
  order: Order<T>,
  signal: AbortSignal,
): Promise<Bought<T>> {
  const before = earlierOf(till, order)
  const paid = paidBefore(before, till, order)
  if (paid !== null) return paid
  let again = resumable(before, till, order)
  let isDoubtful = again !== null && before !== undefined && before.boundPicoUsd > 0n
  let operation = again === null ? null : (before?.operation ?? null)
  for (let sends = 1; ; sends++) {
    const held = again
    const entered = await entering(gate, order, signal, () => held !== null && till.ledger.leave(held))
    const id = letOut(gate, entered, () => held ?? till.ledger.hold(holdOf(order, till), till.purse()))
    again = null
    const begun = (is: string): void => {
      operation = is
      till.ledger.operation(id, is)
    }
    const words = new FirstWords()
    let answer: VendorAnswer<T>
    try {
      answer =
        operation !== null && order.collect !== undefined
          ? await order.collect(operation, Number(before?.startedAt ?? 0n))
          : await order.send(begun, words.heard)
    } catch (error) {
      if (operation !== null && signal.aborted) {
        // It goes on at its provider, and is asked after by the next build.
        gate.leave(entered, null)
        till.ledger.leave(id)
        throw signal.reason
      }
      const failed = failureOf(error, operation !== null)
      gate.leave(entered, { failure: failed.failure, retryAfterMs: failed.retryAfterMs, isAgain: sends > 1 })
      const repeat = operation === null && sends < MOST_SENDS && !signal.aborted
      const mayRepeat = MAY_REPEAT.has(failed.failure)
      if (failed.failure === 'ambiguous' && till.ledger.boundOf(id) > 0n) isDoubtful = true
      if (repeat && mayRepeat && !isDoubtful) till.ledger.fail(id, failed.failure, failed.message)
      else if (repeat && order.idempotent && (mayRepeat || failed.failure === 'ambiguous')) again = id
      else
        throw givenUp(till, id, order, isDoubtful ? inDoubt(failed, operation) : failed, operation !== null)
      continue
    }
    if (answer.usage !== null) entered.started.tokens = tokensOf(answer.usage)
    gate.leave(entered, null)
    return kept(till, id, () =>
      settled(till, id, order, answer, { firstTokenMs: words.afterMs, isSentAgain: held !== null }),
    )
  }
}

/** Waits at the gate; @param onGivenUp called when the run ends before it opens */
async function entering<T>(
  gate: Gate,
  { model, most }: Order<T>,
  signal: AbortSignal,
  onGivenUp: () => void,
): Promise<Entered> {
  try {
    return await gate.enter(signal, { model: model.model, tokens: tokensOf(most) })
  } catch (error) {
    onGivenUp()
    throw error
  }
}

/** What came is kept; where that cannot be, it stays reserved, and a full disk ends the run before more is spent. */
function kept<T>(till: Till, id: string, settle: () => T): T {
  try {
    return settle()
  } catch (error) {
    till.ledger.leave(id)
    throw asStudioError(error)
  }
}

/** Lets a request out of the gate once it is reserved; one that cannot be reserved does not leave. @returns its attempt */
function letOut(gate: Gate, entered: Entered, reserve: () => string): string {
  try {
    const id = reserve()
    gate.leaves(entered)
    return id
  } catch (error) {
    gate.turnsBack(entered)
    throw error
  }
}

/** What a limit of tokens counts. */
const tokensOf = ({ inputTokens = 0, outputTokens = 0 }: Usage): number => inputTokens + outputTokens

/** When the first words of an answer came, counted from when its request was sent. */
class FirstWords {
  private readonly sentAt = performance.now()
  /** Null until they came, and for all that is not streamed. */
  afterMs: number | null = null
  readonly heard = (): void => {
    this.afterMs ??= Math.round(performance.now() - this.sentAt)
  }
}

/** What a failure means after a request of which nobody knows the end: only a useless answer tells of it. */
function inDoubt(failed: ProviderFailure, operation: string | null): ProviderFailure {
  if (operation !== null || failed.failure === 'malformed') return failed
  return new ProviderFailure('ambiguous', failed.message, { cause: failed })
}

function failureOf(error: unknown, isBegun: boolean): ProviderFailure {
  // What was begun is at its provider, whatever becomes of asking after it.
  if (error instanceof ProviderFailure && !(isBegun && MAY_REPEAT.has(error.failure))) return error
  // A mistake of ours after the request left must not pass for a request that cost nothing.
  return new ProviderFailure('ambiguous', error instanceof Error ? error.message : String(error), {
    cause: error,
  })
}
