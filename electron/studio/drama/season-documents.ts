import { sceneNumber } from '../../../shared/drama/heading.ts'
import type { Arc } from '../../../shared/drama/story.ts'
import type { Subtitles } from '../../../shared/drama/film.ts'
import { slotOf, type Reader } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import type { EpisodeDocument } from '../formats/episode-document.ts'
import type { SeasonDocument } from '../formats/season-json.ts'
import type { Session } from '../session.ts'
import { season } from '../steps/kit.ts'
import { findBible, readEpisodes, type EpisodeReading } from './read-season.ts'

const NO_CAPTIONS: Subtitles = { fps: { num: 24, den: 1 }, captions: [] }

const scenesOf = (episode: EpisodeReading) =>
  episode.scenes.map(({ id, heading, lines }, i) => ({
    id,
    number: sceneNumber({ episode: episode.number, scene: i + 1 }),
    heading,
    lines: lines.map(({ speakerName, beat: _beat, ...line }) => ({ ...line, speaker: speakerName })),
  }))

const nothingWritten = (): StudioError =>
  new StudioError('BUILD_FAILED', 'Nothing is written yet.', 'Run `cliffhanger build DIR` first.').about({
    kind: 'nothingWritten',
    values: {},
  })

/** Episodes as text formats are written from them. */
export function episodeDocuments(session: Session, only: ReadonlySet<number> | null): EpisodeDocument[] {
  const reader = session.evaluator().reader(new Set(), null)
  const bible = findBible(session)
  if (bible === null) throw nothingWritten()
  return readEpisodes(session, only).map((episode) => {
    const { number, title, synopsis, hook, cliffhanger } = episode
    const subtitles = reader.peek<Subtitles>(slotOf('subtitles', episode.id)) ?? NO_CAPTIONS
    return {
      number,
      title,
      synopsis,
      hook,
      cliffhanger,
      language: bible.language,
      dramaTitle: bible.title,
      scenes: scenesOf(episode),
      subtitles,
    }
  })
}

/** Episodes in which beats plant and pay promises, as the season is played now. */
function promiseEpisodes(
  session: Session,
  reader: Reader,
): Map<string, { plantedIn: number | null; paidIn: number | null }> {
  const found = new Map<string, { plantedIn: number | null; paidIn: number | null }>()
  const view = season(session.kit, reader)
  for (const { id, number: episode } of view.allScenes())
    for (const { id: promise, act } of view.outlineOf(id).beats.flatMap((beat) => beat.promises)) {
      const row = found.get(promise) ?? { plantedIn: null, paidIn: null }
      if (act === 'plant') row.plantedIn ??= episode
      if (act === 'pay') row.paidIn = episode
      found.set(promise, row)
    }
  return found
}

/** The whole season as data. */
export function seasonDocument(session: Session): SeasonDocument {
  const reader = session.evaluator().reader(new Set(), null)
  const bible = findBible(session)
  const arc = reader.peek<Arc>('arc:season')
  if (bible === null || arc === undefined) throw nothingWritten()
  const places = promiseEpisodes(session, reader)
  const outlines = readEpisodes(session)
  return {
    title: bible.title,
    logline: bible.logline,
    language: bible.language,
    genre: bible.genre,
    seed: session.project.brief.seed,
    cast: bible.cast.map(({ id, name, role, gender, age, intro }) => ({
      id,
      name,
      role,
      gender,
      age,
      intro,
    })),
    episodes: outlines.map((episode) => {
      const { number, title, synopsis, hook, cliffhanger, paywall } = episode
      return { number, title, synopsis, hook, cliffhanger, paywall, scenes: scenesOf(episode) }
    }),
    promises: arc.promises.map(({ id, kind, setup, payoff, token }) => ({
      id,
      kind,
      setup,
      payoff,
      token,
      ...(places.get(id) ?? { plantedIn: null, paidIn: null }),
    })),
  }
}
