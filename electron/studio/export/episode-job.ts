import type { CueTrack, Cut, Rate, Subtitles, VoiceTake } from '../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../shared/drama/rate.ts'
import type { Composition } from '../../../shared/picture/composition.ts'
import type {
  RenderCaption,
  RenderJob,
  RenderShot,
  RenderSpeech,
} from '../../../shared/picture/render-job.ts'
import { digestOf } from '../build/digest.ts'
import { slotOf, Unavailable } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import type { Session } from '../session.ts'
import { marksOf } from './whose-work.ts'

/** Everything an export of one episode is made from. */
export interface EpisodeFilm {
  /** Stays with the episode when it is moved. */
  readonly id: number
  /** As shown: its place in the season. */
  readonly number: number
  readonly cut: Cut
  readonly subtitles: Subtitles
  readonly composition: (digest: string) => Composition
  readonly cues: (digest: string) => CueTrack
  readonly voice: (digest: string) => VoiceTake
}

/** Reads the cut of the episode that is shown with a number. @throws StudioError BUILD_FAILED when it is not made yet. */
export function episodeFilm(session: Session, number: number): EpisodeFilm {
  const id = session.kit.changes.order.idAt(number)
  const evaluator = session.evaluator()
  const reader = evaluator.reader(new Set(), null)
  const output = <T>(digest: string): T => session.project.build.output(digest) as T // schema-checked when recorded
  try {
    return {
      id,
      number,
      cut: reader.product<Cut>(slotOf('cut', id)),
      subtitles: reader.product<Subtitles>(slotOf('subtitles', id)),
      composition: output,
      cues: output,
      voice: output,
    }
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    throw new StudioError(
      'BUILD_FAILED',
      `Episode ${number} is not built yet.`,
      'Run `cliffhanger build DIR` first.',
      error,
    )
  }
}

type CutShot = Cut['shots'][number]

/** Voices that sound during a shot. */
function speechIn(film: EpisodeFilm, shot: CutShot): RenderSpeech[] {
  const end = shot.startFrame + shot.durationFrames
  return film.cut.voices
    .filter((voice) => voice.startFrame < end && voice.startFrame + voice.durationFrames > shot.startFrame)
    .map((voice) => ({
      cast: voice.cast,
      startFrame: voice.startFrame - shot.startFrame,
      cues: film.cues(voice.cues).cues,
    }))
}

function captionsIn(film: EpisodeFilm, shot: CutShot): RenderCaption[] {
  const end = shot.startFrame + shot.durationFrames
  return film.subtitles.captions
    .filter((caption) => caption.startFrame < end && caption.endFrame > shot.startFrame)
    .map(({ speaker, text, startFrame, endFrame }) => ({
      speaker,
      text,
      startFrame: startFrame - shot.startFrame,
      endFrame: endFrame - shot.startFrame,
    }))
}

/** An episode as shots to paint. Every shot is named by all that shows in it: an unchanged one is not encoded again. */
export function renderJob(film: EpisodeFilm, language: 'zh' | 'en'): RenderJob {
  const { width, height, fps } = film.cut
  const shots = film.cut.shots.map((shot): RenderShot => {
    const composition = film.composition(shot.composition)
    const shown = {
      composition,
      durationFrames: shot.durationFrames,
      speech: speechIn(film, shot),
      captions: captionsIn(film, shot),
      marks: marksOf(composition, language),
    }
    return { key: digestOf({ ...shown, width, height, fps }), ...shown }
  })
  return { width, height, fps, shots }
}

/** Sample at which a frame starts. */
export const sampleOf = (frame: number, fps: Rate, sampleRate: number): number =>
  Math.round(secondsFromFrames(frame, fps) * sampleRate)
