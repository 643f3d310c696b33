import type { Fact } from '../../../../../shared/drama/story.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import type { Person } from './people.ts'
import { capital, tidy } from './text.ts'

/** Everything a line's slots can ask for. */
export interface Binding {
  readonly language: Language
  /** By role of the genre or letter of the card. */
  readonly people: ReadonlyMap<string, Person>
  /** Who speaks; null in actions and captions. */
  readonly speaker: Person | null
  /** Who is spoken to. */
  readonly hearer: Person | null
  /** What the first calls the second. */
  readonly call: (from: Person, to: Person) => string
  /** Words of the season: `prize`, `home.the`, `object` … */
  readonly words: Readonly<Record<string, string>>
  readonly fact: Fact | null
}

const EN_PRONOUNS: Readonly<Record<string, readonly [string, string]>> = {
  he: ['she', 'he'],
  him: ['her', 'him'],
  his: ['her', 'his'],
  hers: ['hers', 'his'],
  himself: ['herself', 'himself'],
  man: ['woman', 'man'],
  boy: ['girl', 'boy'],
  son: ['daughter', 'son'],
  sir: ["ma'am", 'sir'],
}
const ZH_PRONOUNS: Readonly<Record<string, readonly [string, string]>> = {
  ta: ['她', '他'],
  ren: ['女人', '男人'],
  hai: ['女儿', '儿子'],
}

function personSlot(person: Person, attribute: string, b: Binding): string | null {
  if (attribute === '!') return b.speaker === null ? person.short : b.call(b.speaker, person)
  const pair = (b.language === 'zh' ? ZH_PRONOUNS : EN_PRONOUNS)[attribute]
  if (pair !== undefined) return person.gender === 'f' ? pair[0] : pair[1]
  switch (attribute) {
    case '':
      return person.short
    case 'full':
      return person.name
    case 'given':
      return person.given
    case 'sur':
      return person.surname
    case 'label':
      return person.label === '' ? null : person.label
    case 'one':
      return person.label === '' ? null : indefinite(person.label, b.language)
    case 'role':
      return person.label === '' ? null : roleName(person.label, b.language)
    default:
      return null
  }
}

/** A caption label as a person would say it: "the ambitious lawyer", “神秘总裁”. */
function roleName(label: string, language: Language): string {
  if (language === 'zh') return label
  return /^(?:the|a|an|my|his|her)\b|'s /i.test(label) ? label : `the ${label}`
}

/** The label with "a": "an ambitious lawyer" (a label that is somebody's stays theirs). */
const indefinite = (label: string, language: Language): string =>
  language === 'zh' ? `一个${label}` : /'s /.test(label) ? label : `a ${label.replace(/^the /i, '')}`

function factSlot(fact: Fact | null, form: string, b: Binding): string | null {
  if (fact === null) return null
  const doer = fact.about[0]
  const own = form === 'clause' || form === 'you' || form === 'i'
  if (own) {
    if (form === 'you' || (form === 'clause' && doer !== undefined && doer === b.hearer?.id))
      return fact.clauseYou ?? fact.clause
    if (form === 'i' || (form === 'clause' && doer !== undefined && doer === b.speaker?.id))
      return fact.clauseI ?? fact.clause
    return fact.clause
  }
  if (form === 'they') return fact.clause
  if (form === 'topic') return fact.topic
  if (form === 'deed') return fact.deed
  if (form === 'question') return fact.question.charAt(0).toLowerCase() + fact.question.slice(1)
  return null
}

/** Slots of the shared line stock and where their words come from. */
const STOCK: Readonly<Record<string, string>> = { clause: 'f.clause', topic: 'f.topic', deed: 'f.deed' }

function resolve(slot: string, b: Binding): string | null {
  const cap = slot.endsWith('.cap')
  const name = cap ? slot.slice(0, -4) : slot
  const asked = STOCK[name] ?? name
  const found = resolvePlain(asked, b)
  if (found === null || found === '') return null
  return cap ? capital(found) : found
}

function resolvePlain(name: string, b: Binding): string | null {
  if (name.startsWith('f.')) return factSlot(b.fact, name.slice(2), b)
  if (name === 'you') return b.speaker === null || b.hearer === null ? null : b.call(b.speaker, b.hearer)
  const word = b.words[name]
  if (word !== undefined) return word
  const match = /^([A-Za-z_0-9]+)(!|\.(\w+))?$/.exec(name)
  const person = match === null ? undefined : b.people.get(match[1] ?? '')
  if (match === null || person === undefined) return null
  return personSlot(person, match[2] === '!' ? '!' : (match[3] ?? ''), b)
}

/** Names of the slots of a text, as written. */
export const slotsOf = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '')

/** A text with its slots filled and its joins mended; null when a slot has nothing to hold. */
export function bind(text: string, b: Binding): string | null {
  let missing = false
  const filled = text.replace(/\{([^{}]+)\}/g, (_all, slot: string) => {
    const found = resolve(slot, b)
    if (found === null) missing = true
    return found ?? ''
  })
  return missing ? null : tidy(filled, b.language)
}
