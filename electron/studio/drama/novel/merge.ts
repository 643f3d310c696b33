import type { Adaptation, ReadEvent, ReadPerson, Reading } from '../../../../shared/drama/novel.ts'

/**
 * Everything that was read of a novel in one. Whoever says something first wins: a name stays what it was when somebody
 * was first named, what is said later fills only what is empty, aliases are joined, and references are those of the first
 * mention.
 */
export interface StoryBible extends Pick<
  Adaptation,
  'people' | 'relations' | 'places' | 'items' | 'threads'
> {
  readonly events: readonly ReadEvent[]
}

/** People by every name they were given so far. */
class Register {
  private readonly byForm = new Map<string, ReadPerson>()
  readonly people: ReadPerson[] = []

  find(form: string): ReadPerson | undefined {
    return this.byForm.get(form)
  }

  take(one: ReadPerson): void {
    const old = this.byForm.get(one.name)
    const person: ReadPerson = old ?? { ...one, aliases: [], mentions: 0, spoken: 0 }
    if (old === undefined) this.people.push(person)
    person.mentions += one.mentions
    person.spoken += one.spoken
    person.gender ??= one.gender
    if (person.about === '') person.about = one.about
    if (person.look === '') person.look = one.look
    for (const form of [one.name, ...one.aliases]) this.name(person, form)
  }

  private name(person: ReadPerson, form: string): void {
    // Who bears a name first keeps it.
    if (this.byForm.has(form)) return
    this.byForm.set(form, person)
    if (form !== person.name) person.aliases.push(form)
  }
}

type Counted = Adaptation['places']

function countedOf(lists: readonly Counted[]): Counted {
  const found = new Map<string, Counted[number]>()
  for (const one of lists.flat()) {
    const old = found.get(one.name)
    if (old === undefined) found.set(one.name, { ...one })
    else old.mentions += one.mentions
  }
  return [...found.values()].toSorted((a, b) => b.mentions - a.mentions)
}

/** Joins what was read of all pieces, in their order. */
export function mergeReadings(readings: readonly Reading[]): StoryBible {
  const register = new Register()
  for (const one of readings) for (const person of one.people) register.take(person)
  const whole = (form: string): string => register.find(form)?.name ?? form
  const relations = new Map<string, Adaptation['relations'][number]>()
  for (const one of readings.flatMap((reading) => reading.relations)) {
    const named = { ...one, from: whole(one.from), to: whole(one.to) }
    const key = `${named.from}\n${named.to}`
    if (!relations.has(key)) relations.set(key, named)
  }
  return {
    people: register.people.toSorted((a, b) => b.mentions + b.spoken - (a.mentions + a.spoken)),
    relations: [...relations.values()],
    places: countedOf(readings.map((one) => one.places)),
    items: countedOf(readings.map((one) => one.items)),
    threads: readings.at(-1)?.known.threads ?? [],
    events: readings.flatMap((one) =>
      one.events.map((event) => ({ ...event, who: [...new Set(event.who.map(whole))] })),
    ),
  }
}
