import type { Reason } from '../../../shared/drama/reason.ts'
import type { Evaluator } from './evaluate.ts'
import { isOfVersion, type Evaluation } from './evaluation.ts'
import { sentenceOf } from './reason.ts'
import { slotOf, type Slot } from './step.ts'

/** A product that would run. */
export interface PlanRow {
  readonly slot: Slot
  readonly step: string
  readonly episode: number | null
  readonly why: Reason | null
  /** The same as one sentence. */
  readonly reason: string
  /**
   * False for a row that may fall away: when something before it comes out unchanged, when the list it stands in
   * changes, or when it waits for what nobody makes.
   */
  readonly certain: boolean
}

/** A step whose list of products is read from something that is going to run: it may get other and more products. */
export interface OpenList {
  readonly step: string
  /** The first such thing. */
  readonly because: Slot
}

export interface Plan {
  readonly rows: readonly PlanRow[]
  /** Steps that may bring rows not foreseen here. Empty: the rows are all that can run, an upper bound. */
  readonly open: readonly OpenList[]
}

/** Every evaluated slot of the season, in step order. */
export function evaluateAll(evaluator: Evaluator): Evaluation[] {
  const all: Evaluation[] = []
  for (const step of evaluator.steps.values())
    for (const subject of evaluator.subjects(step.id)) all.push(evaluator.evaluate(slotOf(step.id, subject)))
  return all
}

/** Goes through the season in step order and finds what would run. */
export class Planner {
  private readonly evaluator: Evaluator
  private readonly dirty = new Set<Slot>()
  /** Planned products that may not be there any more when it comes to them. */
  private readonly fleeting = new Set<Slot>()
  private readonly open = new Map<string, Slot>()

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator
  }

  /** @param found is called for each product that would run, with what it may change with. */
  go(found: (one: Evaluation, cause: Slot | null, certain: boolean) => void): void {
    for (const step of this.evaluator.steps.values()) {
      const subjects = this.evaluator.subjects(step.id)
      const because = this.firstDirty(this.evaluator.subjectReads(step.id))
      if (because !== null) this.open.set(step.id, because)
      for (const subject of subjects) {
        const one = this.evaluator.evaluate(slotOf(step.id, subject))
        if (one.pinned || one.held) continue
        const cause = this.firstDirty(one.reads)
        if (one.state === 'current' && cause === null) continue
        this.dirty.add(one.slot)
        if (because !== null && this.mayVanish(one)) this.fleeting.add(one.slot)
        found(one, cause, this.isCertain(one, cause))
      }
    }
  }

  lists(): OpenList[] {
    return [...this.open].map(([step, because]) => ({ step, because }))
  }

  private firstDirty(reads: Iterable<Slot>): Slot | null {
    if (this.dirty.size > 0) for (const read of reads) if (this.dirty.has(read)) return read
    return null
  }

  /**
   * Whether what a product hangs on may drop it. Which of its list's reads a product hangs on shows in what it reads
   * itself: that read, or another product of a list. Where nothing shows, any change of the list may drop it.
   */
  private mayVanish(one: Evaluation): boolean {
    const listReads = this.evaluator.subjectReads(one.step.id)
    let anchored = false
    for (const read of one.reads) {
      const inList = listReads.has(read)
      if (inList ? this.dirty.has(read) : this.fleeting.has(read)) return true
      anchored ||= inList || this.isListed(read)
    }
    return !anchored
  }

  private isListed(slot: Slot): boolean {
    const step = slot.slice(0, Math.max(0, slot.indexOf(':')))
    return this.evaluator.steps.has(step) && this.evaluator.subjectReads(step).size > 0
  }

  private isCertain(one: Evaluation, cause: Slot | null): boolean {
    if (this.fleeting.has(one.slot)) return false
    if (cause === null) return one.waitsFor === null
    const { grade } = this.evaluator.route(one.step)
    const usable = (take: { grade: string }): boolean => take.grade === 'final' || grade === 'rehearsal'
    return !this.evaluator
      .takesOf(one.slot)
      .some((take) => usable(take) && isOfVersion(take, one.step.version))
  }
}

/** Why a product would run: a current one for what stands before it. */
export function whyPlanned(one: Evaluation, cause: Slot | null): Pick<Evaluation, 'why' | 'reason'> {
  if (one.state !== 'current' || cause === null) return { why: one.why, reason: one.reason }
  const why: Reason = { kind: 'may', with: cause }
  return { why, reason: sentenceOf(why) }
}

/** What would run now, with reasons, and where more may come. Calls nobody and writes nothing. */
export function planSeason(evaluator: Evaluator): Plan {
  const rows: PlanRow[] = []
  const planner = new Planner(evaluator)
  planner.go((one, cause, certain) =>
    rows.push({
      slot: one.slot,
      step: one.step.id,
      episode: evaluator.episodeOf(one.step, one.subject),
      ...whyPlanned(one, cause),
      certain,
    }),
  )
  return { rows, open: planner.lists() }
}

/** The rows of {@link planSeason}. */
export const planOf = (evaluator: Evaluator): readonly PlanRow[] => planSeason(evaluator).rows
