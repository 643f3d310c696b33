import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'

/** Marks that do not follow each other. `……`, `——`, `...`, `?!` and `！？` are good marks. */
const DOUBLED =
  /[，。、；：]{2,}|[，、；：,;:][。！？!?.]|。[，！？]|[！？!?][，。,]|,,+|;;+|::+|(?<![.．])\.\.(?![.．])|\.{4,}|!{3,}|\?{3,}|！{3,}|？{3,}|[!?,],|，\.|“”|""|「」/u

/** Lines with marks that do not follow each other. */
export function doublePunctuation({ scene, lines, language }: SceneTextFacts): Finding[] {
  return lines.flatMap((line) => {
    const marks = DOUBLED.exec(line.text)?.[0]
    if (marks === undefined) return []
    return makeFinding(
      'double-punctuation',
      language,
      { scene: scene.id, line: line.id },
      {
        zh: `标点重叠“${marks}”：“${quote(line.text)}”`,
        en: `Doubled marks “${marks}”: “${quote(line.text, 70)}”`,
      },
    )
  })
}
