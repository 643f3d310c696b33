import type { Language } from '../../../shared/drama/vocabulary.ts'

/** Scripts of languages the writers do not know, with the language a person would name. */
const OTHER_SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'Japanese'],
  [/\p{Script=Hangul}/gu, 'Korean'],
  [/\p{Script=Cyrillic}/gu, 'Russian or another language in Cyrillic letters'],
  [/\p{Script=Arabic}/gu, 'Arabic or another language in Arabic letters'],
  [/\p{Script=Hebrew}/gu, 'Hebrew'],
  [/\p{Script=Thai}/gu, 'Thai'],
  [/\p{Script=Devanagari}/gu, 'Hindi or another language in Devanagari'],
  [/\p{Script=Greek}/gu, 'Greek'],
]

/** Small words of languages in Latin letters that English does not have. */
const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:el|la|los|las|una|que|con|por|para|su|pero|cuando|hija|está|y)$/u, 'Spanish'],
  [/^(?:le|la|les|une|des|du|qui|que|est|dans|pour|avec|elle|mais|son|sa|et)$/u, 'French'],
  [/^(?:der|die|das|und|ein|eine|einer|mit|von|ist|nicht|auf|ihr|ihre|sich)$/u, 'German'],
  [/^(?:o|os|uma|um|que|com|para|não|seu|sua|mas|ela|ele|é|e|do|da)$/u, 'Portuguese'],
  [/^(?:il|la|gli|una|che|con|per|di|del|della|suo|sua|è|non|ma)$/u, 'Italian'],
  [/^(?:và|của|một|cô|là|không|người|những|được|cho|với)$/u, 'Vietnamese'],
  [/^(?:yang|dan|dengan|untuk|dari|tidak|seorang|ini|itu|dia|di)$/u, 'Indonesian'],
]
const ENGLISH =
  /^(?:the|a|an|and|of|to|in|is|her|his|she|he|who|that|with|for|but|on|by|from|at|their|when|finds?|has|was)$/u

/** A foreign script counts from this part of all letters: a name or a song title may be in any. */
const FOREIGN_SHARE = 0.25
/** Words below which a language in Latin letters is not guessed, and the part of small words that tells it. */
const LEAST_WORDS = 5
const SMALL_WORDS_SHARE = 0.2

/** The language most letters belong to: one Chinese character weighs as much as two Latin letters. */
export function inferLanguage(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return han * 2 >= latin && han > 0 ? 'zh' : 'en'
}

/** A language the text seems to be in that the studio does not write, or null. */
export function foreignLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const script = OTHER_SCRIPTS.map(([letter, name]) => [text.match(letter)?.length ?? 0, name] as const)
    .toSorted((a, b) => b[0] - a[0])
    .at(0)
  if (script !== undefined && script[0] > letters * FOREIGN_SHARE) return script[1]
  const words = text.toLowerCase().match(/[\p{Script=Latin}\p{M}’']+/gu) ?? []
  if (words.length < LEAST_WORDS || inferLanguage(text) === 'zh') return null
  const share = (word: RegExp): number => words.filter((one) => word.test(one)).length / words.length
  const best = OTHER_WORDS.map(([word, name]) => [share(word), name] as const)
    .toSorted((a, b) => b[0] - a[0])
    .at(0)
  return best !== undefined && best[0] > SMALL_WORDS_SHARE && best[0] > share(ENGLISH) ? best[1] : null
}
