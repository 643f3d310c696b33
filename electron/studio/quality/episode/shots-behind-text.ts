import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'

/** Scenes whose pinned shots were made for another text: they are cut with the new lines, which nobody framed. */
export function shotsBehindText({ number, language, scenes }: EpisodeFacts): Finding[] {
  return scenes.flatMap(({ id, misfit }) => {
    const { uncovered, vanished } = misfit
    if (uncovered.length === 0 && vanished === 0) return []
    const place = { episode: number, scene: id, line: uncovered[0] ?? null }
    return makeFinding('shots-behind-text', language, place, {
      zh: `钉住的镜头是按另一稿台词分的：${uncovered.length} 行没有自己的镜头，并进了前一行的镜头；${vanished} 行已经不在了。`,
      en: `The pinned shots were made for another text: lines without a shot of their own, played in the shot before: ${uncovered.length}; lines that are gone: ${vanished}.`,
    })
  })
}
