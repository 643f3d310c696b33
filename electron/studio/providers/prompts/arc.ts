import { z } from 'zod'
import type { Brief } from '../../../../shared/drama/brief.ts'
import { makeId } from '../../../../shared/drama/id.ts'
import type { Arc, Bible, SceneOutline, StoryPromise } from '../../../../shared/drama/story.ts'
import { HOURS, WEATHERS } from '../../../../shared/drama/vocabulary.ts'
import { craft } from '../../craft/craft.ts'
import { material, Names, novelTokens, promptModule, UnusableAnswer } from './prompt.ts'
import { TASKS } from './words.ts'

const episode = z.object({
  number: z.int().min(1),
  title: z.string(),
  synopsis: z.string(),
  /** The dramatic question and what it costs. */
  question: z.string(),
  price: z.string(),
  hook: z.string(),
  cliffhanger: z.string(),
  paywall: z.boolean(),
  scenes: z
    .array(
      z.object({
        location: z.string(),
        hour: z.enum(HOURS),
        weather: z.enum(WEATHERS),
        cast: z.array(z.string()).min(1),
        purpose: z.string(),
      }),
    )
    .min(1),
})
const answer = z.object({
  threads: z.array(
    z.object({ name: z.string(), beats: z.array(z.object({ episode: z.int().min(1), text: z.string() })) }),
  ),
  promises: z.array(
    z.object({
      kind: z.enum(['object', 'vow', 'question', 'debt', 'lie']),
      setup: z.string(),
      payoff: z.string(),
      token: z.string().min(1),
      plantedIn: z.int().min(1),
      paidIn: z.int().min(1),
    }),
  ),
  episodes: z.array(episode).min(1),
})
type Answer = z.infer<typeof answer>
type Input = { readonly bible: Bible; readonly brief: Brief }
const inputOf = (input: unknown): Input => input as Input // the inputs of the step `arc`

/** A stage direction that stands where `outline` writes the beats of a scene. */
const unwritten = (purpose: string, by: string): SceneOutline['beats'][number] => ({
  slot: 'pressure',
  fn: '',
  move: '',
  by,
  to: null,
  emotion: 'calm',
  note: purpose,
  size: 'MS',
  angle: 'eye',
  camera: 'static',
  facts: [],
  prop: null,
  promises: [],
  mustSay: [],
  introduces: [],
})

interface Season {
  readonly bible: Bible
  readonly brief: Brief
  readonly names: Names
  readonly seed: number
  readonly promises: readonly StoryPromise[]
  /** People the audience knows, filled scene by scene. */
  readonly introduced: Set<string>
}

function sceneOf(given: Answer['episodes'][number], index: number, season: Season): SceneOutline {
  const scene = given.scenes[index]
  if (scene === undefined) throw new Error('no such scene')
  const { bible, brief, names, seed, promises, introduced } = season
  const cast = [...new Set(scene.cast.map((name) => names.id(name)))]
  const location =
    bible.locations.find((one) => one.name === scene.location.trim()) ??
    bible.locations.find((one) => scene.location.includes(one.name) || one.name.includes(scene.location))
  if (location === undefined)
    throw new UnusableAnswer(
      `Episode ${given.number}: there is no place "${scene.location}". Places: ${bible.locations.map((one) => one.name).join(', ')}.`,
    )
  const known = [...introduced]
  for (const id of cast) introduced.add(id)
  return {
    id: makeId('scene', seed, given.number, index),
    location: location.id,
    locationName: location.name,
    set: location.set,
    interior: location.interior,
    hour: scene.hour,
    weather: scene.weather,
    cast,
    purpose: scene.purpose,
    seconds: brief.episodeSeconds / given.scenes.length,
    beats: [unwritten(scene.purpose, cast[0] ?? '')],
    facts: bible.facts.filter((fact) => fact.about.some((id) => cast.includes(id))),
    props: [...bible.props],
    promises: promises.filter((one) => one.plantedIn <= given.number && one.paidIn >= given.number),
    relations: bible.relations.filter((one) => cast.includes(one.from) && cast.includes(one.to)),
    introduced: known,
    hook: index === 0 ? given.hook : null,
    cliffhanger: index === given.scenes.length - 1 ? given.cliffhanger : null,
  }
}

function promisesOf({ promises }: Answer, episodes: number, seed: number): StoryPromise[] {
  return promises.map((one, i) => {
    if (one.plantedIn > one.paidIn || one.paidIn > episodes)
      throw new UnusableAnswer(
        `The promise "${one.token}" is planted in ${one.plantedIn} and paid in ${one.paidIn} of ${episodes} episodes.`,
      )
    return { ...one, id: makeId('promise', seed, i) }
  })
}

function assemble(given: Answer, { bible, brief }: Input, seed: number): Arc {
  const numbers = given.episodes.map((one) => one.number).join(',')
  if (numbers !== Array.from({ length: brief.episodes }, (_, i) => i + 1).join(','))
    throw new UnusableAnswer(
      `There have to be ${brief.episodes} episodes numbered from 1; there are: ${numbers}.`,
    )
  const promises = promisesOf(given, brief.episodes, seed)
  const season: Season = { bible, brief, seed, promises, names: new Names(bible.cast), introduced: new Set() }
  const perEpisode = brief.premises.length > 1
  return {
    threads: given.threads.map((one, i) => ({ ...one, id: makeId('thread', seed, i) })),
    promises,
    episodes: given.episodes.map((one) => {
      const scenes = one.scenes.map((_, i) => sceneOf(one, i, season))
      return {
        number: one.number,
        title: one.title,
        premise: perEpisode ? (brief.premises[one.number - 1] ?? null) : null,
        synopsis: one.synopsis,
        question: one.question,
        price: one.price,
        hook: one.hook,
        cliffhanger: one.cliffhanger,
        cliffhangerKind: '',
        paywall: one.paywall,
        cast: [...new Set(scenes.flatMap((scene) => scene.cast))],
        scenes,
      }
    }),
  }
}

const BASE_OUTPUT = 3_000
const OUTPUT_PER_EPISODE = 600

/** The plan of the season, episode by episode. */
export const arcPrompt = promptModule<Answer>({
  step: 'arc',
  answer,
  bounds: ({ input }) => ({
    inputTokens: 20_000 + 60 * inputOf(input).brief.episodes + novelTokens(inputOf(input).brief),
    outputTokens: BASE_OUTPUT + OUTPUT_PER_EPISODE * inputOf(input).brief.episodes,
  }),
  prompt({ input, language }) {
    const { bible, brief } = inputOf(input)
    const names = new Names(bible.cast)
    const own = craft().genres.get(brief.genre)
    return {
      system: TASKS['arc']?.[language] ?? '',
      user: material({
        episodes: brief.episodes,
        episodeSeconds: brief.episodeSeconds,
        premises: brief.premises,
        ...(brief.told === undefined ? {} : { told: brief.told }),
        genre: own?.[language] ?? brief.genre,
        structure: own?.beats.map((beat) => ({ at: beat.at, beat: beat[language] })) ?? [],
        cast: bible.cast.map(({ name, role, want, fear, secret, intro }) => ({
          name,
          role,
          want,
          fear,
          secret,
          intro,
        })),
        locations: bible.locations.map(({ name, description }) => ({ name, description })),
        props: bible.props.map(({ name }) => name),
        facts: bible.facts.map(({ clause, truth, knownBy }) => ({
          clause,
          truth,
          knownBy: knownBy.map((id) => names.name(id)),
        })),
      }),
    }
  },
  assemble: (given, { input, seed }) => assemble(given, inputOf(input), seed),
})
