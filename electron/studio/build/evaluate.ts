import { digestText, fingerprint } from './digest.ts'
import type { BuildStore, Take } from './build-store.ts'
import { splitSlot, Unavailable, type Reader, type Route, type Slot, type StepDefinition } from './step.ts'

/** What is known of a slot as the project stands. Computed, never stored. */
export interface Evaluation {
  readonly slot: Slot
  readonly step: StepDefinition
  readonly subject: string
  readonly state: 'current' | 'stale' | 'missing' | 'blocked'
  /** One sentence why it is not current; "" when it is. */
  readonly reason: string
  readonly pinned: boolean
  /** Pinned or held while its inputs moved on. */
  readonly behind: boolean
  /** A person edited it: its text is left alone. */
  readonly held: boolean
  /** What readers see. */
  readonly shown: Take | null
  /** Digest of the value readers see: of `shown`, or the text a person's edits rest on. */
  readonly shownDigest: string | null
  readonly standIn: boolean
  /** Slots its inputs read. */
  readonly reads: ReadonlySet<Slot>
  readonly inputs: Readonly<Record<string, unknown>> | null
  readonly components: Readonly<Record<string, string>>
  readonly inputDigest: string | null
  /** Upstream slot without a value. */
  readonly waitsFor: Slot | null
}

type Inputs = Pick<Evaluation, 'inputs' | 'components' | 'inputDigest' | 'waitsFor' | 'reads'>

const NO_READS: ReadonlySet<Slot> = new Set()

/** Digest of a set of inputs: what a chosen take is kept by. */
export function inputDigestOf(stepId: string, components: Readonly<Record<string, string>>): string {
  let text = stepId
  for (const name of Object.keys(components).sort()) text += `\n${name}=${components[name]}`
  return digestText(text)
}

/** Key of a take: step, inputs, grade, take number; the step's version counts for the rehearsal grade only. */
export function keyOf(
  slot: Slot,
  inputDigest: string,
  route: Route,
  version: number,
  takeNo: number,
): string {
  return digestText(
    `${slot}|${inputDigest}|${route.grade}|${route.grade === 'rehearsal' ? version : 0}|${takeNo}`,
  )
}

