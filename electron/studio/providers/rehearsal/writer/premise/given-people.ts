import type { Brief } from '../../../../../../shared/drama/brief.ts'
import type { Mention, Reading } from './reading.ts'

/** People a brief brings with it: the premises call them by these names, and nobody has to guess who they are. */
export type GivenPeople = NonNullable<Brief['people']>

/** Longest words for somebody that fit on a caption, in characters. */
const MOST_LABEL = { zh: 10, en: 36 } as const

/** Everything people are called, with their full name. */
export const formsOf = (people: GivenPeople): Map<string, string> =>
  new Map(people.flatMap(({ name, aliases }) => [name, ...aliases].map((form) => [form, name] as const)))

/** A reading in which everybody the brief brings has their full name, and is what the brief says of them. */
export function withPeople(reading: Reading, people: GivenPeople): Reading {
  if (people.length === 0) return reading
  const forms = formsOf(people)
  const known = (mention: Mention): Mention => {
    const name = forms.get(mention.name) ?? forms.get(mention.text)
    const person = name === undefined ? undefined : people.find((one) => one.name === name)
    if (person === undefined || mention.kind !== 'person') return mention
    const says = person.about !== '' && person.about.length <= MOST_LABEL[reading.language]
    return {
      ...mention,
      name: person.name,
      given: true as const,
      ...(person.gender === null ? {} : { gender: person.gender }),
      ...(says ? { label: person.about } : {}),
    }
  }
  return {
    ...reading,
    clauses: reading.clauses.map((clause) => ({ ...clause, mentions: clause.mentions.map(known) })),
  }
}
