import type { Evaluation, Evaluator } from './evaluate.ts'
import { slotOf, type Slot } from './step.ts'

/** A product that would run. */
export interface PlanRow {
  readonly slot: Slot
  readonly step: string
  readonly episode: number | null
  /** One sentence. */
  readonly reason: string
  /** False for a row that may fall away when something before it comes out unchanged. */
  readonly certain: boolean
}

/** Every evaluated slot of the season, in step order. */
export function evaluateAll(evaluator: Evaluator): Evaluation[] {
  const all: Evaluation[] = []
  for (const step of evaluator.steps.values())
    for (const subject of evaluator.subjects(step.id)) all.push(evaluator.evaluate(slotOf(step.id, subject)))
  return all
}

/** What would run now, with reasons. Calls nobody and writes nothing. */
export function planOf(evaluator: Evaluator): PlanRow[] {
  const dirty = new Set<Slot>()
  const rows: PlanRow[] = []
  for (const one of evaluateAll(evaluator)) {
    if (one.pinned || one.held) continue
    const cause = [...one.reads].find((read) => dirty.has(read))
    if (one.state === 'current' && cause === undefined) continue
    dirty.add(one.slot)
    rows.push({
      slot: one.slot,
      step: one.step.id,
      episode: evaluator.episodeOf(one.step, one.subject),
      reason: one.state === 'current' ? `may change with ${cause}` : one.reason,
      certain: cause === undefined || one.shown === null,
    })
  }
  return rows
}

/** How many products of a step are in each state. */
export interface StateCounts {
  current: number
  stale: number
  missing: number
  blocked: number
  unknown: number
}

/** States of all products by step; a product that may change with something before it counts as stale. */
export function countStates(evaluator: Evaluator): Record<string, StateCounts> {
  const counts: Record<string, StateCounts> = {}
  for (const step of evaluator.steps.keys())
    counts[step] = { current: 0, stale: 0, missing: 0, blocked: 0, unknown: 0 }
  const planned = new Set(planOf(evaluator).map((row) => row.slot))
  for (const one of evaluateAll(evaluator)) {
    const row = counts[one.step.id]
    if (row === undefined) continue
    row[one.state === 'current' && planned.has(one.slot) ? 'stale' : one.state]++
  }
  return counts
}
