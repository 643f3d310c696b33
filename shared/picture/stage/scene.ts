/** Everything the stage's parts need to know of the frame being painted. */
import type { Host } from '../canvas.ts'
import type { PictureStore } from '../cache.ts'
import type { SetDefinition, SetLight } from '../sets/set.ts'
import type { Occasion } from '../sets/tone.ts'
import type { View } from './view.ts'

/** A set on an occasion, seen through a view. */
export interface StageScene {
  readonly set: SetDefinition
  readonly when: Occasion
  /** The light the players stand in. */
  readonly light: SetLight
  readonly view: View
  /** Shot time in seconds. */
  readonly seconds: number
  readonly host: Host
  readonly store: PictureStore | null
  /** Name of set, hour, weather, mood and size: the beginning of every key. */
  readonly place: string
  /** Name of the camera's way: what is painted for one is not right for another. */
  readonly way: string
}
