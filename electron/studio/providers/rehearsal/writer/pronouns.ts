import type { Language } from '../../../../../shared/drama/vocabulary.ts'

/** Pronouns written into a card's lines, for a cast of the other gender. */

const ZH = /[她他](?!们)/u
const EN = /\b(?:she|he|her|him|his|hers|herself|himself)\b/i

const SWAPS: Readonly<Record<string, string>> = {
  she: 'he',
  he: 'she',
  him: 'her',
  hers: 'his',
  herself: 'himself',
  himself: 'herself',
}

/** A line with every pronoun turned; slots such as `{hero.his}` follow the person anyway and stay. */
export function turnPronouns(text: string, language: Language): string {
  if (language === 'zh') return text.replace(/[她他](?!们)/gu, (one) => (one === '她' ? '他' : '她'))
  return text.replace(
    /\{[^}]*\}|\b(she|he|her|him|his|hers|herself|himself)\b(\s+\p{L})?/giu,
    (all, word: string | undefined, next: string | undefined) => {
      if (word === undefined) return all
      const low = word.toLowerCase()
      // "her" before a noun is "his", else "him"; "his" is "her" before a noun, else "hers".
      const turned =
        low === 'her'
          ? next === undefined
            ? 'him'
            : 'his'
          : low === 'his'
            ? next === undefined
              ? 'hers'
              : 'her'
            : (SWAPS[low] ?? low)
      const cased = /^[A-Z]/.test(word) ? turned.charAt(0).toUpperCase() + turned.slice(1) : turned
      return cased + (next ?? '')
    },
  )
}

/** Wordings of a line in the order to try them: for a turned cast those without pronouns first, then the others turned. */
export function fitPronouns(texts: readonly string[], turned: boolean, language: Language): string[] {
  if (!turned) return [...texts]
  const pattern = language === 'zh' ? ZH : EN
  const plain = texts.filter((text) => !pattern.test(text.replace(/\{[^}]*\}/g, '')))
  const rest = texts.filter((text) => !plain.includes(text)).map((text) => turnPronouns(text, language))
  return [...plain, ...rest]
}
