import { z } from 'zod'
import {
  DELIVERIES,
  EMOTIONS,
  GENRES,
  HOURS,
  LANGUAGES,
  LINE_KINDS,
  SHOT_ANGLES,
  SHOT_SIZES,
  CAMERA_MOVES,
  WEATHERS,
} from './vocabulary.ts'
import { figureLookSchema } from '../picture/look.ts'

/**
 * The outputs of the text steps `bible`, `arc`, `outline`, `script`, `polish` and `revise`.
 * Any provider answers in these shapes. All texts are in the language of the brief.
 * Ids made by steps derive from the seed and a path (`makeId`), so two projects of one brief hold equal ids.
 */

/** How a cast member speaks: an engine-neutral voice id of the catalogue plus a constant offset. */
export const castVoiceSchema = z.strictObject({
  /** Id in the voice catalogue (`electron/studio/media/voices.ts`), e.g. `zh-f2`. */
  id: z.string(),
  /** 1 is the normal pace. */
  speed: z.number().min(0.5).max(2),
  /** Semitones added to the catalogue voice. */
  pitch: z.number().min(-12).max(12),
})
export type CastVoice = z.infer<typeof castVoiceSchema>

/** One outfit or state of a cast member. The first is the default. */
export const lookSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** A sentence a person or an image model can read. */
  description: z.string(),
  figure: figureLookSchema,
})
export type Look = z.infer<typeof lookSchema>

export const castMemberSchema = z.strictObject({
  id: z.string(),
  /** Role in the genre's scheme (`hero`, `love`, `rival` …) or a word of the premise. */
  role: z.string(),
  name: z.string(),
  gender: z.enum(['f', 'm']),
  age: z.int().min(3).max(110),
  /** Voice register of `assets/craft/voices.json`: how they talk. */
  register: z.string(),
  want: z.string(),
  fear: z.string(),
  secret: z.string(),
  /** One sentence that introduces them to a reader. */
  intro: z.string(),
  voice: castVoiceSchema,
  looks: z.array(lookSchema).min(1),
})
export type CastMember = z.infer<typeof castMemberSchema>

/** A directed relation: how `from` stands to `to` and what they call them. */
export const relationSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Words such as "mother", "rival"; "" when strangers. */
  kind: z.string(),
  /** -3 hates … 3 loves. */
  near: z.int().min(-3).max(3),
  /** The form of address `from` uses when speaking to `to`. */
  address: z.string(),
})
export type Relation = z.infer<typeof relationSchema>

export const locationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  interior: z.boolean(),
  /** Place of `assets/craft/places.json` it is like (drives sound, props and the picture). */
  place: z.string(),
  /** Picture set of `shared/picture` it is drawn with. */
  set: z.string(),
  description: z.string(),
})
export type Location = z.infer<typeof locationSchema>

export const propSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Chinese measure word; "" in English. */
  measure: z.string(),
  /** Insert drawing of `shared/picture` that shows it. */
  insert: z.string(),
})
export type Prop = z.infer<typeof propSchema>

/** Something that is true (or believed) in the story, with the surface forms a line needs. */
export const factSchema = z.strictObject({
  id: z.string(),
  /** Full clause without a final stop: "the will was swapped". */
  clause: z.string(),
  /** Noun phrase: "the swapped will". */
  topic: z.string(),
  /** Past predicate with the doer as subject: "swapped the will". */
  deed: z.string(),
  /** A question about it, with its question mark. */
  question: z.string(),
  /** Cast ids; the first is the doer. */
  about: z.array(z.string()),
  /** False for a lie somebody believes. */
  truth: z.boolean(),
  /** Cast ids who know it when the season starts. */
  knownBy: z.array(z.string()),
  /** The clause when the doer is the hearer / the speaker; left out by writers who form it themselves. */
  clauseYou: z.string().optional(),
  clauseI: z.string().optional(),
})
export type Fact = z.infer<typeof factSchema>

export const bibleSchema = z.strictObject({
  title: z.string().min(1),
  logline: z.string(),
  genre: z.enum(GENRES),
  language: z.enum(LANGUAGES),
  style: z.string(),
  /** What was understood of the premises, one sentence each, for the user to check. */
  readings: z.array(z.string()),
  cast: z.array(castMemberSchema).min(2),
  relations: z.array(relationSchema),
  locations: z.array(locationSchema).min(1),
  props: z.array(propSchema),
  facts: z.array(factSchema),
})
export type Bible = z.infer<typeof bibleSchema>

/** A set-up that must be paid off: an object, a vow, a question, a debt or a lie. */
export const promiseSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['object', 'vow', 'question', 'debt', 'lie']),
  /** What is planted, as a reader sees it. */
  setup: z.string(),
  /** How it is paid. */
  payoff: z.string(),
  /** The word or thing that stands for it on screen. */
  token: z.string(),
  /** Episode numbers, `plantedIn <= paidIn`. */
  plantedIn: z.int().min(1),
  paidIn: z.int().min(1),
})
export type StoryPromise = z.infer<typeof promiseSchema>

export const threadSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Beats: one turn each, in order. */
  beats: z.array(z.strictObject({ episode: z.int().min(1), text: z.string() })),
})
export type Thread = z.infer<typeof threadSchema>

