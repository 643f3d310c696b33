import type { Bible, SceneOutline } from '../../../shared/drama/story.ts'
import type { Reader } from '../build/step.ts'

/** The place a scene is seen in. */
export interface Backdrop {
  /** Location id. */
  readonly id: string
  readonly name: string
  readonly set: string
  readonly interior: boolean
}

/** Where a scene was outlined to play. */
const ownBackdrop = (outline: SceneOutline): Backdrop => ({
  id: outline.location,
  name: outline.locationName,
  set: outline.set,
  interior: outline.interior,
})

/**
 * Where a scene is seen: the place a person gave it, else its own. The words of the scene are written for its own
 * place and never read this. A place that is not in the bible any more counts as none.
 */
export function backdropOf(reader: Reader, bible: Bible, outline: SceneOutline): Backdrop {
  const chosen = reader.human<string>('backdrop', outline.id)
  const found = chosen === undefined ? undefined : bible.locations.find((one) => one.id === chosen)
  return found === undefined
    ? ownBackdrop(outline)
    : { id: found.id, name: found.name, set: found.set, interior: found.interior }
}
