import type { StateCounts } from '../../../shared/contract/common.ts'
import type { Reason } from '../../../shared/drama/reason.ts'
import type { Evaluator } from './evaluate.ts'
import { evaluateAll, Planner, whyPlanned, type OpenList } from './plan.ts'
import type { Slot } from './step.ts'

/** A product as a person sees it. */
export interface ProductState {
  readonly slot: Slot
  readonly step: string
  readonly subject: string
  /** Episode it belongs to; null for the season. */
  readonly episode: number | null
  /** A current product that may change with something before it counts as stale. */
  readonly state: 'current' | 'stale' | 'missing' | 'blocked' | 'unknown'
  /** Why it is not current (or, for a pinned or held one, why it is behind); null when there is nothing to say. */
  readonly why: Reason | null
  /** The same as one sentence. */
  readonly reason: string
  /** True when a build would make it, and then whether it surely will. */
  readonly planned: boolean
  readonly certain: boolean
  readonly pinned: boolean
  readonly held: boolean
  readonly behind: boolean
  readonly standIn: boolean
  /** Number of takes there are. */
  readonly takes: number
}

/** The whole season as it stands. */
export interface Standing {
  /** All products, in step order. */
  readonly states: readonly ProductState[]
  /** Those of them a build would make. */
  readonly planned: readonly ProductState[]
  /** Steps that may bring products not foreseen here. */
  readonly open: readonly OpenList[]
}

const kept = new WeakMap<Evaluator, { readonly revision: number; readonly standing: Standing }>()

/** States and plan in one look at the season, kept until something changes: whoever asks next gets the same. */
export function standingOf(evaluator: Evaluator): Standing {
  const known = kept.get(evaluator)
  if (known?.revision === evaluator.revision) return known.standing
  const standing = look(evaluator)
  kept.set(evaluator, { revision: evaluator.revision, standing })
  return standing
}

function look(evaluator: Evaluator): Standing {
  const rows = new Map<Slot, { cause: Slot | null; certain: boolean }>()
  const planner = new Planner(evaluator)
  planner.go((one, cause, certain) => rows.set(one.slot, { cause, certain }))
  const states = evaluateAll(evaluator).map((one): ProductState => {
    const row = rows.get(one.slot)
    const wave = row !== undefined && one.state === 'current'
    return {
      slot: one.slot,
      step: one.step.id,
      subject: one.subject,
      episode: evaluator.episodeOf(one.step, one.subject),
      state: wave ? 'stale' : one.state,
      ...whyPlanned(one, wave ? row.cause : null),
      planned: row !== undefined,
      certain: row?.certain ?? false,
      pinned: one.pinned,
      held: one.held,
      behind: one.behind,
      standIn: one.standIn,
      takes: evaluator.takesOf(one.slot).length,
    }
  })
  return { states, planned: states.filter(({ planned }) => planned), open: planner.lists() }
}

/** State and reason of all products of the season, or of one episode (null: those of the season as a whole), in step order. */
export function productStates(evaluator: Evaluator, episode?: number | null): readonly ProductState[] {
  const { states } = standingOf(evaluator)
  return episode === undefined ? states : states.filter((one) => one.episode === episode)
}

/** Counts products by state. */
export function countOf(products: readonly Pick<ProductState, 'state'>[]): StateCounts {
  const counts = { current: 0, stale: 0, missing: 0, blocked: 0, unknown: 0 }
  for (const { state } of products) counts[state]++
  return counts
}

/** States of all products by step; a product that may change with something before it counts as stale. */
export function countStates(evaluator: Evaluator): Record<string, StateCounts> {
  const byStep = Map.groupBy(productStates(evaluator), (one) => one.step)
  return Object.fromEntries(
    [...evaluator.steps.keys()].map((step) => [step, countOf(byStep.get(step) ?? [])]),
  )
}
