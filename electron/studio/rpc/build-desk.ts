import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildRun } from '../../../shared/contract/build.ts'
import type { RunEvent } from '../build/run.ts'
import { splitSlot, type Slot } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import { usd } from '../money/amount.ts'
import type { BuildResult, Session } from '../session.ts'
import type { EventBus } from './event-bus.ts'
import { failureOf } from './router.ts'
import { placeOf } from './season-index.ts'

/** How much of what runs is told of, for each step. */
const TOLD_PER_STEP = 12

/** The steps whose products are words: they change what reads see as text. */
const TEXT_STEPS: ReadonlySet<string> = new Set([
  'adaptation',
  'bible',
  'arc',
  'outline',
  'script',
  'polish',
  'revise',
])

/** The build of the open drama: one at a time. */
export interface BuildDesk {
  current(): BuildRun | null
  busy(): boolean
  /** True when the last build of this drama was stopped before its end, in this session or an earlier one. */
  unfinished(dir: string): boolean
  /** @throws StudioError BUSY, READ_ONLY */
  start(order: BuildOrder): number
  /** One more take, as a run of its own. @throws StudioError BUSY, READ_ONLY, NOT_FOUND, BUILD_FAILED */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>
  cancel(): void
  /** Cancels and waits until nothing runs any more. */
  stop(): Promise<void>
  /** Forgets the last build: another drama is opened. */
  forget(): void
}

/** What is to be built, and for how much. */
export interface BuildOrder {
  /** Only products of this step, and what they need first. */
  readonly only?: string | undefined
  /** The most it may newly spend; null: nothing. */
  readonly budgetPicoUsd: bigint | null
}

interface Started {
  readonly slot: Slot
  readonly startedAt: number
}

/** Counts what a run does and turns it into what the window shows. */
class Tally {
  readonly run: number
  readonly startedAt = Date.now()
  private readonly session: Session
  private readonly made = new Map<string, number>()
  private readonly running = new Map<Slot, Started>()
  private readonly failed: { slot: Slot; error: string }[] = []
  /** What the run may still make, by step, as the run itself counts it. */
  private left: ReadonlyMap<string, number> = new Map()

  constructor(run: number, session: Session) {
    this.run = run
    this.session = session
  }

  take(event: RunEvent, left: ReadonlyMap<string, number>): void {
    this.left = left
    const { step } = splitSlot(event.slot)
    if (event.kind === 'started') this.running.set(event.slot, { slot: event.slot, startedAt: Date.now() })
    else {
      this.running.delete(event.slot)
      if (event.kind === 'made') this.made.set(step, (this.made.get(step) ?? 0) + 1)
      else this.failed.push({ slot: event.slot, error: event.error })
    }
  }

  /** The oldest of what runs, of every step some: hundreds may wait at a provider's gate. */
  private toldOf(): Started[] {
    const bySteps = Map.groupBy(this.running.values(), ({ slot }) => splitSlot(slot).step)
    return [...bySteps.values()].flatMap((own) => own.slice(0, TOLD_PER_STEP))
  }

  show(state: BuildRun['state'], result: BuildResult | null, problem: string | null): BuildRun {
    const evaluator = this.session.evaluator()
    const ended = state !== 'running' && state !== 'cancelling'
    const steps = [...evaluator.steps.keys()]
      .map((step) => {
        const made = this.made.get(step) ?? 0
        const total = made + (this.left.get(step) ?? 0)
        return { step, made, total, products: evaluator.subjects(step).length }
      })
      .filter((row) => row.total > 0)
    const where = (slot: Slot) => ({ slot, step: splitSlot(slot).step, place: placeOf(this.session, slot) })
    return {
      run: this.run,
      state,
      startedAt: this.startedAt,
      endedAt: ended ? Date.now() : null,
      made: steps.reduce((sum, row) => sum + row.made, 0),
      total: steps.reduce((sum, row) => sum + row.total, 0),
      steps,
      running: ended ? [] : this.toldOf().map((one) => ({ ...where(one.slot), startedAt: one.startedAt })),
      failed: this.failed.map((one) => ({ ...where(one.slot), error: one.error })),
      waiting: result?.waiting.length ?? 0,
      calls: result?.calls ?? 0,
      billable: result?.billable ?? 0,
      spent: usd(result?.spentPicoUsd ?? 0n),
      atLimit: result?.atLimit ?? false,
      problem,
    }
  }
}

