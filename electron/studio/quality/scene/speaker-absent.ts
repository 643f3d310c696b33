import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'

/** Lines spoken on screen by somebody who is not in the scene. Voices from elsewhere (V.O.) may come from anybody. */
export function speakerAbsent({ scene, cast, lines, language }: SceneTextFacts): Finding[] {
  const names = new Map(cast.map((card) => [card.id, card.name]))
  return lines.flatMap((line) => {
    if (line.kind !== 'speech') return []
    const { speaker } = line
    if (speaker !== null && (line.delivery === 'VO' || scene.cast.includes(speaker))) return []
    const who = speaker === null ? '?' : (names.get(speaker) ?? speaker)
    return makeFinding(
      'speaker-absent',
      language,
      { scene: scene.id, line: line.id },
      {
        zh: `“${who}”不在这场戏里，却说：“${quote(line.text)}”`,
        en: `${who} is not in this scene and says: “${quote(line.text, 70)}”`,
      },
    )
  })
}
