import { StudioError } from '../errors.ts'
import { canonicalJson, digestText, fingerprint } from './digest.ts'
import type { BuildStore, NewTake, Take } from './build-store.ts'
import { keyOf, type Evaluation, type Evaluator } from './evaluate.ts'
import { slotOf, splitSlot, type Job, type Made, type Pool, type Slot, type StepDefinition } from './step.ts'

/** What a run tells while it works. */
export type RunEvent =
  | { readonly kind: 'started'; readonly slot: Slot; readonly reason: string }
  | { readonly kind: 'made'; readonly slot: Slot; readonly takeNo: number }
  | { readonly kind: 'failed'; readonly slot: Slot; readonly error: string }

export interface RunOptions {
  /** Only products of this step, and what they need first. */
  readonly only?: string
  /** Make one more take of this product, whatever its state, and nothing else. */
  readonly reroll?: Slot
  readonly limits: Readonly<Record<Pool, number>>
  readonly signal: AbortSignal
  readonly onEvent?: (event: RunEvent) => void
}

export interface RunResult {
  /** Products made, in the order they were finished. */
  readonly ran: Slot[]
  /** Requests handed to providers, and those of them that may cost. */
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

/**
 * A suspending scheduler over shallow constructive traces (Mokhov, Mitchell, Peyton Jones, "Build Systems à la
 * Carte", 2018): a product is looked at when everything it read is settled, runs only if no take fits its key, and
 * settles with the value it then has. An output equal to the old one therefore stops the wave.
 */
export async function runBuild(
  evaluator: Evaluator,
  store: BuildStore,
  options: RunOptions,
): Promise<RunResult> {
  return new Run(evaluator, store, options).go()
}

class Run {
  private readonly evaluator: Evaluator
  private readonly store: BuildStore
  private readonly options: RunOptions
  private readonly settled = new Set<Slot>()
  private readonly waiting = new Map<Slot, Set<Slot>>()
  private readonly queued = new Set<Slot>()
  private readonly ready: Record<Pool, { slot: Slot; rank: number }[]> = {
    text: [],
    image: [],
    voice: [],
    local: [],
  }
  private readonly running: Record<Pool, number> = { text: 0, image: 0, voice: 0, local: 0 }
  private readonly listed = new Map<string, readonly string[]>()
  private readonly rank = new Map<string, number>()
  private readonly result = {
    ran: [] as Slot[],
    calls: 0,
    billable: 0,
    spentPicoUsd: 0n,
    failed: [] as { slot: Slot; error: string }[],
  }
  private fatal: unknown = null
  private wake: () => void = () => undefined

  constructor(evaluator: Evaluator, store: BuildStore, options: RunOptions) {
    this.evaluator = evaluator
    this.store = store
    this.options = options
    for (const id of evaluator.steps.keys()) this.rank.set(id, this.rank.size)
  }

  async go(): Promise<RunResult> {
    const onAbort = (): void => this.wake()
    this.options.signal.addEventListener('abort', onAbort)
    try {
      if (this.options.reroll !== undefined) this.visit(this.options.reroll)
      else this.relist()
      await this.drain()
    } finally {
      this.options.signal.removeEventListener('abort', onAbort)
    }
    if (this.fatal !== null) throw this.fatal
    const waiting = [...new Set([...this.waiting.values()].flatMap((set) => [...set]))].filter(
      (slot) => !this.settled.has(slot),
    )
    return { ...this.result, waiting: this.wantsOnly(waiting), cancelled: this.options.signal.aborted }
  }

  private wantsOnly(slots: Slot[]): Slot[] {
    return this.options.reroll === undefined ? slots : []
  }

  private get stopping(): boolean {
    return this.fatal !== null || this.options.signal.aborted
  }

  private async drain(): Promise<void> {
    for (;;) {
      if (!this.stopping) this.dispatch()
      const busy = Object.values(this.running).some((n) => n > 0)
      if (!busy) return
      await new Promise<void>((resolve) => (this.wake = resolve))
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
      if (this.listed.get(step.id) === subjects) continue
      this.listed.set(step.id, subjects)
      for (const subject of subjects) this.visit(slotOf(step.id, subject))
      for (const read of this.evaluator.subjectReads(step.id)) this.visit(read)
    }
  }

  private visit(slot: Slot): void {
    if (this.settled.has(slot) || this.queued.has(slot)) return
    if (!this.evaluator.isSubject(slot)) return this.settle(slot)
    const one = this.evaluator.evaluate(slot)
    const forced = slot === this.options.reroll
    if (!forced && (one.pinned || one.held)) return this.settle(slot)
    if (this.waitsOn(slot, one.reads)) return
    if (one.waitsFor !== null) return this.park(slot, one.waitsFor)
    if (one.state === 'current' && !forced) return this.settle(slot)
    if (this.waitsOn(slot, this.evaluator.context(one.step, one.subject).reads)) return
    this.enqueue(one)
  }

  private waitsOn(slot: Slot, reads: ReadonlySet<Slot>): boolean {
    for (const read of reads) {
      if (this.settled.has(read)) continue
      this.visit(read)
      if (this.settled.has(read)) continue
      this.park(slot, read)
      return true
    }
    return false
  }

  private park(slot: Slot, on: Slot): void {
    const set = this.waiting.get(on)
    if (set === undefined) this.waiting.set(on, new Set([slot]))
    else set.add(slot)
  }

  private enqueue(one: Evaluation): void {
    this.queued.add(one.slot)
    const rank = this.rank.get(one.step.id) ?? 0
    const queue = this.ready[one.step.pool]
    let at = queue.length
    while (at > 0 && (queue[at - 1]?.rank ?? 0) > rank) at--
    queue.splice(at, 0, { slot: one.slot, rank })
  }

