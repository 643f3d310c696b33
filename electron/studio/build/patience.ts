import type { Slot } from './step.ts'

/**
 * Products a run would rather make after others, and does without when those do not come: they wait until nothing else
 * goes on, and no longer.
 */
export class Patience {
  private readonly waiting = new Set<Slot>()
  private readonly ended = new Set<Slot>()

  /** False once its wait has come to its end. */
  mayWait(slot: Slot): boolean {
    this.waiting.delete(slot)
    return !this.ended.has(slot)
  }

  wait(slot: Slot): void {
    this.waiting.add(slot)
  }

  /** Ends all waits. @returns what waited */
  end(): Slot[] {
    const slots = [...this.waiting]
    this.waiting.clear()
    for (const slot of slots) this.ended.add(slot)
    return slots
  }
}
