import type { script, ScriptLine, ScriptScene } from '../../../../shared/contract/script.ts'
import { sceneNumber } from '../../../../shared/drama/heading.ts'
import type { VoiceTake } from '../../../../shared/drama/film.ts'
import type { Line, SceneScript } from '../../../../shared/drama/story.ts'
import { slotOf, type Reader } from '../../build/step.ts'
import { editLine } from '../../drama/edits.ts'
import { proposalsOf } from '../../drama/proposals.ts'
import { findBible, readEpisodes, type EpisodeReading, type SceneReading } from '../../drama/read-season.ts'
import { StudioError } from '../../errors.ts'
import { lengthIn } from '../../quality/text.ts'
import { episodeName } from '../../drama/episode-order.ts'
import type { Session } from '../../session.ts'
import { season } from '../../steps/kit.ts'
import type { HandlersOf } from '../handler.ts'
import { seasonIndex } from '../season-index.ts'
import { episodeSeconds, sceneSeconds, seasonStates, worstOf, type StoodProduct } from '../season-states.ts'

/** Most hits a search answers with. */
const MAX_HITS = 200

function voiceOf(session: Session, reader: Reader, line: Line): ScriptLine['voice'] {
  if (line.kind !== 'speech') return null
  const slot = slotOf('voice', line.id)
  const evaluator = session.evaluator()
  const one = evaluator.evaluate(slot)
  const take = reader.peek<VoiceTake>(slot)
  return {
    slot,
    state: one.state,
    reason: one.why,
    pinned: one.pinned,
    audio: take?.audio.sha256 ?? null,
    durationMs: take?.durationMs ?? null,
    silent: take?.silent ?? false,
    takes: evaluator.takesOf(slot).length,
  }
}

function lineOf(
  session: Session,
  reader: Reader,
  line: SceneReading['lines'][number],
  generated: ReadonlyMap<string, string>,
): ScriptLine {
  const edited = session.project.human.get('line', line.id) !== null
  return {
    id: line.id,
    kind: line.kind,
    text: line.text,
    speaker: line.speaker,
    speakerName: line.speakerName,
    delivery: line.delivery,
    emotion: line.emotion,
    strength: line.strength,
    parenthetical: line.parenthetical,
    edited,
    generated: edited ? (generated.get(line.id) ?? null) : null,
    voice: voiceOf(session, reader, line),
  }
}

function sceneOf(session: Session, reader: Reader, episode: EpisodeReading, i: number): ScriptScene | null {
  const scene = episode.scenes[i]
  if (scene === undefined) return null
  const outline = season(session.kit, reader).outlineOf(scene.id)
  const names = new Map((findBible(session)?.cast ?? []).map((member) => [member.id, member.name]))
  const made = reader.peek<SceneScript>(slotOf('revise', scene.id))?.lines ?? []
  const generated = new Map(made.map((line) => [line.id, line.text]))
  const text = session.evaluator().evaluate(slotOf('revise', scene.id))
  return {
    id: scene.id,
    heading: scene.heading,
    number: sceneNumber({ episode: episode.number, scene: i + 1 }),
    hour: outline.hour,
    interior: outline.interior,
    placeName: outline.locationName,
    purpose: outline.purpose,
    cast: outline.cast.map((id) => ({ id, name: names.get(id) ?? id })),
    held: text.held,
    state: text.state,
    reason: text.why,
    seconds: sceneSeconds(reader, scene.id),
    lines: scene.lines.map((line) => lineOf(session, reader, line, generated)),
  }
}

function requireEpisode(session: Session, number: number): EpisodeReading {
  const [found] = readEpisodes(session, new Set([number]))
  if (found === undefined)
    throw new StudioError(
      'NOT_FOUND',
      `Episode ${number} has no outline yet.`,
      'Build the drama first.',
    ).about({ kind: 'episodeNotWritten', values: { episode: number } })
  return found
}

const wordsOf = (session: Session, episode: EpisodeReading): number =>
  episode.scenes
    .flatMap((scene) => scene.lines)
    .reduce((sum, line) => sum + lengthIn(line.text, session.project.brief.language), 0)

