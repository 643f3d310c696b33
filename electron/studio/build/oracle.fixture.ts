import type { Grade } from '../../../shared/drama/vocabulary.ts'
import { canonicalJson } from './digest.ts'
import { NOTHING, valueOf, type Value, type World } from './random-graph.fixture.ts'
import { slotOf, type Slot } from './step.ts'

/** A take as the oracle remembers it. */
export interface OracleTake {
  readonly slot: Slot
  /** Its inputs, as text. */
  readonly at: string
  readonly grade: Grade
  readonly version: number
  readonly no: number
  readonly value: Value
}

type Kind = 'line' | 'hold' | 'pin' | 'choice'
interface Item {
  readonly kind: Kind
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

/** The plainest possible model of what must run: no scheduler, no store, no early-outs, no memory of states. */
export class Oracle {
  private readonly world: World
  private readonly takes: OracleTake[] = []
  private readonly humans = new Map<string, unknown>()
  private readonly journal: Item[] = []
  /** Values whose files are lost, as text. */
  readonly lost = new Set<string>()
  private shown = new Map<Slot, Value>()

  constructor(world: World) {
    this.world = world
  }

  human(kind: Kind, subject: string): unknown {
    return this.humans.get(`${kind} ${subject}`) ?? null
  }

  private put(kind: Kind, subject: string, value: unknown): void {
    if (value === null) this.humans.delete(`${kind} ${subject}`)
    else this.humans.set(`${kind} ${subject}`, value)
  }

  /** A decision as one undoable change; one that changes nothing is none. */
  change(kind: Kind, subject: string, after: unknown): void {
    const before = this.human(kind, subject)
    if (before === after) return
    this.put(kind, subject, after)
    this.journal.push({ kind, subject, before, after })
  }

  /** @returns false when there is nothing to undo. */
  undo(): boolean {
    const item = this.journal.pop()
    if (item === undefined) return false
    this.put(item.kind, item.subject, item.before)
    return true
  }

  private isLost(take: OracleTake): boolean {
    return this.lost.has(canonicalJson(take.value))
  }

  private method(slot: Slot): { grade: Grade; version: number } {
    const layer = this.world.layerOf(slot)
    return { grade: this.world.grades[layer] ?? 'rehearsal', version: this.world.versions[layer] ?? 1 }
  }

  private inputs(slot: Slot): Record<string, unknown> {
    return this.world.inputsOf(
      slot,
      (other) => this.shown.get(other) ?? NOTHING,
      (other) => this.human('line', other),
    )
  }

  private madeOf(slot: Slot, at: string): OracleTake[] {
    const { version } = this.method(slot)
    return this.takes.filter(
      (take) => take.slot === slot && take.at === at && (take.grade === 'final' || take.version === version),
    )
  }

  private pick(slot: Slot, at: string): OracleTake | null {
    const { grade } = this.method(slot)
    const able = this.madeOf(slot, at).filter((take) => take.grade === grade || !this.isLost(take))
    const choice = this.human('choice', `${slot}|${at}`)
    const chosen = able.find((take) => take === choice)
    if (chosen !== undefined && (chosen.grade === 'final' || grade === 'rehearsal')) return chosen
    const rank = (take: OracleTake): number => (take.grade === 'final' ? 1e6 : 0) + take.no
    return able.toSorted((a, b) => rank(b) - rank(a))[0] ?? null
  }

  private make(slot: Slot, inputs: Record<string, unknown>, no: number): OracleTake {
    const { grade, version } = this.method(slot)
    const value = valueOf(slot, inputs, this.world.shape.modulus, { grade, version, take: no })
    this.lost.delete(canonicalJson(value))
    return { slot, at: canonicalJson(inputs), grade, version, no, value }
  }

  private nextNo(slot: Slot, at: string): number {
    const { grade } = this.method(slot)
    return (
      Math.max(0, ...this.madeOf(slot, at).flatMap((take) => (take.grade === grade ? [take.no] : []))) + 1
    )
  }

  private one(slot: Slot, ran: Set<Slot>): void {
    const pin = this.human('pin', slot) as OracleTake | null // written by `change`
    if (pin !== null) return void this.shown.set(slot, pin.value)
    const held = this.human('hold', slot) as Value | null // written by `change`
    if (held !== null) return void this.shown.set(slot, held)
    const { grade } = this.method(slot)
    const inputs = this.inputs(slot)
    const at = canonicalJson(inputs)
    const fit = this.pick(slot, at)
    if (fit === null || this.isLost(fit) || (grade === 'final' && fit.grade === 'rehearsal')) {
      ran.add(slot)
      this.remake(slot, inputs, at, fit)
    }
    this.shown.set(slot, (this.pick(slot, at) ?? { value: NOTHING }).value)
  }

  private remake(slot: Slot, inputs: Record<string, unknown>, at: string, fit: OracleTake | null): void {
    const lost = fit !== null && this.isLost(fit)
    if (lost && fit.grade === 'rehearsal' && this.method(slot).grade === 'rehearsal')
      return void this.make(slot, inputs, fit.no)
    const take = this.make(slot, inputs, this.nextNo(slot, at))
    this.takes.push(take)
    if (lost && this.human('choice', `${slot}|${at}`) !== null) this.put('choice', `${slot}|${at}`, take)
  }

  /** Slots that must run now; afterwards everything is current. */
  build(): Set<Slot> {
    const ran = new Set<Slot>()
    this.shown = new Map()
    this.world.shape.widths.forEach((width, layer) => {
      for (let i = 0; i < width; i++) this.one(slotOf(`s${layer}`, i), ran)
    })
    const last = this.world.listLayer
    for (let j = 0; j < (this.world.shape.widths[last] ?? 0); j++)
      for (const child of this.world.childrenOf(j, this.see(slotOf(`s${last}`, j)) ?? NOTHING))
        this.one(slotOf('child', child), ran)
    return ran
  }

  /** What readers see of a slot after the last build. */
  see(slot: Slot): Value | undefined {
    return this.shown.get(slot)
  }

  slots(): Slot[] {
    return [...this.shown.keys()]
  }

  /** The inputs of a slot after the last build, as text. */
  inputsText(slot: Slot): string {
    return canonicalJson(this.inputs(slot))
  }

  /** Takes a person could choose for a slot as it stands after the last build. */
  choosable(slot: Slot): OracleTake[] {
    return this.madeOf(slot, canonicalJson(this.inputs(slot)))
  }

  takesOf(slot: Slot): OracleTake[] {
    return this.takes.filter((take) => take.slot === slot)
  }

  /** A reroll of a slot as it stands after the last build. */
  reroll(slot: Slot): void {
    const inputs = this.inputs(slot)
    const at = canonicalJson(inputs)
    const before = this.pick(slot, at)
    const subject = `${slot}|${at}`
    const take = this.make(slot, inputs, this.nextNo(slot, at))
    this.takes.push(take)
    if (before !== null && this.human('choice', subject) === null) this.put('choice', subject, before)
    this.change('choice', subject, take)
  }
}
