import { splitSlot } from '../build/step.ts'
import { asStudioError, StudioError } from '../errors.ts'
import { dollars } from '../money/amount.ts'
import { isOpen, type Hold, type Ledger, type LedgerAttempt, type Purse } from '../money/ledger.ts'
import { mostOf, priceOf, type Price, type Usage } from '../money/prices.ts'
import { standInOf } from './buying.ts'
import { MAY_REPEAT, ProviderFailure, type FailureClass } from './failure.ts'
import type { Entered, Gate } from './limits.ts'
import { RequestFailed } from './provider.ts'
import type { VendorAnswer, VendorModel } from './vendor.ts'

/** Most times a request of which nothing was delivered is sent. */
const MOST_SENDS = 6

/** What a request is bought with. */
export interface Till {
  readonly ledger: Ledger
  /** What the command that runs may spend. */
  purse(): Purse
  /** The price of a model, `<provider>/<model>`, that answers in the place of the one that was asked; null: not known. */
  readonly priceOf?: (id: string) => Price | null
  /** The most one request that can use so much may cost, where it stands in for another; null: there is no ceiling. */
  readonly ceilingOf?: (most: Usage) => bigint | null
  /** True for a product a person asks for once more although it was refused for its content; left out: for none. */
  readonly asksAgain?: (slot: string) => boolean
}

/** A request to be bought. */
export interface Order<T> {
  readonly slot: string
  readonly role: string
  /** Key of the take; and of this request of it. */
  readonly key: string
  readonly requestKey: string
  readonly model: VendorModel
  /** True where the provider does a request once for each key. */
  readonly idempotent: boolean
  /** The most it can use: what is reserved. */
  readonly most: Usage
  /** Tokens its words will probably be: kept beside what is counted, to learn how the model counts. */
  readonly likelyTokens?: number
  /** 1 for the first request of its product, 2 for one with what was wrong with the answer before; left out: 1. */
  readonly round?: number
  /**
   * @param begun to be told by what the answer can be had from now on, as soon as that is known, before all else
   * @param heard to be told when words of a streamed answer came
   */
  send(begun: (operation: string) => void, heard: () => void): Promise<VendorAnswer<T>>
  /**
   * Gets the answer of what was begun, by an earlier run as well; asking is free. All it throws but a known failure is
   * `ambiguous`: nothing is ever begun again for it. @param sinceMs when it was begun, in ms since 1970
   */
  collect?(operation: string, sinceMs: number): Promise<VendorAnswer<T>>
  /** The answer as text and back: it is kept in the ledger until its take is recorded. */
  write(value: T): string
  read(text: string): T
}

/** What was bought. */
export interface Bought<T> {
  readonly value: T
  /** Who answered: somebody else than is asked now where it was paid for before the role was given to another. */
  readonly provider: string
  readonly model: string
  readonly costPicoUsd: bigint
  /** What of the request could not be done; not kept over restarts. */
  readonly warnings: readonly string[]
  /** Null when nothing was told, or when it was paid for before. */
  readonly usage: Usage | null
}

const LOST = 'money may have been spent on it, and its answer is lost'

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
    const entered = await gate.enter(signal, { model: order.model.model, tokens: tokensOf(order.most) })
    const held = again
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
      gate.leave(entered, failed)
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
    try {
      return settled(till, id, order, answer, words.afterMs)
    } catch (error) {
      // The answer came and could not be kept: it stays reserved, and a full disk ends the run before more is spent.
      till.ledger.leave(id)
      throw asStudioError(error)
    }
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

/**
 * What an earlier run has paid for or left without an end: under the key of this request, or of one another model of
 * the role was sent for the same take, however the role lists its models by now.
 * @throws RequestFailed when the take was refused for its content
 */
function earlierOf<T>({ ledger, asksAgain }: Till, order: Order<T>): LedgerAttempt | undefined {
  const all = ledger.attemptsFor(order.key)
  const last = all.at(-1)
  if (last?.failure === 'content' && asksAgain?.(order.slot) !== true) {
    const why = last.error ?? ''
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
function paidBefore<T>(before: LedgerAttempt | undefined, till: Till, order: Order<T>): Bought<T> | null {
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
function resumable<T>(before: LedgerAttempt | undefined, till: Till, order: Order<T>): string | null {
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

/** The most a request may cost, in pico-USD; null when its price is not known. */
const boundOf = <T>({ model, most }: Order<T>): bigint | null =>
  model.price === null ? null : mostOf(model.price, most)

function holdOf<T>(order: Order<T>, till: Till): Hold {
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
  sentAt: number,
): bigint | null {
  if (usage === null) return null
  const other = model === asked.model ? null : (till.priceOf?.(`${asked.provider}/${model}`) ?? null)
  const own = other === null ? null : priceOf(other, usage, sentAt)
  return own ?? (asked.price === null ? null : priceOf(asked.price, usage, sentAt))
}

/** Books what an answer cost: as told, else by its usage, else as much as was reserved. */
function settled<T>(
  till: Till,
  id: string,
  order: Order<T>,
  answer: VendorAnswer<T>,
  firstTokenMs: number | null,
): Bought<T> {
  const counted = countedCost(till, order, answer, till.ledger.sentAt(id))
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
function givenUp<T>(
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

/** What a person can do about it. */
const HELP: Readonly<Partial<Record<FailureClass, string>>> = {
  auth: ' Check the key.',
  funds: ' Top the account up, or route the role elsewhere.',
  gone: ' Check the name of the model and the base URL.',
  overflow: ' Route the role to a model with a longer context.',
}

/** The same of a product. What was refused is asked for again, or of anybody else, by nobody but a person. */
export const helpWith = (failure: FailureClass, slot: string): string =>
  failure === 'content'
    ? ` Change the text, or write it yourself; \`cliffhanger reroll DIR ${slot}\` asks once more as it is.`
    : (HELP[failure] ?? '')

function failureOf(error: unknown, isBegun: boolean): ProviderFailure {
  // What was begun is at its provider, whatever becomes of asking after it.
  if (error instanceof ProviderFailure && !(isBegun && MAY_REPEAT.has(error.failure))) return error
  // A mistake of ours after the request left must not pass for a request that cost nothing.
  return new ProviderFailure('ambiguous', error instanceof Error ? error.message : String(error), {
    cause: error,
  })
}