const humanWords = (name: string): string => name.replaceAll(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`)

/** Why a take no longer fits, found by comparing fingerprints. */
function reasonFor(components: Readonly<Record<string, string>>, last: Take, version: number): string {
  const names = [...new Set([...Object.keys(components), ...Object.keys(last.components)])]
  const changed = names.filter((name) => components[name] !== last.components[name]).map(humanWords)
  if (changed.length > 0) return `${changed.join(', ')} changed since take ${last.takeNo}`
  if (last.grade === 'rehearsal' && last.version !== version)
    return `made by an older method (version ${last.version}, now ${version})`
  return 'only a rehearsal version is there'
}

/**
 * Computes states on demand and remembers them. Create a new one after a human change; while a build runs, tell it
 * about new takes with {@link Evaluator.add}.
 */
export class Evaluator {
  readonly steps: ReadonlyMap<string, StepDefinition>
  private readonly store: BuildStore
  private readonly routeOf: (step: StepDefinition) => Route
  private readonly damaged: Set<string>
  private readonly humans: ReadonlyMap<string, ReadonlyMap<string, unknown>>
  private readonly takes = new Map<Slot, Take[]>()
  private readonly failures = new Map<Slot, { key: string; error: string }>()
  private readonly memo = new Map<Slot, Evaluation>()
  private readonly readers = new Map<Slot, Set<Slot>>()
  private readonly lists = new Map<
    string,
    { subjects: readonly string[]; set: ReadonlySet<string>; reads: ReadonlySet<Slot> }
  >()
  private readonly evaluating = new Set<Slot>()

  /** @param damaged ids of takes whose files are gone or garbage: they count as not there. */
  constructor(
    steps: readonly StepDefinition[],
    store: BuildStore,
    routeOf: (step: StepDefinition) => Route,
    damaged: ReadonlySet<string> = new Set(),
  ) {
    this.steps = new Map(steps.map((step) => [step.id, step]))
    this.store = store
    this.routeOf = routeOf
    this.damaged = new Set(damaged)
    this.humans = store.humans()
    for (const take of store.allTakes()) this.keep(take)
    for (const failure of store.failures()) this.failures.set(failure.slot, failure)
  }

  human(kind: string, subject: string): unknown {
    return this.humans.get(kind)?.get(subject)
  }

  private keep(take: Take): void {
    const list = this.takes.get(take.slot)
    if (list === undefined) this.takes.set(take.slot, [take])
    else if (!list.some((other) => other.id === take.id)) list.push(take)
  }

  takesOf(slot: Slot): readonly Take[] {
    return this.takes.get(slot) ?? []
  }

  /** Adds a take just made; everything that read the slot is computed anew. */
  add(take: Take): void {
    this.keep(take)
    this.damaged.delete(take.id)
    this.failures.delete(take.slot)
    this.invalidate(take.slot)
  }

  private invalidate(slot: Slot): void {
    const before = this.memo.get(slot)
    this.memo.delete(slot)
    for (const [id, list] of this.lists) if (list.reads.has(slot)) this.lists.delete(id)
    if (before === undefined && !this.readers.has(slot)) return
    for (const reader of this.readers.get(slot) ?? []) if (this.memo.has(reader)) this.invalidate(reader)
  }

  /** Subjects of a step in season order. */
  subjects(stepId: string): readonly string[] {
    return this.list(stepId).subjects
  }

  isSubject(slot: Slot): boolean {
    const { step, subject } = splitSlot(slot)
    return this.steps.has(step) && this.list(step).set.has(subject)
  }

  /** Slots a step's list of subjects was read from. */
  subjectReads(stepId: string): ReadonlySet<Slot> {
    return this.list(stepId).reads
  }

  private list(stepId: string) {
    let list = this.lists.get(stepId)
    if (list === undefined) {
      const step = this.steps.get(stepId)
      if (step === undefined) throw new Error(`no such step: ${stepId}`)
      const reads = new Set<Slot>()
      const subjects = step.subjects(this.reader(reads, null))
      list = { subjects, set: new Set(subjects), reads }
      this.lists.set(stepId, list)
    }
    return list
  }

  /** A reader that records what it reads; `by` is entered as a reader of each. */
  reader(reads: Set<Slot>, by: Slot | null): Reader {
    return new RecordingReader(this, reads, by)
  }

  /** Looks at a slot for a reader: null when there is no such step. */
  see(slot: Slot, reads: Set<Slot>, by: Slot | null): Evaluation | null {
    reads.add(slot)
    if (by !== null) {
      const set = this.readers.get(slot)
      if (set === undefined) this.readers.set(slot, new Set([by]))
      else set.add(by)
    }
    return this.look(slot)
  }

  look(slot: Slot): Evaluation | null {
    return this.memo.get(slot) ?? (this.steps.has(splitSlot(slot).step) ? this.evaluate(slot) : null)
  }

  output(digest: string): unknown {
    return this.store.output(digest)
  }

  evaluate(slot: Slot): Evaluation {
    const known = this.memo.get(slot)
    if (known !== undefined) return known
    if (this.evaluating.has(slot)) throw new Error(`a product depends on itself: ${slot}`)
    this.evaluating.add(slot)
    try {
      const made = this.compute(slot)
      this.memo.set(slot, made)
      return made
    } finally {
      this.evaluating.delete(slot)
    }
  }

  private readInputs(step: StepDefinition, subject: string, slot: Slot): Inputs {
    const reads = new Set<Slot>()
    try {
      const inputs = step.inputs(subject, this.reader(reads, slot))
      const components: Record<string, string> = {}
      for (const [name, value] of Object.entries(inputs)) components[name] = fingerprint(value)
      return { inputs, components, inputDigest: inputDigestOf(step.id, components), waitsFor: null, reads }
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      return { inputs: null, components: {}, inputDigest: null, waitsFor: error.slot, reads }
    }
  }

  private compute(slot: Slot): Evaluation {
    const { step: stepId, subject } = splitSlot(slot)
    const step = this.steps.get(stepId)
    if (step === undefined) throw new Error(`no such step: ${stepId}`)
    const all = this.takesOf(slot)
    const takes = this.damaged.size === 0 ? all : all.filter((take) => !this.damaged.has(take.id))
    const route = this.routeOf(step)
    const held = step.held?.(subject, this.reader(new Set(), slot)) ?? null
    const pinId = this.human('pin', slot)
    const pin = typeof pinId === 'string' ? (takes.find((take) => take.id === pinId) ?? null) : null
    const read = this.readInputs(step, subject, slot)
    const fit = this.fitting(slot, takes, read.inputDigest, route, step.version)
    const last = takes.findLast((take) => take.grade === 'final') ?? takes.at(-1) ?? null
    const shown = pin ?? fit ?? last
    const ready = fit !== null && (route.grade === 'rehearsal' || fit.grade === 'final')
    const common = { slot, step, subject, ...read, shown, pinned: pin !== null, held: held !== null }
    const shownDigest = pin === null && held?.output ? held.output : (shown?.outputDigest ?? null)
    const standIn = route.grade === 'final' && shown?.grade === 'rehearsal'
    if (pin !== null || (held !== null && shownDigest !== null)) {
      const behind = pin === null ? !ready : fit?.id !== pin.id && fit?.outputDigest !== pin.outputDigest
      const state = pin === null && behind ? ('stale' as const) : ('current' as const)
      return {
        ...common,
        shownDigest,
        standIn,
        state,
        behind,
        reason: behind ? this.whyNot(read, last, step) : '',
      }
    }
    if (ready) return { ...common, shownDigest, standIn, state: 'current', behind: false, reason: '' }
    return {
      ...common,
      shownDigest,
      standIn,
      behind: false,
      ...this.lacking(slot, read, takes, last, step, route),
    }
  }

  private whyNot(read: Inputs, last: Take | null, step: StepDefinition): string {
    if (read.waitsFor !== null) return `waits for ${read.waitsFor}`
    return last === null ? 'not made yet' : reasonFor(read.components, last, step.version)
  }

  private lacking(
    slot: Slot,
    read: Inputs,
    takes: readonly Take[],
    last: Take | null,
    step: StepDefinition,
    route: Route,
  ): Pick<Evaluation, 'state' | 'reason'> {
    const failure = this.failures.get(slot)
    if (
      failure !== undefined &&
      read.inputDigest !== null &&
      failure.key === keyOf(slot, read.inputDigest, route, step.version, 1)
    )
      return { state: 'blocked', reason: `the last attempt failed: ${failure.error}` }
    if (this.takesOf(slot).length > takes.length)
      return { state: 'missing', reason: 'its file is missing or damaged' }
    if (last === null || (route.grade === 'final' && last.grade === 'rehearsal'))
      return {
        state: 'missing',
        reason: last === null ? this.whyNot(read, last, step) : 'only a rehearsal version is there',
      }
    return { state: 'stale', reason: this.whyNot(read, last, step) }
  }

  /** The take chosen for these inputs: a person's choice, else the last one made; final before rehearsal. */
  private fitting(
    slot: Slot,
    takes: readonly Take[],
    inputDigest: string | null,
    route: Route,
    version: number,
  ): Take | null {
    if (inputDigest === null || takes.length === 0) return null
    const choice = this.human('choice', `${slot}|${inputDigest}`)
    let best: Take | null = null
    for (const take of takes) {
      if (take.inputDigest !== inputDigest || (take.grade === 'rehearsal' && take.version !== version))
        continue
      if (take.id === choice && (take.grade === 'final' || route.grade === 'rehearsal')) return take
      const better =
        best === null || (best.grade === take.grade ? take.takeNo > best.takeNo : take.grade === 'final')
      if (better) best = take
    }
    return best
  }

  /** What a step also sees, with the slots it has to wait for. */
  context(
    step: StepDefinition,
    subject: string,
  ): { value: Record<string, unknown>; reads: ReadonlySet<Slot> } {
    if (step.context === undefined) return { value: {}, reads: NO_READS }
    const reads = new Set<Slot>()
    return { value: step.context(subject, this.reader(reads, null)), reads }
  }

  route(step: StepDefinition): Route {
    return this.routeOf(step)
  }

  episodeOf(step: StepDefinition, subject: string): number | null {
    return step.episode?.(subject, this.reader(new Set(), null)) ?? null
  }
}

/** Reads through an evaluator and records every slot it looks at. */
class RecordingReader implements Reader {
  private readonly evaluator: Evaluator
  private readonly reads: Set<Slot>
  private readonly by: Slot | null

  constructor(evaluator: Evaluator, reads: Set<Slot>, by: Slot | null) {
    this.evaluator = evaluator
    this.reads = reads
    this.by = by
  }

  peek<T>(slot: Slot): T | undefined {
    const digest = this.evaluator.see(slot, this.reads, this.by)?.shownDigest ?? null
    return digest === null ? undefined : (this.evaluator.output(digest) as T) // schema-checked when recorded
  }

  quiet<T>(slot: Slot): T | undefined {
    const digest = this.evaluator.look(slot)?.shownDigest ?? null
    return digest === null ? undefined : (this.evaluator.output(digest) as T) // schema-checked when recorded
  }

  product<T>(slot: Slot): T {
    const value = this.peek<T>(slot)
    if (value === undefined) throw new Unavailable(slot)
    return value
  }

  digest(slot: Slot): string {
    const digest = this.evaluator.see(slot, this.reads, this.by)?.shownDigest ?? null
    if (digest === null) throw new Unavailable(slot)
    return digest
  }

  isStandIn(slot: Slot): boolean {
    return this.evaluator.see(slot, this.reads, this.by)?.standIn ?? false
  }

  human<T>(kind: string, subject: string): T | undefined {
    return this.evaluator.human(kind, subject) as T | undefined // written by its own module
  }
}
