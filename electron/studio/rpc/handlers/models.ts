import type { KeyState, models } from '../../../../shared/contract/models.ts'
import { StudioError } from '../../errors.ts'
import { resolvePolicy } from '../../money/policies.ts'
import { catalogue, endOf, listedPolicies } from '../../providers/catalogue.ts'
import { checkKey } from '../../providers/check-key.ts'
import {
  choicesFor,
  knownModels,
  knownEndpoints,
  policyOf,
  ROUTABLE_IN_ORDER,
  withPolicy,
  withRole,
  type Choice,
  type KnownEndpoint,
} from '../../providers/endpoints.ts'
import { NO_ROUTING, REHEARSAL } from '../../providers/routing.ts'
import type { Desk } from '../desk.ts'
import type { HandlersOf } from '../handler.ts'
import { hasKeyAt } from './compare.ts'

/** All places requests can go to, by what the open drama says besides. */
const endpointsOf = (desk: Desk): KnownEndpoint[] => knownEndpoints(desk.current()?.routing ?? NO_ROUTING)

const stateOf = async (desk: Desk, { owner }: Pick<KnownEndpoint, 'owner'>): Promise<KeyState> =>
  owner === null ? 'unneeded' : desk.keys.stateOf(owner)

/** @throws StudioError NOT_FOUND */
function endpointAt(desk: Desk, place: { provider: string; origin: string }): KnownEndpoint {
  const found = endpointsOf(desk).find(
    (one) => one.provider === place.provider && one.origin === place.origin,
  )
  if (found !== undefined) return found
  throw new StudioError('NOT_FOUND', `Nobody has named the provider ${place.provider} at ${place.origin}.`)
}

/** What a model costs, unit by unit, as its vendor published it. */
function pricesOf({ price }: Choice) {
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
        verified: one.owner === null ? null : desk.verified.dateOf(one.owner),
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
    const known = knownModels(project.routing.file(), routing)
    const shown = async (choice: Choice) => {
      const end = endOf(choice.model, Date.now())
      return {
        model: choice.model,
        key: await stateOf(desk, choice),
        prices: pricesOf(choice),
        endsInDays: end?.days ?? null,
        successor: end?.successor ?? null,
      }
    }
    return {
      roles: await Promise.all(
        ROUTABLE_IN_ORDER.map(async (role) => {
          const model = routing.roles[role] ?? REHEARSAL
          return {
            role,
            model: model === REHEARSAL ? null : model,
            choices: await Promise.all(choicesFor(role, known).map(shown)),
          }
        }),
      ),
      policies: listedPolicies(),
      policy: policyOf(routing),
    }
  },
  'models.route': async (input, { desk }) => {
    const session = desk.writable()
    if (desk.builds.busy())
      throw new StudioError('BUSY', 'The drama is being built.', 'Wait for it, or cancel it first.')
    const file = session.project.routing.file()
    const next =
      'policy' in input
        ? await resolvePolicy(session, withPolicy(file, input.policy), hasKeyAt(desk))
        : withRole(file, session.routing, input.role, input.model)
    // A build may have begun, or the drama been closed, while keys were looked for.
    if (desk.writable() !== session || desk.builds.busy())
      throw new StudioError('BUSY', 'The drama is being built.', 'Wait for it, or cancel it first.')
    session.route(next)
    desk.events.changed('models', 'states', 'takes', 'build', 'costs')
    return {}
  },
}
