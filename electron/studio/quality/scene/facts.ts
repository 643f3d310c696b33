import type { Line, SceneOutline, VoiceCard } from '../../../../shared/drama/story.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'

/** What the checks of one scene read: its outline, who speaks, its lines, and the text of scenes before it. */
export interface SceneTextFacts {
  readonly scene: SceneOutline
  readonly cast: readonly VoiceCard[]
  readonly language: Language
  readonly lines: readonly Line[]
  /** Texts of earlier scenes, in any order. */
  readonly earlier: readonly string[]
}
