import {
  cueTrackSchema,
  sceneTimingSchema,
  voiceTakeSchema,
  type SceneTiming,
  type VoiceTake,
} from '../../../shared/drama/film.ts'
import type { CastVoice, Line } from '../../../shared/drama/story.ts'
import { slotOf, type Reader, type StepDefinition } from '../build/step.ts'
import { silentMs, timeScene } from '../drama/film/index.ts'
import { cuesFor } from '../media/cues/cues.ts'
import { clausesOf } from '../media/speech-text.ts'
import type { VoiceRequest } from '../providers/provider.ts'
import {
  askedBy,
  bibleOf,
  episodeOfScene,
  fittedShots,
  linesOf,
  local,
  sceneIds,
  sceneOf,
  speechIds,
  type StepKit,
} from './kit.ts'

/** Frames per second of a project. */
export const PROJECT_RATE = { num: 24, den: 1 } as const

function lineOf(kit: StepKit, reader: Reader, id: string): Line {
  const line = linesOf(kit, reader, sceneOf(kit, reader, 'lines', id)).find((one) => one.id === id)
  if (line === undefined) throw new Error(`no such line: ${id}`)
  return line
}

/**
 * The voice of a cast member with a person's choice laid over it. Another throat still talks at this person's pace and
 * pitch; the member's own voice chosen again is no change.
 */
export function castVoice(reader: Reader, castId: string | null): CastVoice {
  const member = bibleOf(reader).cast.find((one) => one.id === castId)
  const voice = member?.voice ?? { id: '', speed: 1, pitch: 0 }
  const chosen = castId === null ? undefined : reader.human<string>('cast-voice', castId)
  return chosen === undefined ? voice : { ...voice, id: chosen }
}

const lineStep = (
  kit: StepKit,
  rest: Omit<StepDefinition, 'version' | 'subjects' | 'episode'>,
): StepDefinition => ({
  version: 1,
  subjects: (reader) => speechIds(kit, reader),
  episode: (subject, reader) => episodeOfScene(kit, reader, sceneOf(kit, reader, 'lines', subject)),
  ...rest,
})

/** A spoken line. */
export const voiceStep = (kit: StepKit): StepDefinition =>
  lineStep(kit, {
    id: 'voice',
    role: 'voice',
    pool: 'voice',
    schema: voiceTakeSchema,
    inputs(subject, reader) {
      const line = lineOf(kit, reader, subject)
      const { id, speed, pitch } = castVoice(reader, line.speaker)
      return {
        spokenText: line.text,
        language: kit.brief.language,
        voice: id,
        speed,
        pitch,
        emotion: line.emotion,
        strength: line.strength,
      }
    },
    outgrown(output) {
      const { silent, text } = output as VoiceTake // schema-checked when recorded
      // A line of mere punctuation is silent by nature.
      if (!silent || clausesOf(text, kit.brief.language).length === 0) return null
      return (kit.provider('voice', 'voice').speaks?.() ?? true) ? { kind: 'engine' } : null
    },
    async run(job) {
      const provider = kit.provider('voice', 'voice')
      if (provider.voice === undefined) throw new Error(`${provider.label} cannot speak`)
      const { spokenText, ...rest } = job.inputs
      const request = { ...rest, text: spokenText, take: job.take } as VoiceRequest // declared above, field by field
      const answer = await provider.voice(request, askedBy(job))
      const { wav, ...facts } = answer.value
      const audio = kit.store(wav, 'audio/wav')
      return { output: { ...facts, audio }, media: [audio], receipts: [answer.receipt] }
    },
  })

/** Mouth shapes of a spoken line. */
export const cuesStep = (kit: StepKit): StepDefinition =>
  lineStep(kit, {
    id: 'cues',
    role: null,
    pool: 'local',
    schema: cueTrackSchema,
    inputs: (subject, reader) => ({ voice: reader.digest(slotOf('voice', subject)) }),
    run: async (job) => local(cuesFor(job.load<VoiceTake>(String(job.inputs['voice'])), kit.brief.language)),
  })

/** What a scene is timed by. @throws Unavailable */
function timedBy(kit: StepKit, reader: Reader, scene: string) {
  const shots = fittedShots(kit, reader, scene).shots.map(({ id, plannedFrames, lines }) => ({
    id,
    plannedFrames,
    lines,
  }))
  const lines = linesOf(kit, reader, scene).map(({ id, kind, emotion, text }) =>
    kind === 'speech'
      ? { id, kind, emotion, voiceMs: reader.product<VoiceTake>(slotOf('voice', id)).durationMs }
      : { id, kind, emotion, voiceMs: null, silentMs: silentMs(kind, text) },
  )
  return { shots, lines }
}

/** True for the timing of these very shots and lines, in their order. */
function timesOf(timing: SceneTiming, shots: readonly { id: string; lines: readonly string[] }[]): boolean {
  const names = (ids: readonly string[]): string => ids.join(' ')
  return (
    names(timing.shots.map((one) => one.shot)) === names(shots.map((one) => one.id)) &&
    names(timing.lines.map((one) => one.line)) === names(shots.flatMap((one) => one.lines))
  )
}

/**
 * The timing a scene is played by. One that is pinned, but was made for other shots or lines, cannot be played: the scene
 * is then timed as it is now, and `refused` says so. @throws Unavailable
 */
export function playedTiming(
  kit: StepKit,
  reader: Reader,
  scene: string,
): { timing: SceneTiming; refused: boolean } {
  const slot = slotOf('timing', scene)
  const timing = reader.product<SceneTiming>(slot)
  const pinned = typeof reader.human('pin', slot) === 'string'
  if (!pinned || timesOf(timing, fittedShots(kit, reader, scene).shots)) return { timing, refused: false }
  return { timing: timeScene({ fps: PROJECT_RATE, ...timedBy(kit, reader, scene) }), refused: true }
}

/** When everything in a scene is played. */
export const timingStep = (kit: StepKit): StepDefinition => ({
  id: 'timing',
  version: 1,
  role: null,
  pool: 'local',
  schema: sceneTimingSchema,
  subjects: (reader) => sceneIds(kit, reader),
  episode: (subject, reader) => episodeOfScene(kit, reader, subject),
  inputs(subject, reader) {
    const { shots, lines } = timedBy(kit, reader, subject)
    return { plannedShots: shots, voiceLengths: lines, fps: PROJECT_RATE }
  },
  run: async (job) =>
    local(
      timeScene({
        fps: PROJECT_RATE,
        shots: job.inputs['plannedShots'],
        lines: job.inputs['voiceLengths'],
      } as Parameters<typeof timeScene>[0]),
    ), // declared above
})
