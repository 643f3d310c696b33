import { z } from 'zod'
import type { NovelChunk, Patch, ReadingInput, SourceRef } from '../../../../shared/drama/novel.ts'
import { material, promptModule, UnusableAnswer } from './prompt.ts'
import { TASKS } from './words.ts'

const named = z.object({ name: z.string().min(1) })
const answer = z.object({
  people: z
    .array(
      named.extend({
        aliases: z.array(z.string()),
        gender: z.enum(['f', 'm']).nullable(),
        about: z.string(),
        look: z.string(),
      }),
    )
    .max(40),
  relations: z.array(z.object({ from: z.string(), to: z.string(), kind: z.string() })).max(60),
  places: z.array(named).max(30),
  items: z.array(named).max(30),
  threads: z.array(z.object({ text: z.string().min(1), act: z.enum(['open', 'close']) })).max(12),
  events: z
    .array(
      z.object({
        text: z.string().min(1),
        who: z.array(z.string()),
        place: z.string(),
        weight: z.int().min(1).max(5),
        /** Copied word for word from the piece. */
        quote: z.string().min(1),
      }),
    )
    .max(16),
  summary: z.string(),
})
type Answer = z.infer<typeof answer>

const inputOf = (input: unknown): ReadingInput => input as ReadingInput // the inputs of the step `reading`

/** Tokens of a piece, of what is known before it and of the words around it, at most. */
const MOST_INPUT = 16_000
const MOST_OUTPUT = 5_000
const CLOSING_LINES = 2

/** Where words stand in a piece: models count lines badly, so they only quote. */
class Places {
  private readonly lines: readonly string[]
  private readonly chunk: NovelChunk

  constructor(chunk: NovelChunk) {
    this.chunk = chunk
    this.lines = chunk.text.split('\n')
  }

  /** The line that first holds these words, or their beginning; the whole piece when none does. */
  of(words: string): SourceRef {
    const { chapter, fromLine, toLine } = this.chunk
    const first = words.split('\n')[0]?.trim() ?? ''
    const at = first === '' ? -1 : this.lines.findIndex((line) => line.includes(first))
    return at < 0
      ? { chapter, fromLine, toLine }
      : { chapter, fromLine: fromLine + at, toLine: fromLine + at }
  }

  /** How often words stand in the piece. */
  count(words: string): number {
    return words === '' ? 0 : this.chunk.text.split(words).length - 1
  }

  closing(): string[] {
    return this.lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(-CLOSING_LINES)
  }
}

function assemble(given: Answer, { chunk }: ReadingInput): Patch {
  const places = new Places(chunk)
  const spaceless = chunk.text.replaceAll(/\s+/gu, '')
  const quoted = given.events.filter((one) => spaceless.includes(one.quote.replaceAll(/\s+/gu, '')))
  if (given.events.length > 0 && quoted.length === 0)
    throw new UnusableAnswer('No quote of the events stands in the piece word for word.')
  const there = <T extends { readonly name: string }>(list: readonly T[]): T[] =>
    list.filter((one) => places.count(one.name) > 0)
  const counted = (list: readonly { readonly name: string }[]) =>
    there(list).map(({ name }) => ({ name, mentions: places.count(name), ref: places.of(name) }))
  return {
    // Whoever the piece names by no name of theirs was made up.
    people: given.people
      .filter((one) => [one.name, ...one.aliases].some((form) => places.count(form) > 0))
      .map((one) => ({
        ...one,
        mentions: [one.name, ...one.aliases].reduce((sum, form) => sum + places.count(form), 0),
        spoken: 0,
        ref: places.of([one.name, ...one.aliases].find((form) => places.count(form) > 0) ?? one.name),
      })),
    relations: given.relations.map((one) => ({ ...one, ref: places.of(one.from) })),
    places: counted(given.places),
    items: counted(given.items),
    threads: given.threads.map((one) => ({ ...one, ref: places.of(one.text) })),
    events: quoted.map((one) => ({ ...one, ref: places.of(one.quote) })),
    summary: given.summary,
    closing: places.closing(),
  }
}

/** What a piece of a novel tells. */
export const readingPrompt = promptModule<Answer>({
  step: 'reading',
  answer,
  bounds: () => ({ inputTokens: MOST_INPUT, outputTokens: MOST_OUTPUT }),
  prompt({ input, language }) {
    const { chunk, known, before } = inputOf(input)
    return {
      system: TASKS['reading']?.[language] ?? '',
      user: material({
        known: {
          people: known.people.map(({ name, aliases }) => ({ name, aliases })),
          openQuestions: known.threads,
        },
        before,
        chapter: chunk.title,
        piece: chunk.text,
      }),
    }
  },
  assemble: (given, { input }) => assemble(given, inputOf(input)),
})
