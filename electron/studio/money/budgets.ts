import type { StepId } from '../../../shared/drama/vocabulary.ts'
import { splitSlot, type Slot } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import type { Change, HumanRepo } from '../store/human-repo.ts'
import { dollars, parseUsd, usd } from './amount.ts'

/** What a budget is of: the season, an episode by its id, or a step. */
export type BudgetScope =
  | { readonly kind: 'season' }
  | { readonly kind: 'episode'; readonly id: number }
  | { readonly kind: 'step'; readonly step: StepId }

/** What may be spent on a part of a drama, ever: requests that are settled, on their way or lost count. */
export interface Budget {
  readonly scope: BudgetScope
  /** Nothing leaves that would come above it. */
  readonly stopPicoUsd: bigint
  /** From here on people are told. */
  readonly warnPicoUsd: bigint
}

/** Money of requests by what is known of them, in pico-USD. */
export interface Committed {
  readonly settled: bigint
  readonly held: bigint
  readonly unknown: bigint
}

/** The same for a product. */
export interface CommittedOf extends Committed {
  readonly slot: Slot
  /** Episode (its id) it was for when it was paid; null for the season, and for what is older than such notes. */
  readonly episodeId: number | null
}

/** A budget with what is committed of it. */
export interface BudgetStanding extends Budget, Committed {
  /** `near`: the warning is reached. `full`: so is the stop. */
  readonly state: 'within' | 'near' | 'full'
}

/** Share of a budget at which people are told, in percent, unless they say another. */
export const WARN_PERCENT = 80

/** As it is written down: exact decimals in USD. */
interface StoredBudget {
  readonly stop: string
  readonly warn: string
}

const subjectOf = (scope: BudgetScope): string =>
  scope.kind === 'season' ? 'season' : scope.kind === 'episode' ? `episode:${scope.id}` : `step:${scope.step}`

function scopeNamed(subject: string): BudgetScope {
  const [kind = '', rest = ''] = subject.split(':')
  if (kind === 'episode') return { kind, id: Number(rest) }
  return kind === 'step' ? { kind, step: rest as StepId } : { kind: 'season' } // written by `setBudget`
}

/** All budgets of a drama: the season's first, then those of episodes and steps. */
export function readBudgets(human: HumanRepo): Budget[] {
  const rank = { season: 0, episode: 1, step: 2 } as const
  return human
    .list('budget')
    .map(({ subject, value }): Budget => {
      const { stop, warn } = value as StoredBudget // written by `setBudget`
      return {
        scope: scopeNamed(subject),
        stopPicoUsd: parseUsd(stop) ?? 0n,
        warnPicoUsd: parseUsd(warn) ?? 0n,
      }
    })
    .toSorted(
      (a, b) =>
        rank[a.scope.kind] - rank[b.scope.kind] ||
        (a.scope.kind === 'episode' && b.scope.kind === 'episode' ? a.scope.id - b.scope.id : 0),
    )
}

/** A budget as it is set: null takes it away; without a warning it is at {@link WARN_PERCENT} of the stop. */
export interface BudgetSetting {
  readonly scope: BudgetScope
  readonly stopPicoUsd: bigint | null
  readonly warnPicoUsd?: bigint
}

function stored({ stopPicoUsd, warnPicoUsd }: BudgetSetting): StoredBudget | null {
  if (stopPicoUsd === null) return null
  const warn = warnPicoUsd ?? (stopPicoUsd * BigInt(WARN_PERCENT)) / 100n
  if (warn > stopPicoUsd)
    throw new StudioError(
      'BAD_ARGUMENT',
      `The warning at ${dollars(warn)} would come after the stop at ${dollars(stopPicoUsd)}.`,
    ).about({ kind: 'warningAfterStop', values: { warn: usd(warn).amount, stop: usd(stopPicoUsd).amount } })
  return { stop: usd(stopPicoUsd).amount, warn: usd(warn).amount }
}

/** Sets budgets, as one undoable change. @throws StudioError BAD_ARGUMENT when one would warn after it stops */
export function setBudgets(human: HumanRepo, settings: readonly BudgetSetting[]): Change {
  const items = settings.map((one) => ({
    kind: 'budget' as const,
    subject: subjectOf(one.scope),
    after: stored(one),
  }))
  return human.change('budget', items)
}

