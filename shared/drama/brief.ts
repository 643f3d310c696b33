import { z } from 'zod'
import { GENRES, LANGUAGES } from './vocabulary.ts'

/**
 * A normalised brief: what a drama starts from. Made from the user's file by `electron/studio/drama/read-brief.ts`;
 * every default is already filled in, so equal briefs are equal objects.
 */
export const briefSchema = z.strictObject({
  /** Title given by the user; null lets `bible` find one. */
  title: z.string().nullable(),
  /** One premise for the season, or one per episode in order (the first `episodes` of them are used). */
  premises: z.array(z.string().min(1)).min(1),
  genre: z.enum(GENRES),
  language: z.enum(LANGUAGES),
  /** Number of episodes, 1-120. */
  episodes: z.int().min(1).max(120),
  /** Length to aim at for one episode, in seconds. */
  episodeSeconds: z.int().min(20).max(600),
  aspect: z.literal('9:16'),
  /** Free words on the look of the drama ("" when none). */
  style: z.string(),
  /** The novel it is made of, by the hash of its text; left out where there is none. */
  source: z.strictObject({ name: z.string(), sha256: z.string() }).optional(),
  /** People the novel names, who are in the season by these names; the one with most to do first. */
  people: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        aliases: z.array(z.string()),
        gender: z.enum(['f', 'm']).nullable(),
        /** Who they are, in the words of the novel; "" when it does not say. */
        about: z.string(),
      }),
    )
    .optional(),
  /** What happens in the novel where each premise comes from, in more words, for who can read them. */
  told: z.array(z.string()).optional(),
  /** Unsigned 32-bit seed: given by the user or a hash of all the rest. */
  seed: z.int().min(0).max(0xffffffff),
})
export type Brief = z.infer<typeof briefSchema>
