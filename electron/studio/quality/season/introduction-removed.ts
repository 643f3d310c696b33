import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import { playedScenes, type SeasonFacts } from './facts.ts'
import { firstSign } from './introduced-late.ts'

/**
 * People whose every introduction was in a scene a person took out, and who still speak or are named. One finding a
 * person, at the first sign of them.
 */
export function introductionRemoved(facts: SeasonFacts): Finding[] {
  const scenes = playedScenes(facts)
  const introduced = new Set(scenes.flatMap((scene) => scene.introduces))
  return facts.cast.flatMap(({ id, name }) => {
    if (facts.removedIntroductions?.includes(id) !== true || introduced.has(id)) return []
    const sign = firstSign(scenes, id, name)
    if (sign === null) return []
    const { scene, line, speaks } = sign
    const place = { episode: scene.episode, scene: scene.id, line: line.id, subject: id }
    return makeFinding('introduction-removed', facts.language, place, {
      zh: `介绍${name}的那场戏已经删掉，这里却${speaks ? '开口' : '被提到'}：“${quote(line.text)}”`,
      en: `The scene that introduces ${name} was taken out; here ${name} ${speaks ? 'speaks' : 'is named'}: “${quote(line.text, 60)}”`,
    })
  })
}
