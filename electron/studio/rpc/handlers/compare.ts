import type { compare, ComparedModel } from '../../../../shared/contract/compare.ts'
import { usd, usdIfKnown } from '../../money/amount.ts'
import { roleCandidates, type Candidate, type HasKey } from '../../money/candidates.ts'
import { compareModels, type ModelRecord } from '../../money/compare.ts'
import { workOutAll } from '../../money/policies.ts'
import { catalogue } from '../../providers/catalogue.ts'
import { REHEARSAL } from '../../providers/routing.ts'
import type { Desk } from '../desk.ts'
import type { HandlersOf } from '../handler.ts'

/** Whether the ring or the environment has a key. */
export const hasKeyAt =
  (desk: Desk): HasKey =>
  async (owner) =>
    (await desk.keys.stateOf(owner)) !== 'none'

function measuredOf(record: ModelRecord | undefined): ComparedModel['measured'] {
  if (record === undefined) return null
  const { role: _role, provider: _provider, model: _model, ...measured } = record
  return measured
}

const shownRank = ({ rank }: Candidate): ComparedModel['rank'] =>
  rank === null ? null : { tier: rank.tier, by: rank.by }

/** A model that was asked and that neither the catalogue nor the drama names any more. */
const forgotten = (record: ModelRecord): ComparedModel => ({
  model: `${record.provider}/${record.model}`,
  key: null,
  most: null,
  obstacle: 'unknown-model',
  verified: null,
  rank: null,
  measured: measuredOf(record),
})

export const compareHandlers: HandlersOf<typeof compare> = {
  'compare.get': async (_input, { desk }) => {
    const session = desk.session()
    const { routing } = session
    const records = compareModels(session.project.db)
    const roles = await roleCandidates(session, hasKeyAt(desk))
    const shown = roles.map(async ({ role, products, isDone, candidates }) => {
      const own = records.filter((one) => one.role === role)
      const named = (id: string) => own.find((one) => `${one.provider}/${one.model}` === id)
      const known = new Set(candidates.map(({ model }) => model))
      const models = candidates.map(async (one): Promise<ComparedModel> => ({
        model: one.model,
        key: one.owner === null ? 'unneeded' : await desk.keys.stateOf(one.owner),
        most: usdIfKnown(one.mostPicoUsd),
        obstacle: one.obstacle,
        verified: one.owner === null ? null : desk.verified.dateOf(one.owner),
        rank: shownRank(one),
        measured: measuredOf(named(one.model)),
      }))
      const gone = own.filter((one) => !known.has(`${one.provider}/${one.model}`)).map(forgotten)
      const routed = routing.roles[role] ?? REHEARSAL
      return {
        role,
        routed: routed === REHEARSAL ? null : routed,
        products,
        done: isDone,
        models: [...(await Promise.all(models)), ...gone],
      }
    })
    const { date, quality } = catalogue()
    return {
      date,
      ranks: { date: quality.date, source: quality.source },
      roles: await Promise.all(shown),
      policies: workOutAll(roles).map(({ policy, picks, totalPicoUsd }) => ({
        id: policy,
        picks: picks.map(({ mostPicoUsd, ...one }) => ({ ...one, most: usdIfKnown(mostPicoUsd) })),
        total: usd(totalPicoUsd),
      })),
    }
  },
}
