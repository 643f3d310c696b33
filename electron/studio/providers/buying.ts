import type { Files } from './bought-voice.ts'
import { isOpen } from '../money/ledger.ts'
import type { Till } from './order.ts'
import type { Tape } from './cassette/tape.ts'
import type { Following } from './follow.ts'
import type { Gate } from './limits.ts'
import type { ProviderTerms, Routing } from './routing.ts'
import type { Provider } from './provider.ts'
import type { TokenFactor } from './tokens.ts'
import type { Vendor, VendorModel } from './vendor.ts'

/** Who a key is for: it goes to this origin and to no other. */
export interface KeyOwner {
  /** Id of the provider in the providers file. */
  readonly provider: string
  readonly origin: string
  /** Name the providers file gives the key: that of an environment variable. */
  readonly keyFrom: string
}

/** Whose the key of a provider is; null for those that need none. */
export const ownerOf = (provider: string, { baseUrl, keyFrom }: ProviderTerms): KeyOwner | null =>
  keyFrom === undefined ? null : { provider, origin: new URL(baseUrl).origin, keyFrom }

/** The key of a provider; undefined when there is none for this provider at this origin. */
export type KeyOf = (owner: KeyOwner) => Promise<string | undefined>

/** What bought products are made with. */
export interface MakerDeps {
  readonly routing: Routing
  readonly rehearsal: Provider
  readonly till: Till
  readonly files: Files
  readonly keyOf: KeyOf
  /** Told that a request with this key was answered; left out: nobody wants to know. */
  readonly worked?: (owner: KeyOwner) => void
  /** What exchanges are recorded on or answered from; left out: neither. */
  readonly tape?: Tape
  /** Place of a model that stands in, from 1; left out for the first one. */
  readonly standIn?: number
}

/** Place of the model a request was for: 0 for the first one. */
export const standInOf = (requestKey: string): number => Number(/~(\d)\.[^~]*$/.exec(requestKey)?.[1] ?? 0)

/** A provider with its gate. */
export interface Counter {
  readonly terms: ProviderTerms
  readonly vendor: Vendor
  readonly gate: Gate
}

/** A model that is asked, at the counter of its provider. */
export interface Buying {
  readonly deps: MakerDeps
  readonly model: VendorModel
  readonly counter: Counter
  /** How the model counts. */
  readonly tokens: TokenFactor
}

/** The key under which the picture of a request is asked for once more, smaller. */
export const smallKeyOf = (requestKey: string): string => `${requestKey}.small`

/**
 * The key of a request for a take, the first or a later round of it: another one after each that was begun, answered or
 * refused and came to nothing, since who honours keys would answer with the same again, and bill nothing for what the ledger books.
 * Who stands in has keys of its own, and so has every ledger: two dramas of one brief make the same takes. A request that
 * is on its way keeps the key it was sent under, which older studios did not tell apart by ledgers.
 */
export function nextRequestKey({ till, standIn }: MakerDeps, key: string, round = 1): string {
  const { ledger } = till
  const before = ledger.attemptsFor(key)
  const spent = before.filter(({ state, operation, answer, failure }) =>
    state === 'failed' ? operation !== null || failure === 'content' : state === 'settled' && answer === null,
  )
  const plain = `${key}${standIn === undefined ? '' : `~${standIn}`}.${spent.length + round}`
  const sent = before.filter(isOpen).map(({ requestKey }) => requestKey)
  return sent.includes(plain) || sent.includes(smallKeyOf(plain)) ? plain : `${plain}@${ledger.id}`
}

/** How a model's tasks are asked after. */
export const followingOf = ({ counter, model }: Buying, signal: AbortSignal): Following => ({
  signal,
  pollMs: counter.terms.pollSeconds * 1000,
  deadlineMs: model.deadlineSeconds * 1000,
})

/** What a vendor is able to do. `parseRouting` gives no role to one who cannot do it. */
export function ableTo<K extends keyof Vendor>({ counter, model }: Buying, what: K): NonNullable<Vendor[K]> {
  const ability = counter.vendor[what]
  if (ability === undefined) throw new Error(`${model.provider} is not asked for ${what}`)
  return ability
}
