import { z } from 'zod'
import type { Brief } from '../../../../shared/drama/brief.ts'
import { makeId } from '../../../../shared/drama/id.ts'
import type { Bible, CastMember, Fact } from '../../../../shared/drama/story.ts'
import { lookFor } from '../../../../shared/picture/figure/look-for.ts'
import { insertFor } from '../../../../shared/picture/inserts/index.ts'
import type { FigureLook } from '../../../../shared/picture/look.ts'
import { setFor } from '../../../../shared/picture/sets/index.ts'
import { castVoices } from '../../craft/cast-voices.ts'
import { craft } from '../../craft/craft.ts'
import { material, Names, novelTokens, promptModule, UnusableAnswer } from './prompt.ts'
import { TASKS } from './words.ts'

const answer = z.object({
  title: z.string().min(1),
  logline: z.string(),
  style: z.string(),
  /** What was understood of the premises. */
  readings: z.array(z.string()),
  cast: z
    .array(
      z.object({
        name: z.string().min(1),
        role: z.string(),
        gender: z.enum(['f', 'm']),
        age: z.int().min(3).max(110),
        /** How they talk: one of the registers of the material. */
        register: z.string(),
        want: z.string(),
        fear: z.string(),
        secret: z.string(),
        intro: z.string(),
        look: z.string(),
      }),
    )
    .min(2)
    .max(16),
  relations: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.string(),
      near: z.int().min(-3).max(3),
      address: z.string(),
    }),
  ),
  locations: z
    .array(
      z.object({
        name: z.string().min(1),
        interior: z.boolean(),
        place: z.string(),
        description: z.string(),
      }),
    )
    .min(1),
  props: z.array(z.object({ name: z.string().min(1), measure: z.string() })),
  facts: z.array(
    z.object({
      clause: z.string(),
      topic: z.string(),
      deed: z.string(),
      question: z.string(),
      about: z.array(z.string()),
      truth: z.boolean(),
      knownBy: z.array(z.string()),
    }),
  ),
})
type Answer = z.infer<typeof answer>

const briefOf = (input: unknown): Brief => (input as { brief: Brief }).brief // the inputs of the step `bible`

/** Genres that are played in another age. */
const PERIOD: ReadonlySet<string> = new Set(['palace', 'timeslip'])

/** People of a novel who have to be in its season. */
const NEEDED = 4

/** The cast with the names and the sexes people have in the novel. @throws UnusableAnswer when somebody is missing */
function asInNovel(cast: Answer['cast'], { people = [] }: Brief): Answer['cast'] {
  const known = (name: string) => people.find((one) => one.name === name || one.aliases.includes(name))
  const named = cast.map((one) => {
    const person = known(one.name)
    return person === undefined ? one : { ...one, name: person.name, gender: person.gender ?? one.gender }
  })
  const missing = people.slice(0, NEEDED).filter((one) => !named.some(({ name }) => name === one.name))
  if (missing.length === 0) return named
  throw new UnusableAnswer(`People of the novel are missing: ${missing.map((one) => one.name).join(', ')}.`)
}

function membersOf({ cast }: Answer, brief: Brief, seed: number): CastMember[] {
  const registers = craft().registers
  const usual = [...registers.keys()][0] ?? ''
  const people = asInNovel(cast, brief).map((one) => ({
    ...one,
    register: registers.has(one.register) ? one.register : usual,
  }))
  const voices = castVoices(people, brief.language)
  const taken: FigureLook[] = []
  return people.map(({ look, ...one }, i) => {
    const id = makeId('cast', seed, i)
    const figure = lookFor({
      seed: Number.parseInt(id.slice(-5), 16),
      gender: one.gender,
      age: one.age,
      era: PERIOD.has(brief.genre) ? 'period' : 'modern',
      language: brief.language,
      hints: [look, one.role],
      taken,
    })
    taken.push(figure)
    const label = brief.language === 'zh' ? '常服' : 'everyday'
    return {
      ...one,
      id,
      voice: voices[i] ?? { id: '', speed: 1, pitch: 0 },
      looks: [{ id: makeId('look', seed, i, 0), label, description: look, figure }],
    }
  })
}

function factsOf({ facts }: Answer, names: Names, seed: number): Fact[] {
  return facts.map(({ about, knownBy, ...fact }, i) => ({
    ...fact,
    id: makeId('fact', seed, i),
    about: about.map((name) => names.id(name)),
    knownBy: knownBy.map((name) => names.id(name)),
  }))
}

function locationsOf(given: Answer, seed: number): Bible['locations'] {
  const { places } = craft()
  const [first] = places.keys()
  return given.locations.map((one) => {
    const place = places.has(one.place) ? one.place : (first ?? '')
    return { ...one, place, id: makeId('loc', seed, one.name), set: setFor(place) }
  })
}

function assemble(given: Answer, brief: Brief, seed: number): Bible {
  const cast = membersOf(given, brief, seed)
  if (new Set(cast.map((one) => one.name)).size < cast.length)
    throw new UnusableAnswer('Two people of the cast have the same name.')
  const names = new Names(cast)
  return {
    title: brief.title ?? given.title,
    logline: given.logline,
    genre: brief.genre,
    language: brief.language,
    style: brief.style === '' ? given.style : brief.style,
    readings: given.readings,
    cast,
    relations: given.relations.map(({ from, to, ...rest }) => ({
      ...rest,
      from: names.id(from),
      to: names.id(to),
    })),
    locations: locationsOf(given, seed),
    props: given.props.map((one) => ({
      ...one,
      id: makeId('prop', seed, one.name),
      insert: insertFor(one.name) ?? '',
    })),
    facts: factsOf(given, names, seed),
  }
}

/** Who and what the drama is about. */
export const biblePrompt = promptModule<Answer>({
  step: 'bible',
  answer,
  bounds: ({ input }) => ({
    inputTokens: 12_000 + novelTokens(briefOf(input)),
    outputTokens: 8_000,
  }),
  prompt({ input, language }) {
    const { premises, title, genre, episodes, episodeSeconds, style, people, told } = briefOf(input)
    const own = craft().genres.get(genre)
    return {
      system: TASKS['bible']?.[language] ?? '',
      user: material({
        premises,
        title,
        genre: own?.[language] ?? genre,
        promise: own?.promise[language] ?? '',
        episodes,
        episodeSeconds,
        style,
        registers: [...craft().registers.keys()],
        places: [...craft().places.keys()],
        ...(people === undefined ? {} : { people, told }),
      }),
    }
  },
  assemble: (given, { input, seed }) => assemble(given, briefOf(input), seed),
})