/** A file beside the drama for as long as a build of it is not over. It is no part of the drama. */
const markOf = (dir: string): string => join(dir, 'cache', 'building')

function mark(dir: string): void {
  mkdirSync(join(dir, 'cache'), { recursive: true })
  writeFileSync(markOf(dir), '')
}

class OpenBuildDesk implements BuildDesk {
  private readonly writable: () => Session
  private readonly events: EventBus
  private runs = 0
  /** How the build under way stands, or the last one stood at its end; looked at only when somebody asks. */
  private last: (() => BuildRun) | null = null
  private active: { stop: AbortController; ended: Promise<unknown> } | null = null

  constructor(writable: () => Session, events: EventBus) {
    this.writable = writable
    this.events = events
  }

  current(): BuildRun | null {
    return this.last?.() ?? null
  }

  busy(): boolean {
    return this.active !== null
  }

  unfinished(dir: string): boolean {
    return this.active === null && existsSync(markOf(dir))
  }

  private requireIdle(): void {
    if (this.active !== null)
      throw new StudioError(
        'BUSY',
        'The drama is being built.',
        'Wait for it, or cancel it first: what was finished is kept.',
      ).about({ kind: 'building', values: {} })
  }

  start(order: BuildOrder): number {
    this.requireIdle()
    const session = this.writable()
    const stop = new AbortController()
    const tally = new Tally(++this.runs, session)
    mark(session.project.dir)
    const ended = this.follow(session, tally, stop, order)
    this.active = { stop, ended }
    this.tell(() => tally.show(stop.signal.aborted ? 'cancelling' : 'running', null, null))
    return tally.run
  }

  private async follow(
    session: Session,
    tally: Tally,
    stop: AbortController,
    { only, budgetPicoUsd }: BuildOrder,
  ): Promise<void> {
    const onEvent = (event: RunEvent, left: ReadonlyMap<string, number>): void => {
      tally.take(event, left)
      this.tellAgain()
      if (event.kind === 'started') return
      this.events.changed('states', 'takes')
      if (TEXT_STEPS.has(splitSlot(event.slot).step)) this.events.changed('text', 'cast', 'drama')
    }
    let shown: BuildRun
    try {
      const result = await session.build({
        signal: stop.signal,
        budgetPicoUsd,
        onEvent,
        ...(only === undefined ? {} : { only }),
      })
      const state = result.cancelled
        ? 'cancelled'
        : result.failed.length + result.waiting.length > 0
          ? 'failed'
          : 'done'
      shown = tally.show(state, result, null)
      if (state !== 'cancelled') rmSync(markOf(session.project.dir), { force: true })
    } catch (error) {
      const failure = failureOf(error)
      shown = tally.show('failed', null, `${failure.message} ${failure.hint}`.trim())
      this.events.emit({ kind: 'problem', problem: failure })
    }
    this.active = null
    this.tell(() => shown)
    this.events.changed('build', 'states', 'takes', 'text', 'cast', 'drama', 'findings', 'costs')
  }

  private tell(run: () => BuildRun): void {
    this.last = run
    this.tellAgain()
  }

  private tellAgain(): void {
    const run = this.last
    if (run !== null) this.events.progress('build', () => ({ kind: 'build', run: run() }))
  }

  async alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    this.requireIdle()
    const session = this.writable()
    const ended = work(session)
    this.active = { stop: new AbortController(), ended: ended.catch(() => undefined) }
    try {
      return await ended
    } finally {
      this.active = null
      this.events.changed('states', 'takes', 'text', 'cast', 'history', 'findings', 'costs')
    }
  }

  cancel(): void {
    if (this.active === null) return
    this.active.stop.abort()
    this.tellAgain()
  }

  async stop(): Promise<void> {
    this.active?.stop.abort()
    await this.active?.ended
  }

  forget(): void {
    this.last = null
  }
}

/** @param writable the open drama, to change it */
export const createBuildDesk = (writable: () => Session, events: EventBus): BuildDesk =>
  new OpenBuildDesk(writable, events)
