import type { Finding } from '../../../../shared/drama/film.ts'
import { estimateSpeechMs } from '../../media/speech-length.ts'
import { makeFinding } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'

/** How far a scene may run over before it is a finding. */
const TOLERANCE = 1.4

/** Scenes whose spoken lines alone take far longer than the scene is meant to last. */
export function sceneTooLong({ scene, lines, language }: SceneTextFacts): Finding[] {
  const spoken = lines.filter((line) => line.kind === 'speech')
  const seconds =
    spoken.reduce((sum, line) => sum + estimateSpeechMs(line.text, language, 1, line.emotion), 0) / 1000
  if (seconds <= scene.seconds * TOLERANCE) return []
  const [is, aim] = [seconds.toFixed(0), scene.seconds.toFixed(0)]
  return [
    makeFinding(
      'scene-too-long',
      language,
      { scene: scene.id },
      {
        zh: `这场戏的台词约 ${is} 秒，计划 ${aim} 秒。`,
        en: `The spoken lines of this scene take about ${is} s; ${aim} s are planned.`,
      },
    ),
  ]
}