  private settle(slot: Slot): void {
    this.settled.add(slot)
    const waiters = this.waiting.get(slot)
    this.waiting.delete(slot)
    for (const waiter of waiters ?? []) this.visit(waiter)
  }

  private start(slot: Slot, pool: Pool): void {
    const one = this.evaluator.evaluate(slot)
    this.options.onEvent?.({ kind: 'started', slot, reason: one.reason })
    this.running[pool]++
    void this.make(one).then(
      (take) => this.finish(slot, pool, take),
      (error: unknown) => this.fail(slot, pool, error),
    )
  }

  private finish(slot: Slot, pool: Pool, take: Take | null): void {
    this.running[pool]--
    this.queued.delete(slot)
    if (take !== null) {
      this.evaluator.add(take)
      this.result.ran.push(slot)
      this.options.onEvent?.({ kind: 'made', slot, takeNo: take.takeNo })
      this.settle(slot)
      if (this.options.reroll === undefined) this.relist()
    }
    this.wake()
  }

  private fail(slot: Slot, pool: Pool, error: unknown): void {
    this.running[pool]--
    this.queued.delete(slot)
    if (!this.options.signal.aborted) {
      const message = error instanceof Error ? error.message : String(error)
      if (error instanceof StudioError && FATAL.has(error.code)) this.fatal = error
      else this.noteFailure(slot, message)
    }
    this.wake()
  }

  private noteFailure(slot: Slot, message: string): void {
    const one = this.evaluator.evaluate(slot)
    const route = this.evaluator.route(one.step)
    const key = keyOf(slot, one.inputDigest ?? '', route, one.step.version, 1)
    this.store.recordFailure({
      slot,
      key,
      error: message,
      provider: route.provider,
      billable: false,
      startedAt: Date.now(),
    })
    this.result.failed.push({ slot, error: message })
    this.options.onEvent?.({ kind: 'failed', slot, error: message })
  }

  private nextTake(one: Evaluation): number {
    const same = this.evaluator.takesOf(one.slot).filter((take) => take.inputDigest === one.inputDigest)
    const forced = one.slot === this.options.reroll
    const numbers = same.filter(
      (take) => take.grade === this.evaluator.route(one.step).grade && take.version === one.step.version,
    )
    if (numbers.length === 0) return 1
    const highest = Math.max(...numbers.map((take) => take.takeNo))
    return forced ? highest + 1 : highest
  }

  private async make(one: Evaluation): Promise<Take | null> {
    const { step, subject, slot, inputs, inputDigest } = one
    if (inputs === null || inputDigest === null) throw new Error(`${slot} has no inputs`)
    const startedAt = Date.now()
    const route = this.evaluator.route(step)
    const takeNo = this.nextTake(one)
    const key = keyOf(slot, inputDigest, route, step.version, takeNo)
    const context = this.evaluator.context(step, subject).value
    const made = await step.run(jobFor(one, inputs, context, takeNo, key, this.store, this.options.signal))
    if (this.options.signal.aborted && made.receipts.every((receipt) => receipt.costPicoUsd === 0n))
      return null
    const output = checked(step, slot, made.output)
    this.result.calls += made.receipts.length
    const paid = made.receipts.filter((receipt) => receipt.costPicoUsd > 0n)
    this.result.billable += paid.length
    for (const receipt of paid) this.result.spentPicoUsd += receipt.costPicoUsd
    return this.store.record({
      ...newTake(one, made, output, {
        key,
        inputDigest,
        takeNo,
        grade: route.grade,
        provider: route.provider,
      }),
      context: fingerprints(context),
      startedAt,
    })
  }
}

const fingerprints = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fingerprint(value)]))

function checked(step: StepDefinition, slot: Slot, output: unknown): unknown {
  const parsed = step.schema.safeParse(output)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(
    `${slot}: the answer does not fit its schema at ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? ''}`,
  )
}

function newTake(
  one: Evaluation,
  made: Made,
  output: unknown,
  id: Pick<NewTake, 'key' | 'inputDigest' | 'takeNo' | 'grade' | 'provider'>,
): Omit<NewTake, 'context' | 'startedAt'> {
  const last = made.receipts.at(-1)
  return {
    slot: one.slot,
    version: one.step.version,
    components: one.components,
    output,
    outputDigest: digestText(canonicalJson(output)),
    media: made.media,
    receipts: made.receipts,
    model: last?.model ?? '',
    costPicoUsd: made.receipts.reduce((sum, receipt) => sum + receipt.costPicoUsd, 0n),
    billable: made.receipts.some((receipt) => receipt.costPicoUsd > 0n),
    ...id,
    provider: last?.provider ?? 'studio',
  }
}

/** Inputs a step did not declare must not be readable: an unknown name is an error, not `undefined`. */
function declaredOnly(
  slot: Slot,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string' && !Object.hasOwn(target, name))
        throw new Error(`${slot} reads "${name}", which is not among its inputs`)
      return Reflect.get(target, name) as unknown
    },
  })
}

function jobFor(
  one: Evaluation,
  inputs: Readonly<Record<string, unknown>>,
  context: Readonly<Record<string, unknown>>,
  take: number,
  key: string,
  store: BuildStore,
  signal: AbortSignal,
): Job {
  const declared = canonicalJson(inputs)
  return {
    slot: one.slot,
    subject: splitSlot(one.slot).subject,
    inputs: declaredOnly(one.slot, inputs),
    context: declaredOnly(one.slot, context),
    take,
    load<T>(digest: string): T {
      if (!declared.includes(digest))
        throw new Error(`${one.slot} loads ${digest}, which is not among its inputs`)
      return store.output(digest) as T // schema-checked when recorded
    },
    signal,
    idempotencyKey: key,
  }
}
