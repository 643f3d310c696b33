import type { KnownSoFar, NovelChunk, ReadPerson } from '../../../../../shared/drama/novel.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { genderOfName } from '../writer/premise/name-gender.ts'
import { namedEnglish } from './people-en.ts'
import { namedChinese } from './people-zh.ts'
import { refOf, type Sentence } from './sentences.ts'

/** Somebody a text names, and what else it calls them. */
export interface Named {
  readonly name: string
  readonly aliases: readonly string[]
}

/** Finds who a sentence is about. */
export interface Recogniser {
  /** Everybody named in a text, by full name, in the order they come in it. */
  inText(text: string): readonly { readonly name: string; readonly at: number; readonly form: string }[]
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Recognises people by their names and by whatever else they are called, the longest form first. */
export function recogniser(people: readonly Named[], language: Language): Recogniser {
  const owner = new Map<string, string>()
  for (const { name, aliases } of people)
    for (const form of [name, ...aliases]) if (!owner.has(form)) owner.set(form, name)
  const forms = [...owner.keys()].toSorted((a, b) => b.length - a.length).map(escaped)
  if (forms.length === 0) return { inText: () => [] }
  const edge = language === 'en' ? String.raw`\b` : ''
  const any = new RegExp(`${edge}(?:${forms.join('|')})${language === 'en' ? String.raw`(?!\w)` : ''}`, 'gu')
  return {
    inText: (text) =>
      [...text.matchAll(any)].map((match) => ({
        name: owner.get(match[0]) ?? match[0],
        at: match.index,
        form: match[0],
      })),
  }
}

const SHE = { zh: /她/gu, en: /\b(?:she|her|herself)\b/giu }
const HE = { zh: /他(?!们)/gu, en: /\b(?:he|him|his|himself)\b/giu }
const WOMAN = {
  zh: /(?:姑娘|小姐|娘子|夫人|太太|婆|婶|嫂|姨|娘|奶奶|丫头)$/u,
  en: /^(?:Mrs|Miss|Ms|Lady|Madam|Aunt)\b/u,
}
const MAN = { zh: /(?:先生|少爷|公子|老爷|伯|叔|爷|大爷|掌门|师傅)$/u, en: /^(?:Mr|Sir|Lord|Uncle)\b/u }

/** Whether somebody is a woman or a man: by what they are called, by the pronouns behind their name, by the name itself. */
function genderOf(
  one: Named,
  sentences: readonly Sentence[],
  who: Recogniser,
  language: Language,
): 'f' | 'm' | null {
  const forms = [one.name, ...one.aliases]
  if (forms.some((form) => WOMAN[language].test(form))) return 'f'
  if (forms.some((form) => MAN[language].test(form))) return 'm'
  let she = 0
  let he = 0
  sentences.forEach(({ told }, i) => {
    const named = who.inText(told)
    if (named.length !== 1 || named[0]?.name !== one.name) return
    const next = sentences[i + 1]
    const alone = next !== undefined && who.inText(next.told).length === 0 ? next.told : ''
    const after = told.slice(named[0].at) + alone
    she += after.match(SHE[language])?.length ?? 0
    he += after.match(HE[language])?.length ?? 0
  })
  if (she !== he) return she > he ? 'f' : 'm'
  return genderOfName(one.name, language)
}

/** A sentence tells who somebody is when it says so: “掌柜姓柳”, "He was a large man". */
const IS = {
  zh: (form: string) =>
    new RegExp(
      `(?:${escaped(form)}(?:是|乃是|本是)|^那是${escaped(form)}，)([^，。“”]{2,16}(?:人|子|女|儿|匠|师|者|官|手|主|妻|夫|爷|老板|掌柜|少爷|独子|寡妇|医生|捕头))(?=[，。])`,
      'u',
    ),
  en: (form: string) =>
    new RegExp(`\\b${escaped(form)}(?:, | was | is )((?:the|a|an) [a-z][a-z' -]{3,40}?)(?=[,.;])`, 'u'),
}

/** Who somebody is, in the words of the piece; "" when it does not say. */
function aboutOf(one: Named, sentences: readonly Sentence[], language: Language): string {
  for (const form of [one.name, ...one.aliases]) {
    const pattern = IS[language](form)
    for (const { text } of sentences) {
      const found = pattern.exec(text)?.[1]
      if (found !== undefined) return found.trim()
    }
  }
  return tradeOf(one, sentences, language)
}

/** What stands in front of a name, or in what somebody is called: 撑船的老周, 柳掌柜, Inspector Marsh. */
function tradeOf(one: Named, sentences: readonly Sentence[], language: Language): string {
  if (language === 'en') {
    const title = one.aliases.map((form) => TRADES.en.exec(form)?.[1]).find((found) => found !== undefined)
    return title === undefined ? '' : `the ${title.toLowerCase()}`
  }
  const title = one.aliases.map((form) => TRADES.zh.exec(form)?.[1]).find((found) => found !== undefined)
  if (title !== undefined) return title
  const lead = new RegExp(`(?:^|[，。”])(\\p{Script=Han}{2,4}的)${escaped(one.name)}`, 'u')
  return sentences.map(({ text }) => lead.exec(text)?.[1]).find((found) => found !== undefined) ?? ''
}

const TRADES = {
  zh: /(掌柜|老板|少爷|大人|将军|夫人|医生|大夫|警官|队长|局长|校长|老师|经理|师傅)$/u,
  en: /^(Inspector|Captain|Doctor|Dr|Professor|Judge|Father|Sister|Lady|Lord)\b/u,
} as const

/** Everybody a piece names, the most named first. */
export function peopleIn(
  chunk: NovelChunk,
  sentences: readonly Sentence[],
  known: KnownSoFar['people'],
  language: Language,
): ReadPerson[] {
  const text = sentences.map((one) => one.text).join('\n')
  const named = language === 'zh' ? namedChinese(text, known) : namedEnglish(text, known)
  const who = recogniser(named, language)
  const mentions = new Map<string, number>()
  const spoken = new Map<string, number>()
  const first = new Map<string, Sentence>()
  for (const sentence of sentences) {
    const here = who.inText(sentence.text)
    for (const { name } of here) {
      mentions.set(name, (mentions.get(name) ?? 0) + 1)
      if (!first.has(name)) first.set(name, sentence)
    }
    const speaker = sentence.told === sentence.text ? undefined : who.inText(sentence.told)[0]?.name
    if (speaker !== undefined) spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1)
  }
  return named
    .filter((one) => first.has(one.name))
    .map(({ name, aliases }) => ({
      name,
      aliases: [...aliases],
      gender:
        known.find((one) => one.name === name)?.gender ??
        genderOf({ name, aliases }, sentences, who, language),
      about: aboutOf({ name, aliases }, sentences, language),
      look: '',
      mentions: mentions.get(name) ?? 0,
      spoken: spoken.get(name) ?? 0,
      ref: refOf(chunk, first.get(name)),
    }))
    .toSorted((a, b) => b.mentions - a.mentions)
}
