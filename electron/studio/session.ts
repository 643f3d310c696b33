import type { Role } from '../../shared/drama/vocabulary.ts'
import type { Take } from './build/build-store.ts'
import { canonicalJson } from './build/digest.ts'
import { Evaluator } from './build/evaluate.ts'
import { runBuild, type RunEvent, type RunOptions, type RunResult } from './build/run.ts'
import { splitSlot, type Pool, type Slot } from './build/step.ts'
import type { SceneChanges, ScenePlace } from './drama/season.ts'
import { StudioError } from './errors.ts'
import type { Provider } from './providers/provider.ts'
import { createSteps } from './steps/index.ts'
import type { StepKit } from './steps/kit.ts'
import { damagedValues } from './store/damage.ts'
import type { Project } from './store/project.ts'

/** How much runs side by side. Text is written on the main thread; pictures and voices have a process each. */
const LIMITS: Readonly<Record<Pool, number>> = { text: 1, image: 2, voice: 2, local: 1 }

/** What a reroll did. */
export interface RerollResult extends RunResult {
  /** Id of the new take; null when it was cancelled or failed. */
  readonly take: string | null
  /** True when readers see the new take; false for a pinned product, and for text a person edited. */
  readonly chosen: boolean
  /** True when the new take came out other than what was seen before. */
  readonly changed: boolean
  readonly pinned: boolean
  readonly held: boolean
}

/** An open project with its steps: what the command line and the window work on. */
export interface Session {
  readonly project: Project
  readonly kit: StepKit
  /** The season as it stands now, also while a build runs. Ask for it anew after a change: it may be another one. */
  evaluator(): Evaluator
  /** Takes over what people decided since: call after a human change. */
  changed(): void
  /** @throws StudioError BUSY while another build or reroll of this session runs; READ_ONLY. */
  build(options: Omit<RunOptions, 'limits' | 'reroll' | 'along'>): Promise<RunResult>
  /**
   * One more take of a product, chosen from then on; one undoable change, recorded together with the take.
   * @throws StudioError NOT_FOUND, BUSY, READ_ONLY; BUILD_FIRST when a build would make it, or what it stands on.
   */
  reroll(slot: Slot, signal: AbortSignal): Promise<RerollResult>
  close(): void
}

function changesOf(project: Project): SceneChanges {
  const places = project.human.list('place').map((row) => [row.subject, row.value as ScenePlace] as const) // written by `moveScene`
  return {
    places: new Map(places),
    removed: new Set(project.human.list('removed').map((row) => row.subject)),
  }
}

function kitOf(project: Project, provider: (role: Role) => Provider): StepKit {
  return {
    brief: project.brief,
    changes: changesOf(project),
    provider,
    store: (bytes, mime) => project.media.put(bytes, mime),
    media: (ref) => project.media.get(ref),
    index: { shots: new Map(), lines: new Map() },
  }
}

/** Decisions that steps read through their kit: after one of these everything is looked at anew. */
const STRUCTURAL = ['place', 'removed'] as const

interface View {
  readonly kit: StepKit
  readonly evaluator: Evaluator
  /** The structural decisions it was made with. */
  readonly structure: string
}

const structureOf = (project: Project): string =>
  canonicalJson(STRUCTURAL.map((kind) => project.human.list(kind)))

function viewOf(project: Project, provider: (role: Role) => Provider): View {
  const kit = kitOf(project, provider)
  const routeOf = (step: { role: Role | null }) => {
    const maker = step.role === null ? null : provider(step.role)
    return { grade: maker?.grade ?? ('rehearsal' as const), provider: maker?.id ?? 'studio' }
  }
  const evaluator = new Evaluator(createSteps(kit), project.build, routeOf, damagedValues(project))
  return { kit, evaluator, structure: structureOf(project) }
}

/** Puts an open project and the providers together. */
export function createSession(project: Project, provider: (role: Role) => Provider): Session {
  return new OpenSession(project, provider)
}

class OpenSession implements Session {
  readonly project: Project
  private readonly provider: (role: Role) => Provider
  private view: View | null = null
  /** What the run that is on works with; it goes on with the decisions it started from. */
  private running: View | null = null

