/** The objects the painter can show close, and how a prop's name finds its drawing. */
import type { InsertDefinition } from './insert.ts'
import { jade, letter } from './tokens.ts'

const ALL: readonly InsertDefinition[] = [
  { id: 'jade', zh: '玉佩', en: 'jade', words: ['玉', '佩', '翡翠', 'jade'], paint: jade },
  {
    id: 'letter',
    zh: '信',
    en: 'letter',
    words: ['信', '书信', '信封', '遗书', 'letter', 'envelope'],
    paint: letter,
  },
]
/** Inserts by id. */
export const INSERTS: Readonly<Record<string, InsertDefinition>> = Object.fromEntries(
  ALL.map((i) => [i.id, i]),
)

/** The insert that shows a prop, found by the words of its name in Chinese or English; null when none is like it. */
export function insertFor(words: string): string | null {
  const text = words.toLowerCase()
  let best: { id: string; length: number } | null = null
  for (const { id, words: known } of ALL)
    for (const word of known)
      if (word.length > (best?.length ?? 0) && text.includes(word)) best = { id, length: word.length }
  return best?.id ?? null
}
export type { InsertDefinition } from './insert.ts'
