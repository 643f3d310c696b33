import type { Amount } from '../../../shared/contract/common.ts'
import { splitSlot, type Slot } from '../build/step.ts'
import { usd } from '../money/amount.ts'
import type { Session } from '../session.ts'

/** What making a product costs at most, in pico-USD: nothing where it is made here; null where no price is known. */
export function priceBound(session: Session, slot: Slot): bigint | null {
  const evaluator = session.evaluator()
  const step = evaluator.steps.get(splitSlot(slot).step)
  return step === undefined || evaluator.route(step).grade === 'final' ? null : 0n
}

/** The same for the window. */
export function priceOf(session: Session, slot: Slot): Amount | null {
  const bound = priceBound(session, slot)
  return bound === null ? null : usd(bound)
}
