import type {
  ArcEpisode,
  Outline,
  SceneOutline,
  SceneScript,
  VoiceCard,
} from '../../../../../shared/drama/story.ts'
import type { GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import type { WriterOptions } from './bible.ts'
import { outlineTitle } from './outline-title.ts'
import { polish } from './polish.ts'
import { realise } from './realise.ts'
import { revise, type TextFinding } from './revise.ts'

/**
 * The rehearsal writer: drafts a season from a brief without a language model. Everything is a function of its
 * input, its context, the seed and the take.
 */

export { writeArc } from './arc.ts'
export { writeBible, type WriterOptions } from './bible.ts'
export { genreOfWords, inferGenre } from './premise/read.ts'
export type { TextFinding } from './revise.ts'

/** What is seen but not keyed: texts of all earlier scenes, in order. */
export interface WriterContext {
  readonly earlier: readonly string[]
}

/** An episode's outline: its part of the arc with title and synopsis; another take, another title. */
export function writeOutline(
  input: { episode: ArcEpisode; cast: VoiceCard[] },
  options: WriterOptions,
): Outline {
  const { number, synopsis, hook, cliffhanger, paywall, scenes } = input.episode
  return { number, title: outlineTitle(input.episode, options), synopsis, hook, cliffhanger, paywall, scenes }
}

/** What the text steps of a scene read. */
export interface SceneInput {
  readonly scene: SceneOutline
  readonly cast: VoiceCard[]
  readonly language: Language
  readonly genre: GenreId
}

/** First draft of a scene. */
export function writeScript(input: SceneInput, context: WriterContext, options: WriterOptions): SceneScript {
  return { lines: realise({ ...input, earlier: context.earlier }, options).lines }
}

/** The same lines in each speaker's own voice: leads, particles, rhythm. Ids stay. */
export function polishScript(
  input: SceneInput & { script: SceneScript },
  context: WriterContext,
  options: WriterOptions,
): SceneScript {
  return polish(input, context.earlier, options)
}

/** Repairs exactly what the findings name; without findings the script comes back as it is. Ids stay. */
export function reviseScript(
  input: Omit<SceneInput, 'genre'> & {
    genre?: GenreId
    script: SceneScript
    findings: readonly TextFinding[]
  },
  context: WriterContext,
  options: WriterOptions,
): SceneScript {
  return revise(input, context.earlier, options)
}
