import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import { playedScenes, type PlayedScene, type SeasonFacts } from './facts.ts'
import { names } from './introduced-late.ts'

type Sign = { readonly line: PlayedScene['lines'][number]; readonly who: string }

/** The first line that belongs to another cast: spoken by nobody of this one, or naming somebody of an older bible. */
function firstStranger(scene: PlayedScene, facts: SeasonFacts): Sign | null {
  const cast = new Set(facts.cast.map((member) => member.id))
  for (const line of scene.lines) {
    const { speaker } = line
    if (line.kind === 'speech' && speaker !== null && !cast.has(speaker)) return { line, who: speaker }
    const former = facts.formerNames?.find((name) => names(line.text, name))
    if (former !== undefined) return { line, who: former }
  }
  return null
}

/**
 * Scenes that still play with the people of an older bible: their text was held (or not made anew) when the bible was,
 * so the season has two casts. One finding a scene.
 */
export function otherCast(facts: SeasonFacts): Finding[] {
  return playedScenes(facts).flatMap((scene) => {
    const sign = firstStranger(scene, facts)
    if (sign === null) return []
    const { line, who } = sign
    const place = { episode: scene.episode, scene: scene.id, line: line.id }
    return makeFinding('other-cast', facts.language, place, {
      zh: `“${who}”不在现在的人物表里，这场戏还是按旧人物写的：“${quote(line.text)}”`,
      en: `“${who}” is not in the cast as it is now; this scene was written for an older one: “${quote(line.text, 60)}”`,
    })
  })
}
