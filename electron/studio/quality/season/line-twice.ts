import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import { FREE_LENGTH } from '../scene/line-repeated.ts'
import { lengthIn, normalised } from '../text.ts'
import { playedScenes, type SeasonFacts } from './facts.ts'

/** Spoken lines and captions that were there before in the season. Found at every time but the first. */
export function lineTwice(facts: SeasonFacts): Finding[] {
  const { language } = facts
  const first = new Map<string, string>()
  return playedScenes(facts).flatMap((scene) =>
    scene.lines.flatMap((line) => {
      const counts = line.kind === 'speech' || line.kind === 'caption'
      if (!counts || lengthIn(line.text, language) <= FREE_LENGTH[language]) return []
      const text = normalised(line.text)
      const before = first.get(text)
      if (before === undefined) first.set(text, scene.label)
      if (before === undefined) return []
      return makeFinding(
        'line-twice',
        language,
        { episode: scene.episode, scene: scene.id, line: line.id },
        {
          zh: `${before} 已经有过这句：“${quote(line.text)}”`,
          en: `Said before, in ${before}: “${quote(line.text, 70)}”`,
        },
      )
    }),
  )
}
