import { StudioError } from '../errors.ts'
import { parseUsd } from '../money/amount.ts'
import { mostOf, type Price, type Usage } from '../money/prices.ts'
import { standInOf } from './buying.ts'
import { refusalIn } from './earlier.ts'
import { ProviderFailure, type FailureClass } from './failure.ts'
import { UnusableAnswer } from './prompts/prompt.ts'
import { RequestFailed, type Answer, type Provider, type RequestContext } from './provider.ts'
import type { Failover } from './routing.ts'
import type { Ledger } from '../money/ledger.ts'

/** Failures after which another may be asked: known, unpaid, and nothing the text itself is to blame for. */
const KNOWN_UNPAID: ReadonlySet<FailureClass> = new Set([
  'rate',
  'overload',
  'network',
  'gone',
  'auth',
  'funds',
])

/**
 * True for failures that let the next model stand in: it is known that nothing was paid, or answers came that could not
 * be used, twice. Never after a lost answer, a refused content, or for want of a budget.
 */
export function mayStandIn(error: unknown): boolean {
  if (error instanceof StudioError) return error.code === 'NO_KEY'
  if (!(error instanceof RequestFailed) || error.unknown) return false
  if (error.cause instanceof UnusableAnswer) return true
  return error.cause instanceof ProviderFailure && KNOWN_UNPAID.has(error.cause.failure)
}

/** The most one request of a stand-in may cost, in pico-USD, by what the first model would have cost at most for it. */
export function ceilingFor(failover: Failover, first: Price | null): (most: Usage) => bigint | null {
  const fixed = failover.ceilingUsd === undefined ? null : parseUsd(failover.ceilingUsd)
  return (most) => {
    if (failover.ceilingTimes === undefined || first === null) return fixed
    const own = mostOf(first, most)
    if (own === null) return 0n // nothing to compare with: nothing is allowed
    const PERCENT = 100
    const times = (own * BigInt(Math.round(failover.ceilingTimes * PERCENT))) / BigInt(PERCENT)
    return fixed === null || times < fixed ? times : fixed
  }
}

/** The one whose request for a take is paid for, on its way or lost: nobody else is asked before it. */
function begunBy(ledger: Ledger, key: string, models: number): number {
  const begun = ledger
    .attemptsFor(key)
    .findLast((one) => one.state === 'held' || one.state === 'unknown' || one.answer !== null)
  return begun === undefined ? 0 : Math.min(standInOf(begun.requestKey), models - 1)
}

type Ask = <T>(ask: (model: Provider) => Promise<Answer<T>>, ctx: RequestContext) => Promise<Answer<T>>

function askInOrder(models: readonly Provider[], ledger: Ledger): Ask {
  return async (ask, ctx) => {
    const failed: string[] = []
    for (let at = begunBy(ledger, ctx.idempotencyKey, models.length); ; at++) {
      const model = models[at]
      if (model === undefined) throw new Error('no model to ask') // the last one's failure is thrown below
      try {
        const answer = await ask(model)
        if (failed.length === 0) return answer
        const why = `${model.label} stood in: ${failed.join(' ')}`
        return { ...answer, receipt: { ...answer.receipt, warnings: [...answer.receipt.warnings, why] } }
      } catch (error) {
        const isRefused = refusalIn(ledger.attemptsFor(ctx.idempotencyKey)) !== null
        if (at === models.length - 1 || isRefused || !mayStandIn(error) || ctx.signal.aborted) throw error
        failed.push(`${model.label}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
}

/** The abilities of providers a request goes through. */
const missing = (what: string): never => {
  throw new Error(`nobody to ask for ${what}`) // `parseRouting` gives no role to one who cannot do it
}

/**
 * Models of one role in the order in which they are asked: the next one only after a failure of which it is known that
 * it cost nothing. What the take is recorded with says who stood in, and why.
 */
export function withStandIns(first: Provider, others: readonly Provider[], ledger: Ledger): Provider {
  const inOrder = askInOrder([first, ...others], ledger)
  return {
    id: first.id,
    label: first.label,
    grade: first.grade,
    billable: first.billable,
    text: (request, ctx) => inOrder((model) => model.text?.(request, ctx) ?? missing('text'), ctx),
    image: (request, ctx) => inOrder((model) => model.image?.(request, ctx) ?? missing('image'), ctx),
    video: (request, ctx) => inOrder((model) => model.video?.(request, ctx) ?? missing('video'), ctx),
    voice: (request, ctx) => inOrder((model) => model.voice?.(request, ctx) ?? missing('voice'), ctx),
    close: () => first.close(),
  }
}
