import type { Role } from '../../../shared/drama/vocabulary.ts'
import { StudioError } from '../errors.ts'
import type { Ledger } from '../money/ledger.ts'
import { aroundVendor, telling, withoutKey } from './around-vendor.ts'
import { buyImage } from './buy-image.ts'
import { buyText } from './buy-text.ts'
import { buyVideo } from './buy-video.ts'
import { buyVoice } from './buy-voice.ts'
import { ownerOf, type Buying, type Counter, type KeyOf, type KeyOwner, type MakerDeps } from './buying.ts'
import type { Till } from './order.ts'
import { endOf, listPriceOf } from './catalogue.ts'
import { ProviderFailure } from './failure.ts'
import { isKey } from './key-ring.ts'
import { Gate } from './limits.ts'
import { PROMPTS } from './prompts/index.ts'
import { RequestFailed, type Provider } from './provider.ts'
import { REHEARSAL, splitModel, type Routing } from './routing.ts'
import { guardedMs } from './sliding-log.ts'
import { ceilingFor, withStandIns } from './stand-in.ts'
import { TokenFactor } from './tokens.ts'
import { openVendor } from './vendors.ts'

/** Who makes the products of a step whose requests are of a role. */
export type Makers = (role: Role, step: string) => Provider

/** Roles of which every step can be bought. */
const WHOLE: ReadonlySet<Role> = new Set(['voice', 'image', 'video'])

/** Steps a provider can make for a role; the others are rehearsed, whatever their role is given to. */
export const canBeBought = (role: Role, step: string): boolean => WHOLE.has(role) || PROMPTS.has(step)

/** Puts rehearsal and routed providers together. */
export function createMakers(given: MakerDeps): Makers {
  const deps = { ...given, till: { ...given.till, ...pricesOf(given) } }
  const counters = new Map<string, Promise<Counter>>()
  const counterOf = (id: string): Promise<Counter> => {
    let known = counters.get(id)
    if (known === undefined) {
      counters.set(id, (known = openCounter(deps, id)))
      // Without its key a counter does not stay closed: the key may be there the next time.
      known.catch(() => counters.delete(id))
    }
    return known
  }
  const bought = new Map<string, Provider>()
  return (role, step) => {
    const id = deps.routing.roles[role] ?? REHEARSAL
    if (id === REHEARSAL || !canBeBought(role, step)) return deps.rehearsal
    const others = deps.routing.standIns?.[role] ?? []
    const name = [id, ...others].join(' ')
    let provider = bought.get(name)
    if (provider === undefined) bought.set(name, (provider = inOrder(deps, id, others, counterOf)))
    return provider
  }
}

/** What models cost that answer in the place of those that were asked; a cassette costs nothing, whoever is on it. */
function pricesOf({ routing, tape }: MakerDeps): Pick<Till, 'priceOf'> {
  if (tape?.replays === true) return {}
  return { priceOf: (id) => routing.models[id]?.price ?? listPriceOf(id) }
}

type CounterOf = (provider: string) => Promise<Counter>

/** A model, with those that may stand in for it. */
function inOrder(deps: MakerDeps, id: string, others: readonly string[], counterOf: CounterOf): Provider {
  const { routing, till } = deps
  const first = boughtProvider(deps, id, counterOf)
  if (others.length === 0) return first
  const ceilingOf = ceilingFor(routing.failover ?? {}, routing.models[id]?.price ?? null)
  const limited = { ...deps, till: { ...till, ceilingOf } }
  return withStandIns(
    first,
    others.map((other, i) => boughtProvider({ ...limited, standIn: i + 1 }, other, counterOf)),
    till.ledger,
  )
}

/** @throws StudioError NO_KEY when there is none, or what there is cannot be one */
async function keyFor(owner: KeyOwner, keyOf: KeyOf): Promise<string> {
  const { provider, origin, keyFrom } = owner
  const key = await keyOf(owner)
  if (key === undefined || key === '')
    throw new StudioError(
      'NO_KEY',
      `There is no key for ${provider} at ${origin}: ${keyFrom} is not set.`,
      `Set the environment variable ${keyFrom} and name the providers file with --providers, or paste the key in the window's settings.`,
    )
  if (!isKey(key))
    throw new StudioError(
      'NO_KEY',
      `What ${keyFrom} holds is no key: a key is one word of letters, digits and signs.`,
      'Copy it again from the page of the provider, without quotation marks around it.',
    )
  return key
}

/** The gate before a provider, with what an earlier run has sent there. */
function openGate({ providers, models }: Routing, ledger: Ledger, id: string): Gate {
  const limits = providers[id]?.limits
  if (limits === undefined) throw new Error(`no such provider: ${id}`) // `parseRouting` has seen to it
  const own = Object.entries(models).flatMap(([name, terms]) => {
    const { provider, model } = splitModel(name)
    return provider === id && terms.limits !== undefined ? [[model, terms.limits] as const] : []
  })
  const longest = Math.max(limits.perSeconds, ...own.map(([, { perSeconds }]) => perSeconds))
  return new Gate(
    limits,
    ledger.startsOf(id, Date.now() - guardedMs(longest * 1000)),
    Object.fromEntries(own),
  )
}

async function openCounter({ routing, keyOf, till, tape, worked }: MakerDeps, id: string): Promise<Counter> {
  const terms = routing.providers[id]
  if (terms === undefined) throw new Error(`no such provider: ${id}`) // `parseRouting` has seen to it
  // Who answers from a cassette needs no key.
  const owner = tape?.replays === true ? null : ownerOf(id, terms)
  const key = owner === null ? null : await keyFor(owner, keyOf)
  const gate = openGate(routing, till.ledger, id)
  const asked = aroundVendor(openVendor({ id, terms, key }), withoutKey(key))
  const vendor =
    owner === null || worked === undefined
      ? asked
      : aroundVendor(
          asked,
          telling(() => worked(owner)),
        )
  return { terms, gate, vendor: tape === undefined ? vendor : aroundVendor(vendor, tape.around(key)) }
}

function boughtProvider(deps: MakerDeps, id: string, counterOf: CounterOf): Provider {
  const name = splitModel(id)
  const terms = deps.routing.models[id]
  if (terms === undefined) throw new Error(`no such model: ${id}`) // `parseRouting` has seen to it
  let tokens: TokenFactor | null = null
  const buying = async (): Promise<Buying> => {
    refuseEnded(id)
    tokens ??= new TokenFactor(deps.till.ledger.tokenRatios(name.provider, name.model))
    return { deps, model: { ...terms, ...name }, counter: await counterOf(name.provider), tokens }
  }
  return {
    id: name.provider,
    label: id,
    grade: 'final',
    billable: true,
    text: async (request, ctx) => buyText(await buying(), request, ctx),
    image: async (request, ctx) => buyImage(await buying(), request, ctx),
    video: async (request, ctx) => buyVideo(await buying(), request, ctx),
    voice: async (request, ctx) => buyVoice(await buying(), request, ctx),
    close: async () => undefined,
  }
}

/** A model whose vendor has ended it is not asked: some answer as another one, at another price. */
function refuseEnded(id: string): void {
  const end = endOf(id, Date.now())
  if (end === null || end.days >= 0) return
  const next = end.successor === null ? '' : ` ${end.successor} takes its place.`
  throw new RequestFailed(
    `${id} has ended.${next} Give the role to another model in the providers file.`,
    false,
    new ProviderFailure('gone', `${id} has ended`),
  )
}
