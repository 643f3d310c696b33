import type { Take } from './build/build-store.ts'
import { canonicalJson } from './build/digest.ts'
import { Evaluator } from './build/evaluate.ts'
import type { Slot, StepDefinition } from './build/step.ts'
import { episodeOrder } from './drama/episode-order.ts'
import type { SceneChanges, ScenePlace } from './drama/season.ts'
import type { Makers } from './providers/makers.ts'
import { createSteps } from './steps/index.ts'
import type { StepKit } from './steps/kit.ts'
import { damagedValues } from './store/damage.ts'
import type { Project } from './store/project.ts'

function changesOf(project: Project): SceneChanges {
  const places = project.human.list('place').map((row) => [row.subject, row.value as ScenePlace] as const) // written by `moveScene`
  return {
    places: new Map(places),
    removed: new Set(project.human.list('removed').map((row) => row.subject)),
    order: episodeOrder(project.brief.episodes, (project.human.get('order', 'season') ?? []) as number[]), // written by `moveEpisode`
  }
}

function kitOf(project: Project, provider: Makers, takesOf: (slot: Slot) => readonly Take[]): StepKit {
  return {
    brief: project.brief,
    changes: changesOf(project),
    novel: () => project.novel.get(),
    provider,
    store: (bytes, mime) => project.media.put(bytes, mime),
    media: (ref) => project.media.get(ref),
    finals: <T>(slot: Slot) =>
      takesOf(slot)
        .filter((take) => take.grade === 'final')
        .toReversed()
        .map((take) => project.build.output(take.outputDigest) as T), // schema-checked when recorded
    index: { shots: new Map(), lines: new Map() },
  }
}

/** Decisions that steps read through their kit: after one of these everything is looked at anew. */
const STRUCTURAL = ['place', 'removed', 'order'] as const

/** The season as one look at it sees it. */
export interface View {
  readonly kit: StepKit
  readonly evaluator: Evaluator
  /** The structural decisions it was made with. */
  readonly structure: string
}

/** The structural decisions of a project, to be compared with those of a view. */
export const structureOf = (project: Project): string =>
  canonicalJson(STRUCTURAL.map((kind) => project.human.list(kind)))

/** Looks at the season anew. */
export function viewOf(project: Project, provider: Makers): View {
  const kit: StepKit = kitOf(project, provider, (slot) => evaluator.takesOf(slot))
  const routeOf = (step: StepDefinition) => {
    const maker = step.role === null ? null : provider(step.role, step.id)
    return { grade: maker?.grade ?? ('rehearsal' as const), provider: maker?.id ?? 'studio' }
  }
  const evaluator: Evaluator = new Evaluator(createSteps(kit), project.build, routeOf, damagedValues(project))
  return { kit, evaluator, structure: structureOf(project) }
}
