import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft } from '../../../craft/craft.ts'

/** Somebody as lines need them. */
export interface Person {
  readonly id: string
  /** Role in the genre's scheme. */
  readonly role: string
  /** Full name. */
  readonly name: string
  /** Name in stage directions and in the mouths of others. */
  readonly short: string
  readonly given: string
  readonly surname: string
  readonly gender: 'f' | 'm'
  readonly age: number
  readonly register: string
  /** What a caption calls them: "chief executive". */
  readonly label: string
}

/** Splits a full name; a single word is both first name and surname. */
export function splitName(name: string, language: Language): { given: string; surname: string } {
  if (language === 'en') {
    const words = name.trim().split(/\s+/)
    return { given: words[0] ?? name, surname: words.at(-1) ?? name }
  }
  const compound = craft().names.zh.compoundSurnames.find((one) => name.startsWith(one.zh))?.zh
  const surname = compound ?? name.charAt(0)
  const given = name.slice(surname.length)
  const known = compound !== undefined || craft().names.zh.surnames.some((one) => one.zh === surname)
  return known && given !== '' ? { given, surname } : { given: name, surname: name.charAt(0) }
}

/** The caption label out of an introduction: “沈砚，集团总裁。…” and "Silas Thorne, chief executive. …" hold it second. */
export function labelOf(intro: string, language: Language): string {
  const first = intro.split(language === 'zh' ? /[。！？]/u : /[.!?](?:\s|$)/u)[0] ?? ''
  const comma = first.search(/[，,]/u)
  return comma < 0 ? '' : first.slice(comma + 1).trim()
}

/** What a voice card or a mention tells of somebody. */
interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly gender: 'f' | 'm'
  readonly age: number
  readonly role: string
  readonly register: string
  readonly intro: string
}

/** A person as lines need them, from what a card tells. */
export function personOf(card: KnownPerson, language: Language): Person {
  const parts = splitName(card.name, language)
  return {
    id: card.id,
    role: card.role,
    name: card.name,
    short: language === 'zh' ? card.name : parts.given,
    ...parts,
    gender: card.gender,
    age: card.age,
    register: card.register,
    label: labelOf(card.intro, language),
  }
}

/** Fills a pattern of address such as `{sur}总` or `Mr. {sur}`; titles follow the person's gender. */
export function fillAddress(pattern: string, person: Person): string {
  // Whoever has one name only is called by it: no "Ms. Celia".
  if (/^(?:Mr|Mrs|Ms|Miss)\. \{sur\}$/.test(pattern) && person.surname === person.given) return person.given
  const nick = person.given.at(-1) ?? person.given
  const filled = pattern
    .replaceAll('{sur}', person.surname)
    .replaceAll('{full}', person.name)
    .replaceAll('{given}', person.given)
    .replaceAll('{first}', person.given)
    .replaceAll('{last}', nick)
  return person.gender === 'f' ? feminine(filled) : masculine(filled)
}

const FEMININE: readonly (readonly [RegExp, string])[] = [
  [/^Mr\. /, 'Ms. '],
  [/先生$/, '女士'],
  [/^sir$/, "ma'am"],
  [/叔$/, '姨'],
  [/大哥$/, '大姐'],
]
const MASCULINE: readonly (readonly [RegExp, string])[] = [
  [/^(?:Miss|Ms\.|Mrs\.) /, 'Mr. '],
  [/小姐$/, '先生'],
  [/^Madam$/, 'sir'],
  [/^老夫人$/, '老先生'],
  [/姐$/, '哥'],
]

const swap = (text: string, table: readonly (readonly [RegExp, string])[]): string =>
  table.reduce((t, [from, to]) => t.replace(from, to), text)
const feminine = (text: string): string => swap(text, FEMININE)
const masculine = (text: string): string => swap(text, MASCULINE)
