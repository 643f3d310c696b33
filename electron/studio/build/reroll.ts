import { StudioError } from '../errors.ts'
import type { Evaluator } from './evaluate.ts'
import type { Evaluation } from './evaluation.ts'
import { splitSlot, type Slot } from './step.ts'

/** The first product a slot stands on that a build would make first; null when all are as a build leaves them. */
function unmadeBefore(evaluator: Evaluator, reads: Iterable<Slot>, seen: Set<Slot>): Slot | null {
  for (const read of reads) {
    if (seen.has(read) || !evaluator.isSubject(read)) continue
    seen.add(read)
    const one = evaluator.evaluate(read)
    if (one.pinned || one.held) continue
    if (one.state !== 'current') return read
    const before = unmadeBefore(evaluator, one.reads, seen)
    if (before !== null) return before
  }
  return null
}

/**
 * A reroll is one more take of what is there: it makes nothing else, so what a build would make comes first. Held and
 * pinned products can be rerolled though their inputs moved on, since no build makes them; and so can what was refused
 * for its content, which no build asks for again.
 * @returns the product as it stands. @throws StudioError BUILD_FIRST
 */
export function refuseReroll(evaluator: Evaluator, slot: Slot): Evaluation {
  const one = evaluator.evaluate(slot)
  const { step, subject } = one
  const hint = 'Build first: `cliffhanger build DIR`.'
  if (one.waitsFor !== null)
    throw new StudioError(
      'BUILD_FIRST',
      `${slot} cannot be made yet: it waits for ${one.waitsFor}.`,
      hint,
    ).about({ kind: 'waitsFor', values: { step: step.id, before: splitSlot(one.waitsFor).step } })
  if (!one.pinned && !one.held && one.state !== 'current' && one.why?.kind !== 'refused')
    throw new StudioError(
      'BUILD_FIRST',
      `${slot} is ${one.state}: ${one.reason}. A build makes it anew.`,
      hint,
    ).about({ kind: 'notCurrent', values: { step: step.id } })
  const seen = new Set<Slot>([slot])
  const before =
    unmadeBefore(evaluator, one.reads, seen) ??
    unmadeBefore(evaluator, evaluator.context(step, subject).reads, seen)
  if (before === null) return one
  throw new StudioError(
    'BUILD_FIRST',
    `${slot} cannot be rerolled yet: ${before}, before it, is ${evaluator.evaluate(before).state}.`,
    hint,
  ).about({ kind: 'beforeNotCurrent', values: { step: step.id, before: splitSlot(before).step } })
}
