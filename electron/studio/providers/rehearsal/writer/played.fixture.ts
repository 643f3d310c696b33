import { FILM_RATE, secondsFromFrames } from '../../../../../shared/drama/rate.ts'
import type { Bible, Line, SceneOutline } from '../../../../../shared/drama/story.ts'
import { silentMs, timeScene } from '../../../drama/film/index.ts'
import { directShots } from '../director/index.ts'
import { directed, spokenMs } from './played.ts'

/** Seconds a scene is played for, framed and timed as the steps do it, every voice as long as it is estimated. */
export function playedSeconds(
  bible: Bible,
  scene: SceneOutline,
  lines: readonly Line[],
  seed: number,
): number {
  const spoken = spokenMs(bible, lines)
  const { shots } = directShots(directed(bible, scene, lines), { spoken }, { seed, take: 1, fps: FILM_RATE })
  const timing = timeScene({
    fps: FILM_RATE,
    shots: shots.map(({ id, plannedFrames, lines: covered }) => ({ id, plannedFrames, lines: covered })),
    lines: lines.map(({ id, kind, emotion, text }) =>
      kind === 'speech'
        ? { id, kind, emotion, voiceMs: spoken[id]?.ms ?? null }
        : { id, kind, emotion, voiceMs: null, silentMs: silentMs(kind, text) },
    ),
  })
  return secondsFromFrames(timing.durationFrames, FILM_RATE)
}
