import type { Role } from '../../shared/drama/vocabulary.ts'
import { jobFor } from './build/make-take.ts'
import { splitSlot, type Slot } from './build/step.ts'
import { StudioError } from './errors.ts'
import { seasonQuote } from './money/quote.ts'
import { textPrompt } from './providers/buy-text.ts'
import { canBeBought } from './providers/makers.ts'
import { PROMPTS } from './providers/prompts/index.ts'
import type { Provider, TextRequest } from './providers/provider.ts'
import { REHEARSAL } from './providers/routing.ts'
import { likelyTokens } from './providers/tokens.ts'
import { requireSlot } from './reroll-take.ts'
import type { Session } from './session.ts'
import { createSteps } from './steps/index.ts'

/** The request a text product would be asked for with, as it would be sent now. */
export interface AssembledPrompt {
  readonly product: Slot
  readonly step: string
  readonly role: Role
  /** Stable over the requests of a step; and the material of this one. */
  readonly system: string
  readonly user: string
  /** JSON Schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>
  /** Tokens that are probably read; and those an answer may have at most. */
  readonly likelyTokens: number
  readonly mostOutputTokens: number
  /** `<provider>/<model>` it would be asked of; null: it is rehearsed, and nothing is sent. */
  readonly model: string | null
  /** What asking costs at most, in pico-USD, once more after an answer of no use included; null where no price is known. */
  readonly mostPicoUsd: bigint | null
}

/** Thrown out of a step that asks for its text: what it asks is all that is wanted. */
class Caught extends Error {
  readonly request: TextRequest
  constructor(request: TextRequest) {
    super('caught')
    this.request = request
  }
}

/** Stands where a paid provider would, and answers nothing. */
const CATCHER: Provider = {
  id: 'nobody',
  label: 'nobody',
  grade: 'final',
  billable: true,
  text: async (request) => {
    throw new Caught(request)
  },
  close: async () => undefined,
}

/** What the step of a product asks for; null when it asks for nothing. */
async function requestOf(session: Session, slot: Slot): Promise<TextRequest | null> {
  const evaluator = session.evaluator()
  const { step: id, subject } = splitSlot(slot)
  const provider = (role: Role, step: string): Provider =>
    canBeBought(role, step) && PROMPTS.has(step) ? CATCHER : session.kit.provider(role, step)
  const step = createSteps({ ...session.kit, provider }).find((one) => one.id === id)
  const one = evaluator.evaluate(slot)
  const { inputs } = evaluator.inputsOf(one)
  if (step === undefined || inputs === null)
    throw new StudioError(
      'BUILD_FIRST',
      `What ${slot} is made of is not there yet.`,
      'Build what comes before it first.',
    )
  const { value: context } = evaluator.context(step, subject)
  const take = evaluator.highestTake(one) + 1
  const job = jobFor(one, inputs, context, take, 'nobody', evaluator, new AbortController().signal)
  try {
    await step.run(job)
    return null
  } catch (error) {
    if (error instanceof Caught) return error.request
    throw error
  }
}

/**
 * Puts together what a model would be told for a text product, and asks nobody.
 * @throws StudioError NOT_FOUND; BAD_ARGUMENT for what no model writes; BUILD_FIRST while something before it is missing,
 * or it needs nobody's answer
 */
export async function promptOf(session: Session, slot: Slot): Promise<AssembledPrompt> {
  requireSlot(session.evaluator(), slot)
  const { step } = splitSlot(slot)
  const module = PROMPTS.get(step)
  if (module === undefined)
    throw new StudioError(
      'BAD_ARGUMENT',
      `No model writes ${slot}.`,
      `These steps are written: ${[...PROMPTS.keys()].join(', ')}.`,
    )
  const request = await requestOf(session, slot)
  if (request === null)
    throw new StudioError(
      'BUILD_FIRST',
      `Nobody has to be asked for ${slot} as it stands: it is made of what is there.`,
    )
  const { system, user, schema } = textPrompt(request, null)
  const routed = session.routing.roles[request.role] ?? REHEARSAL
  return {
    product: slot,
    step,
    role: request.role,
    system,
    user,
    schema: schema.json,
    likelyTokens: likelyTokens(system + user),
    mostOutputTokens: module.bounds(request).outputTokens,
    model: routed === REHEARSAL ? null : routed,
    mostPicoUsd: seasonQuote(session)(slot),
  }
}
