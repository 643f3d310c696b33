import type { Place, Product, ProductState, StateCounts } from '../../../shared/contract/common.ts'
import type { Cut, SceneTiming, ShotList } from '../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../shared/drama/rate.ts'
import type { Evaluation } from '../build/evaluate.ts'
import { evaluateAll, planOf, type PlanRow } from '../build/plan.ts'
import { slotOf, type Reader, type Slot } from '../build/step.ts'
import type { Session } from '../session.ts'
import { PROJECT_RATE } from '../steps/voices.ts'
import { placeOf, productOf } from './season-index.ts'

/** A product with its state as people see it: one that may change with something before it counts as stale. */
export interface StoodProduct {
  readonly one: Evaluation
  readonly state: ProductState
  readonly reason: string
  readonly place: Place
}

/** All products of the season with their states, and the plan they give. */
export interface SeasonStates {
  readonly all: readonly StoodProduct[]
  readonly plan: readonly PlanRow[]
}

export function seasonStates(session: Session): SeasonStates {
  const evaluator = session.evaluator()
  const plan = planOf(evaluator)
  const planned = new Map<Slot, PlanRow>(plan.map((row) => [row.slot, row]))
  const all = evaluateAll(evaluator).map((one): StoodProduct => {
    const row = one.state === 'current' ? planned.get(one.slot) : undefined
    return {
      one,
      state: row === undefined ? one.state : 'stale',
      reason: row === undefined ? one.reason : row.reason,
      place: placeOf(session, one.slot),
    }
  })
  return { all, plan }
}

/** One product as the window sees it, by its slot. */
export const productAt = (session: Session, slot: Slot): Product =>
  productOf(session, session.evaluator().evaluate(slot))

export const noCounts = (): StateCounts => ({ current: 0, stale: 0, missing: 0, blocked: 0, unknown: 0 })

export function countOf(products: readonly StoodProduct[]): StateCounts {
  const counts = noCounts()
  for (const { state } of products) counts[state]++
  return counts
}

/** States from the one a person should hear of first to the one they need not. */
const GRAVITY: readonly ProductState[] = ['blocked', 'unknown', 'stale', 'missing', 'current']

/** The gravest state among products, with the reason of the first product in it. */
export function worstOf(products: readonly StoodProduct[]): { state: ProductState; reason: string } {
  for (const state of GRAVITY) {
    const found = products.find((product) => product.state === state)
    if (found !== undefined) return { state, reason: found.reason }
  }
  return { state: 'missing', reason: '' }
}

/** Played length of a scene in seconds, else the length its shots are planned for; null before it has shots. */
export function sceneSeconds(reader: Reader, scene: string): number | null {
  const timing = reader.peek<SceneTiming>(slotOf('timing', scene))
  if (timing !== undefined) return secondsFromFrames(timing.durationFrames, timing.fps)
  const shots = reader.peek<ShotList>(slotOf('shots', scene))?.shots
  if (shots === undefined) return null
  return secondsFromFrames(
    shots.reduce((sum, shot) => sum + shot.plannedFrames, 0),
    PROJECT_RATE,
  )
}

/** Length of an episode in seconds: as cut, else from its scenes where all of them have one. */
export function episodeSeconds(
  reader: Reader,
  episode: number,
  scenes: readonly string[],
): { seconds: number | null; measured: boolean } {
  const cut = reader.peek<Cut>(slotOf('cut', episode))
  if (cut !== undefined) return { seconds: secondsFromFrames(cut.durationFrames, cut.fps), measured: true }
  const parts = scenes.map((scene) => sceneSeconds(reader, scene))
  if (parts.length === 0 || parts.includes(null)) return { seconds: null, measured: false }
  return { seconds: parts.reduce<number>((sum, part) => sum + (part ?? 0), 0), measured: false }
}
