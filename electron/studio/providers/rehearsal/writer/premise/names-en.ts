import { craft } from '../../../../craft/craft.ts'
import type { GivenPeople } from './given-people.ts'

/** Names an English brief gives: who is meant by a capital, in all of its premises at once. */
export interface EnglishNames {
  /** Any word of a person's name → their full name: `Ruth` → `Ruth Okafor`. */
  readonly people: ReadonlyMap<string, string>
  /** Names of towns, towers and shores, as written. */
  readonly places: ReadonlySet<string>
}

/** Days and months: they have a capital and are nobody. */
const CALENDAR =
  /^(?:Easter|Christmas|Thanksgiving|Halloween|Hanukkah|Ramadan|Diwali|Passover|Lent|Advent|New|Year|Eve|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/
const NOBODY =
  /^(?:I|I'm|I'll|I've|I'd|CEO|DNA|TV|USB|VIP|God|English|Irish|Chinese|American|French|Mr|Mrs|Ms|Miss|Dr|Lord|Lady|Sir|Captain|Professor|Judge|Detective|Inspector|Sergeant|Father|Mother|Uncle|Aunt|Grandma|Grandpa|King|Queen|Prince|Princess)$/
const PLACE_END =
  /^(?:Tower|Towers|Street|Road|Avenue|Lane|Square|Point|Bay|Hall|House|Hotel|Inn|Island|Isle|County|City|Town|Village|Valley|Hill|Hills|Heights|Beach|Harbor|Harbour|Lake|River|Park|Bridge|Station|School|College|University|Hospital|Church|Cafe|Diner|Bakery|Street|Coast|Mountain|Creek|Falls|Estate|Manor|Mansion|Castle|Court)$/
const WHERE = /\b(?:at|in|from|near|into|outside|inside|across|to|of)$/i
/** Before a run that stands at the start of a sentence, what tells a name from a plain word: a verb behind it. */
const VERB_AFTER =
  /^'s\b|^,? ?(?:[a-z]+s|is|was|has|had|will|can|must|and|asks|tells|[a-z]+ed|who|the|a|an|her|his)\b/

interface Run {
  readonly words: readonly string[]
  readonly before: string
  readonly after: string
}

/** Runs of words with a capital; what only opens a sentence is left out. */
function runsOf(premise: string): Run[] {
  const text = premise.normalize('NFKC').replaceAll('’', "'")
  return [
    ...text.matchAll(/\p{Lu}[\p{L}-]*(?:'(?!s\b)\p{L}+)?(?: \p{Lu}[\p{L}-]*(?:'(?!s\b)\p{L}+)?)*/gu),
  ].flatMap((match): Run[] => {
    const before = text.slice(0, match.index).trimEnd()
    const after = text.slice(match.index + match[0].length)
    const starts = before === '' || /[.!?;:\n"“]$/.test(before)
    const words = match[0].split(' ').filter((word) => !CALENDAR.test(word))
    const own = starts && words.length < 3 ? startingName(words, after) : withoutTrade(words)
    const named = own.filter((word) => !NOBODY.test(word))
    return named.length === 0 ? [] : [{ words: named, before, after }]
  })
}

/** Of the words that open a sentence, those that are a name. */
function startingName(words: readonly string[], after: string): readonly string[] {
  const [first] = words
  if (first === undefined || isWord(first)) return words.slice(1)
  return words.length > 1 || VERB_AFTER.test(after.trimStart()) ? words : []
}

/** "Coroner Iris Maddox" is Iris Maddox, who is a coroner. */
function withoutTrade(words: readonly string[]): readonly string[] {
  const [first] = words
  return first !== undefined && words.length > 1 && isWord(first) ? words.slice(1) : words
}

const OPENERS =
  /^(?:The|A|An|When|While|After|Before|As|At|In|On|By|For|From|With|Without|Under|Every|Each|One|Two|Three|Four|Five|Only|Just|Then|Now|But|And|So|If|Until|Once|Since|They|She|He|It|We|You|Her|His|Their|Its|My|Our|Your|This|That|These|Those|There|Here|Who|What|Where|Why|How|All|Some|No|Nobody|Somebody|Everyone|Everybody|Someone|Years|Secret|Family|Final)$/

/** True for a word that has its capital only from where it stands. */
function isWord(word: string): boolean {
  if (OPENERS.test(word) || word.includes('-')) return true
  const low = word.toLowerCase()
  return craft().lexicon.some((one) => one.en.some((form) => form === low || form.split(' ')[0] === low))
}

const known = new WeakMap<readonly string[], EnglishNames>()

/** The names of a brief. */
export function namesIn(premises: readonly string[]): EnglishNames {
  const names = known.get(premises) ?? foundIn(premises)
  known.set(premises, names)
  return names
}

function foundIn(premises: readonly string[]): EnglishNames {
  const runs = premises.flatMap(runsOf)
  const places = new Set<string>()
  const persons: string[][] = []
  for (const { words, before, after } of runs) {
    const name = words.join(' ')
    const there = WHERE.test(before) && !/^'s\b/.test(after)
    const town = there && !/\b(?:of|to)$/i.test(before)
    if (PLACE_END.test(words.at(-1) ?? '') || town) places.add(name)
    else persons.push([...words])
  }
  const people = new Map<string, string>()
  for (const words of persons.toSorted((a, b) => b.length - a.length)) {
    if (places.has(words.join(' '))) continue
    const known = words.map((word) => people.get(word)).find((one) => one !== undefined)
    for (const word of words) if (!people.has(word)) people.set(word, known ?? words.join(' '))
  }
  return { people, places }
}

/** The names of a brief that brings people with it: every word of theirs stands for them. */
export function withGiven(found: EnglishNames, given: GivenPeople): EnglishNames {
  if (given.length === 0) return found
  const people = new Map(found.people)
  const set = (form: string, name: string): void => {
    for (const word of form.split(' '))
      if (/^\p{Lu}/u.test(word) && !NOBODY.test(word)) people.set(word, name)
  }
  // The full names last: of a word two people share, it is whoever comes first.
  for (const { name, aliases } of given.toReversed()) for (const form of [...aliases, name]) set(form, name)
  return { people, places: found.places }
}