  constructor(project: Project, provider: (role: Role) => Provider) {
    this.project = project
    this.provider = provider
  }

  private now(): View {
    return (this.view ??= viewOf(this.project, this.provider))
  }

  get kit(): StepKit {
    return this.now().kit
  }

  evaluator(): Evaluator {
    return this.now().evaluator
  }

  changed(): void {
    if (this.view === null) return
    if (this.view === this.running || this.view.structure !== structureOf(this.project)) this.view = null
    else this.view.evaluator.humansChanged(this.project.build.humans())
  }

  async build(options: Omit<RunOptions, 'limits' | 'reroll' | 'along'>): Promise<RunResult> {
    return this.alone((view) => this.run(view, options))
  }

  async reroll(slot: Slot, signal: AbortSignal): Promise<RerollResult> {
    return this.alone(async (view) => {
      requireSlot(view.evaluator, slot)
      const { shownDigest, fit } = view.evaluator.evaluate(slot)
      let made: Take | null = null
      const along = (take: Take): void => {
        chooseAfter(this.project, fit, take)
        made = take
      }
      const result = await this.run(view, { signal, reroll: slot, along })
      if (made !== null) view.evaluator.humansChanged(this.project.build.humans())
      return { ...result, ...outcome(view.evaluator, slot, shownDigest, made) }
    })
  }

  close(): void {
    this.project.close()
  }

  /** One run at a time: a second one would not see what the first is making, and make it again. */
  private async alone<T>(work: (view: View) => Promise<T>): Promise<T> {
    if (this.project.mode === 'read')
      throw new StudioError('READ_ONLY', 'The project was opened for reading only.')
    if (this.running !== null)
      throw new StudioError(
        'BUSY',
        'This project is being built already.',
        'Wait for it to finish, or stop it first.',
      )
    const view = this.now()
    this.running = view
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

  private run(view: View, options: Omit<RunOptions, 'limits'>): Promise<RunResult> {
    const onEvent = (event: RunEvent): void => {
      if (event.kind === 'made' && this.view !== view) this.view?.evaluator.add(event.take)
      options.onEvent?.(event)
    }
    return runBuild(view.evaluator, this.project.build, { ...options, onEvent, limits: LIMITS })
  }
}

function outcome(
  evaluator: Evaluator,
  slot: Slot,
  before: string | null,
  made: Take | null,
): Pick<RerollResult, 'take' | 'chosen' | 'changed' | 'pinned' | 'held'> {
  const { pinned, held, shown } = evaluator.evaluate(slot)
  return {
    take: made?.id ?? null,
    chosen: made !== null && !held && shown?.id === made.id,
    changed: made !== null && made.outputDigest !== before,
    pinned,
    held,
  }
}

/**
 * Chooses the new take, undoably: what was seen of these inputs until now is written down first, so that undo has
 * somewhere to go.
 */
function chooseAfter(project: Project, before: Take | null, after: Take): void {
  const subject = `${after.slot}|${after.inputDigest}`
  if (before !== null && project.human.get('choice', subject) === null)
    project.human.note('choice', subject, before.id)
  project.human.change(`reroll ${after.slot}`, [{ kind: 'choice', subject, after: after.id }])
}

/** @returns the take seen now. @throws StudioError NOT_FOUND when there is no such product. */
export function requireSlot(evaluator: Evaluator, slot: Slot): Take | null {
  const { step, subject } = splitSlot(slot)
  if (!evaluator.steps.has(step))
    throw new StudioError(
      'NOT_FOUND',
      `There is no step "${step}".`,
      `Products are named <step>:<id>; steps are ${[...evaluator.steps.keys()].join(', ')}.`,
    )
  if (!evaluator.isSubject(slot))
    throw new StudioError(
      'NOT_FOUND',
      `There is no product "${slot}".`,
      `\`plan\`, \`lines\` and \`takes\` show the ids; ${subject === '' ? 'the id is missing' : 'check the id'}.`,
    )
  return evaluator.evaluate(slot).shown
}
