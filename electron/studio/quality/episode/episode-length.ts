import type { Finding } from '../../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../../shared/drama/rate.ts'
import { makeFinding } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'

/**
 * How far from its aim an episode may be, as a part of it. Up to 15 % is what an editor trims without being told: it
 * is one or two shots. From 35 % on an episode is not what was asked for: 90 s become two minutes, or one, and the
 * season's length, its price and the place of its paywall are others.
 */
const WARN_BEYOND = 0.15
const ERROR_BEYOND = 0.35

/** Episodes shorter or longer than the brief asks for: a warning, and an error where it is by far. */
export function episodeLength({ number, language, fps, targetSeconds, scenes }: EpisodeFacts): Finding[] {
  const frames = scenes.reduce((sum, scene) => sum + scene.timing.durationFrames, 0)
  const seconds = secondsFromFrames(frames, fps)
  const off = seconds / targetSeconds - 1
  if (Math.abs(off) <= WARN_BEYOND) return []
  const percent = `${off > 0 ? '+' : '−'}${Math.round(Math.abs(off) * 100)}`
  const finding = makeFinding(
    'episode-length',
    language,
    { episode: number },
    {
      zh: `本集 ${seconds.toFixed(0)} 秒，目标 ${targetSeconds} 秒（${percent}%）。`,
      en: `The episode runs ${seconds.toFixed(0)} s; ${targetSeconds} s were asked for (${percent} %).`,
    },
  )
  return [Math.abs(off) > ERROR_BEYOND ? { ...finding, severity: 'error' } : finding]
}
