import type { KnownSoFar } from '../../../../../shared/drama/novel.ts'
import { namesIn } from '../writer/premise/names-en.ts'
import type { Named } from './people.ts'

/** Names in a stretch of English prose: by their capitals, and by how often they come. */

const TITLED =
  /\b(Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Captain|Inspector|Professor|Father|Sister|Judge|Doctor)\.? (\p{Lu}[\p{L}'-]+)/gu
const WOMAN = /^(?:Mrs|Ms|Miss|Lady|Sister)$/
/** Words with a capital that are nobody, beside those the premise reader knows. */
const NOBODY =
  /^(?:Chapter|Part|Book|Prologue|Epilogue|Oh|Yes|Well|Ah|Please|Sorry|Thank|Thanks|Nothing|Something|Everything|Never|Maybe|Perhaps|Tomorrow|Tonight|Today|Yesterday|Inside|Outside|Behind|Because|Did|Do|Is|Are|Was|Come|Go|Let|Get|Look|Listen|Wait|Sign|Stop|Good|Dear|Forty.*|Friday|North|South|East|West|Street|Hotel|Nobody|Not|Nor|Whose|Which|Above|Below|Across|Around|Even|Still|Later|Again|Suddenly|Finally)$/u

const count = (text: string, word: string): number =>
  text.match(new RegExp(String.raw`\b${word.replaceAll(/[^\w' -]/g, '.')}\b`, 'gu'))?.length ?? 0

interface Person {
  readonly name: string
  readonly aliases: Set<string>
}

/** The names a text gives by itself, each with its parts. */
function foundIn(text: string): Person[] {
  const { people, places } = namesIn([text])
  const found = new Map<string, Person>()
  for (const [word, full] of people) {
    if (NOBODY.test(word) || NOBODY.test(full) || places.has(full)) continue
    // A word that also comes without its capital is a word.
    if (full === word && count(text, word.toLowerCase()) > 0) continue
    const one = found.get(full) ?? { name: full, aliases: new Set<string>() }
    if (word !== full) one.aliases.add(word)
    found.set(full, one)
  }
  return [...found.values()].filter(({ name, aliases }) =>
    [name, ...aliases].some((form) => count(text, form) >= 2),
  )
}

const surnameOf = (name: string): string => (name.includes(' ') ? (name.split(' ').at(-1) ?? '') : '')

/** Whose title it is: who bears the surname, the women first where it is a woman's. */
function ownerOf(
  people: readonly Person[],
  title: string,
  surname: string,
  text: string,
): Person | undefined {
  const family = people.filter(({ name }) => surnameOf(name) === surname || name === surname)
  if (family.length < 2) return family[0]
  const she = ({ name }: Person): number => {
    const first = name.split(' ')[0] ?? ''
    const her = text.match(new RegExp(String.raw`\b${first}\b[^.]{0,80}\b(?:she|her)\b`, 'gu'))?.length ?? 0
    return her - (text.match(new RegExp(String.raw`\b${first}\b[^.]{0,80}\b(?:he|his)\b`, 'gu'))?.length ?? 0)
  }
  const sorted = family.toSorted((a, b) => she(b) - she(a))
  return WOMAN.test(title) ? sorted[0] : sorted.at(-1)
}

/** Everybody an English text names: those known before by the names they had, and who is new. */
export function namedEnglish(text: string, known: KnownSoFar['people']): Named[] {
  const people: Person[] = known
    .filter((one) => [one.name, ...one.aliases].some((form) => count(text, form) > 0))
    .map((one) => ({ name: one.name, aliases: new Set(one.aliases) }))
  const knownAs = (form: string): Person | undefined =>
    people.find((one) => one.name === form || one.aliases.has(form) || one.name.split(' ').includes(form))
  for (const fresh of foundIn(text)) {
    const old = knownAs(fresh.name)
    if (old === undefined) people.push(fresh)
    else for (const alias of fresh.aliases) old.aliases.add(alias)
  }
  for (const [form, title = '', surname = ''] of text.matchAll(TITLED)) {
    const owner = ownerOf(people, title, surname, text)
    if (owner === undefined) people.push({ name: surname, aliases: new Set([form]) })
    else owner.aliases.add(form)
  }
  return people.map(({ name, aliases }) => ({
    name,
    aliases: [...aliases].filter((one) => one !== name && !isShared(one, name, people)),
  }))
}

/** A surname two people bear names neither of them. */
const isShared = (form: string, name: string, people: readonly Person[]): boolean =>
  people.some((other) => other.name !== name && other.name.split(' ').includes(form))
