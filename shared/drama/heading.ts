import type { Hour, Language } from './vocabulary.ts'

const HOUR_WORDS: Record<Language, Record<Hour, string>> = {
  zh: { dawn: '晨', day: '日', dusk: '黄昏', night: '夜' },
  en: { dawn: 'DAWN', day: 'DAY', dusk: 'DUSK', night: 'NIGHT' },
}
const SIDE_WORDS: Record<Language, { in: string; out: string }> = {
  zh: { in: '内', out: '外' },
  en: { in: 'INT.', out: 'EXT.' },
}

/** What a heading is made of. Numbers are computed from the order of episodes and scenes, never stored. */
export interface HeadingParts {
  readonly episode: number
  /** 1-based place of the scene in its episode. */
  readonly scene: number
  readonly hour: Hour
  readonly interior: boolean
  readonly place: string
}

/** `1-1` */
export const sceneNumber = (parts: Pick<HeadingParts, 'episode' | 'scene'>): string =>
  `${parts.episode}-${parts.scene}`

/** `1-1 日 内 茶馆`, or `1-1 DAY INT. TEA SHOP`. */
export function sceneHeading(parts: HeadingParts, language: Language): string {
  const side = SIDE_WORDS[language][parts.interior ? 'in' : 'out']
  const place = language === 'en' ? parts.place.toUpperCase() : parts.place
  return `${sceneNumber(parts)} ${HOUR_WORDS[language][parts.hour]} ${side} ${place}`
}
