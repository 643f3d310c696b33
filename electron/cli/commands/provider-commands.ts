import type { Command } from 'commander'
import { resolve } from 'node:path'
import { dollars, usd, usdIfKnown } from '../../studio/money/amount.ts'
import { roleCandidates, type Candidate, type RoleCandidates } from '../../studio/money/candidates.ts'
import { compareModels, type ModelRecord } from '../../studio/money/compare.ts'
import { workOutAll, type Pick, type WorkedOut } from '../../studio/money/policies.ts'
import { catalogue } from '../../studio/providers/catalogue.ts'
import type { Session } from '../../studio/session.ts'
import { withSession, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'
import { money } from '../words.ts'

const OBSTACLES = {
  'no-price': 'no known price',
  ended: 'has ended',
  'no-key': 'no key',
} as const

const rolesJson = ({ verified }: CommandContext, roles: readonly RoleCandidates[]) =>
  roles.map(({ candidates, ...row }) => ({
    ...row,
    candidates: candidates.map(({ owner, mostPicoUsd, ...one }) => ({
      ...one,
      keyFrom: owner?.keyFrom ?? null,
      verified: owner === null ? null : verified.dateOf(owner),
      most: usdIfKnown(mostPicoUsd),
    })),
  }))

const policiesJson = (policies: readonly WorkedOut[]) =>
  policies.map(({ policy, picks, totalPicoUsd }) => ({
    policy,
    total: usd(totalPicoUsd),
    picks: picks.map(({ mostPicoUsd, ...one }) => ({
      ...one,
      most: usdIfKnown(mostPicoUsd),
      reason: sentence(one.why),
    })),
  }))

/** Why somebody was picked, as one sentence. */
function sentence(why: Pick['why']): string {
  if (why.kind === 'least') return `the least for this season, of ${why.of} that can be asked`
  if (why.kind === 'least-of-tier')
    return `the least for this season, of ${why.of} ranked ${why.tier} of 3 or higher`
  if (why.kind === 'tier')
    return `ranked ${why.tier} of 3 (${why.date}), the highest of ${why.of}; of equals the least`
  if (why.kind === 'measured')
    return `${why.percent} % of ${why.products} usable at once here, ranked the highest of ${why.of}`
  return why.kind === 'nobody'
    ? 'nobody can be asked: it is rehearsed'
    : 'nobody who can be asked is ranked so high: it is rehearsed'
}

const recordLine = (one: ModelRecord): string =>
  `${one.role.padEnd(8)} ${`${one.provider}/${one.model}`.padEnd(36)} ${String(one.requests).padStart(5)} requests   of ${one.accepted.asked} products ${one.accepted.first} usable at once, ${one.accepted.revised} after a revision   p50 ${one.p50Ms ?? '-'} ms   p99 ${one.p99Ms ?? '-'} ms   first words p50 ${one.p50FirstTokenMs ?? '-'} ms   p99 ${one.p99FirstTokenMs ?? '-'} ms   ${one.failed} failed   ${one.refused} refused   ${one.unknown} unknown   ${money(one.cost)}`

function candidateLine(
  { verified }: CommandContext,
  role: string,
  { model, mostPicoUsd, rank, obstacle, owner }: Candidate,
): string {
  const price = mostPicoUsd === null ? '-' : `at most ${dollars(mostPicoUsd)}`
  const key = obstacle === 'no-key' ? `: ${owner?.keyFrom ?? ''} is not set` : ''
  const why = obstacle === null ? '' : `   not picked: ${OBSTACLES[obstacle]}${key}`
  const worked = owner === null ? null : verified.dateOf(owner)
  const state = worked === null ? 'unverified' : `worked here ${worked}`
  return `${role.padEnd(8)} ${model.padEnd(36)} ${price.padEnd(28)} ${rank === null ? 'not ranked' : `rank ${rank.tier} of 3`}   ${state}${why}`
}

const policyLines = ({ policy, picks, totalPicoUsd }: WorkedOut): string[] => [
  `policy ${policy}: at most ${dollars(totalPicoUsd)}`,
  ...picks.map(
    ({ role, model, mostPicoUsd, why }) =>
      `  ${role.padEnd(8)} ${(model ?? 'rehearsal').padEnd(36)} ${mostPicoUsd === null ? '' : `at most ${dollars(mostPicoUsd)}, `}${sentence(why)}`,
  ),
]

/** Models side by side: as far as this season has asked them, and what it would cost by each of them. */
async function compared(ctx: CommandContext, session: Session): Promise<void> {
  const models = compareModels(session.project.db)
  const roles = await roleCandidates(session, ctx.hasKey)
  const policies = workOutAll(roles)
  const { date, quality } = catalogue()
  ctx.out.result(
    {
      models,
      catalogue: date,
      ranks: { date: quality.date, source: quality.source },
      roles: rolesJson(ctx, roles),
      policies: policiesJson(policies),
    },
    () => [
      ...(models.length === 0 ? ['Nobody was asked yet but the rehearsal.'] : models.map(recordLine)),
      '',
      `What this season still needs, by model; prices of ${date}, ranks of ${quality.date}. ${quality.source}`,
      ...roles.flatMap(({ role, candidates }) => candidates.map((one) => candidateLine(ctx, role, one))),
      '',
      'Policies, as they would choose now: {"policy": "cheapest"} in a providers file',
      ...policies.flatMap(policyLines),
    ],
  )
}

/** Adds `providers`. */
export function addProviderCommands(program: Command, act: Action): void {
  program
    .command('providers')
    .description(
      'models side by side: usable answers, latency, refusals and cost so far; the price of this season by each; whom the policies would pick',
    )
    .argument('<dir>')
    .option('--json', 'one JSON object on stdout')
    .action((dir: string) =>
      act((ctx) => withSession(ctx, resolve(dir), 'read', (session) => compared(ctx, session))),
    )
}
