import type { Take } from './build/build-store.ts'
import type { Evaluator } from './build/evaluate.ts'
import { splitSlot, type Slot } from './build/step.ts'
import { StudioError } from './errors.ts'
import type { Project } from './store/project.ts'

/** What became of a new take. */
export interface RerollOutcome {
  /** Id of the new take; null when it was cancelled or failed. */
  readonly take: string | null
  /** True when readers see the new take; false for a pinned product, and for text a person edited. */
  readonly chosen: boolean
  /** True when the new take came out other than what was seen before. */
  readonly changed: boolean
  readonly pinned: boolean
  readonly held: boolean
}

/** @param before digest that was seen before */
export function outcome(
  evaluator: Evaluator,
  slot: Slot,
  before: string | null,
  made: Take | null,
): RerollOutcome {
  const { pinned, held, shown } = evaluator.evaluate(slot)
  return {
    take: made?.id ?? null,
    chosen: made !== null && !held && shown?.id === made.id,
    changed: made !== null && made.outputDigest !== before,
    pinned,
    held,
  }
}

/**
 * Chooses the new take, undoably: what was seen of these inputs until now is written down first, so that undo has
 * somewhere to go.
 */
export function chooseAfter(project: Project, before: Take | null, after: Take): void {
  const subject = `${after.slot}|${after.inputDigest}`
  if (before !== null && project.human.get('choice', subject) === null)
    project.human.note('choice', subject, before.id)
  project.human.change(`reroll ${after.slot}`, [{ kind: 'choice', subject, after: after.id }])
}

/** @returns the take seen now. @throws StudioError NOT_FOUND when there is no such product. */
export function requireSlot(evaluator: Evaluator, slot: Slot): Take | null {
  const { step, subject } = splitSlot(slot)
  if (!evaluator.steps.has(step))
    throw new StudioError(
      'NOT_FOUND',
      `There is no step "${step}".`,
      `Products are named <step>:<id>; steps are ${[...evaluator.steps.keys()].join(', ')}.`,
    )
  if (!evaluator.isSubject(slot))
    throw new StudioError(
      'NOT_FOUND',
      `There is no product "${slot}".`,
      `\`plan\`, \`lines\` and \`takes\` show the ids; ${subject === '' ? 'the id is missing' : 'check the id'}.`,
    )
  return evaluator.evaluate(slot).shown
}
