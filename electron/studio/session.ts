import type { Role } from '../../shared/drama/vocabulary.ts'
import type { Take } from './build/build-store.ts'
import { Evaluator } from './build/evaluate.ts'
import { runBuild, type RunOptions, type RunResult } from './build/run.ts'
import { splitSlot, type Pool, type Slot } from './build/step.ts'
import type { SceneChanges, ScenePlace } from './drama/season.ts'
import { StudioError } from './errors.ts'
import type { Provider } from './providers/provider.ts'
import { createSteps } from './steps/index.ts'
import type { StepKit } from './steps/kit.ts'
import type { Project } from './store/project.ts'

/** How much runs side by side. Text is written on the main thread; pictures and voices have a process each. */
const LIMITS: Readonly<Record<Pool, number>> = { text: 1, image: 2, voice: 2, local: 1 }

/** An open project with its steps: what the command line and the window work on. */
export interface Session {
  readonly project: Project
  readonly kit: StepKit
  /** The season as it stands now. Made anew after every human change. */
  evaluator(): Evaluator
  /** Forgets the evaluator: call after a human change. */
  changed(): void
  /** @throws StudioError BUSY while another build or reroll of this session runs; READ_ONLY. */
  build(options: Omit<RunOptions, 'limits'>): Promise<RunResult>
  /** One more take of a product, chosen from then on. @throws StudioError NOT_FOUND, BUSY, READ_ONLY */
  reroll(slot: Slot, signal: AbortSignal): Promise<RunResult>
  close(): void
}

function changesOf(project: Project): SceneChanges {
  const places = project.human.list('place').map((row) => [row.subject, row.value as ScenePlace] as const) // written by `moveScene`
  return {
    places: new Map(places),
    removed: new Set(project.human.list('removed').map((row) => row.subject)),
  }
}

/** Takes whose files are gone or are not what their names say. */
function damagedTakes(project: Project): Set<string> {
  const verdicts = new Map<string, boolean>()
  const whole = (digest: string): boolean => {
    let verdict = verdicts.get(digest)
    if (verdict === undefined) {
      verdict = project.build.mediaOf(digest).every((ref) => project.media.verify(ref))
      verdicts.set(digest, verdict)
    }
    return verdict
  }
  return new Set(
    project.build
      .allTakes()
      .filter((take) => !whole(take.outputDigest))
      .map((take) => take.id),
  )
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

/** Puts an open project and the providers together. */
export function createSession(project: Project, provider: (role: Role) => Provider): Session {
  let current: { kit: StepKit; evaluator: Evaluator } | null = null
  const make = (damaged?: ReadonlySet<string>) => {
    const kit = kitOf(project, provider)
    const routeOf = (step: { role: Role | null }) => {
      const maker = step.role === null ? null : provider(step.role)
      return { grade: maker?.grade ?? ('rehearsal' as const), provider: maker?.id ?? 'studio' }
    }
    current = { kit, evaluator: new Evaluator(createSteps(kit), project.build, routeOf, damaged) }
    return current
  }
  let running = false
  /** One run at a time: a second one would not see what the first is making, and make it again. */
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (project.mode === 'read')
      throw new StudioError('READ_ONLY', 'The project was opened for reading only.')
    if (running)
      throw new StudioError(
        'BUSY',
        'This project is being built already.',
        'Wait for it to finish, or stop it first.',
      )
    running = true
    try {
      return await work()
    } finally {
      running = false
      current = null
    }
  }
  const run = (options: Omit<RunOptions, 'limits'>): Promise<RunResult> =>
    runBuild(make(damagedTakes(project)).evaluator, project.build, { ...options, limits: LIMITS })
  return {
    project,
    get kit() {
      return (current ?? make()).kit
    },
    evaluator: () => (current ?? make()).evaluator,
    changed: () => void (current = null),
    build: (options) => alone(() => run(options)),
    reroll: (slot, signal) =>
      alone(async () => {
        const before = requireSlot(make().evaluator, slot)
        const result = await run({ signal, reroll: slot })
        const after = newestTake(project, slot)
        if (
          result.ran.includes(slot) &&
          before !== null &&
          after !== null &&
          after.inputDigest === before.inputDigest
        )
          chooseAfter(project, slot, before, after)
        return result
      }),
    close: () => project.close(),
  }
}

const newestTake = (project: Project, slot: Slot): Take | null =>
  project.build.allTakes().findLast((take) => take.slot === slot) ?? null

/** Chooses the new take, undoably: what was seen until now is written down first, so that undo has somewhere to go. */
function chooseAfter(project: Project, slot: Slot, before: Take, after: Take): void {
  const subject = `${slot}|${before.inputDigest}`
  if (project.human.get('choice', subject) === null) project.human.note('choice', subject, before.id)
  project.human.change(`reroll ${slot}`, [{ kind: 'choice', subject, after: after.id }])
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
