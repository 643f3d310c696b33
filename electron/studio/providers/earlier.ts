import { StudioError } from '../errors.ts'
import { isOpen, type LedgerAttempt } from '../money/ledger.ts'
import { standInOf } from './buying.ts'
import { ProviderFailure } from './failure.ts'
import { RequestFailed } from './provider.ts'
import { boundOf, helpWith, type Bought, type Order, type Till } from './order.ts'

const LOST = 'money may have been spent on it, and its answer is lost'

/** The refusal of a content that still holds: one after which no answer came. A person's asking again does not lift it. */
export function refusalIn(attempts: readonly LedgerAttempt[]): LedgerAttempt | null {
  const at = attempts.findLastIndex(({ failure }) => failure === 'content')
  const isAnswered = attempts.slice(at + 1).some(({ state }) => state === 'settled')
  return at === -1 || isAnswered ? null : (attempts[at] ?? null)
}

/**
 * What an earlier run has paid for or left without an end: under the key of this request, or of one another model of
 * the role was sent for the same take, however the role lists its models by now.
 * @throws RequestFailed when the take was refused for its content
 */
export function earlierOf<T>({ ledger, asksAgain }: Till, order: Order<T>): LedgerAttempt | undefined {
  const all = ledger.attemptsFor(order.key)
  const refusal = refusalIn(all)
  if (refusal !== null && asksAgain?.(order.slot) !== true) {
    const why = refusal.error ?? ''
    throw new RequestFailed(
      `${why}${helpWith('content', order.slot)}`,
      false,
      new ProviderFailure('content', why),
    )
  }
  const open = all.filter(isOpen)
  const place = standInOf(order.requestKey)
  return (
    open.findLast((one) => one.requestKey === order.requestKey) ??
    open.findLast((one) => standInOf(one.requestKey) !== place)
  )
}

/**
 * An answer an earlier run has paid for, whose take was not recorded; null when there is none.
 * @throws RequestFailed when its file is gone: nothing is bought instead before somebody agreed to pay for it again
 */
export function paidBefore<T>(
  before: LedgerAttempt | undefined,
  till: Till,
  order: Order<T>,
): Bought<T> | null {
  if (before?.state !== 'settled' || before.answer === null) return null
  return {
    value: readAgain(before.answer, till, order),
    provider: before.provider,
    model: before.model,
    costPicoUsd: before.costPicoUsd,
    warnings: [],
    usage: null,
  }
}

/** An answer as it was kept. One whose file is gone is given up: the next build quotes it anew. @throws RequestFailed */
function readAgain<T>(answer: string, till: Till, order: Order<T>): T {
  try {
    return order.read(answer)
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'MEDIA_DAMAGED') throw error
    const why = `What ${order.model.provider} made was paid for, and its file is gone. The next build asks for it again, at its price.`
    till.ledger.discard(order.key, why)
    throw new RequestFailed(why, false, error)
  }
}

/** The attempt to be sent again under its key; null for a new one. @throws RequestFailed when a person has to decide */
export function resumable<T>(before: LedgerAttempt | undefined, till: Till, order: Order<T>): string | null {
  if (before === undefined || before.state === 'failed' || before.state === 'settled') return null
  // Money that may be gone is no concern of one who costs nothing, a cassette say: it stays as it is.
  if (before.boundPicoUsd > 0n && boundOf(order) === 0n) return null
  const { provider, model } = order.model
  // A role that was given to another one meanwhile: who was asked before knows of it, and nobody else.
  const isSame = before.provider === provider && before.model === model
  const isBegun = before.operation !== null && order.collect !== undefined
  const isKeyed = before.resume === 'key' && order.idempotent && before.requestKey === order.requestKey
  if (isSame && (isBegun || isKeyed)) {
    till.ledger.resume(before.id, till.purse())
    return before.id
  }
  if (before.boundPicoUsd === 0n) {
    // Where nothing can be spent nothing is unknown: it is asked for anew.
    till.ledger.fail(before.id, 'ambiguous', LOST)
    return null
  }
  if (before.state === 'held') till.ledger.lose(before.id, 'ambiguous', LOST)
  throw new RequestFailed(
    `${before.error ?? LOST}. Decide with \`cliffhanger settle DIR ${order.slot} paid|free\`.`,
    true,
  )
}
