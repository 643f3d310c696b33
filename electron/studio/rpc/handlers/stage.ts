import type { Product } from '../../../../shared/contract/common.ts'
import type { stage, StageShot, StageVoice } from '../../../../shared/contract/stage.ts'
import type { Cut, Shot, ShotList, Still } from '../../../../shared/drama/film.ts'
import { sceneHeading } from '../../../../shared/drama/heading.ts'
import { msFromFrames } from '../../../../shared/drama/rate.ts'
import { digestOf } from '../../build/digest.ts'
import { slotOf, type Reader, type Slot } from '../../build/step.ts'
import { backdropOf } from '../../drama/backdrop.ts'
import { swapBackdrop } from '../../drama/edits.ts'
import { findBible, readEpisodes } from '../../drama/read-season.ts'
import { episodeFilm, renderJob, type EpisodeFilm } from '../../export/episode-job.ts'
import { endsOpen, episodeWav } from '../../export/episode-sound.ts'
import { StudioError } from '../../errors.ts'
import type { Session } from '../../session.ts'
import { season } from '../../steps/kit.ts'
import type { Desk } from '../desk.ts'
import type { HandlersOf } from '../handler.ts'
import { productAt, seasonStates, shownOf } from '../season-states.ts'

const readerOf = (session: Session): Reader => session.evaluator().reader(new Set(), null)

/** Shots of a scene by id, with their numbers. */
function shotsOfScene(reader: Reader, scene: string): Map<string, { shot: Shot; number: number }> {
  const { shots } = reader.product<ShotList>(slotOf('shots', scene))
  return new Map(shots.map((shot, i) => [shot.id, { shot, number: i + 1 }]))
}

/** Products as they stand, those among them that only something before them makes stale. */
type Stood = (slot: Slot) => Product

/** Looks products up in the states of the season; one that is in no list any more is looked at by itself. */
function stoodIn(session: Session): Stood {
  const states = new Map(seasonStates(session).map((one) => [one.slot, one]))
  return (slot) => {
    const one = states.get(slot)
    return one === undefined ? productAt(session, slot) : shownOf(one)
  }
}

function stageShots(session: Session, reader: Reader, cut: Cut, stood: Stood): StageShot[] {
  const scenes = new Map<string, ReturnType<typeof shotsOfScene>>()
  const places = new Map((findBible(session)?.locations ?? []).map((one) => [one.id, one.name]))
  const evaluator = session.evaluator()
  return cut.shots.flatMap((one): StageShot[] => {
    let known = scenes.get(one.scene)
    if (known === undefined) scenes.set(one.scene, (known = shotsOfScene(reader, one.scene)))
    const found = known.get(one.shot)
    // A shot that is cut but not in its scene's list any more still plays: the cut is stale and says so.
    if (found === undefined || !evaluator.isSubject(slotOf('frame', one.shot))) return []
    const { shot, number } = found
    return [
      {
        id: shot.id,
        scene: one.scene,
        number,
        size: shot.size,
        angle: shot.angle,
        move: shot.move,
        placeName: places.get(shot.location) ?? '',
        startFrame: one.startFrame,
        durationFrames: one.durationFrames,
        plannedFrames: shot.plannedFrames,
        image: reader.peek<Still>(slotOf('frame', shot.id))?.image.sha256 ?? null,
        frame: stood(slotOf('frame', shot.id)),
        clip: stood(slotOf('clip', shot.id)),
        lines: shot.lines,
      },
    ]
  })
}

function stageVoices(session: Session, film: EpisodeFilm, stood: Stood): StageVoice[] {
  const names = new Map((findBible(session)?.cast ?? []).map((member) => [member.id, member.name]))
  const evaluator = session.evaluator()
  return film.cut.voices
    .filter((voice) => evaluator.isSubject(slotOf('voice', voice.line)))
    .map((voice) => {
      const take = film.voice(voice.voice)
      return {
        line: voice.line,
        cast: voice.cast,
        speakerName: names.get(voice.cast) ?? voice.cast,
        text: take.text,
        startFrame: voice.startFrame,
        durationFrames: voice.durationFrames,
        audio: take.audio.sha256,
        silent: take.silent,
        cues: film.cues(voice.cues).cues,
        product: stood(slotOf('voice', voice.line)),
      }
    })
}

