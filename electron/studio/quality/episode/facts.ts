import type { PictureFacts, Rate, SceneTiming, Subtitles } from '../../../../shared/drama/film.ts'
import type { Language, LineKind } from '../../../../shared/drama/vocabulary.ts'

/** A scene of an episode as it is played. */
export interface EpisodeSceneFacts {
  readonly id: string
  readonly lines: readonly { readonly id: string; readonly kind: LineKind; readonly text: string }[]
  readonly timing: SceneTiming
  /** Lines each shot covers. */
  readonly shots: readonly { readonly id: string; readonly lines: readonly string[] }[]
  /**
   * Where the shots were made for another text (pinned): lines they did not have, and how many of theirs are gone.
   * `timing`: the pinned timing is of other lines or shots, and the scene was timed anew.
   */
  readonly misfit: {
    readonly uncovered: readonly string[]
    readonly vanished: number
    readonly timing?: boolean
  }
  /** Facts of the frames, by shot. */
  readonly frames: readonly { readonly shot: string; readonly facts: PictureFacts }[]
  /** Facts of the voices, by line. */
  readonly voices: readonly { readonly line: string; readonly durationMs: number; readonly silent: boolean }[]
}

/** What `review` reads of an episode. */
export interface EpisodeFacts {
  readonly number: number
  readonly language: Language
  readonly fps: Rate
  /** Length aimed at, from the brief. */
  readonly targetSeconds: number
  /** How the outline wants it to open and to end. */
  readonly hook: string
  readonly cliffhanger: string
  /** In played order. */
  readonly scenes: readonly EpisodeSceneFacts[]
  readonly subtitles: Subtitles
}
