import type { Role } from '../../../shared/drama/vocabulary.ts'
import {
  catalogue,
  COMPUTED_POLICIES,
  isComputed,
  type ComputedPolicy,
  type Tier,
} from '../providers/catalogue.ts'
import type { Session } from '../session.ts'
import { roleCandidates, type Candidate, type HasKey, type RoleCandidates } from './candidates.ts'

/** Whom a policy would give a role to, and why. */
export interface Pick {
  readonly role: Role
  /** `<provider>/<model>`; null: nobody, and it is rehearsed. */
  readonly model: string | null
  /** What the role still needs costs at most by it, in pico-USD; null with nobody. */
  readonly mostPicoUsd: bigint | null
  readonly why: Why
}

/** Why a policy picks whom it picks; `of`: how many could be picked. */
export type Why =
  | { readonly kind: 'least'; readonly of: number }
  | { readonly kind: 'least-of-tier'; readonly of: number; readonly tier: Tier }
  | { readonly kind: 'tier'; readonly of: number; readonly tier: Tier; readonly date: string }
  /** Of 100 products it made here, so many were usable at once. */
  | { readonly kind: 'measured'; readonly of: number; readonly percent: number; readonly products: number }
  /** None that can be asked has a key, a price and time left; or none of them is ranked as high as this needs. */
  | { readonly kind: 'nobody' | 'none-ranked' }

/** A policy, worked out for a season as it stands. */
export interface WorkedOut {
  readonly policy: ComputedPolicy
  readonly picks: readonly Pick[]
  /** What all of it costs at most, in pico-USD. */
  readonly totalPicoUsd: bigint
}

/** The lowest rank `balanced` asks for. */
const MIDDLE: Tier = 2

/** The one that costs least; of equals the first by name, so that the answer is always the same. */
function cheapestOf(candidates: readonly Candidate[]): Candidate | undefined {
  const price = ({ mostPicoUsd }: Candidate): bigint => mostPicoUsd ?? 0n // those without were left out
  return candidates.toSorted((a, b) =>
    price(a) === price(b) ? (a.model < b.model ? -1 : 1) : price(a) < price(b) ? -1 : 1,
  )[0]
}

/** Those of the highest rank there is. */
function highest(candidates: readonly Candidate[]): Candidate[] {
  const top = Math.max(...candidates.map(({ rank }) => rank?.tier ?? 0))
  return top === 0 ? [] : candidates.filter(({ rank }) => rank?.tier === top)
}

function whyBest({ rank }: Candidate, of: number): Why {
  if (rank === null) return { kind: 'none-ranked' }
  const { tier, by, accepted } = rank
  if (by === 'catalogue' || accepted === null)
    return { kind: 'tier', of, tier, date: catalogue().quality.date }
  const percent = Math.round((100 * accepted.first) / accepted.asked)
  return { kind: 'measured', of, percent, products: accepted.asked }
}

function pick(policy: ComputedPolicy, { role, candidates }: RoleCandidates): Pick {
  const able = candidates.filter(({ obstacle, mostPicoUsd }) => obstacle === null && mostPicoUsd !== null)
  const of = able.length
  const ranked =
    policy === 'cheapest'
      ? able
      : policy === 'best'
        ? highest(able)
        : able.filter(({ rank }) => (rank?.tier ?? 0) >= MIDDLE)
  const found = cheapestOf(ranked)
  if (found === undefined)
    return { role, model: null, mostPicoUsd: null, why: { kind: of === 0 ? 'nobody' : 'none-ranked' } }
  const { model, mostPicoUsd } = found
  const why: Why =
    policy === 'cheapest'
      ? { kind: 'least', of }
      : policy === 'best'
        ? whyBest(found, of)
        : { kind: 'least-of-tier', of: ranked.length, tier: MIDDLE }
  return { role, model, mostPicoUsd, why }
}

/** What a policy would do with a season: for every role whom it picks, at what price, and why. */
export function workOut(policy: ComputedPolicy, roles: readonly RoleCandidates[]): WorkedOut {
  const picks = roles.map((row) => pick(policy, row))
  return { policy, picks, totalPicoUsd: picks.reduce((sum, one) => sum + (one.mostPicoUsd ?? 0n), 0n) }
}

/** All of them. */
export const workOutAll = (roles: readonly RoleCandidates[]): WorkedOut[] =>
  COMPUTED_POLICIES.map((policy) => workOut(policy, roles))

const today = (): string => new Date().toISOString().slice(0, 10)

/**
 * A providers file whose policy is worked out for a season: roles are given to whom it picks now, and it says when that
 * was. What the file says of a role itself wins. Any other file comes back as it is.
 */
export async function resolvePolicy(session: Session, file: unknown, hasKey: HasKey): Promise<unknown> {
  if (typeof file !== 'object' || file === null || !('policy' in file) || !isComputed(file.policy))
    return file
  const { policy, roles: own = {}, ...rest } = file as { policy: ComputedPolicy; roles?: object } // looked at above
  const { picks } = workOut(policy, await roleCandidates(session, hasKey, { ...rest, roles: own }))
  const roles = Object.fromEntries(
    picks.flatMap(({ role, model }) => (model === null ? [] : [[role, model]])),
  )
  return { ...rest, roles: { ...roles, ...own }, chosen: { policy, date: today(), roles } }
}
