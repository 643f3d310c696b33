import {
  sceneScriptSchema,
  type SceneOutline,
  type SceneScript,
  type VoiceCard,
} from '../../../shared/drama/story.ts'
import type { Role } from '../../../shared/drama/vocabulary.ts'
import { slotOf, type Job, type Made, type Reader, type StepDefinition } from '../build/step.ts'
import { checkSceneText } from '../quality/scene-checks.ts'
import { askText, episodeOfScene, local, season, sceneIds, type StepKit } from './kit.ts'

/** What every text step of a scene reads: its part of the outline and the cards of its speakers. */
function sceneInputs(kit: StepKit, sceneId: string, reader: Reader): Record<string, unknown> {
  const view = season(kit, reader)
  const scene = view.outlineOf(sceneId)
  return {
    outline: scene,
    cast: view.cards(scene.cast),
    language: kit.brief.language,
    genre: kit.brief.genre,
  }
}

/** Generated text of the scenes written before this one, by the same step: seen, never keyed. */
function earlierText(kit: StepKit, step: string, sceneId: string, reader: Reader): string[] {
  const origin = season(kit, reader).originOf(sceneId) ?? 0
  const earlier: string[] = []
  for (let n = 1; n <= origin; n++)
    for (const scene of reader.peek<{ scenes: SceneOutline[] }>(slotOf('outline', n))?.scenes ?? []) {
      if (scene.id === sceneId) return earlier
      for (const line of reader.peek<SceneScript>(slotOf(step, scene.id))?.lines ?? [])
        earlier.push(line.text)
    }
  return earlier
}

function textStep(
  kit: StepKit,
  id: string,
  role: Role,
  extra: (sceneId: string, reader: Reader) => Record<string, unknown>,
  run: (job: Job) => Promise<Made>,
): StepDefinition {
  return {
    id,
    version: 1,
    role,
    pool: 'text',
    schema: sceneScriptSchema,
    subjects: (reader) => sceneIds(kit, reader),
    inputs: (subject, reader) => ({ ...sceneInputs(kit, subject, reader), ...extra(subject, reader) }),
    context: (subject, reader) => ({ earlier: earlierText(kit, id, subject, reader) }),
    held: (subject, reader) => {
      const hold = reader.human<{ output: string }>('hold', subject)
      if (hold === undefined) return null
      return { output: id === 'revise' ? hold.output : null }
    },
    episode: (subject, reader) => episodeOfScene(kit, reader, subject),
    run,
  }
}

const writing = (job: Job) => ({
  scene: job.inputs['outline'] as SceneOutline, // declared by `sceneInputs`
  cast: job.inputs['cast'] as VoiceCard[],
  language: job.inputs['language'],
  genre: job.inputs['genre'],
})

/** First draft of a scene: typed lines. */
export const scriptStep = (kit: StepKit): StepDefinition =>
  textStep(
    kit,
    'script',
    'draft',
    () => ({}),
    (job) => askText(kit, job, 'draft', 'script', writing(job)),
  )

/** The same lines, each in its speaker's own voice. */
export const polishStep = (kit: StepKit): StepDefinition =>
  textStep(
    kit,
    'polish',
    'polish',
    (id, reader) => ({ script: reader.product<SceneScript>(slotOf('script', id)) }),
    (job) => askText(kit, job, 'polish', 'polish', { ...writing(job), script: job.inputs['script'] }),
  )

/** Repairs what the text checks find, once, before any voice or picture; nothing found leaves the text as it is. */
export const reviseStep = (kit: StepKit): StepDefinition =>
  textStep(
    kit,
    'revise',
    'rewrite',
    (id, reader) => ({ script: reader.product<SceneScript>(slotOf('polish', id)) }),
    async (job) => {
      const script = job.inputs['script'] as SceneScript // declared above
      const { scene, cast } = writing(job)
      const earlier = job.context['earlier'] as string[] // from `earlierText`
      const findings = checkSceneText({
        scene,
        cast,
        language: kit.brief.language,
        lines: script.lines,
        earlier,
      })
      if (findings.length === 0 && job.take === 1) return local(script)
      return askText(kit, job, 'rewrite', 'revise', { ...writing(job), script, findings })
    },
  )
