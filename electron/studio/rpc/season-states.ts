import type { Place, Product, ProductState as State } from '../../../shared/contract/common.ts'
import type { Reason } from '../../../shared/drama/reason.ts'
import type { Cut, SceneTiming, ShotList } from '../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../shared/drama/rate.ts'
import { productStates, type ProductState } from '../build/states.ts'
import { slotOf, type Reader, type Slot } from '../build/step.ts'
import type { Session } from '../session.ts'
import { PROJECT_RATE } from '../steps/voices.ts'
import { placeIn, placeOf, seasonIndex, type SeasonIndex } from './season-index.ts'

/** A product with its state as people see it, and where it belongs. */
export interface StoodProduct extends ProductState {
  readonly place: Place
}

interface Placed {
  readonly index: SeasonIndex
  readonly products: readonly StoodProduct[]
}

/** By the states they were found for: those are the same as long as nothing changes. */
const placed = new WeakMap<readonly ProductState[], Placed>()

/** All products of the season with their states. */
export function seasonStates(session: Session): readonly StoodProduct[] {
  const index = seasonIndex(session)
  const states = productStates(session.evaluator())
  const known = placed.get(states)
  if (known?.index === index) return known.products
  const products = states.map((one) => ({ ...one, place: placeIn(index, one.slot) }))
  placed.set(states, { index, products })
  return products
}

const shown = (one: Omit<Product, 'reason' | 'place'> & { why: Reason | null }, place: Place): Product => ({
  slot: one.slot,
  step: one.step,
  state: one.state,
  reason: one.why,
  pinned: one.pinned,
  behind: one.behind,
  held: one.held,
  standIn: one.standIn,
  place,
})

/** A product of {@link seasonStates} as the window sees it. */
export const shownOf = (one: StoodProduct): Product => shown(one, one.place)

/** One product by its slot, as it is by itself: what stands before it is not looked at. */
export function productAt(session: Session, slot: Slot): Product {
  const one = session.evaluator().evaluate(slot)
  return shown({ ...one, step: one.step.id }, placeOf(session, slot))
}

/** States from the one a person should hear of first to the one they need not. */
const GRAVITY: readonly State[] = ['blocked', 'unknown', 'stale', 'missing', 'current']

/** The gravest state among products, with the reason of the first product in it. */
export function worstOf(products: readonly StoodProduct[]): { state: State; reason: Reason | null } {
  for (const state of GRAVITY) {
    const found = products.find((product) => product.state === state)
    if (found !== undefined) return { state, reason: found.why }
  }
  return { state: 'missing', reason: null }
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

/** Length of an episode (by its id) in seconds: as cut, else from its scenes where all of them have one. */
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
