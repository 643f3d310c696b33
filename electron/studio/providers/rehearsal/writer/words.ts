import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft } from '../../../craft/craft.ts'
import type { Dice } from './dice.ts'
import { capital, tidy, type SpokenLines } from './text.ts'

/** What kind of word a phrase of a premise is; unknown ones count as things people argue about. */
export function kindOfWord(phrase: string, language: Language): string {
  if (/[。.!?！？]$/u.test(phrase)) return 'clause'
  if (isClause(phrase, language)) return /^我(?:决定|要|想|必须|得|发誓)/.test(phrase) ? 'wish' : 'told'
  const low = phrase.toLowerCase()
  let best: { kind: string; length: number } = { kind: 'object', length: 0 }
  for (const word of craft().lexicon)
    for (const form of word[language]) {
      const hit = language === 'zh' ? low.endsWith(form) : low === form || low.endsWith(` ${form}`)
      if (hit && form.length > best.length) best = { kind: word.kind, length: form.length }
    }
  // "meets", "betrayed": a deed in the mouth of whoever wrote the premise, not a noun.
  const verb =
    language === 'en' && best.kind === 'matter' && /^[a-z]+(?:ed|[^s]s)$/.test(low) && !PLURALS.has(low)
  return verb ? 'deed' : best.kind
}

const PLURALS = new Set(['secrets', 'memories', 'lies', 'threats', 'debts'])

/** True when the material has lines written for this very word. */
export const hasOwnLines = (phrase: string, language: Language): boolean =>
  ownLines(phrase, language).length > 0

/** A phrase that is a whole statement of the premise. */
export const isClause = (phrase: string, language: Language): boolean =>
  language === 'zh' ? phrase.length > 9 : phrase.split(' ').length > 6

/** Longest word with lines of its own that the phrase ends in (or, failing that, holds). */
function ownLines(phrase: string, language: Language): readonly string[] {
  const table = craft().words[language].words
  const low = phrase.toLowerCase()
  const exact = table[low]
  if (exact !== undefined) return exact
  const inside = Object.keys(table)
    .filter((word) => (language === 'zh' ? low.includes(word) : ` ${low} `.includes(` ${word} `)))
    .toSorted((a, b) => b.length - a.length)[0]
  // A line for "family secrets" can be made from one for "secrets" only if the line leaves a slot for the phrase.
  return inside === undefined ? [] : (table[inside] ?? []).filter((line) => line.includes('{w'))
}

function definitePhrase(phrase: string, language: Language): string {
  if (language === 'en')
    return /^(?:the|my|her|his|their|our)\b/i.test(phrase) || /'s /.test(phrase) ? phrase : `the ${phrase}`
  const word = craft().lexicon.find((one) => one.zh.some((form) => phrase.endsWith(form)))
  return `那${word?.measure ?? '个'}${phrase}`
}

function fill(line: string, phrase: string, language: Language): string {
  const plural = /(?:[^s]s|people|children)$/.test(phrase) && !/(?:ss|us|is)$/.test(phrase)
  return tidy(
    line
      .replaceAll('{w.cap}', phrase.charAt(0).toUpperCase() + phrase.slice(1))
      .replaceAll('{w.a}', plural ? phrase : `a ${phrase}`)
      .replaceAll('{w.the.cap}', capital(definitePhrase(phrase, language)))
      .replaceAll('{w.the}', definitePhrase(phrase, language))
      .replaceAll('{w.is}', plural ? `${phrase} are` : `${phrase} is`)
      .replaceAll('{w}', phrase),
    language,
  )
}

/**
 * Spoken lines that bring a phrase of the premise in, word for word: one line, or a line and its answer.
 * Empty when every wording has been used up.
 */
export function wordLines(
  phrase: string,
  language: Language,
  spoken: SpokenLines,
  dice: Dice,
  /** Whether somebody can answer, and where it is said: a place is spoken of otherwise when one stands in it. */
  at: { readonly answered: boolean; readonly place: string },
): string[] {
  const { kinds } = craft().words[language]
  const kind = phrase.toLowerCase() === at.place.toLowerCase() ? 'here' : kindOfWord(phrase, language)
  const general = kinds[kind] ?? kinds['unknown'] ?? []
  const rows = [
    ...dice.shuffle(ownLines(phrase, language)),
    ...dice.shuffle(general),
    ...dice.shuffle(kinds['unknown'] ?? []),
  ]
  for (const row of rows) {
    const lines = row
      .split('//')
      .filter((line) => line.trim() !== '')
      .map((line) => fill(line.trim(), phrase, language))
    if (lines.length > 1 && !at.answered) continue
    if (lines.every((line) => !spoken.has(line))) return lines
  }
  return []
}
