import { hashId } from '../../../../shared/drama/id.ts'
import type { Disagreement, Finding } from '../../../../shared/drama/film.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { makeFinding, quote } from '../finding.ts'

/** What a model found when it read the scenes one after another; both quotes stand in the text. */
export const scenesDisagree = (
  found: readonly Disagreement[],
  episode: number,
  language: Language,
): Finding[] =>
  found.map(({ scene, line, earlier, later, why }) =>
    makeFinding(
      'scenes-disagree',
      language,
      // Two disagreements may end at one line.
      { episode, scene, line, subject: hashId(earlier) },
      {
        zh: `前面：“${quote(earlier)}”；这里：“${quote(later)}”。${why}`,
        en: `Before: “${quote(earlier, 70)}”; here: “${quote(later, 70)}”. ${why}`,
      },
    ),
  )
