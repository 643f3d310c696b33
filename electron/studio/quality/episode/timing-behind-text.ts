import type { Finding } from '../../../../shared/drama/film.ts'
import { framesFromMs } from '../../../../shared/drama/rate.ts'
import { makeFinding } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'

/**
 * Scenes whose pinned timing was made for another text: one for other lines or shots cannot be played, so the scene is
 * timed anew; one whose lines got longer voices is played, and lines run into each other.
 */
export function timingBehindText({ number, language, fps, scenes }: EpisodeFacts): Finding[] {
  return scenes.flatMap(({ id, misfit, timing, voices }) => {
    const unpin = `pin DIR timing:${id} none`
    const place = { episode: number, scene: id }
    if (misfit.timing === true)
      return makeFinding(
        'timing-behind-text',
        language,
        { ...place, line: null },
        {
          zh: `钉住的时间是按另一稿台词或镜头排的，放不了；这场戏已按现在的稿子重排。松开它：${unpin}`,
          en: `The pinned timing was made for other lines or shots and cannot be played: the scene is timed anew. Let go of it: ${unpin}`,
        },
      )
    const frames = new Map(timing.lines.map((line) => [line.line, line.durationFrames]))
    const late = voices.filter((voice) => framesFromMs(voice.durationMs, fps) > (frames.get(voice.line) ?? 0))
    if (late.length === 0) return []
    return makeFinding(
      'timing-behind-text',
      language,
      { ...place, line: late[0]?.line ?? null },
      {
        zh: `钉住的时间给 ${late.length} 句台词留得太短，会压到下一句。松开它：${unpin}`,
        en: `The pinned timing leaves too little room for ${late.length} of its voices, which run into what follows. Let go of it: ${unpin}`,
      },
    )
  })
}
