import { asStudioError, StudioError } from '../errors.ts'
import { Backlog } from './backlog.ts'
import type { BuildStore, Take } from './build-store.ts'
import type { Evaluator } from './evaluate.ts'
import { keyOf, type Evaluation } from './evaluation.ts'
import { makeTake, makingOf, type MadeTake } from './make-take.ts'
import { Patience } from './patience.ts'
import { RequestFailed } from '../providers/provider.ts'
import { Recorder } from './recorder.ts'
import { refuseReroll } from './reroll.ts'
import { slotOf, type Pool, type Slot } from './step.ts'

/** What a run tells while it works. */
export type RunEvent =
  | { readonly kind: 'started'; readonly slot: Slot; readonly reason: string }
  | { readonly kind: 'made'; readonly slot: Slot; readonly takeNo: number; readonly take: Take }
  | { readonly kind: 'failed'; readonly slot: Slot; readonly error: string }

export interface RunOptions {
  /** Only products of this step, and what they need first. */
  readonly only?: string
  /** Make one more take of this product and nothing else. */
  readonly reroll?: Slot
  /** Runs in the transaction that records the take of a reroll. */
  readonly along?: (take: Take) => void
  readonly limits: Readonly<Record<Pool, number>>
  readonly signal: AbortSignal
  /** @param left products the run may still make, by step: the same map every time, always as it is now */
  readonly onEvent?: (event: RunEvent, left: ReadonlyMap<string, number>) => void
}

export interface RunResult {
  /** Products made, in the order they were recorded. */
  readonly ran: Slot[]
  /** Requests handed to providers and those of them that may cost, without those the ledger of paid requests holds. */
  readonly calls: number
  readonly billable: number
  readonly spentPicoUsd: bigint
  readonly failed: { slot: Slot; error: string }[]
  /** Products that could not be made because something before them failed. */
  readonly waiting: Slot[]
  readonly cancelled: boolean
}

/** Errors that make going on pointless: the disk or the project itself is in trouble. */
const FATAL: ReadonlySet<string> = new Set(['DISK_FULL', 'READ_ONLY', 'PROJECT_DAMAGED', 'IO'])

/** Longest stretch of work before others in the process get a turn, in ms: a frame of the window's screen. */
const SLICE_MS = 16

/**
 * A suspending scheduler over shallow constructive traces (Mokhov, Mitchell, Peyton Jones, "Build Systems à la
 * Carte", 2018): a product is looked at when everything it read is settled, runs only if no take fits its key, and
 * settles with the value it then has. An output equal to the old one therefore stops the wave.
 * @throws StudioError what made going on pointless; BUILD_FIRST when a reroll stands on what is not made yet.
 */
export async function runBuild(
  evaluator: Evaluator,
  store: BuildStore,
  options: RunOptions,
): Promise<RunResult> {
  return new Run(evaluator, store, options).go()
}

/** A step's list as it was when it was last looked through. */
interface Listed {
  readonly subjects: readonly string[]
  readonly set: ReadonlySet<string>
  /** What it was read from. */
  readonly reads: ReadonlySet<Slot>
}

/** True for a failure the ledger knows of, or of which nothing left this machine: it is no attempt of its own. */
const isBooked = (error: unknown): boolean =>
  error instanceof RequestFailed ||
  (error instanceof StudioError && (error.code === 'NO_BUDGET' || error.code === 'NO_KEY'))

class Run {
  private readonly evaluator: Evaluator
  private readonly store: BuildStore
  private readonly options: RunOptions
  private readonly recorder: Recorder
  private readonly settled = new Set<Slot>()
  /** Slots waiting for another, by that other; and all of them. */
  private readonly waiting = new Map<Slot, Set<Slot>>()
  private readonly parked = new Set<Slot>()
  private readonly patience = new Patience()
  private readonly backlog = new Backlog()
  /** Queued, running, made or failed: nothing is tried twice by one run. */
  private readonly queued = new Set<Slot>()
  private readonly ready: Record<Pool, { slot: Slot; rank: number }[]> = {
    text: [],
    image: [],
    video: [],
    voice: [],
    local: [],
  }
  private readonly running: Record<Pool, number> = {
    text: 0,
    image: 0,
    video: 0,
    voice: 0,
    local: 0,
  }
  private readonly listed = new Map<string, Listed>()
  private readonly rank = new Map<string, number>()
  private readonly result = {
    ran: [] as Slot[],
    calls: 0,
    billable: 0,
    spentPicoUsd: 0n,
    failed: [] as { slot: Slot; error: string }[],
  }
  /** Told once what they speak of is recorded. */
  private untold: RunEvent[] = []
  /** Paid takes that end together. */
  private readonly ending: (() => void)[] = []
  private fatal: unknown = null
  private restDue = false
  private wake: () => void = () => undefined

