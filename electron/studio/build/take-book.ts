import type { Humans, Take } from './build-store.ts'
import { isOfVersion } from './evaluation.ts'
import type { Route, Slot } from './step.ts'

const NO_TAKES: readonly Take[] = []

/** All takes by slot, which of them people chose or pinned, and which have lost their files. */
export class TakeBook {
  private readonly takes = new Map<Slot, Take[]>()
  /** Take ids by slot, then by input digest. */
  private readonly choices = new Map<Slot, Map<string, string>>()
  private readonly pins = new Map<Slot, string>()
  private damaged: Set<string>

  /** @param damaged digests of values whose files are gone or garbage. */
  constructor(takes: readonly Take[], humans: Humans, damaged: ReadonlySet<string>) {
    for (const take of takes) {
      const list = this.takes.get(take.slot)
      if (list === undefined) this.takes.set(take.slot, [take])
      else list.push(take)
    }
    for (const kind of ['pin', 'choice'] as const)
      for (const [subject, value] of humans.get(kind) ?? []) this.decide(kind, subject, value)
    this.damaged = new Set(damaged)
  }

  of(slot: Slot): readonly Take[] {
    return this.takes.get(slot) ?? NO_TAKES
  }

  /** Enters a take; a value just made is whole. @returns slots whose damage is undone with it. */
  add(take: Take): Slot[] {
    const list = this.takes.get(take.slot)
    if (list === undefined) this.takes.set(take.slot, [take])
    else if (!list.some((other) => other.id === take.id)) list.push(take)
    return this.damaged.delete(take.outputDigest) ? this.slotsOf(new Set([take.outputDigest])) : []
  }

  /** Takes a new look at which values have lost their files. @returns slots this touches. */
  setDamaged(damaged: ReadonlySet<string>): Slot[] {
    const changed = new Set([...damaged].filter((digest) => !this.damaged.has(digest)))
    for (const digest of this.damaged) if (!damaged.has(digest)) changed.add(digest)
    this.damaged = new Set(damaged)
    return changed.size === 0 ? [] : this.slotsOf(changed)
  }

  private slotsOf(digests: ReadonlySet<string>): Slot[] {
    const slots: Slot[] = []
    for (const [slot, takes] of this.takes)
      if (takes.some((take) => digests.has(take.outputDigest))) slots.push(slot)
    return slots
  }

  isDamaged(take: Take): boolean {
    return this.damaged.size > 0 && this.damaged.has(take.outputDigest)
  }

  /** Notes a pin or a choice. @returns the slot it is about. */
  decide(kind: 'pin' | 'choice', subject: string, value: unknown): Slot {
    if (kind === 'pin') {
      if (typeof value === 'string') this.pins.set(subject, value)
      else this.pins.delete(subject)
      return subject
    }
    const at = subject.lastIndexOf('|')
    const slot = subject.slice(0, at)
    const chosen = this.choices.get(slot) ?? new Map<string, string>()
    this.choices.set(slot, chosen)
    if (typeof value === 'string') chosen.set(subject.slice(at + 1), value)
    else chosen.delete(subject.slice(at + 1))
    return slot
  }

  /** The pinned take, damaged or not. */
  pinOf(slot: Slot): Take | null {
    const id = this.pins.get(slot)
    return id === undefined ? null : (this.of(slot).find((take) => take.id === id) ?? null)
  }

  /** Id of the take a person (or a repair) chose for these inputs. */
  choiceOf(slot: Slot, inputDigest: string): string | undefined {
    return this.choices.size === 0 ? undefined : this.choices.get(slot)?.get(inputDigest)
  }

  /**
   * The take that stands for these inputs: the chosen one, else the best grade, else the newest number. A damaged one
   * still stands, so that it is what gets made again; only one that the route cannot make again is passed over.
   */
  fitting(slot: Slot, inputDigest: string | null, route: Route, version: number): Take | null {
    const takes = this.takes.get(slot)
    if (inputDigest === null || takes === undefined) return null
    const choice = this.choiceOf(slot, inputDigest)
    let best: Take | null = null
    for (const take of takes) {
      if (take.inputDigest !== inputDigest || !isOfVersion(take, version)) continue
      if (take.grade !== route.grade && this.isDamaged(take)) continue
      if (take.id === choice && (take.grade === 'final' || route.grade === 'rehearsal')) return take
      if (best === null || outranks(take, best)) best = take
    }
    return best
  }

  /** What is seen of a slot when nothing fits: the newest take of the best grade, or the one chosen instead of it. */
  last(slot: Slot): Take | null {
    const takes = this.of(slot)
    const newest = takes.findLast((take) => take.grade === 'final') ?? takes.at(-1) ?? null
    if (newest === null) return null
    const choice = this.choiceOf(slot, newest.inputDigest)
    return choice === undefined ? newest : (takes.find((take) => take.id === choice) ?? newest)
  }

  /** Highest take number of one grade for these inputs; 0 when there is none. A final take counts in every version. */
  highest(slot: Slot, inputDigest: string, route: Route, version: number): number {
    let highest = 0
    for (const take of this.of(slot))
      if (take.inputDigest === inputDigest && take.grade === route.grade && isOfVersion(take, version))
        highest = Math.max(highest, take.takeNo)
    return highest
  }
}

const outranks = (take: Take, best: Take): boolean =>
  best.grade === take.grade ? take.takeNo > best.takeNo : take.grade === 'final'
