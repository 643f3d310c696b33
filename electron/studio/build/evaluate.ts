import type { BuildStore, Failure, Humans, Take } from './build-store.ts'
import { fingerprint } from './digest.ts'
import { inputDigestOf, type Evaluation, type Inputs } from './evaluation.ts'
import { humanDifferences } from './human-differences.ts'
import { ReadLog, RecordingReader, type ReadSource } from './recording-reader.ts'
import { stateOf } from './slot-state.ts'
import { splitSlot, Unavailable, type Reader, type Route, type Slot, type StepDefinition } from './step.ts'
import { TakeBook } from './take-book.ts'

export type { Evaluation } from './evaluation.ts'

const NO_READS: readonly Slot[] = []

/** Subjects of a step as last listed. A list that did not change keeps its identity. */
interface SubjectList {
  readonly subjects: readonly string[]
  readonly set: ReadonlySet<string>
  readonly reads: ReadonlySet<Slot>
}

/** Marks a reader that is a step's list of subjects, among readers that are slots. */
const LIST = '\n'
/** Marks a reader that is a query. */
const QUERY = `${LIST}?`

/**
 * Computes states on demand and remembers them; tell it what changed ({@link Evaluator.add}, {@link Evaluator.failed},
 * {@link Evaluator.humansChanged}, {@link Evaluator.filesChanged}) and only what had read that is computed anew.
 */
export class Evaluator implements ReadSource {
  readonly steps: ReadonlyMap<string, StepDefinition>
  private readonly store: BuildStore
  private readonly routeOf: (step: StepDefinition) => Route
  private readonly book: TakeBook
  private humans: Humans
  private readonly failures = new Map<Slot, Failure>()
  private readonly memo = new Map<Slot, Evaluation>()
  private readonly readers = new Map<Slot, ReadLog>()
  private readonly humanReaders = new Map<string, Map<string, Set<Slot>>>()
  private readonly lists = new Map<string, SubjectList>()
  private readonly staleLists = new Set<string>()
  private readonly episodes = new Map<Slot, number | null>()
  /** What episodes are looked up through while the lists stay as they are. */
  private episodeReader: Reader | null = null
  /** Values of takes that are not recorded yet. */
  private readonly fresh = new Map<string, unknown>()
  private readonly evaluating = new Set<Slot>()
  private readonly queries = new Map<string, { readonly value: unknown }>()
  private revision_ = 0

  /** @param damaged digests of values whose files are gone or garbage. */
  constructor(
    steps: readonly StepDefinition[],
    store: BuildStore,
    routeOf: (step: StepDefinition) => Route,
    damaged: ReadonlySet<string> = new Set(),
  ) {
    this.steps = new Map(steps.map((step) => [step.id, step]))
    this.store = store
    this.routeOf = routeOf
    this.humans = store.humans()
    this.book = new TakeBook(store.allTakes(), this.humans, damaged)
    for (const failure of store.failures()) this.failures.set(failure.slot, failure)
  }

  /** Goes up whenever a state may have changed: what was found of all states holds while it stays. */
  get revision(): number {
    return this.revision_
  }

  /**
   * What `find` reads out of the season, kept until something it read changes.
   * @param name one for each `find`: whoever asks by it gets what the first one found
   */
  query<T>(name: string, find: (reader: Reader) => T): T {
    const known = this.queries.get(name)
    if (known !== undefined) return known.value as T // found under this name, so by the same `find`
    const value = find(this.reader(new Set(), `${QUERY}${name}`))
    this.queries.set(name, { value })
    return value
  }

  takesOf(slot: Slot): readonly Take[] {
    return this.book.of(slot)
  }

  /** True when a take's file was gone or garbage at the last look. */
  isDamaged(take: Take): boolean {
    return this.book.isDamaged(take)
  }

  /** Highest take number of the grade a slot is routed to, for these inputs; 0 when there is none. */
  highestTake(one: Evaluation): number {
    return one.inputDigest === null
      ? 0
      : this.book.highest(one.slot, one.inputDigest, this.routeOf(one.step), one.step.version)
  }

  /** Adds a take just made. @param value its value, when it is not recorded yet */
  add(take: Take, value?: unknown): void {
    if (value !== undefined) this.fresh.set(take.outputDigest, value)
    this.failures.delete(take.slot)
    for (const slot of this.book.add(take)) this.invalidate(slot)
    this.invalidate(take.slot)
  }

  /** Notes that values added so far are recorded. */
  recorded(): void {
    this.fresh.clear()
  }

  /** Notes a making that failed. */
  failed(failure: Failure): void {
    this.failures.set(failure.slot, failure)
    this.invalidate(failure.slot)
  }

  /** Id of the take that was chosen of a slot for these inputs; undefined when none was. */
  chosen(slot: Slot, inputDigest: string): string | undefined {
    return this.book.choiceOf(slot, inputDigest)
  }

  /** Notes that a take is the chosen one for the inputs it was made of. */
  choose(take: Take): void {
    this.invalidate(this.book.decide('choice', `${take.slot}|${take.inputDigest}`, take.id))
  }

  /** Takes over decisions that were made since; only what read one of those that differ is computed anew. */
  humansChanged(humans: Humans): void {
    for (const { kind, subject, value } of humanDifferences(this.humans, humans)) {
      if (kind === 'pin' || kind === 'choice') this.invalidate(this.book.decide(kind, subject, value))
      for (const reader of this.humanReaders.get(kind)?.get(subject) ?? []) this.invalidate(reader)
    }
    this.humans = humans
  }

