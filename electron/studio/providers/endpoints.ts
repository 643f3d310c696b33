import { ROLES, type Role } from '../../../shared/drama/vocabulary.ts'
import type { Price } from '../money/prices.ts'
import { ownerOf, type KeyOwner } from './buying.ts'
import { catalogue } from './catalogue.ts'
import {
  checkRole,
  parseRouting,
  REHEARSAL,
  ROLES_OF,
  ROUTABLE,
  rolesAsWritten,
  splitModel,
  type ModelTerms,
  type ProviderTerms,
  type Routing,
  type VendorType,
} from './routing.ts'

/** A place requests can go to. */
export interface KnownEndpoint {
  readonly provider: string
  readonly label: string
  readonly origin: string
  readonly terms: ProviderTerms
  /** Null for those that need no key. */
  readonly owner: KeyOwner | null
  readonly local: boolean
  /** Named by a drama, and unknown to the catalogue at this origin. */
  readonly ofDrama: boolean
}

/** The terms of the providers of the catalogue. */
function published(): Routing['providers'] {
  const named = Object.fromEntries(Object.keys(catalogue().providers).map((id) => [id, {}]))
  return parseRouting({ providers: named }).providers
}

function endpoint(provider: string, terms: ProviderTerms, ofDrama: boolean): KnownEndpoint {
  const entry = catalogue().providers[provider]
  return {
    provider,
    label: entry?.label ?? provider,
    origin: new URL(terms.baseUrl).origin,
    terms,
    owner: ownerOf(provider, terms),
    local: entry?.free === true,
    ofDrama,
  }
}

/** Where requests can go: what the catalogue knows, and what a drama names besides or elsewhere. */
export function knownEndpoints(routing: Routing): KnownEndpoint[] {
  const known = Object.entries(published()).map(([id, terms]) => endpoint(id, terms, false))
  const own = Object.entries(routing.providers).map(([id, terms]) => endpoint(id, terms, true))
  const isKnown = (one: KnownEndpoint): boolean =>
    known.some((other) => other.provider === one.provider && other.origin === one.origin)
  return [...known, ...own.filter((one) => !isKnown(one))]
}

/** A model that could be given a role. */
export interface Choice {
  /** `<provider>/<model>`. */
  readonly model: string
  readonly terms: ModelTerms
  /** Form its provider speaks. */
  readonly type: VendorType
  readonly price: Price | null
  /** Whose key it is asked with; null for those that need none. */
  readonly owner: KeyOwner | null
}

/** Providers and models somebody has told of. */
export type Known = Pick<Routing, 'providers' | 'models'>

/** All providers and models of the catalogue, with those a providers file names: the whole of it is parsed. */
export function knownModels(file: Readonly<Record<string, unknown>>, routing: Routing): Known {
  const { policy: _policy, roles: _roles, models = {}, providers = {}, ...own } = file
  const { models: listed, media, providers: published } = catalogue()
  const blank = (...some: readonly object[]) =>
    Object.fromEntries(some.flatMap((one) => Object.keys(one)).map((id) => [id, {}]))
  return parseRouting({
    ...own,
    providers: { ...blank(published, routing.providers), ...(providers as object) }, // checked there
    models: { ...blank(listed, media, routing.models), ...(models as object) },
  })
}

const WRITES: ReadonlySet<Role> = new Set(['draft', 'polish', 'review', 'rewrite'])

/**
 * What a model is for: tokens pay for words and for pictures alike, so that its price does not tell. The catalogue says it
 * of its own; of others their sizes do.
 */
function isFor(role: Role, id: string, { sizes, price }: ModelTerms): boolean {
  const { models, media } = catalogue()
  const film = media[id]
  if (film !== undefined) return film.role === role
  const listed = models[id]
  if (listed !== undefined) return listed.characters === undefined ? WRITES.has(role) : role === 'voice'
  if (role === 'image') return sizes.length > 0 || price?.perImage !== undefined
  return !WRITES.has(role) || sizes.length === 0
}

/**
 * Models that could be given a role, of those that are known.
 * @param unpriced `listed`: those too that have requests for it and no price; nobody can choose them
 */
export function choicesFor(role: Role, known: Known, unpriced: 'listed' | 'left-out' = 'left-out'): Choice[] {
  return Object.entries(known.models).flatMap(([model, terms]) => {
    const { provider } = splitModel(model)
    const at = known.providers[provider]
    if (at === undefined || !isFor(role, model, terms)) return []
    const choice = { model, terms, type: at.type, price: terms.price, owner: ownerOf(provider, at) }
    if (terms.price === null) return unpriced === 'listed' && ROLES_OF[at.type].includes(role) ? [choice] : []
    try {
      checkRole(role, model, known)
      return [choice]
    } catch {
      // It has no such requests, or they cost something else.
      return []
    }
  })
}

/** The policy whose roles these are; null when they were chosen one by one. */
export function policyOf(routing: Routing): string | null {
  const key = (roles: Routing['roles']): string =>
    JSON.stringify(ROLES.map((role) => roles[role] ?? REHEARSAL))
  const own = key(routing.roles)
  if (own === key({})) return REHEARSAL
  const { chosen } = routing
  if (chosen !== undefined && key(chosen.roles) === own) return chosen.policy
  const found = Object.keys(catalogue().policies).find(
    (policy) => key(parseRouting({ policy }).roles) === own,
  )
  return found ?? null
}

/** A providers file with all roles as a policy says. */
export function withPolicy(file: Readonly<Record<string, unknown>>, policy: string): Record<string, unknown> {
  const { policy: _before, roles: _roles, chosen: _chosen, ...own } = file
  return policy === REHEARSAL ? own : { ...own, policy }
}

/** A providers file with one role given to another model, or rehearsed. */
export function withRole(
  file: Readonly<Record<string, unknown>>,
  routing: Routing,
  role: Role,
  model: string | null,
): Record<string, unknown> {
  const { policy: _policy, ...own } = file
  return { ...own, roles: { ...rolesAsWritten(routing), [role]: model ?? REHEARSAL } }
}

/** Roles that can be given to somebody, in the order in which a drama is made. */
export const ROUTABLE_IN_ORDER: readonly Role[] = ROLES.filter((role) => ROUTABLE.includes(role))
