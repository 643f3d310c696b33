import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'

/**
 * Lines whose voice is silence. Where no line of an episode has a voice, no voice engine is installed: that is one
 * notice, not one a line.
 */
export function voiceSilent({ number, language, scenes }: EpisodeFacts): Finding[] {
  const voices = scenes.flatMap((scene) => scene.voices.map((voice) => ({ ...voice, scene: scene.id })))
  const silent = voices.filter((voice) => voice.silent)
  if (silent.length === 0) return []
  if (silent.length === voices.length)
    return [
      makeFinding(
        'voice-silent',
        language,
        { episode: number },
        {
          zh: `这台电脑上没有可用的语音引擎，本集 ${silent.length} 句台词都是无声的（时长按估算）。`,
          en: `No voice engine was found on this machine: all ${silent.length} lines of the episode are silent, at their estimated length.`,
        },
      ),
    ]
  return silent.map((voice) =>
    makeFinding(
      'voice-silent',
      language,
      { episode: number, scene: voice.scene, line: voice.line },
      {
        zh: '这句台词没有声音，别的台词有。',
        en: 'This line has no voice; other lines do.',
      },
    ),
  )
}
