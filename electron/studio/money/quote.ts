import type { VoiceRequest } from '../providers/provider.ts'
import { PROMPTS } from '../providers/prompts/index.ts'
import { billedCharacters } from '../providers/billed.ts'
import { imageUsage, videoUsage } from '../providers/media-usage.ts'
import {
  REHEARSAL,
  splitModel,
  type ModelTerms,
  type Routing,
  type VendorType,
} from '../providers/routing.ts'
import type { Role } from '../../../shared/drama/vocabulary.ts'
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

/** A model with what it is paid by. */
export interface Offer {
  readonly terms: ModelTerms
  /** Form its provider speaks: it says how characters are counted. */
  readonly type: VendorType
}

/** What a product of a role costs at most by a model, in pico-USD, whoever makes it now; null where no price is known. */
export type Pricing = (slot: string, role: Role, offer: Offer) => bigint | null

const drawn = (terms: ModelTerms): Usage =>
  imageUsage(terms, '字'.repeat(PICTURE_CHARACTERS), terms.mostReferences, FRAME_SIZE)

/** Answers as `find` did when it was asked for the same first. */
function remembering<T>(find: (slot: string) => T): (slot: string) => T {
  const known = new Map<string, T>()
  return (slot) => {
    if (known.has(slot)) return known.get(slot) as T // it is there
    const found = find(slot)
    known.set(slot, found)
    return found
  }
}

/**
 * Prices products of a season as it stands from the most their requests can use. A text counts twice: an answer that
 * cannot be used is asked for once more.
 */
export function pricingOf(session: Session): Pricing {
  const evaluator = session.evaluator()
  const reader = evaluator.reader(new Set(), null)
  /** Null for a product that is not there yet: then it is priced as the longest of its step. */
  const inputsOf = (slot: string): unknown =>
    evaluator.isSubject(slot) ? evaluator.inputsOf(evaluator.evaluate(slot)).inputs : null
  const textOf = remembering((slot) => {
    const inputs = inputsOf(slot) as { spokenText?: VoiceRequest['text'] } | null // inputs of `voice`
    return inputs?.spokenText ?? UNWRITTEN
  })
  const framesOf = remembering((slot) => {
    if (!evaluator.isSubject(slot)) return UNPLANNED_FRAMES
    const inputs = inputsOf(slot) as { plannedFrames?: number } | null // inputs of `clip`
    const planned = inputs?.plannedFrames ?? UNPLANNED_FRAMES
    return clipFrames(planned, playedFramesOf(session.kit, reader, splitSlot(slot).subject))
  })
  return (slot, role, { terms, type }) => {
    const { price } = terms
    if (price === null) return null
    if (role === 'voice') return priceOf(price, { characters: billedCharacters(type, textOf(slot)) })
    if (role === 'image') return priceOf(price, drawn(terms))
    if (role === 'video') return priceOf(price, filmOf(framesOf(slot), terms))
    const bounds = PROMPTS.get(splitSlot(slot).step)?.bounds({ input: { brief: session.project.brief } })
    const cost = bounds === undefined ? null : mostOf(price, bounds)
    return cost === null ? null : cost * ROUNDS
  }
}

/** A routed model with what it is paid by; null where its terms are not known. */
function offerOf({ models, providers }: Routing, id: string): Offer | null {
  const terms = models[id]
  const type = providers[splitModel(id).provider]?.type ?? 'openai-compatible'
  return terms === undefined ? null : { terms, type }
}

/** Prices products before they are bought, by the models that may be asked for them. */
export function seasonQuote(session: Session): Quote {
  const { routing } = session
  const evaluator = session.evaluator()
  const pricing = pricingOf(session)
  /** Models that may be asked for it: the first one, and those that may stand in. */
  const askedFor = (slot: string): { role: Role; models: readonly string[] } | null => {
    const step = evaluator.steps.get(splitSlot(slot).step)
    if (step === undefined || step.role === null || evaluator.route(step).grade === 'rehearsal') return null
    const { roles, standIns = {} } = routing
    return { role: step.role, models: [roles[step.role] ?? REHEARSAL, ...(standIns[step.role] ?? [])] }
  }
  return (slot) => {
    const asked = askedFor(slot)
    if (asked === null) return 0n
    // Who stands in may be the dearer one: the plan says the most it can cost.
    let most = 0n
    for (const id of asked.models) {
      const offer = offerOf(routing, id)
      const cost = offer === null ? null : pricing(slot, asked.role, offer)
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
