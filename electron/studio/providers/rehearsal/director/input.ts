import type { Rate } from '../../../../../shared/drama/film.ts'
import type {
  CameraMove,
  Delivery,
  Emotion,
  Hour,
  ShotAngle,
  ShotSize,
  Weather,
} from '../../../../../shared/drama/vocabulary.ts'

/**
 * What the director reads. A speech line comes without its words: the framing of a scene hangs on who speaks and how,
 * so that editing what is said never makes a picture stale.
 */

/** Somebody who can be in the picture. */
export interface DirectorCast {
  readonly id: string
  readonly lookId: string
  readonly gender: 'f' | 'm'
  readonly age: number
  /** Name as action lines write it; without it an action is taken to be its beat's. */
  readonly name?: string
}

/** A line nobody speaks: an action with its words, a caption with those of its words that name somebody. */
export interface SilentLine {
  readonly id: string
  readonly kind: 'action' | 'caption' | 'transition'
  readonly text: string
  /** Index into `beats`; -1 when a person added the line. */
  readonly beat: number
}

/** A spoken line, without its words. */
export interface SpokenLine {
  readonly id: string
  readonly kind: 'speech'
  /** Cast id. */
  readonly speaker: string
  readonly delivery: Delivery
  readonly emotion: Emotion
  readonly strength: number
  readonly beat: number
}

export type DirectorLine = SilentLine | SpokenLine

/** How the outline saw a beat. */
export interface DirectorBeat {
  readonly size: ShotSize
  readonly angle: ShotAngle
  readonly camera: CameraMove
  readonly by: string
  readonly to: string | null
  readonly note: string
  /** A thing that is shown and the drawing that shows it. */
  readonly prop: { readonly name: string; readonly insert: string } | null
}

export interface DirectorInput {
  readonly sceneId: string
  readonly location: {
    readonly id: string
    readonly set: string
    readonly interior: boolean
    readonly name: string
  }
  readonly hour: Hour
  readonly weather: Weather
  readonly cast: readonly DirectorCast[]
  readonly lines: readonly DirectorLine[]
  readonly beats: readonly DirectorBeat[]
  /** True when the scene ends its episode: its last shot pushes in on the cliffhanger. */
  readonly last?: boolean
}

/** Recorded, unkeyed: how long each spoken line and caption is expected to take. Only planned frames come from it. */
export interface DirectorContext {
  readonly spoken: Readonly<Record<string, { readonly text: string; readonly ms: number }>>
}

export interface DirectorOptions {
  readonly seed: number
  /** 1 for the first take; another take frames the scene differently. */
  readonly take: number
  readonly fps: Rate
}
