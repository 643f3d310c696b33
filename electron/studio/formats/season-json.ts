import type { Delivery, Emotion, GenreId, Language, LineKind } from '../../../shared/drama/vocabulary.ts'
import { AI_NOTICE, AUTHOR } from './episode-document.ts'

/** A line of a season with ids and names, as other programs want it. */
export interface SeasonLine {
  readonly id: string
  readonly kind: LineKind
  readonly text: string
  /** Name of the speaker; null for anything but speech. */
  readonly speaker: string | null
  readonly delivery: Delivery
  readonly emotion: Emotion
  readonly strength: number
  readonly parenthetical: string
}

/** A whole season as data. */
export interface SeasonDocument {
  readonly title: string
  readonly logline: string
  readonly language: Language
  readonly genre: GenreId
  readonly seed: number
  readonly cast: readonly {
    readonly id: string
    readonly name: string
    readonly role: string
    readonly gender: 'f' | 'm'
    readonly age: number
    readonly intro: string
  }[]
  readonly episodes: readonly {
    readonly number: number
    readonly title: string
    readonly synopsis: string
    readonly hook: string
    readonly cliffhanger: string
    readonly paywall: boolean
    readonly scenes: readonly {
      readonly id: string
      readonly number: string
      readonly heading: string
      readonly lines: readonly SeasonLine[]
    }[]
  }[]
  readonly promises: readonly {
    readonly id: string
    readonly kind: string
    readonly setup: string
    readonly payoff: string
    readonly token: string
    /** Episode numbers as the season is played now; null when no scene does it. */
    readonly plantedIn: number | null
    readonly paidIn: number | null
  }[]
}

/** A line without the fields that say nothing. */
function lineJson(line: SeasonLine): object {
  const { id, kind, text, speaker, delivery, emotion, strength, parenthetical } = line
  if (kind !== 'speech') return { id, kind, text }
  return {
    id,
    kind,
    speaker,
    delivery,
    emotion,
    strength,
    ...(parenthetical === '' ? {} : { parenthetical }),
    text,
  }
}

/** `season.json`: everything written in a season, its cast, and its promises with where they are planted and paid. */
export function toSeasonJson(season: SeasonDocument): string {
  const { episodes, ...rest } = season
  const value = {
    format: 'cliffhanger-season',
    version: 1,
    author: AUTHOR,
    notice: AI_NOTICE[season.language],
    ...rest,
    episodes: episodes.map(({ scenes, ...episode }) => ({
      ...episode,
      scenes: scenes.map((scene) => ({ ...scene, lines: scene.lines.map(lineJson) })),
    })),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
