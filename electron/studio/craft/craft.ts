import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CAMERA_MOVES, EMOTIONS, GENRES, SHOT_SIZES, type GenreId } from '../../../shared/drama/vocabulary.ts'
import { assetsDir } from '../assets.ts'
import { parseCards, type Card } from './cards.ts'

/** The raw material of the writer: `assets/craft`, read once and checked. Malformed material stops the writer at once. */

const both = z.object({ zh: z.string().min(1), en: z.string().min(1) })
const era = z.enum(['any', 'modern', 'period'])

const roleSchema = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  gender: z.enum(['f', 'm']),
  function: both,
  want: both,
  fear: both,
  secret: both,
  voice: z.string(),
  look: both,
})
const genreSchema = z.object({
  id: z.enum(GENRES),
  zh: z.string(),
  en: z.string(),
  promise: both,
  roles: z.array(roleSchema).min(5),
  beats: z.array(z.object({ at: z.number(), id: z.string(), zh: z.string(), en: z.string() })).min(8),
  pairs: z
    .array(
      z.object({
        id: z.string(),
        plantBy: z.number(),
        payBy: z.number(),
        setup: both,
        payoff: both,
        token: z.string(),
      }),
    )
    .min(8),
  props: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), measure: z.string() })).min(5),
  locations: z.array(z.string()).min(5),
})
export type GenreCraft = z.infer<typeof genreSchema>
export type RoleCraft = z.infer<typeof roleSchema>

const functionSchema = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  beats: z.array(
    z.object({
      who: z.enum(['A', 'B', 'C']),
      move: z.string(),
      emotion: z.enum(EMOTIONS),
      shot: z.object({
        size: z.enum(SHOT_SIZES),
        angle: z.enum(['eye', 'low', 'high', 'dutch', 'over']),
        camera: z.enum(CAMERA_MOVES),
      }),
      zh: z.string(),
      en: z.string(),
    }),
  ),
})
export type SceneFunction = z.infer<typeof functionSchema>

const templateSchema = z.object({
  register: z.string(),
  zh: z.string(),
  en: z.string(),
  era,
  thirdPerson: z.boolean().optional(),
})
const functionsSchema = z.object({
  registerTags: z.record(z.string(), z.string()),
  functions: z.array(functionSchema),
  moves: z.array(z.object({ id: z.string(), templates: z.array(templateSchema) })),
})

const limits = z.object({ unit: z.string(), min: z.number(), max: z.number() })
const registerSchema = z.object({
  id: z.string(),
  sentenceLength: z.object({ zh: limits, en: limits }),
  delivery: z.object({ pace: z.number(), pitchSemitones: z.number() }),
  lines: z.array(
    z.object({
      emotion: z.enum(EMOTIONS),
      zh: z.string(),
      en: z.string(),
      era,
      thirdPerson: z.boolean().optional(),
    }),
  ),
  leads: z.array(both.extend({ era })),
  tails: z.array(both.extend({ era })),
})
export type Register = z.infer<typeof registerSchema>

const pinyinName = z.object({ zh: z.string(), pinyin: z.string() })
const namesSchema = z.object({
  zh: z.object({
    surnames: z.array(pinyinName),
    compoundSurnames: z.array(pinyinName),
    given: z.record(z.string(), z.array(pinyinName)),
  }),
  en: z.object({
    female: z.array(z.string()),
    male: z.array(z.string()),
    surnames: z.array(z.string()),
    elderFemale: z.array(z.string()),
    elderMale: z.array(z.string()),
  }),
  childNames: z.array(z.object({ zh: z.string(), en: z.string() })),
  avoidFull: z.array(z.string()),
})
export type Names = z.infer<typeof namesSchema>

const layerWords = z.object({ zh: z.array(z.string()), en: z.array(z.string()) })
const placeSchema = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  interior: z.boolean(),
  layers: z.object({ back: layerWords, mid: layerWords, front: layerWords }),
  weather: z.array(z.string()),
  props: layerWords,
})
export type PlaceCraft = z.infer<typeof placeSchema>

