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

/** Words that no noun is: what stands before one of them is “him”, not “his”. */
const NO_NOUN =
  /^(?:a|an|the|his|her|my|your|their|our|this|that|to|and|or|but|with|in|on|at|for|from|by|up|down|out|over|off|back|into|away|when|if|as|so|then|again|once|what|where|how|why|who)$/i

/** A line with every pronoun turned; slots such as `{hero.his}` follow the person anyway and stay. */
export function turnPronouns(text: string, language: Language): string {
  if (language === 'zh') return text.replace(/[她他](?!们)/gu, (one) => (one === '她' ? '他' : '她'))
  return text.replace(
    /\{[^}]*\}|\b(she|he|her|him|his|hers|herself|himself)\b(?=(?:\s+([\p{L}']+))?)/giu,
    (all, word: string | undefined, next: string | undefined) => {
      if (word === undefined) return all
      const low = word.toLowerCase()
      const noun = next !== undefined && !NO_NOUN.test(next)
      // "her" before a noun is "his", else "him"; "his" is "her" before a noun, else "hers".
      const turned =
        low === 'her' ? (noun ? 'his' : 'him') : low === 'his' ? (noun ? 'her' : 'hers') : (SWAPS[low] ?? low)
      const cased = /^[A-Z]/.test(word) ? turned.charAt(0).toUpperCase() + turned.slice(1) : turned
      return cased
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
