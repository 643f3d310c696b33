import type { Role, StepId } from '../../../shared/drama/vocabulary.ts'
import { standingOf } from '../build/states.ts'
import type { StepDefinition } from '../build/step.ts'
import type { KeyOwner } from '../providers/buying.ts'
import { catalogue, endOf, type Tier } from '../providers/catalogue.ts'
import { choicesFor, knownModels, ROUTABLE_IN_ORDER, type Choice } from '../providers/endpoints.ts'
import { canBeBought } from '../providers/makers.ts'
import { parseRouting } from '../providers/routing.ts'
import type { Session } from '../session.ts'
import { acceptedOf, judgedProducts, type Accepted } from './acceptance.ts'
import { toFollow } from './forecast.ts'
import { pricingOf, type Pricing } from './quote.ts'

/** How good a model is for a role, and how that is known. */
export interface Rank {
  readonly tier: Tier
  /** Read from what vendors say (catalogue), or from what this season measured. */
  readonly by: 'catalogue' | 'measured'
  /** What was measured; null without any of it. */
  readonly accepted: Accepted | null
}

/** Why a model cannot be picked. */
export type Obstacle = 'no-price' | 'ended' | 'no-key'

/** A model that has requests for a role. */
export interface Candidate {
  /** `<provider>/<model>`. */
  readonly model: string
  /** Whose key it is asked with; null for those that need none. */
  readonly owner: KeyOwner | null
  /** What the role still needs of this season costs at most by it, in pico-USD; null where its price is not known. */
  readonly mostPicoUsd: bigint | null
  /** Null where nobody has ranked it. */
  readonly rank: Rank | null
  /** Null for one that can be picked. */
  readonly obstacle: Obstacle | null
}

/** What a role still needs of this season, and who could make it. */
export interface RoleCandidates {
  readonly role: Role
  /** Products that are still to be bought, those expected to follow among them. */
  readonly products: number
  /** True when all is bought: prices are those of buying it again. */
  readonly isDone: boolean
  readonly candidates: readonly Candidate[]
}

/** Tells whether there is a key, without using it. */
export type HasKey = (owner: KeyOwner) => Promise<boolean>

interface Needs {
  readonly slots: readonly string[]
  readonly isDone: boolean
}

/** Products of a step that would have to be bought: as planned where it is bought, else all without a final take. */
function openSlots(session: Session, step: StepDefinition): string[] {
  const evaluator = session.evaluator()
  const standing = standingOf(evaluator)
  const isBought = evaluator.route(step).grade === 'final'
  const planned = standing.states.filter(
    ({ step: id, slot, state, planned, pinned, held }) =>
      id === step.id &&
      (isBought
        ? planned
        : !pinned && !held && !(state === 'current' && evaluator.evaluate(slot).shown?.grade === 'final')),
  )
  const later = toFollow(session, standing, step.id as StepId) // ids of the step table
  return [...planned.map(({ slot }) => slot), ...Array.from({ length: later }, () => `${step.id}:`)]
}

function needsOf(session: Session, role: Role): Needs {
  const { steps } = session.evaluator()
  const own = [...steps.values()].filter((step) => step.role === role && canBeBought(role, step.id))
  const slots = own.flatMap((step) => openSlots(session, step))
  if (slots.length > 0) return { slots, isDone: false }
  const all = own.flatMap((step) =>
    standingOf(session.evaluator()).states.flatMap(({ step: id, slot }) => (id === step.id ? [slot] : [])),
  )
  return { slots: all, isDone: true }
}

/** The most a role's products cost by a model; null when one of them has no known price. */
function mostFor(pricing: Pricing, role: Role, slots: readonly string[], choice: Choice): bigint | null {
  let most = 0n
  for (const slot of slots) {
    const cost = pricing(slot, role, choice)
    if (cost === null) return null
    most += cost
  }
  return choice.price === null ? null : most
}

/** Rank of a share of products that were usable at once. */
function tierOf({ first, asked }: Accepted): Tier {
  const { atOnce } = catalogue().quality.measured
  const share = first / asked
  return share >= atOnce['3'] ? 3 : share >= atOnce['2'] ? 2 : 1
}

function rankOf(role: Role, model: string, accepted: Accepted | undefined): Rank | null {
  const { measured, tiers } = catalogue().quality
  if (accepted !== undefined && accepted.asked >= measured.products)
    return { tier: tierOf(accepted), by: 'measured', accepted }
  const listed = tiers.find(({ roles, models }) => roles.includes(role) && models[model] !== undefined)
  const tier = listed?.models[model]
  return tier === undefined ? null : { tier, by: 'catalogue', accepted: accepted ?? null }
}

async function obstacleOf({ model, owner, price }: Choice, hasKey: HasKey): Promise<Obstacle | null> {
  if (price === null) return 'no-price'
  if ((endOf(model, Date.now())?.days ?? 0) < 0) return 'ended'
  return owner === null || (await hasKey(owner)) ? null : 'no-key'
}

/**
 * All that could make what a role still needs, role by role: at what price, how good, and who cannot be picked and why.
 * @param file a providers file that names models besides; left out: that of the drama
 */
export async function roleCandidates(
  session: Session,
  hasKey: HasKey,
  file: Readonly<Record<string, unknown>> = session.project.routing.file(),
): Promise<RoleCandidates[]> {
  const known = knownModels(file, parseRouting(file))
  const pricing = pricingOf(session)
  const judged = Map.groupBy(
    judgedProducts(session.project.db),
    ({ role, provider, model }) => `${role} ${provider}/${model}`,
  )
  const rows = ROUTABLE_IN_ORDER.map((role) => {
    const { slots, isDone } = needsOf(session, role)
    const candidates = choicesFor(role, known, 'listed').map((choice) => {
      const own = judged.get(`${role} ${choice.model}`)
      const rank = rankOf(role, choice.model, own === undefined ? undefined : acceptedOf(own))
      return { choice, rank, mostPicoUsd: mostFor(pricing, role, slots, choice) }
    })
    return { role, products: slots.length, isDone, candidates }
  })
  // Prices first, in one piece: the season may change while keys are looked for.
  return Promise.all(
    rows.map(async ({ candidates, ...row }) => ({
      ...row,
      candidates: await Promise.all(
        candidates.map(async ({ choice, rank, mostPicoUsd }) => {
          const { model, owner } = choice
          return { model, owner, mostPicoUsd, rank, obstacle: await obstacleOf(choice, hasKey) }
        }),
      ),
    })),
  )
}
