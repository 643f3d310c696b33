import { ROLES, type Role } from '../../../shared/drama/vocabulary.ts'
import type { Price } from '../money/prices.ts'
import { ownerOf, type KeyOwner } from './buying.ts'
import { catalogue } from './catalogue.ts'
import {
  parseRouting,
  REHEARSAL,
  ROUTABLE,
  type ProviderTerms,
  type Routing,
  rolesAsWritten,
  splitModel,
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
  readonly model: string
  readonly price: Price | null
  /** Whose key it is asked with; null for those that need none. */
  readonly owner: KeyOwner | null
}

/** Models that could be given a role: of the catalogue, and those a providers file names. */
export function choicesFor(role: Role, file: Readonly<Record<string, unknown>>, routing: Routing): Choice[] {
  const { policy: _policy, ...own } = file
  const { models, media } = catalogue()
  const ids = new Set([models, media, routing.models].flatMap((some) => Object.keys(some)))
  return [...ids].flatMap((model) => {
    try {
      const { models, providers } = parseRouting({ ...own, roles: { [role]: model } })
      const { provider } = splitModel(model)
      const terms = providers[provider]
      return terms === undefined
        ? []
        : [{ model, price: models[model]?.price ?? null, owner: ownerOf(provider, terms) }]
    } catch {
      // It has no such requests, or no price for them.
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
  const found = Object.keys(catalogue().policies).find(
    (policy) => key(parseRouting({ policy }).roles) === own,
  )
  return found ?? null
}

/** A providers file with all roles as a policy says. */
export function withPolicy(file: Readonly<Record<string, unknown>>, policy: string): Record<string, unknown> {
  const { policy: _before, roles: _roles, ...own } = file
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