function generatedText(session: Session, line: string): string {
  const scene = seasonIndex(session).lines.get(line)?.scene
  const reader = session.evaluator().reader(new Set(), null)
  const found = scene === undefined ? undefined : reader.peek<SceneScript>(slotOf('revise', scene))
  const text = found?.lines.find((one) => one.id === line)?.text
  if (text === undefined) throw new StudioError('NOT_FOUND', `There is no line "${line}".`)
  return text
}

const TOPICS_OF_EDIT = ['text', 'states', 'takes', 'findings', 'history'] as const

export const scriptHandlers: HandlersOf<typeof script> = {
  'script.outline': (_input, { desk }) => {
    const session = desk.session()
    const reader = session.evaluator().reader(new Set(), null)
    const byEpisode = Map.groupBy(seasonStates(session), (product: StoodProduct) => product.place.episode)
    return {
      episodes: readEpisodes(session).map((episode) => {
        const products = byEpisode.get(episode.number) ?? []
        return {
          id: episodeName(episode.id),
          number: episode.number,
          title: episode.title,
          state: worstOf(products).state,
          pinned: products.some((product) => product.pinned),
          seconds: episodeSeconds(
            reader,
            episode.id,
            episode.scenes.map((scene) => scene.id),
          ).seconds,
          scenes: episode.scenes.map((scene, i) => ({
            id: scene.id,
            number: sceneNumber({ episode: episode.number, scene: i + 1 }),
            // The heading without its number: the tree shows that in a column of its own.
            label: scene.heading.replace(/^\S+\s+/, ''),
            seconds: sceneSeconds(reader, scene.id),
          })),
        }
      }),
    }
  },
  'script.episode': (input, { desk }) => {
    const session = desk.session()
    const reader = session.evaluator().reader(new Set(), null)
    const episode = requireEpisode(session, input.episode)
    const scenes = episode.scenes
      .map((_, i) => sceneOf(session, reader, episode, i))
      .filter((scene) => scene !== null)
    return {
      id: episodeName(episode.id),
      number: episode.number,
      title: episode.title,
      hook: episode.hook,
      cliffhanger: episode.cliffhanger,
      targetSeconds: session.project.brief.episodeSeconds,
      seconds: episodeSeconds(
        reader,
        episode.id,
        scenes.map((scene) => scene.id),
      ).seconds,
      words: wordsOf(session, episode),
      scenes,
    }
  },
  'script.findLine': (input, { desk }) => {
    const spot = seasonIndex(desk.session()).lines.get(input.line)
    if (spot === undefined) throw new StudioError('NOT_FOUND', `There is no line "${input.line}".`)
    return { episode: spot.episode, scene: spot.scene }
  },
  'script.search': (input, { desk }) => {
    const wanted = input.text.normalize('NFC').toLowerCase().trim()
    if (wanted === '') return { total: 0, hits: [] }
    const all = readEpisodes(desk.session()).flatMap((episode) =>
      episode.scenes.flatMap((scene) =>
        scene.lines
          .filter((line) => line.text.toLowerCase().includes(wanted))
          .map((line) => ({
            line: line.id,
            episode: episode.number,
            heading: scene.heading,
            speaker: line.speakerName,
            text: line.text,
          })),
      ),
    )
    return { total: all.length, hits: all.slice(0, MAX_HITS) }
  },
  'script.editLine': (input, { desk }) => {
    const { line, text, change } = editLine(desk.writable(), input.line, input.text, input.merge)
    if (change !== null) desk.events.changed(...TOPICS_OF_EDIT)
    return { line, text, changed: change !== null }
  },
  'script.restoreLine': (input, { desk }) => {
    const session = desk.writable()
    const { line, text, change } = editLine(session, input.line, generatedText(session, input.line))
    if (change !== null) desk.events.changed(...TOPICS_OF_EDIT)
    return { line, text, changed: change !== null }
  },
  'script.propose': (input, { desk, signal }) =>
    desk.builds.alone(async (session) => {
      const slot = slotOf('script', input.scene)
      if (session.project.human.get('hold', input.scene) === null)
        throw new StudioError(
          'BAD_ARGUMENT',
          'This scene holds no edit of yours.',
          'Reroll its text: a scene without edits is simply written anew.',
        ).about({ kind: 'sceneNotHeld', values: {} })
      await session.reroll(slot, signal)
      return { proposals: proposalsOf(session, slot, input.scene) }
    }),
}
