import { splitSlot, type Slot } from './step.ts'

/**
 * What a run has looked at and not come to the end of, by step: what it may still make. Kept as the run goes, so that
 * telling how far it is costs nothing, however long the season.
 */
export class Backlog {
  private readonly open = new Set<Slot>()
  private readonly counts = new Map<string, number>()

  /** Products left by step; steps with none may be there with 0. The same map for as long as the run goes. */
  get byStep(): ReadonlyMap<string, number> {
    return this.counts
  }

  add(slot: Slot): void {
    if (this.open.has(slot)) return
    this.open.add(slot)
    this.count(slot, 1)
  }

  remove(slot: Slot): void {
    if (this.open.delete(slot)) this.count(slot, -1)
  }

  private count(slot: Slot, by: number): void {
    const { step } = splitSlot(slot)
    this.counts.set(step, (this.counts.get(step) ?? 0) + by)
  }
}
