import type { VoiceRequest } from '../providers/provider.ts'
import { PROMPTS } from '../providers/prompts/index.ts'
import { billedCharacters } from '../providers/billed.ts'
import { imageUsage, videoUsage } from '../providers/media-usage.ts'
import { REHEARSAL, splitModel, type ModelTerms } from '../providers/routing.ts'
import { FILM_RATE } from '../../../shared/drama/rate.ts'
import { FRAME_SIZE } from '../steps/kit.ts'
import { clipFrames, playedFramesOf } from '../steps/picture-requests.ts'
import { splitSlot } from '../build/step.ts'
import type { PlanRow } from '../build/plan.ts'
import { standingOf } from '../build/states.ts'
import type { Session } from '../session.ts'
import { usd, usdIfKnown, type Amount } from './amount.ts'
import { mostOf, priceOf, type Usage } from './prices.ts'

/** Words of a picture, at most: they are not put together before it is asked for. */
const PICTURE_CHARACTERS = 4000
/** Length of a shot that is not planned yet. */
const UNPLANNED_FRAMES = 144

/** What a product costs at most, in pico-USD: 0 where it is made here; null where no price is known. */
export type Quote = (slot: string) => bigint | null

/** Times a text is asked for at most. */
const ROUNDS = 2n
/** A line that is not written yet: longer than any. */
const UNWRITTEN = '未'.repeat(200)

const filmOf = (frames: number, terms: ModelTerms): Usage =>
  videoUsage(terms, (frames * FILM_RATE.den) / FILM_RATE.num, FRAME_SIZE)

/**
 * Prices products before they are bought, from the most their requests can use. A text counts twice: an answer that
 * cannot be used is asked for once more.
 */
export function seasonQuote(session: Session): Quote {
  const { routing } = session
  const evaluator = session.evaluator()
  const reader = evaluator.reader(new Set(), null)
  /** Null for a product that is not there yet: then it is priced as the longest of its step. */
  const inputsOf = (slot: string): unknown =>
    evaluator.isSubject(slot) ? evaluator.inputsOf(evaluator.evaluate(slot)).inputs : null
  const spoken = (slot: string, id: string): Usage => {
    const inputs = inputsOf(slot) as { spokenText?: VoiceRequest['text'] } | null // inputs of `voice`
    const { provider } = splitModel(id)
    const type = routing.providers[provider]?.type ?? 'openai-compatible'
    return { characters: billedCharacters(type, inputs?.spokenText ?? UNWRITTEN) }
  }
  const filmed = (slot: string, terms: ModelTerms): Usage => {
    if (!evaluator.isSubject(slot)) return filmOf(UNPLANNED_FRAMES, terms)
    const one = evaluator.evaluate(slot)
    const inputs = inputsOf(slot) as { plannedFrames?: number } | null // inputs of `clip`
    const planned = inputs?.plannedFrames ?? UNPLANNED_FRAMES
    const again = one.shown?.grade === 'final' ? evaluator.highestTake(one) + 1 : 1
    const played = again === 1 ? null : playedFramesOf(session.kit, reader, splitSlot(slot).subject)
    return filmOf(clipFrames(planned, played, again), terms)
  }
  const drawn = (terms: ModelTerms): Usage =>
    imageUsage(terms, '字'.repeat(PICTURE_CHARACTERS), terms.mostReferences, FRAME_SIZE)
  /** Models that may be asked for it: the first one, and those that may stand in. */
  const askedFor = (slot: string): { role: string; models: readonly string[] } | null => {
    const step = evaluator.steps.get(splitSlot(slot).step)
    if (step === undefined || step.role === null || evaluator.route(step).grade === 'rehearsal') return null
    const { roles, standIns = {} } = routing
    return { role: step.role, models: [roles[step.role] ?? REHEARSAL, ...(standIns[step.role] ?? [])] }
  }
  const costAt = (slot: string, role: string, id: string): bigint | null => {
    const terms = routing.models[id]
    const price = terms?.price ?? null
    if (terms === undefined || price === null) return null
    if (role === 'voice') return priceOf(price, spoken(slot, id))
    if (role === 'image') return priceOf(price, drawn(terms))
    if (role === 'video') return priceOf(price, filmed(slot, terms))
    const bounds = PROMPTS.get(splitSlot(slot).step)?.bounds({ input: { brief: session.project.brief } })
    const cost = bounds === undefined ? null : mostOf(price, bounds)
    return cost === null ? null : cost * ROUNDS
  }
  return (slot) => {
    const asked = askedFor(slot)
    if (asked === null) return 0n
    // Who stands in may be the dearer one: the plan says the most it can cost.
    let most = 0n
    for (const id of asked.models) {
      const cost = costAt(slot, asked.role, id)
      if (cost === null) return null
      if (cost > most) most = cost
    }
    return most
  }
}

/** Prices of planned products, in their order; and what all of them cost at most, one without a price counted as nothing. */
export function quotePlan(
  session: Session,
  rows: readonly Pick<PlanRow, 'slot'>[],
): { readonly prices: readonly (Amount | null)[]; readonly total: Amount } {
  const quote = seasonQuote(session)
  const prices = rows.map(({ slot }) => quote(slot))
  const total = prices.reduce<bigint>((sum, price) => sum + (price ?? 0n), 0n)
  return { prices: prices.map(usdIfKnown), total: usd(total) }
}

/** What a build of all that is planned costs at most. Where nothing is bought no plan is needed to know. */
export function plannedCost(session: Session): Amount {
  const evaluator = session.evaluator()
  const buys = [...evaluator.steps.values()].some((step) => evaluator.route(step).grade === 'final')
  return buys ? quotePlan(session, standingOf(evaluator).planned).total : usd(0n)
}
