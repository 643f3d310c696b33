import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding, quote } from '../finding.ts'
import { overlap } from '../text.ts'
import type { EpisodeFacts } from './facts.ts'

/** A hook must come within this many lines. */
const WITHIN_LINES = 4
/** Part of the hook that must be recognised: a writer may put it in other words. */
const RECOGNISED = 0.5

/** Episodes whose first lines are not the hook of their outline. */
export function hookMissing({ number, language, hook, scenes }: EpisodeFacts): Finding[] {
  const first = scenes[0]
  const opening = first?.lines.slice(0, WITHIN_LINES) ?? []
  if (first === undefined || hook.trim() === '') return []
  if (overlap(hook, opening.map((line) => line.text).join(' '), language) >= RECOGNISED) return []
  const line = opening[0]
  return [
    makeFinding(
      'hook-missing',
      language,
      { episode: number, scene: first.id, line: line?.id ?? null },
      {
        zh: `本集以“${quote(line?.text ?? '')}”开场，没有用上钩子“${quote(hook)}”。`,
        en: `The episode opens on “${quote(line?.text ?? '', 60)}” and not on its hook “${quote(hook, 60)}”.`,
      },
    ),
  ]
}
