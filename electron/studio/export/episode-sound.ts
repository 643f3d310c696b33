import { mixEpisode } from '../media/mix/mix.ts'
import type { Sound } from '../media/render/sound.ts'
import type { Session } from '../session.ts'
import { sampleOf, type EpisodeFilm } from './episode-job.ts'

const SAMPLE_RATE = 48_000

/** The sound of an episode: its voices where the cut puts them, at -16 LUFS. */
export function episodeSound(session: Session, film: EpisodeFilm): Sound {
  const { fps, voices, durationFrames } = film.cut
  const placed = voices.map(({ voice, startFrame }) => ({
    wav: session.project.media.get(film.voice(voice).audio),
    startSample: sampleOf(startFrame, fps, SAMPLE_RATE),
  }))
  const { left, right } = mixEpisode({
    sampleRate: SAMPLE_RATE,
    durationSamples: sampleOf(durationFrames, fps, SAMPLE_RATE),
    voices: placed,
  })
  return { left, right, sampleRate: SAMPLE_RATE }
}
