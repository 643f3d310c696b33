import {
  reviewSchema,
  type Finding,
  type PictureFacts,
  type SceneTiming,
  type Still,
  type VoiceTake,
} from '../../../shared/drama/film.ts'
import type { Outline } from '../../../shared/drama/story.ts'
import { slotOf, type Reader, type StepDefinition } from '../build/step.ts'
import { subtitleEpisode } from '../drama/film/index.ts'
import { checkEpisode, type EpisodeSceneFacts } from '../quality/episode-checks.ts'
import { scenesDisagree } from '../quality/episode/scenes-disagree.ts'
import { episodeIds, episodeNumber, fittedShots, local, namedLines, season, type StepKit } from './kit.ts'
import { readEpisode, sceneBefore } from './reading.ts'
import { playedTiming, PROJECT_RATE } from './voices.ts'

type Line = ReturnType<typeof namedLines>[number]

function frameFacts(reader: Reader, shot: string): { shot: string; facts: PictureFacts } {
  return { shot, facts: reader.product<Still>(slotOf('frame', shot)).facts }
}

function voiceFacts(reader: Reader, line: string): { line: string; durationMs: number; silent: boolean } {
  const { durationMs, silent } = reader.product<VoiceTake>(slotOf('voice', line))
  return { line, durationMs, silent }
}

/** Where shots or timing of a scene were made for another text. */
const misfitOf = (
  { uncovered, vanished }: Pick<ReturnType<typeof fittedShots>, 'uncovered' | 'vanished'>,
  refused: boolean,
) => ({ uncovered, vanished: vanished.length, ...(refused && { timing: true }) })

/** What the episode checks found, with evidence, and what a model found that was given to read. It only reports. */
export const reviewStep = (kit: StepKit): StepDefinition => ({
  id: 'review',
  version: 1,
  role: 'review',
  pool: 'text',
  schema: reviewSchema,
  subjects: () => episodeIds(kit),
  episode: (subject) => episodeNumber(kit, subject),
  inputs(subject, reader) {
    const scenes = season(kit, reader).scenes(Number(subject))
    const { hook, cliffhanger } = reader.product<Outline>(slotOf('outline', subject))
    const text = scenes.map((scene) => namedLines(kit, reader, scene))
    const fitted = scenes.map((scene) => fittedShots(kit, reader, scene))
    const played = scenes.map((scene) => playedTiming(kit, reader, scene))
    const shots = fitted.map((scene) => scene.shots.map(({ id, lines }) => ({ id, lines })))
    return {
      number: Number(subject),
      scenes,
      hook,
      cliffhanger,
      targetSeconds: kit.brief.episodeSeconds,
      text,
      shots,
      misfits: fitted.map((one, i) => misfitOf(one, played[i]?.refused === true)),
      timing: played.map(({ timing }) => timing),
      frames: shots.map((list) => list.map(({ id }) => frameFacts(reader, id))),
      voices: text.map((lines) =>
        lines.filter((line) => line.kind === 'speech').map((line) => voiceFacts(reader, line.id)),
      ),
    }
  },
  context: (subject, reader) => ({ before: sceneBefore(kit, reader, subject) }),
  run: async (job) => {
    const inputs = job.inputs as unknown as ReviewInputs // declared above
    const findings = checkFindings(kit, inputs)
    const words = inputs.scenes.map((id, i) => ({ id, lines: inputs.text[i] ?? [] }))
    const { reading, receipts } = await readEpisode(kit, job, words)
    if (reading === undefined) return local({ findings })
    const read = scenesDisagree(reading.found, inputs.number, kit.brief.language)
    return { output: { findings: [...findings, ...read], reading }, media: [], receipts }
  },
})

/** What the studio's own checks find. */
function checkFindings(kit: StepKit, inputs: ReviewInputs): Finding[] {
  const { number, scenes, hook, cliffhanger, targetSeconds, text, shots, misfits, timing, frames, voices } =
    inputs
  const facts = scenes.map((id, i): EpisodeSceneFacts => ({
    id,
    lines: text[i] ?? [],
    timing: timing[i] as SceneTiming, // one per scene
    shots: shots[i] ?? [],
    misfit: misfits[i] ?? { uncovered: [], vanished: 0 },
    frames: frames[i] ?? [],
    voices: voices[i] ?? [],
  }))
  const subtitles = subtitleEpisode({
    fps: PROJECT_RATE,
    scenes: facts.map((scene, i) => ({ timing: scene.timing, lines: text[i] ?? [] })),
  })
  const { language } = kit.brief
  return checkEpisode({
    number,
    language,
    fps: PROJECT_RATE,
    targetSeconds,
    hook,
    cliffhanger,
    scenes: facts,
    subtitles,
  })
}

interface ReviewInputs {
  readonly number: number
  readonly scenes: readonly string[]
  readonly hook: string
  readonly cliffhanger: string
  readonly targetSeconds: number
  readonly text: readonly (readonly Line[])[]
  readonly shots: readonly EpisodeSceneFacts['shots'][]
  readonly misfits: readonly EpisodeSceneFacts['misfit'][]
  readonly timing: readonly SceneTiming[]
  readonly frames: readonly EpisodeSceneFacts['frames'][]
  readonly voices: readonly EpisodeSceneFacts['voices'][]
}
