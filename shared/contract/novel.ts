import { z } from 'zod'
import { SECTION_KINDS } from '../drama/novel.ts'
import { GENRES, LANGUAGES } from '../drama/vocabulary.ts'
import { dramaInfo } from './drama.ts'
import { write } from './route.ts'

const found = z.strictObject({ name: z.string(), mentions: z.int() })

/** What is found in a novel before a drama is made of it. */
export const novelSurvey = z.strictObject({
  path: z.string(),
  name: z.string(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  genre: z.enum(GENRES),
  /** As it was decoded: `utf-8`, `gb18030` … */
  encoding: z.string(),
  lines: z.int(),
  /** Of its chapters. */
  characters: z.int(),
  sections: z.array(
    z.strictObject({
      kind: z.enum(SECTION_KINDS),
      title: z.string(),
      fromLine: z.int(),
      toLine: z.int(),
    }),
  ),
  /** Pieces it is read in, and how many of them were looked at for people and places. */
  pieces: z.int(),
  looked: z.int(),
  /** Most named first. */
  people: z.array(found),
  places: z.array(found),
  /** Episodes a season of it has unless somebody says otherwise. */
  episodes: z.int(),
})
export type NovelSurvey = z.infer<typeof novelSurvey>

const path = z.string().max(4096)

/** Routes about making a drama of a novel. */
export const novel = {
  'novel.read': write(
    'Looks at a novel: its chapters, and by the built-in reader its people and places; with `path` null a person is asked for the file. Null when they closed the dialog. Nothing is kept. BAD_SOURCE says what is wrong with it.',
    z.strictObject({ path: path.nullable() }),
    z.strictObject({ survey: novelSurvey.nullable() }),
  ),
  'novel.create': write(
    'Makes a drama of a novel in a new folder of the dramas folder, named after its title, and opens it; a build then reads it. BAD_SOURCE, BAD_BRIEF, READ_ONLY, DISK_FULL.',
    z.strictObject({
      path,
      episodes: z.int().min(1).max(120),
      genre: z.enum(GENRES),
      episodeSeconds: z.int().min(20).max(600),
    }),
    dramaInfo,
  ),
} as const
