import type { KeyState, models } from '../../../../shared/contract/models.ts'
import { StudioError } from '../../errors.ts'
import { catalogue, endOf } from '../../providers/catalogue.ts'
import { checkKey } from '../../providers/check-key.ts'
import {
  choicesFor,
  knownEndpoints,
  policyOf,
  ROUTABLE_IN_ORDER,
  withPolicy,
  withRole,
  type KnownEndpoint,
} from '../../providers/endpoints.ts'
import { NO_ROUTING, parseRouting, splitModel } from '../../providers/routing.ts'
import type { Desk } from '../desk.ts'
import type { HandlersOf } from '../handler.ts'

/** All places requests can go to, by what the open drama says besides. */
const endpointsOf = (desk: Desk): KnownEndpoint[] => knownEndpoints(desk.current()?.routing ?? NO_ROUTING)

const stateOf = async (desk: Desk, { owner }: KnownEndpoint): Promise<KeyState> =>
  owner === null ? 'unneeded' : desk.keys.stateOf(owner)

/** @throws StudioError NOT_FOUND */
function endpointAt(desk: Desk, place: { provider: string; origin: string }): KnownEndpoint {
  const found = endpointsOf(desk).find(
    (one) => one.provider === place.provider && one.origin === place.origin,
  )
  if (found !== undefined) return found
  throw new StudioError('NOT_FOUND', `Nobody has named the provider ${place.provider} at ${place.origin}.`)
}

/** The key of a model's provider at the place where the open drama would ask it. */
async function keyOfModel(
  desk: Desk,
  file: Readonly<Record<string, unknown>>,
  id: string,
): Promise<KeyState> {
  const { provider } = splitModel(id)
  const { policy: _policy, roles: _roles, ...own } = file
  const terms = parseRouting({ ...own, providers: { [provider]: {}, ...ownProviders(own) } }).providers[
    provider
  ]
  if (terms?.keyFrom === undefined) return 'unneeded'
  return desk.keys.stateOf({ provider, origin: new URL(terms.baseUrl).origin, keyFrom: terms.keyFrom })
}

const ownProviders = ({ providers }: Readonly<Record<string, unknown>>): object =>
  typeof providers === 'object' && providers !== null ? providers : {}

/** What a model costs, unit by unit, as its vendor published it. */
function pricesOf(file: Readonly<Record<string, unknown>>, id: string, role: string) {
  const { policy: _policy, ...own } = file
  const price = parseRouting({ ...own, roles: { [role]: id } }).models[id]?.price ?? null
  if (price === null) return []
  const { in: money, source: _source, date: _date, ...units } = price
  return Object.entries(units).flatMap(([unit, amount]) =>
    typeof amount === 'string' ? [{ unit, amount, currency: money.currency }] : [],
  )
}

export const modelsHandlers: HandlersOf<typeof models> = {
  'models.list': async (_input, { desk }) => ({
    store: await desk.deps.secrets.available(),
    date: catalogue().date,
    providers: await Promise.all(
      endpointsOf(desk).map(async (one) => ({
        provider: one.provider,
        label: one.label,
        origin: one.origin,
        keyFrom: one.owner?.keyFrom ?? null,
        key: await stateOf(desk, one),
        local: one.local,
        ofDrama: one.ofDrama,
      })),
    ),
  }),
  'models.setKey': async ({ provider, origin, key }, { desk }) => {
    endpointAt(desk, { provider, origin })
    const state = await desk.keys.set({ provider, origin }, key)
    desk.current()?.keysChanged()
    desk.events.changed('models', 'states', 'build')
    return { key: state }
  },
  'models.removeKey': (place, { desk }) => {
    desk.keys.remove(place)
    desk.current()?.keysChanged()
    desk.events.changed('models', 'states', 'build')
    return {}
  },
  'models.checkKey': async (place, { desk }) => {
    const { provider, terms, owner } = endpointAt(desk, place)
    const key = owner === null ? null : await desk.keys.keyOf(owner)
    if (key === undefined)
      throw new StudioError(
        'NO_KEY',
        `There is no key for ${provider} at ${place.origin}.`,
        'Paste it first.',
      )
    return checkKey({ id: provider, terms, key })
  },
  'models.routing': async (_input, { desk }) => {
    const { routing, project } = desk.session()
    const file = project.routing.file()
    const choice = async (id: string, role: string) => {
      const end = endOf(id, Date.now())
      return {
        model: id,
        key: await keyOfModel(desk, file, id),
        prices: pricesOf(file, id, role),
        endsInDays: end?.days ?? null,
        successor: end?.successor ?? null,
      }
    }
    return {
      roles: await Promise.all(
        ROUTABLE_IN_ORDER.map(async (role) => {
          const model = routing.roles[role] ?? 'rehearsal'
          return {
            role,
            model: model === 'rehearsal' ? null : model,
            choices: await Promise.all(choicesFor(role, file, routing).map((id) => choice(id, role))),
          }
        }),
      ),
      policies: Object.entries(catalogue().policies).map(([id, { note }]) => ({ id, note })),
      policy: policyOf(routing),
    }
  },
  'models.route': (input, { desk }) => {
    const session = desk.writable()
    if (desk.builds.busy())
      throw new StudioError('BUSY', 'The drama is being built.', 'Wait for it, or cancel it first.')
    const file = session.project.routing.file()
    session.route(
      'policy' in input
        ? withPolicy(file, input.policy)
        : withRole(file, session.routing, input.role, input.model),
    )
    desk.events.changed('models', 'states', 'takes', 'build', 'costs')
    return {}
  },
}