/** Which episode (its id) a product belongs to; null for the season. */
export type EpisodeIdOf = (slot: Slot) => number | null

const covers = (scope: BudgetScope, slot: Slot, episodeIdOf: EpisodeIdOf): boolean =>
  scope.kind === 'season' ||
  (scope.kind === 'step' ? splitSlot(slot).step === scope.step : episodeIdOf(slot) === scope.id)

/** How budgets stand, from what the ledger holds by product: money stays with its episode when the product is gone. */
export function standingsOf(
  budgets: readonly Budget[],
  bySlot: readonly CommittedOf[],
  episodeIdOf: EpisodeIdOf,
): BudgetStanding[] {
  return budgets.map((budget) => {
    const sum = { settled: 0n, held: 0n, unknown: 0n }
    for (const one of bySlot) {
      if (!covers(budget.scope, one.slot, (slot) => one.episodeId ?? episodeIdOf(slot))) continue
      sum.settled += one.settled
      sum.held += one.held
      sum.unknown += one.unknown
    }
    const all = sum.settled + sum.held + sum.unknown
    const state = all >= budget.stopPicoUsd ? 'full' : all >= budget.warnPicoUsd ? 'near' : 'within'
    return { ...budget, ...sum, state }
  })
}

/** What a budget still holds, in pico-USD; nothing when more than it is spent. */
export function leftOf({ stopPicoUsd, settled, held, unknown }: BudgetStanding): bigint {
  const left = stopPicoUsd - settled - held - unknown
  return left > 0n ? left : 0n
}

/** Where the numbers of a guard come from: the ledger of the one process that may write. */
export interface GuardSource {
  standings(): BudgetStanding[]
  readonly episodeIdOf: EpisodeIdOf
  /** An episode's number as people see it. */
  numberOf(id: number): number
}

/** A budget under a run, with what is committed of it now. */
interface Watched {
  readonly budget: Budget
  committed: bigint
}

/**
 * Holds the budgets of a drama against every request of a run. It is asked in the same turn in which the request is
 * reserved, and the project has one writer: nothing can be reserved between its answer and the reservation.
 */
export class BudgetGuard {
  private readonly source: GuardSource
  private watched: Watched[] = []

  constructor(source: GuardSource) {
    this.source = source
    this.reload()
  }

  /** Reads budgets and ledger anew: when people change a budget, or settle a lost request, while a run goes on. */
  reload(): void {
    this.watched = this.source
      .standings()
      .map((one) => ({ budget: one, committed: one.settled + one.held + one.unknown }))
  }

  /** Episode a product belongs to now. */
  episodeIdOf(slot: Slot): number | null {
    return this.source.episodeIdOf(slot)
  }

  /** @throws StudioError NO_BUDGET when one of the budgets a product falls under does not hold as much more */
  refuse(slot: Slot, boundPicoUsd: bigint): void {
    for (const { budget, committed } of this.over(slot)) {
      if (committed + boundPicoUsd <= budget.stopPicoUsd) continue
      const { name, option } = this.wordsOf(budget.scope)
      throw new StudioError(
        'NO_BUDGET',
        `The budget of ${name} is used up: ${dollars(committed)} of ${dollars(budget.stopPicoUsd)} are spent or reserved, and this costs up to ${dollars(boundPicoUsd)}.`,
        `Raise it with \`cliffhanger budget DIR ${option} USD\`, then build again: what is there is kept.`,
      )
    }
  }

  /** Notes that so much more, or less, is committed for a product. */
  add(slot: Slot, picoUsd: bigint): void {
    for (const one of this.over(slot)) one.committed += picoUsd
  }

  private over(slot: Slot): Watched[] {
    return this.watched.filter(({ budget }) => covers(budget.scope, slot, this.source.episodeIdOf))
  }

  private wordsOf(scope: BudgetScope): { name: string; option: string } {
    if (scope.kind === 'season') return { name: 'the season', option: '--season' }
    if (scope.kind === 'step') return { name: `the step ${scope.step}`, option: `--step ${scope.step}` }
    const number = this.source.numberOf(scope.id)
    return { name: `episode ${number}`, option: `--episode ${number}` }
  }
}
