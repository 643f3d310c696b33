import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'

/** Words of the premise that the outline promised for this scene and no line brings. */
export function premiseMissing({ scene, lines, language }: SceneTextFacts): Finding[] {
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .toLowerCase()
  const wanted = [...new Set(scene.beats.flatMap((beat) => beat.mustSay))]
  return wanted
    .filter((word) => word.trim() !== '' && !text.includes(word.toLowerCase()))
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