/** Scenes of a cut as runs of shots, in played order. */
function stageScenes(session: Session, reader: Reader, { cut, number }: EpisodeFilm) {
  const bible = findBible(session)
  const view = season(session.kit, reader)
  const scenes: { id: string; heading: string; startFrame: number; durationFrames: number }[] = []
  for (const shot of cut.shots) {
    const last = scenes.at(-1)
    if (last?.id === shot.scene) {
      last.durationFrames = shot.startFrame + shot.durationFrames - last.startFrame
      continue
    }
    const outline = view.outlineOf(shot.scene)
    const seen = bible === null ? null : backdropOf(reader, bible, outline)
    const parts = {
      episode: number,
      scene: scenes.length + 1,
      hour: outline.hour,
      interior: seen?.interior ?? outline.interior,
      place: seen?.name ?? outline.locationName,
    }
    scenes.push({
      id: shot.scene,
      heading: sceneHeading(parts, session.project.brief.language),
      startFrame: shot.startFrame,
      durationFrames: shot.durationFrames,
    })
  }
  return scenes
}

/** The shots of a job and of the strip go together: what one leaves out the other does too. */
function jobOf(film: EpisodeFilm, language: 'zh' | 'en', shots: readonly StageShot[]) {
  const job = renderJob(film, language)
  const kept = new Set(shots.map((shot) => shot.id))
  return { ...job, shots: job.shots.filter((_, i) => kept.has(film.cut.shots[i]?.shot ?? '')) }
}

/** The sound of an episode as it is cut now; what it is named by is all that it is mixed from. */
async function soundOf(desk: Desk, session: Session, number: number, signal: AbortSignal) {
  const film = episodeFilm(session, number)
  const { voices, shots, durationFrames, fps } = film.cut
  const name = digestOf({ voices, shots, endsOpen: endsOpen(session, film) })
  const audio = await desk.sounds.lend(name, (stop) => episodeWav(session, film, stop), signal)
  return { audio, durationMs: msFromFrames(durationFrames, fps) }
}

export const stageHandlers: HandlersOf<typeof stage> = {
  'stage.film': (input, { desk }) => {
    const session = desk.session()
    const reader = readerOf(session)
    const film = episodeFilm(session, input.episode)
    const { cut } = film
    const stood = stoodIn(session)
    const shots = stageShots(session, reader, cut, stood)
    if (shots.length === 0)
      throw new StudioError(
        'BUILD_FAILED',
        `Episode ${input.episode} has no shot that still exists.`,
        'Build it again.',
      )
    return {
      episode: input.episode,
      title: cut.title,
      fps: cut.fps,
      width: cut.width,
      height: cut.height,
      durationFrames: cut.durationFrames,
      job: jobOf(film, session.project.brief.language, shots),
      scenes: stageScenes(session, reader, film),
      shots,
      voices: stageVoices(session, film, stood),
      captions: film.subtitles.captions,
      cut: stood(slotOf('cut', film.id)),
    }
  },
  'stage.sound': (input, { desk, signal }) => soundOf(desk, desk.session(), input.episode, signal),
  'stage.backdrops': (input, { desk }) => {
    const session = desk.session()
    const reader = readerOf(session)
    const bible = findBible(session)
    if (bible === null)
      throw new StudioError('BUILD_FAILED', 'Nothing is written yet.', 'Build the drama first.').about({
        kind: 'nothingWritten',
        values: {},
      })
    const outline = season(session.kit, reader).outlineOf(input.scene)
    const evaluator = session.evaluator()
    return {
      current: backdropOf(reader, bible, outline).id,
      places: bible.locations.map(({ id, name, interior }) => {
        const slot = slotOf('plate', `${id}@${outline.hour}`)
        const still = evaluator.isSubject(slot) ? reader.peek<Still>(slot) : undefined
        return { id, name, interior, image: still?.image.sha256 ?? null }
      }),
    }
  },
  'stage.swapBackdrop': (input, { desk }) => {
    swapBackdrop(desk.writable(), input.scene, input.place)
    desk.events.changed('text', 'states', 'takes', 'findings', 'history')
    return {}
  },
  'stage.episodes': (_input, { desk }) => {
    const session = desk.session()
    const reader = readerOf(session)
    return {
      episodes: readEpisodes(session).map(({ id, number, title }) => ({
        number,
        title,
        cut: reader.peek<Cut>(slotOf('cut', id)) !== undefined,
      })),
    }
  },
}
