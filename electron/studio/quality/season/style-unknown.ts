import type { Finding } from '../../../../shared/drama/film.ts'
import { styleOf, STYLES } from '../../../../shared/picture/style.ts'
import { makeFinding, quote } from '../finding.ts'
import type { SeasonFacts } from './facts.ts'

/** Words on the look of the drama that change nothing in rehearsal; other providers get them as they are. */
export function styleUnknown({ language, style = '' }: SeasonFacts): Finding[] {
  if (style === '' || styleOf(style) !== null) return []
  const known = STYLES.join(', ')
  return [
    makeFinding(
      'style-unknown',
      language,
      {},
      {
        zh: `排练画师不认识“${quote(style)}”，照常画；别的画师会原样收到。认识的有：${known}。`,
        en: `The rehearsal painter does not know “${quote(style, 60)}” and draws as usual; other providers are told it word for word. Known: ${known}.`,
      },
    ),
  ]
}
