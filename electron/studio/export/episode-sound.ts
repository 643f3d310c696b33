import type { MediaRef } from '../../../shared/drama/film.ts'
import { StudioError } from '../errors.ts'
import type { MixInput } from '../media/mix/mix.ts'
import { mixSamples, mixWav, VoiceDamaged, type MixTask } from '../media/mix/mixer.ts'
import { STING_SECONDS } from '../media/mix/sting.ts'
import type { Sound } from '../media/render/sound.ts'
import type { Session } from '../session.ts'
import { damagedValues } from '../store/damage.ts'
import { sampleOf, type EpisodeFilm } from './episode-job.ts'

const SAMPLE_RATE = 48_000

type Spans = NonNullable<MixInput['ambience']>

/** Where the film is, shot by shot: each place has its own quiet bed of sound. */
function placesOf(film: EpisodeFilm): Spans {
  const { fps, shots } = film.cut
  return shots.map(({ startFrame, durationFrames, composition }) => {
    const { set, hour, weather } = film.composition(composition).plate
    const startSample = sampleOf(startFrame, fps, SAMPLE_RATE)
    return {
      startSample,
      endSample: sampleOf(startFrame + durationFrames, fps, SAMPLE_RATE),
      set,
      hour,
      weather,
    }
  })
}

/** True for an episode that another one follows: it breaks off on a cliffhanger. */
export const endsOpen = (session: Session, film: EpisodeFilm): boolean =>
  film.number < session.project.brief.episodes

function taskOf(session: Session, film: EpisodeFilm, files: ReadonlyMap<string, MediaRef>): MixTask {
  const { fps, voices, durationFrames } = film.cut
  const durationSamples = sampleOf(durationFrames, fps, SAMPLE_RATE)
  const placed = voices.flatMap(({ voice, startFrame }) => {
    const ref = files.get(voice)
    if (ref === undefined) return []
    const startSample = sampleOf(startFrame, fps, SAMPLE_RATE)
    return [{ path: session.project.media.path(ref), sha256: ref.sha256, startSample }]
  })
  const sting = Math.max(0, durationSamples - Math.round(STING_SECONDS * SAMPLE_RATE))
  return {
    sampleRate: SAMPLE_RATE,
    durationSamples,
    voices: placed,
    ambience: placesOf(film),
    seed: session.project.brief.seed,
    ...(endsOpen(session, film) ? { stingSample: sting } : {}),
  }
}

/** Mixes; a voice the mixer could not use is told of as the media store tells of it. */
async function mixedBy<T>(
  session: Session,
  film: EpisodeFilm,
  mix: (task: MixTask, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const files = new Map(film.cut.voices.map(({ voice }) => [voice, film.voice(voice).audio]))
  try {
    return await mix(taskOf(session, film, files), signal)
  } catch (error) {
    if (signal.aborted) throw new StudioError('CANCELLED', 'It was cancelled.', '', error)
    if (!(error instanceof VoiceDamaged)) throw error
    for (const ref of files.values()) if (ref.sha256 === error.voice.sha256) session.project.media.get(ref)
    throw error
  }
}

/**
 * The sound of an episode: its voices where the cut puts them, at -16 LUFS, over quiet beds of the places; an episode
 * that breaks off on a cliffhanger ends on a low stroke. Voices are read, and checked, once: by the mixer's thread.
 * @throws StudioError MEDIA_DAMAGED, CANCELLED
 */
export async function episodeSound(session: Session, film: EpisodeFilm, signal: AbortSignal): Promise<Sound> {
  const { left, right } = await mixedBy(session, film, mixSamples, signal)
  return { left, right, sampleRate: SAMPLE_RATE }
}

/** The same as a 16-bit WAV file, with its sha256 in hex. */
export const episodeWav = (
  session: Session,
  film: EpisodeFilm,
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> => mixedBy(session, film, mixWav, signal)

/**
 * Voices that are gone or do not look whole are said before anything is painted; what is inside of one is read when its
 * episode is mixed. @throws StudioError MEDIA_DAMAGED
 */
export function requireVoices(session: Session, films: readonly EpisodeFilm[]): void {
  const damaged = damagedValues(session.project)
  for (const film of films)
    for (const { voice } of film.cut.voices)
      if (damaged.has(voice)) session.project.media.get(film.voice(voice).audio)
}
