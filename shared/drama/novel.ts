import { z } from 'zod'
import { LANGUAGES, type Language } from './vocabulary.ts'

/**
 * A novel as the source of a season: its pieces as they were cut, what was read of each, and how what was read is
 * shared out over episodes. Lines are those of the file, from 1.
 */

/** What a stretch of a novel is: only chapters are read. */
export const SECTION_KINDS = ['front', 'contents', 'chapter'] as const
export type SectionKind = (typeof SECTION_KINDS)[number]

/** A stretch of a novel under one heading. */
export const novelSectionSchema = z.strictObject({
  kind: z.enum(SECTION_KINDS),
  /** Its heading as written; "" where it has none. */
  title: z.string(),
  fromLine: z.int().min(1),
  toLine: z.int().min(1),
  characters: z.int().min(0),
})
export type NovelSection = z.infer<typeof novelSectionSchema>

/** A piece of a chapter that is read at once. All pieces joined are the chapters' text. */
export const novelChunkSchema = z.strictObject({
  /** Chapter it is of, from 1. */
  chapter: z.int().min(1),
  /** Heading of that chapter; "" where it has none. */
  title: z.string(),
  fromLine: z.int().min(1),
  toLine: z.int().min(1),
  text: z.string(),
})
export type NovelChunk = z.infer<typeof novelChunkSchema>

/** A novel as it is kept in a project. */
export const novelSchema = z.strictObject({
  /** Name of its file, without the folder. */
  name: z.string(),
  /** Title it says it has; "" where it says none. */
  title: z.string(),
  language: z.enum(LANGUAGES),
  encoding: z.string(),
  /** Hash of its text, in lower-case hexadecimal. */
  sha256: z.string(),
  lines: z.int().min(1),
  sections: z.array(novelSectionSchema),
  chunks: z.array(novelChunkSchema).min(1),
})
export type Novel = z.infer<typeof novelSchema>

/** Where something stands: a chapter and lines of the file. */
export const sourceRefSchema = z.strictObject({
  chapter: z.int().min(1),
  fromLine: z.int().min(1),
  toLine: z.int().min(1),
})
export type SourceRef = z.infer<typeof sourceRefSchema>

const person = z.strictObject({
  name: z.string().min(1),
  /** What else they are called. */
  aliases: z.array(z.string()),
  gender: z.enum(['f', 'm']).nullable(),
  /** What is said of who they are, in a few words; "" when nothing is. */
  about: z.string(),
  /** What is said of how they look; "" when nothing is. */
  look: z.string(),
  /** How often they are named, and how many lines they speak. */
  mentions: z.int().min(0),
  spoken: z.int().min(0),
  ref: sourceRefSchema,
})
export type ReadPerson = z.infer<typeof person>

const event = z.strictObject({
  /** One sentence: who does what. */
  text: z.string().min(1),
  /** Names of those in it, the doer first. */
  who: z.array(z.string()),
  /** Where; "" when it is not said. */
  place: z.string(),
  /** How much turns on it, 1-5. */
  weight: z.int().min(1).max(5),
  /** Words of the novel it was read from, exactly as they stand there. */
  quote: z.string().min(1),
  ref: sourceRefSchema,
})
export type ReadEvent = z.infer<typeof event>

/** What one piece of a novel adds to what is known. */
export const readingSchema = z.strictObject({
  people: z.array(person),
  /** How one stands to another, as it is said. */
  relations: z.array(
    z.strictObject({ from: z.string(), to: z.string(), kind: z.string(), ref: sourceRefSchema }),
  ),
  places: z.array(
    z.strictObject({ name: z.string().min(1), mentions: z.int().min(1), ref: sourceRefSchema }),
  ),
  items: z.array(z.strictObject({ name: z.string().min(1), mentions: z.int().min(1), ref: sourceRefSchema })),
  /** Questions the piece opens or answers. */
  threads: z.array(
    z.strictObject({ text: z.string().min(1), act: z.enum(['open', 'close']), ref: sourceRefSchema }),
  ),
  events: z.array(event),
  /** What the next piece has to know: the last scene in a sentence or two, and its closing lines word for word. */
  summary: z.string(),
  closing: z.array(z.string()),
  /** People and open questions as they are known after this piece. */
  known: z.strictObject({
    people: z.array(
      z.strictObject({
        name: z.string(),
        aliases: z.array(z.string()),
        gender: z.enum(['f', 'm']).nullable(),
        mentions: z.int().min(0),
      }),
    ),
    threads: z.array(z.string()),
  }),
})
export type Reading = z.infer<typeof readingSchema>
export type KnownSoFar = Reading['known']
/** The same as whoever reads the piece says it. */
export type Patch = Omit<Reading, 'known'>

/** What a reader is given: one piece, what is known before it, and how the piece before ended. */
export interface ReadingInput {
  readonly language: Language
  readonly chunk: NovelChunk
  readonly known: KnownSoFar
  readonly before: { readonly summary: string; readonly closing: readonly string[] }
}

/** What of a novel is played in one episode. */
export const adaptedEpisodeSchema = z.strictObject({
  /** What happens, in the words of the novel: the premise of the episode. */
  premise: z.string().min(1),
  /** Everything that was read in its stretch of the novel, the least of it left out where it is much. */
  events: z.array(event),
  ref: sourceRefSchema,
})
export type AdaptedEpisode = z.infer<typeof adaptedEpisodeSchema>

/** A novel as a season: who is in it, where, and what happens in which episode. */
export const adaptationSchema = z.strictObject({
  title: z.string(),
  /** The one with most to do first. */
  people: z.array(person),
  relations: readingSchema.shape.relations,
  places: readingSchema.shape.places,
  items: readingSchema.shape.items,
  /** Questions that are open at the end. */
  threads: z.array(z.string()),
  episodes: z.array(adaptedEpisodeSchema).min(1),
})
export type Adaptation = z.infer<typeof adaptationSchema>