const factForms = z.object({
  clause: z.string(),
  topic: z.string(),
  deed: z.string(),
  question: z.string(),
  clauseYou: z.string(),
  clauseI: z.string(),
})
const factSchema = z.object({
  id: z.string(),
  genres: z.array(z.string()),
  era,
  roles: z.union([z.literal(1), z.literal(2)]),
  zh: factForms,
  en: factForms,
})
export type FactPattern = z.infer<typeof factSchema>

const castingRole = z.object({
  side: z.enum(['hero', 'love', 'foe', 'friend', 'elder', 'child', 'grey']),
  age: z.tuple([z.number(), z.number()]),
  label: both,
  otherLabel: both.optional(),
  secret: z.object({ fact: z.string(), other: z.string().optional() }).optional(),
})
export type CastingRole = z.infer<typeof castingRole>
const castingSchema = z.object({
  genres: z.record(
    z.enum(GENRES),
    z.object({
      frame: z.object({
        prize: both.extend({ measure: z.string() }),
        giver: both,
        home: z.string(),
        day: both,
        /** Titles of a season of this genre; slots {home} and {giver}. */
        titles: z.object({ zh: z.array(z.string()).min(1), en: z.array(z.string()).min(1) }),
      }),
      roles: z.record(z.string(), castingRole),
      family: z.array(z.array(z.string())),
      /** Roles that may be in scenes written for anybody, where rank forbids it to the others. */
      familiars: z.array(z.string()).optional(),
      calls: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          zh: z.array(z.string()).min(1),
          en: z.array(z.string()).min(1),
        }),
      ),
    }),
  ),
})
export type GenreCasting = z.infer<typeof castingSchema>['genres'][GenreId]

const moveLine = z.object({
  move: z.string(),
  register: z.string(),
  text: z.string().min(1),
  era,
  thirdPerson: z.boolean().optional(),
})
export type MoveLine = z.infer<typeof moveLine>
const leadLine = z.object({ text: z.string().min(1), era })
const actionLine = z.object({ fn: z.string(), place: z.string(), era, text: z.string().min(1) })
const linesSchema = z.object({
  moves: z.array(moveLine),
  leads: z.record(z.string(), z.array(leadLine)),
  tails: z.record(z.string(), z.array(leadLine)),
  reactions: z.array(z.object({ emotion: z.enum(EMOTIONS), era, text: z.string().min(1) })),
  actions: z.array(actionLine),
  openers: z.array(z.object({ era, text: z.string().min(1), kind: z.enum(['action', 'speech']) })),
})
export type LineStock = z.infer<typeof linesSchema>

const wordSchema = z.object({
  words: z.array(
    z.object({
      zh: z.array(z.string()),
      en: z.array(z.string()),
      kind: z.enum(['person', 'place', 'object', 'matter', 'trait', 'time', 'deed']),
      roles: z.array(z.string()).optional(),
      gender: z.enum(['f', 'm']).optional(),
      place: z.string().optional(),
      measure: z.string().optional(),
      type: z.string().optional(),
      genre: z.string().optional(),
    }),
  ),
})
export type LexiconWord = z.infer<typeof wordSchema>['words'][number]

const wordTable = z.object({
  words: z.record(z.string(), z.array(z.string())),
  kinds: z.record(z.string(), z.array(z.string())),
})
/** Lines that bring a word of a premise into the talk: its own ones, and ones by kind of word. */
export type WordTable = z.infer<typeof wordTable>

const factUseSchema = z.object({
  kind: z.array(z.string()),
  old: z.array(z.string()),
  never: z.array(z.string()),
})
/** Who may do the deeds of the fact patterns. */
export type FactUse = z.infer<typeof factUseSchema>

