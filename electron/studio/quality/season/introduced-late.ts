import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import { playedScenes, type PlayedScene, type SeasonFacts } from './facts.ts'

type Line = PlayedScene['lines'][number]

/** True when the text has the name, in English as a word of its own. */
export function names(text: string, name: string): boolean {
  if (name === '' || !text.includes(name)) return false
  if (!/^[\x20-\x7e]+$/u.test(name)) return true
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text)
}

/** The first line in which somebody speaks or is named. */
export function firstSign(
  scenes: readonly PlayedScene[],
  id: string,
  name: string,
): { scene: PlayedScene; line: Line; speaks: boolean } | null {
  for (const scene of scenes)
    for (const line of scene.lines) {
      const speaks = line.kind === 'speech' && line.speaker === id
      if (speaks || names(line.text, name)) return { scene, line, speaks }
    }
  return null
}

/**
 * People who speak or are named in a scene before the one that introduces them. Nobody is expected to introduce those
 * whom no scene introduces. One finding a person, at the first sign of them.
 */
export function introducedLate(facts: SeasonFacts): Finding[] {
  const scenes = playedScenes(facts)
  return facts.cast.flatMap(({ id, name }) => {
    const at = scenes.findIndex((scene) => scene.introduces.includes(id))
    if (at < 0) return []
    const sign = firstSign(scenes.slice(0, at), id, name)
    if (sign === null) return []
    const { scene, line, speaks } = sign
    const where = scenes[at]?.label ?? ''
    const place = { episode: scene.episode, scene: scene.id, line: line.id, subject: id }
    return makeFinding('introduced-late', facts.language, place, {
      zh: `${name}到 ${where} 才介绍，这里已经${speaks ? '开口' : '被提到'}：“${quote(line.text)}”`,
      en: `${name} is introduced in ${where} and ${speaks ? 'speaks' : 'is named'} here already: “${quote(line.text, 60)}”`,
    })
  })
}
