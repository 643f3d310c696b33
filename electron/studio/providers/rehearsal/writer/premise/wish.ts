import type { Language } from '../../../../../../shared/drama/vocabulary.ts'

/** What somebody means to do, as they say it themselves. */

const OWN_EN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:herself|himself|themselves)\b/gi, 'myself'],
  [/\b(?:his|their) (?=own\b|[a-z])/gi, 'my '],
  [/\bher(?= (?!to\b|by\b|in\b|on\b|at\b|from\b|and\b|before\b|until\b)[a-z'-]+)/gi, 'my'],
  [/\b(?:she|he)\b/gi, 'I'],
]

/** A goal of the premise in the first person: "win back her sister" is "I'm going to win back my sister". */
export function wishPhrase(goal: string, language: Language): string {
  if (goal === '') return ''
  if (language === 'en')
    return `I'm going to ${OWN_EN.reduce((text, [from, to]) => text.replace(from, to), goal)}`
  const own = goal
    .replace(/^[了把]?要?/u, '')
    .replace(/[她他]的/gu, '我的')
    .replace(/[她他]自己/gu, '我自己')
  return `我要${own}`
}

/** What a letter says of its reader: "her mother never drowned" reads "your mother never drowned". */
export function addressed(message: string, language: Language): string {
  return language === 'zh'
    ? message.replace(/^[她他](?=的)/u, '你')
    : message.replace(/^(?:her|his|their) /i, 'your ').replace(/^(?:she|he) (?:is|was) /i, 'you are ')
}
