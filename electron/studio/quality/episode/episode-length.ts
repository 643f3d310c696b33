import type { Finding } from '../../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../../shared/drama/rate.ts'
import { makeFinding } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'

/** How far from its aim an episode may be, as parts of it. */
const LEAST = 0.6
const MOST = 1.6

/** Episodes far shorter or longer than the brief asks for. */
export function episodeLength({ number, language, fps, targetSeconds, scenes }: EpisodeFacts): Finding[] {
  const frames = scenes.reduce((sum, scene) => sum + scene.timing.durationFrames, 0)
  const seconds = secondsFromFrames(frames, fps)
  if (seconds >= targetSeconds * LEAST && seconds <= targetSeconds * MOST) return []
  return [
    makeFinding(
      'episode-length',
      language,
      { episode: number },
      {
        zh: `本集 ${seconds.toFixed(0)} 秒，目标 ${targetSeconds} 秒。`,
        en: `The episode runs ${seconds.toFixed(0)} s; ${targetSeconds} s were asked for.`,
      },
    ),
  ]
}
