import { z } from 'zod'
import { GENRES, LANGUAGES } from '../drama/vocabulary.ts'
import { done, nothing, sha256 } from './common.ts'
import { failure } from './envelope.ts'
import { read, write } from './route.ts'

/** What a person types to start a drama. Everything left out is filled in by the studio. */
export const briefInput = z.strictObject({
  /** One premise, or one per episode on its own line. */
  text: z.string().max(2_000_000),
  title: z.string().max(200).optional(),
  genre: z.enum(GENRES).optional(),
  language: z.enum(LANGUAGES).optional(),
  episodes: z.int().optional(),
  episodeSeconds: z.int().optional(),
  style: z.string().max(2000).optional(),
})
export type BriefInput = z.infer<typeof briefInput>

/** The open drama. */
export const dramaInfo = z.strictObject({
  dir: z.string(),
  /** Title of the bible, or of the brief, or the folder's name. */
  title: z.string(),
  logline: z.string(),
  /** `read`: nothing can be changed, for the reason in `readOnly`. */
  mode: z.enum(['write', 'read']),
  readOnly: failure.nullable(),
  /** Name of the backup that is shown in the place of the damaged drama, which `drama.restore` puts back; else null. */
  backup: z.string().nullable(),
  genre: z.enum(GENRES),
  language: z.enum(LANGUAGES),
  episodes: z.int(),
  episodeSeconds: z.int(),
  premises: z.array(z.string()),
  style: z.string(),
  seed: z.int(),
  fps: z.strictObject({ num: z.int(), den: z.int() }),
  /** Where in it one was last on this machine, as an address of the page (`#/script?line=…`); null when nowhere. */
  address: z.string().nullable(),
})
export type DramaInfo = z.infer<typeof dramaInfo>

/** A drama that was open before. */
export const recentDrama = z.strictObject({
  dir: z.string(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  genre: z.enum(GENRES),
  episodes: z.int(),
  /** Milliseconds since 1970. */
  openedAt: z.int(),
  /** A picture that stands for it, as a `data:` URL; null when none is drawn yet. */
  poster: z.string().nullable(),
  /** Share of the products that are current, 0-1; null when it was never built. */
  made: z.number().nullable(),
  /** False when the folder is not there any more. */
  exists: z.boolean(),
})
export type RecentDrama = z.infer<typeof recentDrama>

/** A brief that comes with the program. */
export const sample = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  genre: z.enum(GENRES),
  language: z.enum(LANGUAGES),
  episodes: z.int(),
  episodeSeconds: z.int(),
})

/** Where opening got to: the drama, or why it could not be opened as asked. */
export const opened = z.strictObject({
  /** Null when a person closed the dialog, or when it failed. */
  drama: dramaInfo.nullable(),
  /** Why it could not be opened; `readable` says whether it can be opened for reading. */
  problem: failure.extend({ dir: z.string(), readable: z.boolean() }).nullable(),
})
export type Opened = z.infer<typeof opened>

/** The same for what was dropped on the window, or opened from outside it: a brief is not opened, but read. */
export const dropped = opened.extend({
  brief: z.string().nullable(),
  /** Path of a novel: too long for a brief, or in chapters. */
  novel: z.string().nullable(),
})
export type Dropped = z.infer<typeof dropped>

/** Routes about a drama as a whole: starting, opening and closing one. */
export const drama = {
  'drama.current': read(
    'The open drama; null when none is. `asked` is what was last opened from outside and is not a drama that opened: for a page that was not there to hear it told.',
    ['drama'],
    nothing,
    z.strictObject({ drama: dramaInfo.nullable(), asked: dropped.nullable() }),
  ),
  'drama.seen': write(
    'Remembers where in the open drama one is, as an address of the page, for when it is opened again.',
    z.strictObject({ address: z.string().startsWith('#/').max(500) }),
    done,
  ),
  'drama.preview': read(
    'What a brief would become: every default filled in, with the length it aims at. Nothing is written. BAD_BRIEF says what is wrong with it.',
    [],
    briefInput,
    z.strictObject({
      genre: z.enum(GENRES),
      language: z.enum(LANGUAGES),
      episodes: z.int(),
      episodeSeconds: z.int(),
      /** Length of the season in seconds, and rough counts of what will be made. */
      seasonSeconds: z.int(),
      words: z.int(),
      shots: z.int(),
    }),
  ),
  'drama.create': write(
    'Makes a drama of a brief in a new folder, and opens it. With `dir` null the folder is made in the dramas folder and named after the title or premise. BAD_BRIEF, BAD_ARGUMENT (folder not empty), READ_ONLY, DISK_FULL.',
    z.strictObject({ brief: briefInput, dir: z.string().max(4096).nullable() }),
    dramaInfo,
  ),
  'drama.open': write(
    'Opens a drama; with `dir` null a person is asked for its folder. Another open drama is closed first; BUSY while it builds. What is wrong with the folder comes back as `problem`, not as an error; a damaged drama is opened for reading, from its newest whole backup where there is one.',
    z.strictObject({ dir: z.string().max(4096).nullable(), mode: z.enum(['write', 'read']) }),
    opened,
  ),
  'drama.drop': write(
    'Opens what was dropped on the window: a drama folder, a file in one, or a brief (.txt, .json), whose text comes back in `brief`, or a novel, whose path comes back in `novel`.',
    z.strictObject({ paths: z.array(z.string().max(4096)).min(1).max(100) }),
    dropped,
  ),
  'drama.restore': write(
    'Puts the backup that is shown in the place of the damaged drama, keeps what was there beside it, and opens it to work on. BAD_ARGUMENT when no backup is shown, PROJECT_LOCKED, DISK_FULL.',
    nothing,
    opened,
  ),
  'drama.close': write('Closes the open drama. BUSY while it builds or exports.', nothing, done),
  'drama.reveal': write(
    'Shows a file of an export, or the open drama, in the file manager.',
    z.strictObject({ path: z.string().max(4096).nullable() }),
    done,
  ),
  'drama.recent': read(
    'Dramas that were open before, last opened first.',
    ['recent'],
    nothing,
    z.strictObject({ dramas: z.array(recentDrama) }),
  ),
  'drama.forget': write(
    'Takes a drama off the list of recent ones. Its folder stays.',
    z.strictObject({ dir: z.string().max(4096) }),
    done,
  ),
  'drama.samples': read(
    'Briefs that come with the program.',
    [],
    nothing,
    z.strictObject({ samples: z.array(sample) }),
  ),
  'drama.poster': read(
    'A picture of an episode for cards: the frame in its middle. Null until it is drawn.',
    ['states', 'takes'],
    z.strictObject({ episode: z.int().min(1).max(120) }),
    z.strictObject({ image: sha256.nullable() }),
  ),
} as const
