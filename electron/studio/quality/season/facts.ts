import type { StoryPromise } from '../../../../shared/drama/story.ts'
import type { Language, LineKind } from '../../../../shared/drama/vocabulary.ts'

/** A scene where it is played now. */
export interface SeasonSceneFacts {
  readonly id: string
  /** Where it was written: the episode and the 1-based place in it. */
  readonly written: { readonly episode: number; readonly scene: number }
  readonly lines: readonly {
    readonly id: string
    readonly kind: LineKind
    readonly text: string
    /** Cast id of a speech line. */
    readonly speaker: string | null
  }[]
  /** Cast ids introduced in this scene (`introduces` of its beats). */
  readonly introduces: readonly string[]
  /** What its beats do to promises, in order. */
  readonly promises: readonly { readonly id: string; readonly act: 'plant' | 'recall' | 'pay' }[]
}

/** What the checks of a whole season read, as the season is played now. */
export interface SeasonFacts {
  readonly language: Language
  readonly cast: readonly { readonly id: string; readonly name: string }[]
  /** The brief's words on the look of the drama; "" or left out when there are none. */
  readonly style?: string
  /** Names people had in older bibles of this season and nobody has now; none when left out. */
  readonly formerNames?: readonly string[]
  /** Cast ids introduced in scenes that were taken out; none when left out. */
  readonly removedIntroductions?: readonly string[]
  readonly promises: readonly StoryPromise[]
  readonly episodes: readonly { readonly number: number; readonly scenes: readonly SeasonSceneFacts[] }[]
}

/** A scene with the number it is shown under. */
export type PlayedScene = SeasonSceneFacts & { readonly episode: number; readonly label: string }

/** All scenes in played order. */
export const playedScenes = (facts: SeasonFacts): PlayedScene[] =>
  facts.episodes.flatMap(({ number, scenes }) =>
    scenes.map((scene, i) => ({ ...scene, episode: number, label: `${number}-${i + 1}` })),
  )
