import type { NovelChunk, Reading } from '../../../../../shared/drama/novel.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft } from '../../../craft/craft.ts'
import { namesIn } from '../writer/premise/names-en.ts'
import { refOf, type Sentence } from './sentences.ts'

/** Places and things a text names: those the studio can draw by their words, others by the names they end in. */

const ENDING =
  /\p{Script=Han}{1,2}(?:渡口|码头|客栈|茶馆|酒楼|祠堂|书院|衙门|车站|医院|学堂|渡|镇|村|寺|桥|庙|庄|山庄)/gu
/** What stands in front of a place without being part of its name. */
const LEAD = /^(?:.*[的在到进回去从往了着过向和与是个座间家那这有被把离开])/u
const WHERE_EN =
  /\b(?:at|in|into|to|from|inside|outside|behind|across|through|down|under) (?:the|a|an|his|her|their) $/iu

/** The words of a kind the writers know, the longest first. */
const formsOf = (kind: 'place' | 'object', language: Language): string[] =>
  craft()
    .lexicon.filter((word) => word.kind === kind)
    .flatMap((word) => word[language])
    .filter((form) => language === 'en' || form.length > 1)
    .toSorted((a, b) => b.length - a.length)

const patterns = new Map<string, RegExp>()

function patternOf(kind: 'place' | 'object', language: Language): RegExp {
  const key = `${kind} ${language}`
  let known = patterns.get(key)
  if (known === undefined) {
    const any = formsOf(kind, language).join('|')
    known = language === 'zh' ? new RegExp(any, 'gu') : new RegExp(String.raw`\b(?:${any})\b`, 'giu')
    patterns.set(key, known)
  }
  return known
}

/** Words of places in a sentence, in order. */
export function placesOf(text: string, language: Language): string[] {
  if (language === 'en')
    return [...text.matchAll(patternOf('place', 'en'))]
      .filter((match) => WHERE_EN.test(text.slice(0, match.index)))
      .map((match) => match[0].toLowerCase())
  const named = [...text.matchAll(ENDING)].map((match) => match[0].replace(LEAD, ''))
  const known = text.match(patternOf('place', 'zh')) ?? []
  return [
    ...named.filter((one) => one.length > 1),
    ...known.filter((one) => !named.some((name) => name.includes(one))),
  ]
}

/** Words of things in a sentence, in order. */
export const itemsOf = (text: string, language: Language): string[] =>
  (text.match(patternOf('object', language)) ?? []).map((one) => one.toLowerCase())

type Counted = Reading['places']

/** Counts what each sentence names, the most named first. */
function counted(
  chunk: NovelChunk,
  sentences: readonly Sentence[],
  find: (text: string) => readonly string[],
): Counted {
  const found = new Map<string, Counted[number]>()
  for (const sentence of sentences)
    for (const name of find(sentence.text)) {
      const one = found.get(name)
      if (one === undefined) found.set(name, { name, mentions: 1, ref: refOf(chunk, sentence) })
      else one.mentions++
    }
  return [...found.values()].toSorted((a, b) => b.mentions - a.mentions)
}

const MOST = 16

/** Places a piece names. */
export function placesIn(chunk: NovelChunk, sentences: readonly Sentence[], language: Language): Counted {
  const text = sentences.map((one) => one.text).join('\n')
  const towns = language === 'en' ? [...namesIn([text]).places] : []
  return counted(chunk, sentences, (one) => [
    ...towns.filter((town) => one.includes(town)),
    ...placesOf(one, language),
  ]).slice(0, MOST)
}

/** Things a piece names more than once. */
export const itemsIn = (chunk: NovelChunk, sentences: readonly Sentence[], language: Language): Counted =>
  counted(chunk, sentences, (one) => itemsOf(one, language))
    .filter((one) => one.mentions > 1)
    .slice(0, MOST)
