import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'

/** A slot nobody filled, or a value that is not text. */
const OPEN_SLOT = /\{[^{}]*\}|\$\{|<%|\[object |\b(?:undefined|NaN)\b|(?:^|[\s，,])null(?:$|[\s，,.。])/u

/** A text without what {@link openSlot} finds: one fault is one finding. */
export const withoutSlots = (text: string): string => text.replace(new RegExp(OPEN_SLOT, 'gu'), ' ')

/** Lines with slots nobody filled, or values that are not text. */
export function openSlot({ scene, lines, language }: SceneTextFacts): Finding[] {
  return lines.flatMap((line) => {
    const slot = OPEN_SLOT.exec(line.text)?.[0].trim()
    if (slot === undefined) return []
    return makeFinding(
      'open-slot',
      language,
      { scene: scene.id, line: line.id },
      {
        zh: `空槽“${slot}”没有填上：“${quote(line.text)}”`,
        en: `An open slot “${slot}”: “${quote(line.text, 70)}”`,
      },
    )
  })
}
