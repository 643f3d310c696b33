import { mixEpisode, type MixInput } from '../media/mix/mix.ts'
import { STING_SECONDS } from '../media/mix/sting.ts'
import type { Sound } from '../media/render/sound.ts'
import type { Session } from '../session.ts'
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

/**
 * The sound of an episode: its voices where the cut puts them, at -16 LUFS, over quiet beds of the places; an episode
 * that breaks off on a cliffhanger ends on a low stroke.
 */
export function episodeSound(session: Session, film: EpisodeFilm, endsOpen: boolean): Sound {
  const { fps, voices, durationFrames } = film.cut
  const durationSamples = sampleOf(durationFrames, fps, SAMPLE_RATE)
  const placed = voices.map(({ voice, startFrame }) => ({
    wav: session.project.media.get(film.voice(voice).audio),
    startSample: sampleOf(startFrame, fps, SAMPLE_RATE),
  }))
  const sting = Math.max(0, durationSamples - Math.round(STING_SECONDS * SAMPLE_RATE))
  const { left, right } = mixEpisode({
    sampleRate: SAMPLE_RATE,
    durationSamples,
    voices: placed,
    ambience: placesOf(film),
    seed: session.project.brief.seed,
    ...(endsOpen ? { stingSample: sting } : {}),
  })
  return { left, right, sampleRate: SAMPLE_RATE }
}