  constructor(evaluator: Evaluator, store: BuildStore, options: RunOptions) {
    this.evaluator = evaluator
    this.store = store
    this.options = options
    this.recorder = new Recorder(evaluator, store, (take) => this.tell(take))
    for (const id of evaluator.steps.keys()) this.rank.set(id, this.rank.size)
  }

  async go(): Promise<RunResult> {
    const onAbort = (): void => this.wake()
    this.options.signal.addEventListener('abort', onAbort)
    try {
      const { reroll } = this.options
      this.guard(() => {
        if (reroll === undefined) this.relist()
        else this.enqueue(refuseReroll(this.evaluator, reroll))
      })
      await this.drain()
    } finally {
      this.options.signal.removeEventListener('abort', onAbort)
    }
    if (this.fatal !== null) throw this.fatal
    const waiting = [...this.parked]
    return { ...this.result, waiting, cancelled: this.options.signal.aborted }
  }

  private get stopping(): boolean {
    return this.fatal !== null || this.options.signal.aborted
  }

  private async drain(): Promise<void> {
    let turn = performance.now()
    for (;;) {
      if (!this.stopping) this.guard(() => this.dispatch())
      const busy = Object.values(this.running).some((n) => n > 0)
      if (busy) await new Promise<void>((resolve) => (this.wake = resolve))
      else if (this.restDue) this.rest()
      else if (!this.waitedEnough()) return
      if (performance.now() - turn < SLICE_MS) continue
      this.rest()
      await new Promise<void>((resolve) => setImmediate(resolve))
      turn = performance.now()
    }
  }

  /** Before anything else of the process gets a turn, what was made is recorded, and what it brought forth is seen. */
  private rest(): void {
    if (!this.restDue) return
    this.restDue = false
    this.guard(() => {
      this.recorder.flush()
      for (const event of this.untold.splice(0)) this.options.onEvent?.(event, this.backlog.byStep)
      if (!this.stopping && this.options.reroll === undefined) this.relist()
    })
  }

  /** `nextTick` comes when no step can go on by itself, and before timers, files and messages. */
  private restSoon(): void {
    if (this.restDue) return
    this.restDue = true
    process.nextTick(() => {
      this.rest()
      this.wake()
    })
  }

