import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import { lengthIn, normalised } from '../text.ts'
import type { SceneTextFacts } from './facts.ts'

/** Cries and nods (什么？ / No.) may come back: a line counts from this length, in characters or words. */
export const FREE_LENGTH = { zh: 2, en: 1 } as const

/** Lines that were said before, in this scene or an earlier one. Marks and case make no difference. */
export function lineRepeated({ scene, lines, language, earlier }: SceneTextFacts): Finding[] {
  const seen = new Set(earlier.map(normalised))
  return lines.flatMap((line) => {
    const text = normalised(line.text)
    const counts = line.kind !== 'transition' && lengthIn(line.text, language) > FREE_LENGTH[language]
    const repeated = counts && seen.has(text)
    seen.add(text)
    if (!repeated) return []
    return makeFinding(
      'line-repeated',
      language,
      { scene: scene.id, line: line.id },
      {
        zh: `前面已经有过：“${quote(line.text)}”`,
        en: `This was there before: “${quote(line.text, 70)}”`,
      },
    )
  })
}
