import { shotListSchema } from '../../../shared/drama/film.ts'
import type { Line, Look, SceneOutline } from '../../../shared/drama/story.ts'
import { slotOf, type Reader, type StepDefinition } from '../build/step.ts'
import { backdropOf } from '../drama/backdrop.ts'
import { silentMs } from '../drama/film/index.ts'
import { estimateSpeechMs } from '../media/speech-length.ts'
import { askText, bibleOf, episodeOfScene, linesOf, sceneIds, season, type StepKit } from './kit.ts'
import { castVoice } from './voices.ts'

/** The names of cast members a text holds, in its order: all a picture needs of words on screen is whom they are about. */
const namesIn = (text: string, names: readonly string[]): string =>
  names
    .filter((name) => name !== '' && text.includes(name))
    .toSorted((a, b) => text.indexOf(a) - text.indexOf(b))
    .join(' ')

/** A line as a picture needs it: what is done, but not what is spoken or how words on screen put it. */
function framed(line: Line, names: readonly string[]) {
  const { id, kind, beat } = line
  if (kind === 'action') return { id, kind, beat, text: line.text }
  if (kind === 'caption') return { id, kind, beat, text: namesIn(line.text, names) }
  if (kind === 'transition') return { id, kind, beat, text: '' }
  return {
    id,
    kind,
    beat,
    speaker: line.speaker ?? '',
    delivery: line.delivery,
    emotion: line.emotion,
    strength: line.strength,
  }
}

/** How the outline saw the beats of a scene, with the drawing of what each shows. */
function seenBeats(scene: SceneOutline) {
  const props = new Map(scene.props.map((prop) => [prop.id, prop]))
  return scene.beats.map(({ size, angle, camera, by, to, note, prop }) => {
    const thing = prop === null ? undefined : props.get(prop)
    const shown = thing === undefined ? null : { name: thing.name, insert: thing.insert }
    return { size, angle, camera, by, to, note, prop: shown }
  })
}

/** How long each spoken line and each caption of a scene is expected to take. */
function expectedLengths(kit: StepKit, subject: string, reader: Reader) {
  const spoken: Record<string, { text: string; ms: number }> = {}
  if (reader.peek(slotOf('revise', subject)) === undefined) return { spoken }
  for (const { id, kind, text, speaker, emotion, strength } of linesOf(kit, reader, subject))
    if (kind === 'caption') spoken[id] = { text, ms: silentMs('caption', text) }
    else if (kind === 'speech') {
      const { speed } = castVoice(reader, speaker)
      spoken[id] = { text, ms: estimateSpeechMs(text, kit.brief.language, speed, emotion, strength) }
    }
  return { spoken }
}

/** How a scene is framed, shot by shot. */
export const shotsStep = (kit: StepKit): StepDefinition => ({
  id: 'shots',
  version: 1,
  role: 'draft',
  pool: 'text',
  schema: shotListSchema,
  subjects: (reader) => sceneIds(kit, reader),
  inputs: (subject, reader) => {
    const scene = season(kit, reader).outlineOf(subject)
    const bible = bibleOf(reader)
    const members = bible.cast.filter((member) => scene.cast.includes(member.id))
    const names = members.map((member) => member.name)
    const { id, set, interior, name } = backdropOf(reader, bible, scene)
    return {
      sceneId: subject,
      location: { id, set, interior, name },
      hour: scene.hour,
      weather: scene.weather,
      cast: members.map((m) => ({
        id: m.id,
        lookId: (m.looks[0] as Look).id,
        name: m.name,
        gender: m.gender,
        age: m.age,
      })), // looks has at least one
      lines: linesOf(kit, reader, subject).map((line) => framed(line, names)),
      beats: seenBeats(scene),
      last: scene.cliffhanger !== null,
    }
  },
  context: (subject, reader) => expectedLengths(kit, subject, reader),
  episode: (subject, reader) => episodeOfScene(kit, reader, subject),
  run: (job) => askText(kit, job, 'draft', 'shots', { ...job.inputs }),
})
