import type { VoiceRequest } from '../providers/provider.ts'
import { PROMPTS } from '../providers/prompts/index.ts'
import { REHEARSAL } from '../providers/routing.ts'
import { splitSlot } from '../build/step.ts'
import { planOf } from '../build/plan.ts'
import type { Session } from '../session.ts'
import { usd, type Amount } from './amount.ts'
import { priceOf, type Price, type Usage } from './prices.ts'

/** What a product costs at most, in pico-USD: 0 where it is made here; null where no price is known. */
export type Quote = (slot: string) => bigint | null

/** Times a text is asked for at most. */
const ROUNDS = 2n
/** Characters of a line that is not written yet. */
const UNWRITTEN_CHARACTERS = 200

/**
 * Prices products before they are bought, from the most their requests can use. A text counts twice: an answer that
 * cannot be used is asked for once more.
 */
export function seasonQuote(session: Session): Quote {
  const routing = session.project.routing.get()
  const evaluator = session.evaluator()
  const spoken = (slot: string): Usage => {
    const one = evaluator.evaluate(slot)
    const inputs = evaluator.inputsOf(one).inputs as { spokenText?: VoiceRequest['text'] } | null // inputs of `voice`
    const text = inputs?.spokenText
    return { characters: text === undefined ? UNWRITTEN_CHARACTERS : Array.from(text).length }
  }
  const priceFor = (slot: string): { price: Price | null; role: string } | null => {
    const step = evaluator.steps.get(splitSlot(slot).step)
    if (step === undefined || step.role === null || evaluator.route(step).grade === 'rehearsal') return null
    const id = routing.roles[step.role] ?? REHEARSAL
    return { price: routing.models[id]?.price ?? null, role: step.role }
  }
  return (slot) => {
    const asked = priceFor(slot)
    if (asked === null) return 0n
    if (asked.price === null) return null
    if (asked.role === 'voice') return priceOf(asked.price, spoken(slot))
    const bounds = PROMPTS.get(splitSlot(slot).step)?.bounds({ input: { brief: session.project.brief } })
    const cost = bounds === undefined ? null : priceOf(asked.price, bounds)
    return cost === null ? null : cost * ROUNDS
  }
}

/** What a build of all that is planned costs at most; products without a price count as nothing. */
export function plannedCost(session: Session): Amount {
  const quote = seasonQuote(session)
  return usd(planOf(session.evaluator()).reduce((sum, row) => sum + (quote(row.slot) ?? 0n), 0n))
}
