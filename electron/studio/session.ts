import type { Take } from './build/build-store.ts'
import type { Evaluator } from './build/evaluate.ts'
import { runBuild, type RunEvent, type RunOptions, type RunResult } from './build/run.ts'
import { splitSlot, type Slot } from './build/step.ts'
import { StudioError } from './errors.ts'
import { BudgetGuard, readBudgets, standingsOf, type BudgetStanding } from './money/budgets.ts'
import { Ledger, Purse } from './money/ledger.ts'
import type { KeyOf, KeyOwner } from './providers/buying.ts'
import type { Tape } from './providers/cassette/tape.ts'
import { createMakers, type Makers } from './providers/makers.ts'
import type { Provider } from './providers/provider.ts'
import { freeRouting, parseRouting, type Routing } from './providers/routing.ts'
import { limitsOf } from './pools.ts'
import { chooseAfter, outcome, requireSlot, type RerollOutcome } from './reroll-take.ts'
import { structureOf, viewOf, type View } from './season-view.ts'
import type { StepKit } from './steps/kit.ts'
import { damagedValues } from './store/damage.ts'
import type { Project } from './store/project.ts'

/** What a build may do. */
export interface BuildOptions extends Omit<RunOptions, 'limits' | 'reroll' | 'along'> {
  /** What it may newly spend or reserve; null or left out: nothing. */
  readonly budgetPicoUsd?: bigint | null
}

/** What a build did. */
export interface BuildResult extends RunResult {
  /** True when something was left for want of what this command may spend, and not of a stored budget. */
  readonly atLimit: boolean
}

/** What a reroll did. */
export interface RerollResult extends BuildResult, RerollOutcome {}

/** An open project with its steps: what the command line and the window work on. */
export interface Session {
  readonly project: Project
  /** Paid requests, with what became of them. */
  readonly ledger: Ledger
  /** Who makes what, as it stands. */
  readonly routing: Routing
  readonly kit: StepKit
  /** The season as it stands now, also while a build runs. Ask for it anew after a change: it may be another one. */
  evaluator(): Evaluator
  /** Takes over what people decided since: call after a human change. */
  changed(): void
  /** Gives roles to other makers, for good, by a providers file. Products made by others stay what they are. @throws StudioError BAD_ARGUMENT */
  route(file: unknown): void
  /** A key was given or taken away: providers are opened anew. */
  keysChanged(): void
  /**
   * The season as it would be if a providers file gave the roles: to look at and to price, not to build. Nothing is
   * written. It needs no closing, and is of no use once this session is closed. @throws StudioError BAD_ARGUMENT
   */
  supposing(file: unknown): Session
  /** Records what is asked of providers from now on, or answers from what was recorded: for nothing, and nothing leaves. */
  useTape(tape: Tape): void
  /** The budgets of the drama, with what is committed of each. */
  budgets(): BudgetStanding[]
  /** Number of the episode a product belongs to; null for the season, and for what is no part of it any more. */
  episodeOf(slot: Slot): number | null
  /** Decides what became of requests whose answer was lost: paid for, or free. @returns how many there were */
  settle(slot: Slot, paid: boolean): number
  /** @throws StudioError BUSY while another build or reroll of this session runs; READ_ONLY. */
  build(options: BuildOptions): Promise<BuildResult>
  /**
   * One more take of a product, chosen from then on; one undoable change, recorded together with the take. What was
   * refused for its content is asked for once more by this alone, of whom its role is given to.
   * @throws StudioError NOT_FOUND, BUSY, READ_ONLY; BUILD_FIRST when a build would make it, or what it stands on.
   */
  reroll(slot: Slot, signal: AbortSignal, budgetPicoUsd?: bigint | null): Promise<RerollResult>
  close(): void
}

/** What a session needs of the studio. */
export interface SessionDeps {
  /** The built-in provider. */
  readonly rehearsal: () => Provider
  /** The keys of providers; left out: there are none. */
  readonly keyOf?: KeyOf
  /** Told that a request with a key was answered. */
  readonly worked?: (owner: KeyOwner) => void
}

/** Puts an open project and the providers together. */
export function createSession(project: Project, deps: SessionDeps): Session {
  return new OpenSession(project, deps)
}

class OpenSession implements Session {
  readonly project: Project
  private readonly deps: SessionDeps
  readonly ledger: Ledger
  routing: Routing
  private makers: Makers
  private tape: Tape | null = null
  /** What the run that is on may spend. */
  private purse = new Purse(null)
  /** What a person asks for once more, although it may have been refused. */
  private again: Slot | null = null
  private view: View | null = null
  /** What the run that is on works with; it goes on with the decisions it started from. */
  private running: View | null = null

  /** True for a look at the season as it would be: nothing is made in it. */
  private readonly supposed: boolean

  /** @param file a providers file the season is looked at with; left out: its own */
  constructor(project: Project, deps: SessionDeps, file?: unknown) {
    this.project = project
    this.deps = deps
    this.supposed = file !== undefined
    this.ledger = new Ledger(project.db)
    if (project.mode === 'write' && !this.supposed) this.ledger.recover()
    this.routing = this.supposed ? parseRouting(file) : project.routing.get()
    this.makers = this.makersOf(this.routing)
  }

  private makersOf(routing: Routing): Makers {
    const { media } = this.project
    return createMakers({
      routing,
      rehearsal: this.deps.rehearsal(),
      till: {
        ledger: this.ledger,
        purse: () => this.purse,
        asksAgain: (slot) => slot === this.again,
      },
      files: { put: (bytes, mime) => media.put(bytes, mime), get: (ref) => media.get(ref) },
      keyOf: this.deps.keyOf ?? (async () => undefined),
      ...(this.deps.worked === undefined ? {} : { worked: this.deps.worked }),
      ...(this.tape === null ? {} : { tape: this.tape }),
    })
  }

