import { splitSlot } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import { dollars } from '../money/amount.ts'
import type { Hold } from '../money/ledger.ts'
import { priceOf } from '../money/prices.ts'
import { ProviderFailure } from './failure.ts'
import { RequestFailed } from './provider.ts'
import type { VendorAnswer } from './vendor.ts'
import { boundOf, helpWith, type Bought, type Order, type Till } from './order.ts'

/**
 * What is reserved for a request. @throws StudioError NO_BUDGET without a price; RequestFailed above the ceiling of one
 * that stands in
 */
export function holdOf<T>(order: Order<T>, till: Till): Hold {
  const bound = boundOf(order)
  if (bound === null)
    throw new StudioError(
      'NO_BUDGET',
      `${order.model.provider}/${order.model.model} has no price for this, and prices are never guessed.`,
      'Add it to the providers file.',
    )
  const ceiling = till.ceilingOf?.(order.most) ?? null
  if (ceiling !== null && bound > ceiling)
    throw new RequestFailed(
      `${order.model.provider}/${order.model.model} may not stand in: it costs up to ${dollars(bound)}, and the ceiling is ${dollars(ceiling)}.`,
      false,
      new ProviderFailure('funds', 'above the ceiling'),
    )
  return {
    slot: order.slot,
    step: splitSlot(order.slot).step,
    key: order.key,
    role: order.role,
    provider: order.model.provider,
    model: order.model.model,
    boundPicoUsd: bound,
    requestKey: order.requestKey,
    resume: order.idempotent ? 'key' : 'none',
    round: order.round ?? 1,
  }
}

const estimateOf = <T>({ likelyTokens }: Order<T>) => (likelyTokens === undefined ? {} : { likelyTokens })

/** What an answer cost by its usage and the price of who answered; null when that cannot be told. */
function countedCost<T>(
  till: Till,
  { model: asked }: Order<T>,
  { model, usage }: VendorAnswer<T>,
  sentAt: number | null,
): bigint | null {
  if (usage === null) return null
  const other = model === asked.model ? null : (till.priceOf?.(`${asked.provider}/${model}`) ?? null)
  const own = other === null ? null : priceOf(other, usage, sentAt)
  return own ?? (asked.price === null ? null : priceOf(asked.price, usage, sentAt))
}

/** Books what an answer cost: as told, else by its usage, else as much as was reserved. */
export function settled<T>(
  till: Till,
  id: string,
  order: Order<T>,
  answer: VendorAnswer<T>,
  { firstTokenMs, isSentAgain }: { firstTokenMs: number | null; isSentAgain: boolean },
): Bought<T> {
  // Which of its sendings was done nobody says: it may have been the one in the dearest hours.
  const counted = countedCost(till, order, answer, isSentAgain ? null : till.ledger.sentAt(id))
  const costPicoUsd = answer.reportedPicoUsd ?? counted ?? till.ledger.boundOf(id)
  till.ledger.settle(id, {
    costPicoUsd,
    costSource: answer.reportedPicoUsd !== null ? 'reported' : counted !== null ? 'usage' : 'bound',
    model: answer.model,
    usage: answer.usage === null ? null : { ...answer.usage, ...estimateOf(order) },
    answer: order.write(answer.value),
    firstTokenMs,
  })
  const { value, model, usage, warnings = [] } = answer
  return { value, provider: order.model.provider, model, costPicoUsd, warnings, usage }
}

/** Books a request that is not sent again. */
export function givenUp<T>(
  till: Till,
  id: string,
  order: Order<T>,
  failed: ProviderFailure,
  isBegun: boolean,
): RequestFailed | StudioError {
  const { failure, message } = failed
  if (failure === 'ambiguous' && till.ledger.boundOf(id) > 0n) {
    till.ledger.lose(id, failure, message)
    const ask = isBegun ? ' Building again asks after it once more, for free.' : ''
    return new RequestFailed(
      `${message}${ask} Money may have been spent: decide with \`cliffhanger settle DIR ${order.slot} paid|free\`.`,
      true,
      failed,
    )
  }
  if (failure === 'malformed') bookUseless(till, id, order, failed)
  else till.ledger.fail(id, failure, message)
  // It did not leave for want of something all requests need, such as a cassette that can be written.
  if (failure === 'rejected' && failed.cause instanceof StudioError) return failed.cause
  return new RequestFailed(`${message}${helpWith(failure, order.slot)}`, false, failed)
}

/** An answer of no use was answered all the same: where its cost is not known, it is as much as was reserved. */
function bookUseless<T>(till: Till, id: string, order: Order<T>, failed: ProviderFailure): void {
  const costPicoUsd = failed.costPicoUsd ?? till.ledger.boundOf(id)
  till.ledger.settle(id, {
    costPicoUsd,
    costSource: failed.costPicoUsd === null ? 'bound' : 'reported',
    model: order.model.model,
    usage: null,
    answer: null,
  })
  till.ledger.discard(order.key, failed.message)
}