  /** Nothing may escape a callback: an error there would end the process. */
  private guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.fatal ??= asStudioError(error)
    }
  }

  private dispatch(): void {
    for (const pool of Object.keys(this.ready) as Pool[]) {
      const queue = this.ready[pool]
      while (!this.stopping && this.running[pool] < this.options.limits[pool]) {
        const next = queue.shift()
        if (next === undefined) break
        this.start(next.slot, pool)
      }
    }
  }

  /** Looks at the subjects that are new since the last look. */
  private relist(): void {
    const only = this.options.only
    for (const step of this.evaluator.steps.values()) {
      if (only !== undefined && step.id !== only) continue
      const subjects = this.evaluator.subjects(step.id)
      const reads = this.evaluator.subjectReads(step.id)
      const before = this.listed.get(step.id)
      // Where only one step is asked for, nobody else looks at what its list is read from, which may grow by itself.
      if (before?.subjects === subjects && (only === undefined || before.reads === reads)) continue
      const set = before?.subjects === subjects ? before.set : new Set(subjects)
      this.listed.set(step.id, { subjects, set, reads })
      for (const subject of subjects)
        if (before?.set.has(subject) !== true) this.visit(slotOf(step.id, subject))
      for (const read of reads) this.visit(read)
    }
  }

  private visit(slot: Slot): void {
    if (this.settled.has(slot) || this.queued.has(slot) || this.parked.has(slot)) return
    if (!this.evaluator.isSubject(slot)) return this.settle(slot)
    const one = this.evaluator.evaluate(slot)
    if (one.pinned || one.held) return this.settle(slot)
    if (this.waitsOn(slot, one.reads)) return
    if (one.waitsFor !== null) return this.park(slot, one.waitsFor)
    if (one.state === 'current') return this.settle(slot)
    if (this.waitsOn(slot, this.evaluator.context(one.step, one.subject).reads)) return
    if (this.waitsRather(one)) return
    this.enqueue(one)
  }

  /** Where only one step is asked for, nothing else is made for the sake of a better order. */
  private waitsRather({ slot, step, subject }: Evaluation): boolean {
    if (!this.patience.mayWait(slot) || this.options.only !== undefined) return false
    const isLast = !this.waitsOn(slot, this.evaluator.rather(step, subject))
    if (!isLast) this.patience.wait(slot)
    return !isLast
  }

  /** When nothing goes on any more, what waited for something that does not come is made without it. */
  private waitedEnough(): boolean {
    const slots = this.stopping ? [] : this.patience.end()
    this.guard(() => {
      for (const slot of slots) {
        this.parked.delete(slot)
        this.visit(slot)
      }
    })
    return slots.length > 0
  }

  /**
   * Looks at everything a slot reads, and parks it on the last that is not settled: reads are mostly in season order,
   * so the last is likely to be the last to settle.
   */
  private waitsOn(slot: Slot, reads: Iterable<Slot>): boolean {
    for (const read of reads) if (!this.settled.has(read)) this.visit(read)
    let last: Slot | null = null
    for (const read of reads) if (!this.settled.has(read)) last = read
    if (last !== null) this.park(slot, last)
    return last !== null
  }

  private park(slot: Slot, on: Slot): void {
    this.parked.add(slot)
    this.backlog.add(slot)
    const set = this.waiting.get(on)
    if (set === undefined) this.waiting.set(on, new Set([slot]))
    else set.add(slot)
  }

  private enqueue(one: Evaluation): void {
    this.queued.add(one.slot)
    this.backlog.add(one.slot)
    const rank = this.rank.get(one.step.id) ?? 0
    const queue = this.ready[one.step.pool]
    let at = queue.length
    while (at > 0 && (queue[at - 1]?.rank ?? 0) > rank) at--
    queue.splice(at, 0, { slot: one.slot, rank })
  }

  private settle(slot: Slot): void {
    this.settled.add(slot)
    this.backlog.remove(slot)
    const waiters = this.waiting.get(slot)
    this.waiting.delete(slot)
    for (const waiter of waiters ?? []) {
      this.parked.delete(waiter)
      this.visit(waiter)
    }
  }

  private start(slot: Slot, pool: Pool): void {
    const one = this.evaluator.evaluate(slot)
    this.untold.push({ kind: 'started', slot, reason: one.reason })
    this.restSoon()
    this.running[pool]++
    void makeTake(this.evaluator, makingOf(this.evaluator, one), this.options.signal).then(
      (made) => {
        const end = (): void => this.ended(pool, () => this.finish(slot, made))
        if (made?.take.receipts.some((receipt) => receipt.booked === true) === true) this.endTogether(end)
        else end()
      },
      (error: unknown) => this.ended(pool, () => this.fail(slot, error)),
    )
  }

  private ended(pool: Pool, work: () => void): void {
    this.running[pool]--
    this.guard(work)
    this.wake()
  }

  /**
   * What was paid for is safe in the ledger, answer and all, so its take can wait for the others of this turn of the event
   * loop: one transaction records them all.
   */
  private endTogether(end: () => void): void {
    this.ending.push(end)
    if (this.ending.length > 1) return
    setImmediate(() => {
      for (const one of this.ending.splice(0)) one()
    })
  }

  private finish(slot: Slot, made: MadeTake | null): void {
    if (made === null) return
    const own = made.take.receipts.filter((receipt) => receipt.booked !== true)
    this.result.calls += own.length
    this.result.billable += own.filter((receipt) => receipt.costPicoUsd > 0n).length
    this.result.spentPicoUsd += own.reduce((sum, receipt) => sum + receipt.costPicoUsd, 0n)
    this.recorder.take(made, this.options.along)
    this.restSoon()
    this.settle(slot)
  }

  /** A take is recorded: now it may be spoken of. */
  private tell(take: Take): void {
    this.result.ran.push(take.slot)
    this.untold.push({ kind: 'made', slot: take.slot, takeNo: take.takeNo, take })
  }

  private fail(slot: Slot, error: unknown): void {
    if (this.options.signal.aborted) return
    if (error instanceof StudioError && FATAL.has(error.code)) throw error
    const message = error instanceof Error ? error.message : String(error)
    const { step, inputDigest, why } = this.evaluator.evaluate(slot)
    const route = this.evaluator.route(step)
    const failure = {
      slot,
      key: keyOf(slot, inputDigest ?? '', route, step.version, 1),
      error: message,
      unknown: error instanceof RequestFailed && error.unknown,
      refused: error instanceof RequestFailed && error.refused,
    }
    if (!isBooked(error))
      this.store.recordFailure({
        ...failure,
        provider: route.provider,
        billable: false,
        startedAt: Date.now(),
      })
    // What was refused stays so when a person asks for it again and nothing could leave, for want of a budget say.
    if (why?.kind !== 'refused' || !isBooked(error) || error instanceof RequestFailed)
      this.evaluator.failed(failure)
    this.result.failed.push({ slot, error: message })
    this.untold.push({ kind: 'failed', slot, error: message })
    this.restSoon()
  }
}