  route(file: unknown): void {
    const routing = parseRouting(file)
    this.routing = this.tape?.replays === true ? freeRouting(routing) : routing
    this.project.routing.set(file)
    this.makers = this.makersOf(this.routing)
    this.view = null
  }

  useTape(tape: Tape): void {
    this.tape = tape
    if (tape.replays) this.routing = freeRouting(this.routing)
    this.makers = this.makersOf(this.routing)
    this.view = null
  }

  keysChanged(): void {
    this.makers = this.makersOf(this.routing)
    this.view = null
  }

  supposing(file: unknown): Session {
    return new OpenSession(this.project, this.deps, file)
  }

  settle(slot: Slot, paid: boolean): number {
    const decided = this.ledger.decide(slot, paid)
    this.view = null
    this.purse.guard?.reload()
    return decided
  }

  budgets(): BudgetStanding[] {
    const budgets = readBudgets(this.project.human)
    if (budgets.length === 0) return []
    return standingsOf(budgets, this.ledger.bySlot(), (slot) => this.episodeIdOf(slot))
  }

  episodeOf(slot: Slot): number | null {
    // What a run makes may not be seen yet by the view of a person who decided something meanwhile.
    const { evaluator } = this.running ?? this.now()
    const { step, subject } = splitSlot(slot)
    const found = evaluator.steps.get(step)
    return found === undefined || !evaluator.isSubject(slot) ? null : evaluator.episodeOf(found, subject)
  }

  /** The same by its id. */
  private episodeIdOf(slot: Slot): number | null {
    const number = this.episodeOf(slot)
    return number === null ? null : (this.running ?? this.now()).kit.changes.order.idAt(number)
  }

  private guard(): BudgetGuard {
    return new BudgetGuard({
      standings: () => this.budgets(),
      episodeIdOf: (slot) => this.episodeIdOf(slot),
      numberOf: (id) => this.kit.changes.order.numberOf(id),
    })
  }

  private now(): View {
    return (this.view ??= viewOf(this.project, this.makers))
  }

  get kit(): StepKit {
    return this.now().kit
  }

  evaluator(): Evaluator {
    return this.now().evaluator
  }

  changed(): void {
    if (this.running !== null) this.purse.guard?.reload()
    if (this.view === null) return
    if (this.view === this.running || this.view.structure !== structureOf(this.project)) this.view = null
    else this.view.evaluator.humansChanged(this.project.build.humans())
  }

  async build({ budgetPicoUsd, ...options }: BuildOptions): Promise<BuildResult> {
    return this.alone(budgetPicoUsd ?? null, (view) => this.run(view, options))
  }

  async reroll(slot: Slot, signal: AbortSignal, budgetPicoUsd: bigint | null = null): Promise<RerollResult> {
    return this.alone(budgetPicoUsd, async (view) => {
      requireSlot(view.evaluator, slot)
      const { shownDigest, fit } = view.evaluator.evaluate(slot)
      let made: Take | null = null
      const along = (take: Take): void => {
        chooseAfter(this.project, fit, take)
        made = take
      }
      this.again = slot
      const result = await this.run(view, { signal, reroll: slot, along }).finally(() => (this.again = null))
      if (made !== null) view.evaluator.humansChanged(this.project.build.humans())
      return { ...result, ...outcome(view.evaluator, slot, shownDigest, made) }
    })
  }

  close(): void {
    this.project.close()
  }

  /** One run at a time: a second one would not see what the first is making, and make it again. */
  private async alone<T>(budgetPicoUsd: bigint | null, work: (view: View) => Promise<T>): Promise<T> {
    if (this.project.mode === 'read' || this.supposed)
      throw new StudioError('READ_ONLY', 'The project was opened for reading only.')
    if (this.running !== null)
      throw new StudioError(
        'BUSY',
        'This project is being built already.',
        'Wait for it to finish, or stop it first.',
      )
    const view = this.now()
    this.running = view
    // From a cassette everything is free: nobody has to say what may be spent.
    const limit = this.tape?.replays === true ? (budgetPicoUsd ?? 0n) : budgetPicoUsd
    this.purse = new Purse(limit, this.guard())
    try {
      view.evaluator.filesChanged(damagedValues(this.project))
      return await work(view)
    } catch (error) {
      // What was not recorded must not be seen.
      this.view = null
      throw error
    } finally {
      this.running = null
      // A decision made meanwhile gave readers a view of their own, which has not heard of what failed.
      if (this.view !== view) this.view = null
    }
  }

  private async run(view: View, options: Omit<RunOptions, 'limits'>): Promise<BuildResult> {
    const onEvent = (event: RunEvent, left: ReadonlyMap<string, number>): void => {
      if (event.kind === 'made' && this.view !== view) this.view?.evaluator.add(event.take)
      options.onEvent?.(event, left)
    }
    const limits = limitsOf(this.routing)
    const result = await runBuild(view.evaluator, this.project.build, { ...options, onEvent, limits })
    const { requests, spentPicoUsd, atLimit } = this.purse
    return {
      ...result,
      atLimit,
      calls: result.calls + requests,
      // What a cassette answers costs nothing and is asked of nobody.
      billable: result.billable + (this.tape?.replays === true ? 0 : requests),
      spentPicoUsd: result.spentPicoUsd + spentPicoUsd,
    }
  }
}
