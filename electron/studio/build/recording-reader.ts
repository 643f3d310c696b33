import type { Evaluation } from './evaluation.ts'
import { Unavailable, type Reader, type Slot } from './step.ts'

/** Longest list of reads that is searched instead of hashed: most products read a handful of others. */
const FEW = 12

/** Slots in the order they were first read, each once. */
export class ReadLog {
  readonly slots: Slot[] = []
  private known: Set<Slot> | null = null

  add(slot: Slot): void {
    if (this.known !== null ? this.known.has(slot) : this.slots.includes(slot)) return
    this.slots.push(slot)
    if (this.known !== null) this.known.add(slot)
    else if (this.slots.length > FEW) this.known = new Set(this.slots)
  }
}

/** What a {@link RecordingReader} reads from. */
export interface ReadSource {
  /** Looks at a slot, null when there is no such step. `by` is told when it changes. */
  see(slot: Slot, by: Slot | null): Evaluation | null
  output(digest: string): unknown
  /** A human decision. `by` is told when it changes. */
  human(kind: string, subject: string, by: Slot | null): unknown
}

/** Reads through an evaluator and records every slot it looks at. */
export class RecordingReader implements Reader {
  private readonly source: ReadSource
  private readonly reads: Pick<Set<Slot>, 'add'> | ReadLog
  private readonly by: Slot | null

  constructor(source: ReadSource, reads: Pick<Set<Slot>, 'add'> | ReadLog, by: Slot | null) {
    this.source = source
    this.reads = reads
    this.by = by
  }

  private see(slot: Slot): Evaluation | null {
    this.reads.add(slot)
    return this.source.see(slot, this.by)
  }

  peek<T>(slot: Slot): T | undefined {
    const digest = this.see(slot)?.shownDigest ?? null
    return digest === null ? undefined : (this.source.output(digest) as T) // schema-checked when recorded
  }

  quiet<T>(slot: Slot): T | undefined {
    const digest = this.source.see(slot, null)?.shownDigest ?? null
    return digest === null ? undefined : (this.source.output(digest) as T) // schema-checked when recorded
  }

  product<T>(slot: Slot): T {
    const value = this.peek<T>(slot)
    if (value === undefined) throw new Unavailable(slot)
    return value
  }

  digest(slot: Slot): string {
    const digest = this.see(slot)?.shownDigest ?? null
    if (digest === null) throw new Unavailable(slot)
    return digest
  }

  isStandIn(slot: Slot): boolean {
    return this.see(slot)?.standIn ?? false
  }

  human<T>(kind: string, subject: string): T | undefined {
    return this.source.human(kind, subject, this.by) as T | undefined // written by its own module
  }
}
