import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding } from '../finding.ts'
import { overlap } from '../text.ts'
import type { SceneTextFacts } from './facts.ts'

/** Part of a longer phrase that must be recognised: dialogue turns "he lied to her" into "you lied to me". */
const RECOGNISED = 0.5

/** Words of the premise that the outline promised for this scene and no line brings. */
export function premiseMissing({ scene, lines, language }: SceneTextFacts): Finding[] {
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .toLowerCase()
  const wanted = [...new Set(scene.beats.flatMap((beat) => beat.mustSay))]
  return wanted
    .filter(
      (word) =>
        word.trim() !== '' &&
        !text.includes(word.toLowerCase()) &&
        overlap(word, text, language) < RECOGNISED,
    )
    .map((word) =>
      makeFinding(
        'premise-missing',
        language,
        { scene: scene.id, subject: word },
        {
          zh: `梗概里的“${word}”没有出现在这场戏里。`,
          en: `The premise’s “${word}” is nowhere in this scene.`,
        },
      ),
    )
}
