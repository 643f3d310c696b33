import { cutSchema, subtitlesSchema, type SceneTiming } from '../../../shared/drama/film.ts'
import type { Outline } from '../../../shared/drama/story.ts'
import { slotOf, type Reader, type StepDefinition } from '../build/step.ts'
import { cutEpisode, subtitleEpisode, type CutInput, type SubtitleInput } from '../drama/film/index.ts'
import {
  episodeIds,
  episodeNumber,
  FRAME_SIZE,
  linesOf,
  local,
  season,
  shotsOf,
  type StepKit,
  namedLines,
} from './kit.ts'
import { playedTiming, PROJECT_RATE } from './voices.ts'

const episodeStep = (
  kit: StepKit,
  rest: Omit<StepDefinition, 'version' | 'subjects' | 'episode' | 'role' | 'pool'>,
): StepDefinition => ({
  version: 1,
  role: null,
  pool: 'local',
  subjects: () => episodeIds(kit),
  episode: (subject) => episodeNumber(kit, subject),
  ...rest,
})

/** Captions of an episode. */
export const subtitlesStep = (kit: StepKit): StepDefinition =>
  episodeStep(kit, {
    id: 'subtitles',
    schema: subtitlesSchema,
    inputs(subject, reader) {
      const scenes = season(kit, reader).scenes(Number(subject))
      return {
        text: scenes.map((scene) => namedLines(kit, reader, scene)),
        timing: scenes.map((scene) => playedTiming(kit, reader, scene).timing),
      }
    },
    async run(job) {
      const text = job.inputs['text'] as SubtitleInput['scenes'][number]['lines'][] // declared above
      const timing = job.inputs['timing'] as SceneTiming[]
      return local(
        subtitleEpisode({
          fps: PROJECT_RATE,
          scenes: timing.map((one, i) => ({ timing: one, lines: text[i] ?? [] })),
        }),
      )
    },
  })

/** Products of a shot that may stand in for final ones. */
const standIns = (reader: Reader, shot: string): string[] =>
  ['frame', 'clip'].map((step) => slotOf(step, shot)).filter((slot) => reader.isStandIn(slot))

function cutScene(kit: StepKit, reader: Reader, scene: string): CutInput['scenes'][number] {
  const spoken = linesOf(kit, reader, scene).filter((line) => line.kind === 'speech')
  return {
    scene,
    timing: playedTiming(kit, reader, scene).timing,
    shots: shotsOf(kit, reader, scene).map(({ id }) => ({
      shot: id,
      composition: reader.digest(slotOf('composition', id)),
      standIns: standIns(reader, id),
    })),
    voices: spoken.map((line) => ({
      line: line.id,
      cast: line.speaker ?? '',
      voice: reader.digest(slotOf('voice', line.id)),
      cues: reader.digest(slotOf('cues', line.id)),
    })),
  }
}

/** An episode as a timeline. */
export const cutStep = (kit: StepKit): StepDefinition =>
  episodeStep(kit, {
    id: 'cut',
    schema: cutSchema,
    inputs(subject, reader) {
      const { title } = reader.product<Outline>(slotOf('outline', subject))
      const scenes = season(kit, reader).scenes(Number(subject))
      return { number: Number(subject), title, scenes: scenes.map((scene) => cutScene(kit, reader, scene)) }
    },
    run: async (job) =>
      local(
        cutEpisode({
          ...(job.inputs as Pick<CutInput, 'number' | 'title' | 'scenes'>),
          fps: PROJECT_RATE,
          ...FRAME_SIZE,
        }),
      ), // declared above
  })
