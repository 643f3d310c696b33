import { z } from 'zod'
import type {
  ArcEpisode,
  Outline,
  OutlineBeat,
  SceneOutline,
  VoiceCard,
} from '../../../../shared/drama/story.ts'
import { CAMERA_MOVES, EMOTIONS, SHOT_ANGLES, SHOT_SIZES } from '../../../../shared/drama/vocabulary.ts'
import { material, Names, promptModule, UnusableAnswer } from './prompt.ts'
import { TASKS } from './words.ts'

const beat = z.object({
  slot: z.enum(['answer', 'pressure', 'turn', 'cut']),
  /** One verb for what is said: accuse, deny, offer …; empty for a silent beat. */
  move: z.string(),
  by: z.string(),
  to: z.string().nullable(),
  emotion: z.enum(EMOTIONS),
  note: z.string().min(1),
  size: z.enum(SHOT_SIZES),
  angle: z.enum(SHOT_ANGLES),
  camera: z.enum(CAMERA_MOVES),
  /** Name of a thing that is shown, or null. */
  prop: z.string().nullable(),
  promises: z.array(z.object({ token: z.string(), act: z.enum(['plant', 'recall', 'pay']) })),
  introduces: z.array(z.string()),
})
const answer = z.object({
  synopsis: z.string(),
  scenes: z.array(z.object({ purpose: z.string(), beats: z.array(beat).min(1).max(16) })).min(1),
})
type Answer = z.infer<typeof answer>
type Input = { readonly episode: ArcEpisode; readonly cast: readonly VoiceCard[] }
const inputOf = (input: unknown): Input => input as Input // the inputs of the step `outline`

/** The place of a beat in the season's story of what is promised. */
function touched(given: z.infer<typeof beat>, scene: SceneOutline): OutlineBeat['promises'] {
  return given.promises.flatMap(({ token, act }) => {
    const promise = scene.promises.find((one) => one.token === token.trim())
    return promise === undefined ? [] : [{ id: promise.id, act }]
  })
}

function beatOf(given: z.infer<typeof beat>, scene: SceneOutline, names: Names): OutlineBeat {
  const by = names.id(given.by)
  const prop = given.prop === null ? undefined : scene.props.find((one) => one.name === given.prop?.trim())
  return {
    slot: given.slot,
    fn: '',
    move: given.move,
    by,
    to: given.to === null ? null : names.find(given.to),
    emotion: given.emotion,
    note: given.note,
    size: given.size,
    angle: given.angle,
    camera: given.camera,
    facts: [],
    prop: prop?.id ?? null,
    promises: touched(given, scene),
    mustSay: [],
    introduces: given.introduces
      .flatMap((name) => names.find(name) ?? [])
      .filter((id) => scene.cast.includes(id)),
  }
}

/** Promises the plan has planted or paid in this episode are, wherever the model forgot to say so: at its last beat. */
function keptPromises(scenes: readonly SceneOutline[], episode: number): SceneOutline[] {
  const acts = new Map<string, 'plant' | 'pay'>()
  for (const promise of scenes[0]?.promises ?? []) {
    if (promise.plantedIn === episode) acts.set(`${promise.id}/plant`, 'plant')
    if (promise.paidIn === episode) acts.set(`${promise.id}/pay`, 'pay')
  }
  for (const scene of scenes)
    for (const one of scene.beats) for (const { id, act } of one.promises) acts.delete(`${id}/${act}`)
  const left = [...acts].map(([key, act]) => ({ id: key.slice(0, key.lastIndexOf('/')), act }))
  return scenes.map((scene, i) => {
    if (left.length === 0 || i < scenes.length - 1) return scene
    const beats = scene.beats.map((one, n) =>
      n === scene.beats.length - 1 ? { ...one, promises: [...one.promises, ...left] } : one,
    )
    return { ...scene, beats }
  })
}

function assemble(given: Answer, { episode, cast }: Input): Outline {
  if (given.scenes.length !== episode.scenes.length)
    throw new UnusableAnswer(
      `There have to be ${episode.scenes.length} scenes; there are ${given.scenes.length}.`,
    )
  const names = new Names(cast)
  const scenes = episode.scenes.map((scene, i) => {
    const own = given.scenes[i]
    if (own === undefined) return scene
    return { ...scene, purpose: own.purpose, beats: own.beats.map((one) => beatOf(one, scene, names)) }
  })
  const { number, title, hook, cliffhanger, paywall } = episode
  return {
    number,
    title,
    synopsis: given.synopsis,
    hook,
    cliffhanger,
    paywall,
    scenes: keptPromises(scenes, number),
  }
}

/** An episode scene by scene, beat by beat. */
export const outlinePrompt = promptModule<Answer>({
  step: 'outline',
  answer,
  bounds: () => ({ inputTokens: 14_000, outputTokens: 6_000 }),
  prompt({ input, context, language }) {
    const { episode, cast } = inputOf(input)
    const names = new Names(cast)
    const promises = episode.scenes[0]?.promises ?? []
    return {
      system: TASKS['outline']?.[language] ?? '',
      user: material({
        number: episode.number,
        title: episode.title,
        synopsis: episode.synopsis,
        question: episode.question,
        hook: episode.hook,
        cliffhanger: episode.cliffhanger,
        before: (context as { before?: string }).before ?? '',
        cast: cast.map(({ name, role, want, intro }) => ({ name, role, want, intro })),
        props: episode.scenes[0]?.props.map((one) => one.name) ?? [],
        facts: [...new Set(episode.scenes.flatMap((scene) => scene.facts.map((fact) => fact.clause)))],
        promises: promises.map(({ token, setup, payoff, plantedIn, paidIn }) => ({
          token,
          setup,
          payoff,
          here: plantedIn === episode.number ? 'plant' : paidIn === episode.number ? 'pay' : 'open',
        })),
        scenes: episode.scenes.map((scene) => ({
          location: scene.locationName,
          hour: scene.hour,
          cast: scene.cast.map((id) => names.name(id)),
          introduced: scene.introduced.map((id) => names.name(id)),
          purpose: scene.purpose,
          seconds: scene.seconds,
        })),
      }),
    }
  },
  assemble: (given, { input }) => assemble(given, inputOf(input)),
})