/** Everything under `assets/craft`. */
export interface Craft {
  readonly genres: ReadonlyMap<GenreId, GenreCraft>
  readonly casting: Readonly<Record<GenreId, GenreCasting>>
  readonly functions: ReadonlyMap<string, SceneFunction>
  readonly registerTags: Readonly<Record<string, readonly string[]>>
  readonly registers: ReadonlyMap<string, Register>
  readonly names: Names
  readonly places: ReadonlyMap<string, PlaceCraft>
  readonly facts: readonly FactPattern[]
  readonly factUse: FactUse
  readonly lines: Readonly<Record<'zh' | 'en', LineStock>>
  readonly cards: ReadonlyMap<string, Card>
  readonly words: Readonly<Record<'zh' | 'en', WordTable>>
  /** Short lines that part two matters within a scene. */
  readonly bridges: Readonly<Record<'zh' | 'en', readonly string[]>>
  readonly lexicon: readonly LexiconWord[]
}

function read<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!parsed.success) throw new Error(`assets/craft/${name}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The written lines of a language: its own file plus the templates and samples both languages share. */
function lineStock(folder: string, language: 'zh' | 'en', shared: SharedLines): LineStock {
  const own = read(folder, `lines.${language}.json`, linesSchema)
  const moves = shared.moves.flatMap((move) =>
    move.templates.map(({ register, era: when, thirdPerson, ...text }) => ({
      move: move.id,
      register,
      text: text[language],
      era: when,
      ...(thirdPerson === true ? { thirdPerson } : {}),
    })),
  )
  return { ...own, moves: [...own.moves, ...moves] }
}
type SharedLines = z.infer<typeof functionsSchema>

function expandTags(
  tags: Readonly<Record<string, string>>,
  registers: readonly string[],
): Record<string, readonly string[]> {
  const out: Record<string, readonly string[]> = {}
  for (const [tag, members] of Object.entries(tags))
    out[tag] = members === 'all' ? registers : registers.filter((id) => members.split(', ').includes(id))
  // Registers of the court in period drama: who says "period" lines is decided by the era, not by a register.
  out['period'] = registers
  return out
}

function loadCards(folder: string): Map<string, Card> {
  const cards = new Map<string, Card>()
  for (const name of readdirSync(join(folder, 'cards')).toSorted()) {
    if (!name.endsWith('.txt')) continue
    for (const card of parseCards(name.slice(0, -4), readFileSync(join(folder, 'cards', name), 'utf8'))) {
      if (cards.has(card.id)) throw new Error(`assets/craft/cards: ${card.id} is written twice`)
      cards.set(card.id, card)
    }
  }
  return cards
}

function load(): Craft {
  const folder = join(assetsDir(), 'craft')
  const genres = read(folder, 'genres.json', z.object({ genres: z.array(genreSchema) })).genres
  const shared = read(folder, 'functions.json', functionsSchema)
  const registers = read(folder, 'voices.json', z.object({ registers: z.array(registerSchema) })).registers
  const places = read(folder, 'places.json', z.object({ places: z.array(placeSchema) })).places
  return {
    genres: new Map(genres.map((genre) => [genre.id, genre])),
    casting: read(folder, 'casting.json', castingSchema).genres,
    functions: new Map(shared.functions.map((one) => [one.id, one])),
    registerTags: expandTags(
      shared.registerTags,
      registers.map((one) => one.id),
    ),
    registers: new Map(registers.map((one) => [one.id, one])),
    names: read(folder, 'names.json', namesSchema),
    places: new Map(places.map((place) => [place.id, place])),
    facts: read(folder, 'facts.json', z.object({ facts: z.array(factSchema) })).facts,
    factUse: read(folder, 'fact-use.json', factUseSchema),
    lines: { zh: lineStock(folder, 'zh', shared), en: lineStock(folder, 'en', shared) },
    cards: loadCards(folder),
    bridges: read(folder, 'bridges.json', z.object({ zh: z.array(z.string()), en: z.array(z.string()) })),
    words: read(folder, 'words.json', z.object({ zh: wordTable, en: wordTable })),
    lexicon: read(folder, 'lexicon.json', wordSchema).words,
  }
}

let loaded: Craft | null = null

/** The material, read on first use. @throws Error naming file and field when something in it is malformed. */
export function craft(): Craft {
  loaded ??= load()
  return loaded
}
