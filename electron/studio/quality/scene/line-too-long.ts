import type { Finding } from '../../../../shared/drama/film.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { MAX_ROWS, rowsOf } from '../../drama/film/split-caption.ts'
import { makeFinding, quote } from '../finding.ts'
import { lengthIn, sentencesOf } from '../text.ts'
import type { SceneTextFacts } from './facts.ts'

/**
 * The longest usual sentence of each register, in characters (zh) and words (en): `sentenceLength` of
 * `assets/craft/voices.json`.
 */
const REGISTER_MOST: Readonly<Record<string, Readonly<Record<Language, number>>>> = {
  cold_exec: { zh: 12, en: 9 },
  warm_auntie: { zh: 22, en: 20 },
  sharp_friend: { zh: 18, en: 16 },
  old_master: { zh: 16, en: 14 },
  guilty_mother: { zh: 18, en: 16 },
  smiling_villain: { zh: 18, en: 16 },
  shy_clerk: { zh: 16, en: 16 },
  child: { zh: 14, en: 12 },
  proud_heiress: { zh: 15, en: 14 },
  quiet_hero: { zh: 12, en: 11 },
  street_rogue: { zh: 18, en: 16 },
  stern_patriarch: { zh: 14, en: 13 },
  sly_official: { zh: 20, en: 18 },
  weary_detective: { zh: 15, en: 14 },
  gentle_doctor: { zh: 18, en: 17 },
  hot_youth: { zh: 16, en: 15 },
}
const USUAL_MOST = { zh: 18, en: 16 } as const

/** A sentence may be this much longer than is usual for its speaker: people do run on. */
const TOLERANCE = 2.2

/** On-screen captions that do not fit two rows, and sentences far longer than their speaker's usual ones. */
export function lineTooLong({ scene, cast, lines, language }: SceneTextFacts): Finding[] {
  const registers = new Map(cast.map((card) => [card.id, card.register]))
  return lines.flatMap((line) => {
    const place = { scene: scene.id, line: line.id }
    if (line.kind === 'caption' && rowsOf(line.text) > MAX_ROWS)
      return makeFinding('line-too-long', language, place, {
        zh: `字幕两行放不下：“${quote(line.text)}”`,
        en: `This caption does not fit two rows: “${quote(line.text, 70)}”`,
      })
    if (line.kind !== 'speech') return []
    const usual = (REGISTER_MOST[registers.get(line.speaker ?? '') ?? ''] ?? USUAL_MOST)[language]
    const longest = Math.max(0, ...sentencesOf(line.text).map((sentence) => lengthIn(sentence, language)))
    if (longest <= usual * TOLERANCE) return []
    return makeFinding('line-too-long', language, place, {
      zh: `一句 ${longest} 字，这个人平时最多 ${usual} 字：“${quote(line.text)}”`,
      en: `A sentence of ${longest} words from somebody who uses ${usual} at most: “${quote(line.text, 70)}”`,
    })
  })
}
