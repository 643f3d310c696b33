import type { Reason } from '../../../shared/drama/reason.ts'
import type { Failure, Take } from './build-store.ts'
import { isOfVersion, keyOf, reasonFor, type Evaluation, type Inputs } from './evaluation.ts'
import { sentenceOf } from './reason.ts'
import type { Route, Slot, StepDefinition } from './step.ts'
import type { TakeBook } from './take-book.ts'

/** What a slot's state is found from. */
export interface StateFacts {
  readonly slot: Slot
  readonly step: StepDefinition
  readonly route: Route
  readonly read: Inputs
  readonly pin: Take | null
  readonly fit: Take | null
  /** Why `fit` is made again all the same. */
  readonly outgrown: Reason | null
  readonly shown: Take | null
  /** Digest of what a held slot shows; null when it is not held, or shows nothing. */
  readonly heldDigest: string | null
  readonly book: TakeBook
  readonly failure: Failure | undefined
}

type State = Pick<Evaluation, 'state' | 'behind' | 'why'>

const CURRENT: State = { state: 'current', behind: false, why: null }

/** State of a slot and the reason for it. */
export function stateOf(facts: StateFacts): Pick<Evaluation, 'state' | 'behind' | 'why' | 'reason'> {
  const state = found(facts)
  return { ...state, reason: sentenceOf(state.why) }
}

function found(facts: StateFacts): State {
  const { slot, step, route, read, pin, fit, outgrown, shown, heldDigest, book } = facts
  if (pin !== null) return pinnedState(pin, facts)
  const ready = fit !== null && (route.grade === 'rehearsal' || fit.grade === 'final') && !book.isDamaged(fit)
  if (ready) return outgrown === null ? CURRENT : { state: 'stale', behind: false, why: outgrown }
  if (heldDigest === null) return { ...lacking(facts), behind: false }
  const restsOn = book.of(slot).findLast((take) => take.outputDigest === heldDigest)
  return { state: 'stale', behind: true, why: reasonFor(read, restsOn ?? shown, step.version) }
}

/** A pinned product is never made by itself; it is behind when its inputs are not those it was made of. */
function pinnedState(pin: Take, { step, read, fit, book }: StateFacts): State {
  const same = pin.inputDigest === read.inputDigest && isOfVersion(pin, step.version)
  const behind = !same && fit?.outputDigest !== pin.outputDigest
  if (book.isDamaged(pin))
    return {
      state: 'blocked',
      behind,
      why: { kind: 'pinDamaged', take: pin.takeNo },
    }
  return { state: 'current', behind, why: behind ? reasonFor(read, pin, step.version) : null }
}

function lacking(facts: StateFacts): Pick<Evaluation, 'state' | 'why'> {
  const { slot, step, route, read, fit, shown, book, failure } = facts
  if (
    failure !== undefined &&
    read.inputDigest !== null &&
    failure.key === keyOf(slot, read.inputDigest, route, step.version, 1)
  )
    return failure.unknown
      ? { state: 'unknown', why: { kind: 'unknown', error: failure.error } }
      : { state: 'blocked', why: { kind: failure.refused ? 'refused' : 'failed', error: failure.error } }
  if (fit !== null && book.isDamaged(fit)) return { state: 'missing', why: { kind: 'damaged' } }
  if (shown !== null && route.grade === 'final' && shown.grade === 'rehearsal')
    return { state: 'missing', why: { kind: 'rehearsal' } }
  return { state: shown === null ? 'missing' : 'stale', why: reasonFor(read, shown, step.version) }
}
