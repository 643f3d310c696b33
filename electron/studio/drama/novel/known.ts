import type { KnownSoFar, NovelChunk, Patch, Reading } from '../../../../shared/drama/novel.ts'

/** What is known after a piece of a novel, from what was known before and what the piece adds. */

/** Most people and open questions the next piece is told of: those named most, and those asked last. */
const MOST_PEOPLE = 60
const MOST_THREADS = 24

/** What is known before the first piece. */
export const NOTHING_KNOWN: KnownSoFar = { people: [], threads: [] }

type KnownPerson = KnownSoFar['people'][number]

const bare = (text: string): string => text.replaceAll(/[\s"“”'‘’「」『』]+/gu, '')

/** Whoever is meant by a name or an alias; the first who was known by it. */
const knownBy = <T extends { name: string; aliases: readonly string[] }>(
  people: readonly T[],
  forms: readonly string[],
): T | undefined =>
  people.find((one) => forms.includes(one.name)) ??
  people.find((one) => forms.some((form) => one.aliases.includes(form)))

function knownPeople(before: readonly KnownPerson[], patch: Patch): KnownPerson[] {
  const people = before.map((one) => ({ ...one, aliases: [...one.aliases] }))
  for (const { name, aliases, gender, mentions } of patch.people) {
    const old = knownBy(people, [name])
    if (old === undefined) people.push({ name, aliases: [...aliases], gender, mentions })
    else {
      old.mentions += mentions
      old.gender ??= gender
      for (const alias of [name, ...aliases])
        if (alias !== old.name && !old.aliases.includes(alias)) old.aliases.push(alias)
    }
  }
  return people.toSorted((a, b) => b.mentions - a.mentions).slice(0, MOST_PEOPLE)
}

function knownThreads(before: readonly string[], patch: Patch): string[] {
  const closed = new Set(patch.threads.filter((one) => one.act === 'close').map((one) => bare(one.text)))
  const opened = patch.threads.filter((one) => one.act === 'open').map((one) => one.text)
  return [...new Set([...before, ...opened])].filter((text) => !closed.has(bare(text))).slice(-MOST_THREADS)
}

/**
 * Makes a reading of what was said of a piece: an event whose quotation is not in the piece is dropped, lines outside of it
 * are brought into it, and what is known afterwards is added.
 */
export function settleReading(patch: Patch, chunk: NovelChunk, known: KnownSoFar): Reading {
  const text = bare(chunk.text)
  const within = (line: number): number => Math.min(chunk.toLine, Math.max(chunk.fromLine, line))
  const placed = <T extends { readonly ref: { readonly fromLine: number; readonly toLine: number } }>(
    one: T,
  ) => ({
    ...one,
    ref: { chapter: chunk.chapter, fromLine: within(one.ref.fromLine), toLine: within(one.ref.toLine) },
  })
  return {
    ...patch,
    people: patch.people.map(placed),
    relations: patch.relations.map(placed),
    places: patch.places.map(placed),
    items: patch.items.map(placed),
    threads: patch.threads.map(placed),
    events: patch.events.filter((one) => text.includes(bare(one.quote))).map(placed),
    known: { people: knownPeople(known.people, patch), threads: knownThreads(known.threads, patch) },
  }
}