/** What somebody does in a beat and how the camera could see it. */
export const outlineBeatSchema = z.strictObject({
  /** Place in the episode: answer the last cliffhanger, build pressure, turn, cut before the answer. */
  slot: z.enum(['answer', 'pressure', 'turn', 'cut']),
  /** Scene function of `assets/craft/functions.json`. */
  fn: z.string(),
  /** Spoken move (`accuse`, `deny` …) or "" for a silent beat. */
  move: z.string(),
  /** Cast id of who acts, and of whom it is aimed at (null: nobody or everybody). */
  by: z.string(),
  to: z.string().nullable(),
  emotion: z.enum(EMOTIONS),
  /** What happens, as a stage direction. */
  note: z.string(),
  size: z.enum(SHOT_SIZES),
  angle: z.enum(SHOT_ANGLES),
  camera: z.enum(CAMERA_MOVES),
  /** Fact ids used, prop id shown, promises touched. */
  facts: z.array(z.string()),
  prop: z.string().nullable(),
  promises: z.array(z.strictObject({ id: z.string(), act: z.enum(['plant', 'recall', 'pay']) })),
  /** Words of the premise this beat must bring into the text, verbatim. */
  mustSay: z.array(z.string()),
  /** Cast ids introduced (named for the reader) in this beat. */
  introduces: z.array(z.string()),
  /**
   * A written scene card of `assets/craft/cards` that says this beat line by line, with who plays which part and the
   * words for its slots. Set and read by the rehearsal writer; other writers go by `note`.
   */
  card: z
    .strictObject({
      id: z.string(),
      part: z.string(),
      /** Lines of the part that belong to this beat. */
      from: z.int().min(0),
      to: z.int().min(0),
      players: z.record(z.string(), z.string()),
      words: z.record(z.string(), z.string()),
      fact: z.string().nullable(),
    })
    .optional(),
})
export type OutlineBeat = z.infer<typeof outlineBeatSchema>

export const sceneOutlineSchema = z.strictObject({
  id: z.string(),
  location: z.string(),
  locationName: z.string(),
  set: z.string(),
  interior: z.boolean(),
  hour: z.enum(HOURS),
  weather: z.enum(WEATHERS),
  cast: z.array(z.string()).min(1),
  /** What changes in the scene: one sentence. */
  purpose: z.string(),
  /** Length to aim at, seconds. */
  seconds: z.number().positive(),
  beats: z.array(outlineBeatSchema).min(1),
  /** The facts, props, promises and relations the beats refer to, as they stand at this point of the story. */
  facts: z.array(factSchema),
  props: z.array(propSchema),
  promises: z.array(promiseSchema),
  relations: z.array(relationSchema),
  /** Cast ids already known to the audience when the scene starts. */
  introduced: z.array(z.string()),
  /** Text the scene must open on (an episode's hook) or end on (its cliffhanger); null inside an episode. */
  hook: z.string().nullable(),
  cliffhanger: z.string().nullable(),
  /** People who are spoken of but are not in the scene. */
  mentions: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        gender: z.enum(['f', 'm']),
        age: z.int(),
        role: z.string(),
        register: z.string(),
        intro: z.string(),
      }),
    )
    .optional(),
})
export type SceneOutline = z.infer<typeof sceneOutlineSchema>

/** One episode in the arc; `outline` turns it into an `Outline`. */
export const arcEpisodeSchema = z.strictObject({
  number: z.int().min(1),
  title: z.string(),
  /** The user's premise line bound to this episode; null when developed between. */
  premise: z.string().nullable(),
  synopsis: z.string(),
  /** The dramatic question and what it costs. */
  question: z.string(),
  price: z.string(),
  hook: z.string(),
  cliffhanger: z.string(),
  cliffhangerKind: z.string(),
  paywall: z.boolean(),
  cast: z.array(z.string()),
  scenes: z.array(sceneOutlineSchema).min(1),
})
export type ArcEpisode = z.infer<typeof arcEpisodeSchema>

export const arcSchema = z.strictObject({
  threads: z.array(threadSchema),
  promises: z.array(promiseSchema),
  episodes: z.array(arcEpisodeSchema).min(1),
})
export type Arc = z.infer<typeof arcSchema>

export const outlineSchema = z.strictObject({
  number: z.int().min(1),
  title: z.string(),
  synopsis: z.string(),
  hook: z.string(),
  cliffhanger: z.string(),
  paywall: z.boolean(),
  scenes: z.array(sceneOutlineSchema).min(1),
})
export type Outline = z.infer<typeof outlineSchema>

/** What a script writer knows of one speaker. */
export const voiceCardSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  gender: z.enum(['f', 'm']),
  age: z.int(),
  role: z.string(),
  register: z.string(),
  want: z.string(),
  intro: z.string(),
})
export type VoiceCard = z.infer<typeof voiceCardSchema>

/** One typed line. Subtitles, voices, timing and lip-sync hang on its id. */
export const lineSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(LINE_KINDS),
  text: z.string().min(1),
  /** Cast id of a speech line; null otherwise. */
  speaker: z.string().nullable(),
  delivery: z.enum(DELIVERIES),
  emotion: z.enum(EMOTIONS),
  /** Strength of the emotion: 1 slight, 2 clear, 3 strong. */
  strength: z.int().min(1).max(3),
  /** How it is said ("quietly"); "" when plain. */
  parenthetical: z.string(),
  /** Index of the outline beat it came from; -1 when written by a person. */
  beat: z.int().min(-1),
})
export type Line = z.infer<typeof lineSchema>

export const sceneScriptSchema = z.strictObject({ lines: z.array(lineSchema).min(1) })
export type SceneScript = z.infer<typeof sceneScriptSchema>
