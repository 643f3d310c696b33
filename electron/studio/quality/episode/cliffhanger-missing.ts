import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import { overlap } from '../text.ts'
import type { EpisodeFacts } from './facts.ts'

const WITHIN_LINES = 4
const RECOGNISED = 0.5

/** Episodes whose last lines are not the cliffhanger of their outline. */
export function cliffhangerMissing({ number, language, cliffhanger, scenes }: EpisodeFacts): Finding[] {
  const last = scenes.at(-1)
  if (last === undefined || cliffhanger.trim() === '') return []
  const ending = last.lines.slice(-WITHIN_LINES)
  if (overlap(cliffhanger, ending.map((line) => line.text).join(' '), language) >= RECOGNISED) return []
  const line = ending.at(-1)
  return [
    makeFinding(
      'cliffhanger-missing',
      language,
      { episode: number, scene: last.id, line: line?.id ?? null },
      {
        zh: `本集停在“${quote(line?.text ?? '')}”，没有落到悬念“${quote(cliffhanger)}”。`,
        en: `The episode ends on “${quote(line?.text ?? '', 60)}” and not on its cliffhanger “${quote(cliffhanger, 60)}”.`,
      },
    ),
  ]
}
