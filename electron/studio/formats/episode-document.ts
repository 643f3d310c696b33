import type { Subtitles } from '../../../shared/drama/film.ts'
import type { Delivery, Emotion, Language, LineKind } from '../../../shared/drama/vocabulary.ts'

/** A line as a reader sees it: with the name of its speaker. */
export interface DocumentLine {
  readonly id: string
  readonly kind: LineKind
  readonly text: string
  /** Name of the speaker; null for anything but speech. */
  readonly speaker: string | null
  readonly delivery: Delivery
  readonly emotion: Emotion
  /** How it is said; "" when plain. */
  readonly parenthetical: string
}

export interface DocumentScene {
  readonly id: string
  /** Computed label such as `1-1`. */
  readonly number: string
  /** Computed heading such as `1-1 日 内 茶馆` or `1-1 DAY INT. TEA SHOP`. */
  readonly heading: string
  readonly lines: readonly DocumentLine[]
}

/** An episode as every text format is written from it: current text in played order, and its captions. */
export interface EpisodeDocument {
  readonly number: number
  readonly title: string
  readonly language: Language
  readonly dramaTitle: string
  readonly synopsis: string
  readonly hook: string
  readonly cliffhanger: string
  readonly scenes: readonly DocumentScene[]
  readonly subtitles: Subtitles
}

/** Who is named as the author of what the studio wrote by itself. */
export const AUTHOR = 'Cliffhanger'

/** The notice that text, pictures and voices were made by a machine, for title pages and metadata. */
export const AI_NOTICE: Readonly<Record<Language, string>> = {
  zh: '本剧的文字、画面与声音由人工智能生成。',
  en: 'The words, pictures and voices of this drama are AI-generated.',
}