  /** Takes over a new look at the files. @param damaged digests of values whose files are gone or garbage */
  filesChanged(damaged: ReadonlySet<string>): void {
    for (const slot of this.book.setDamaged(damaged)) this.invalidate(slot)
  }

  private invalidate(reader: Slot): void {
    this.revision_++
    if (reader.startsWith(QUERY)) return void this.queries.delete(reader.slice(QUERY.length))
    if (reader.startsWith(LIST)) return void this.staleLists.add(reader.slice(LIST.length))
    this.memo.delete(reader)
    for (const next of this.readers.get(reader)?.slots ?? [])
      if (next.startsWith(LIST) || this.memo.has(next)) this.invalidate(next)
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

  private list(stepId: string): SubjectList {
    const known = this.lists.get(stepId)
    if (known !== undefined && !this.staleLists.has(stepId)) return known
    const step = this.steps.get(stepId)
    if (step === undefined) throw new Error(`no such step: ${stepId}`)
    const reads = new Set<Slot>()
    const subjects = step.subjects(this.reader(reads, `${LIST}${stepId}`))
    const same = known !== undefined && sameList(known.subjects, subjects)
    if (!same) this.forgetEpisodes()
    const list = same ? { ...known, reads } : { subjects, set: new Set(subjects), reads }
    this.lists.set(stepId, list)
    this.staleLists.delete(stepId)
    return list
  }

  private forgetEpisodes(): void {
    this.episodes.clear()
    this.episodeReader = null
  }

  /** A reader that records what it reads; `by` is computed anew when one of those changes. */
  reader(reads: Set<Slot>, by: Slot | null): Reader {
    return new RecordingReader(this, reads, by)
  }

  see(slot: Slot, by: Slot | null): Evaluation | null {
    if (by !== null) {
      let log = this.readers.get(slot)
      if (log === undefined) this.readers.set(slot, (log = new ReadLog()))
      log.add(by)
    }
    return this.memo.get(slot) ?? (this.steps.has(splitSlot(slot).step) ? this.evaluate(slot) : null)
  }

  output(digest: string): unknown {
    return (this.fresh.size === 0 ? undefined : this.fresh.get(digest)) ?? this.store.output(digest)
  }

  human(kind: string, subject: string, by: Slot | null): unknown {
    if (by !== null) {
      const kinds = this.humanReaders.get(kind) ?? new Map<string, Set<Slot>>()
      this.humanReaders.set(kind, kinds)
      const set = kinds.get(subject)
      if (set === undefined) kinds.set(subject, new Set([by]))
      else set.add(by)
    }
    return this.humans.get(kind)?.get(subject)
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

  /** What a slot's inputs are now. */
  inputsOf({ step, subject, slot }: Pick<Evaluation, 'step' | 'subject' | 'slot'>): Inputs {
    const log = new ReadLog()
    const reads = log.slots
    try {
      const inputs = step.inputs(subject, new RecordingReader(this, log, slot))
      const components: Record<string, string> = {}
      for (const name of Object.keys(inputs)) components[name] = fingerprint(inputs[name])
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
    const route = this.routeOf(step)
    const held = step.held?.(subject, this.reader(new Set(), slot)) ?? null
    const read = this.inputsOf({ step, subject, slot })
    const pin = this.book.pinOf(slot)
    const fit = this.book.fitting(slot, read.inputDigest, route, step.version)
    const outgrown =
      fit?.grade === 'rehearsal' ? (step.outgrown?.(this.output(fit.outputDigest)) ?? null) : null
    const shown = pin ?? fit ?? this.book.last(slot)
    const shownDigest = pin === null && held?.output ? held.output : (shown?.outputDigest ?? null)
    const heldDigest = held === null || pin !== null ? null : shownDigest
    return {
      slot,
      step,
      subject,
      inputDigest: read.inputDigest,
      waitsFor: read.waitsFor,
      reads: read.reads,
      fit,
      outgrown,
      shown,
      shownDigest,
      pinned: pin !== null,
      held: held !== null,
      standIn: route.grade === 'final' && shown?.grade === 'rehearsal',
      ...stateOf({
        slot,
        step,
        route,
        read,
        pin,
        fit,
        outgrown,
        shown,
        heldDigest,
        book: this.book,
        failure: this.failures.get(slot),
      }),
    }
  }

  /** What a step also sees, with the slots it has to wait for. */
  context(step: StepDefinition, subject: string): { value: Record<string, unknown>; reads: readonly Slot[] } {
    if (step.context === undefined) return { value: {}, reads: NO_READS }
    const log = new ReadLog()
    return { value: step.context(subject, new RecordingReader(this, log, null)), reads: log.slots }
  }

  /** What a product is rather made after ({@link StepDefinition.after}). */
  rather(step: StepDefinition, subject: string): readonly Slot[] {
    return step.after?.(subject, this.reader(new Set(), null)) ?? NO_READS
  }

  route(step: StepDefinition): Route {
    return this.routeOf(step)
  }

  /** Episode a product belongs to; null for the season. */
  episodeOf(step: StepDefinition, subject: string): number | null {
    if (step.episode === undefined) return null
    for (const id of this.staleLists) this.list(id)
    const slot = `${step.id}:${subject}`
    let episode = this.episodes.get(slot)
    if (episode === undefined) {
      episode = step.episode(subject, (this.episodeReader ??= this.reader(new Set(), null)))
      this.episodes.set(slot, episode)
    }
    return episode
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((subject, i) => subject === b[i])
