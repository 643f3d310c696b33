import type { Finding } from '../../../../shared/drama/film.ts'
import { estimateSpeechMs } from '../../media/speech-length.ts'
import { makeFinding, quote } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'

/** The longest a shot is held on one line. */
const MOST_SPEECH_MS = 8000

/** Spoken lines that would hold a shot for more than eight seconds. */
export function speechTooLong({ scene, lines, language }: SceneTextFacts): Finding[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'speech') return []
    const ms = estimateSpeechMs(line.text, language, 1, line.emotion)
    if (ms <= MOST_SPEECH_MS) return []
    const seconds = (ms / 1000).toFixed(1)
    return makeFinding(
      'speech-too-long',
      language,
      { scene: scene.id, line: line.id },
      {
        zh: `这句话要说约 ${seconds} 秒，一个镜头最多 ${MOST_SPEECH_MS / 1000} 秒：“${quote(line.text)}”`,
        en: `This takes about ${seconds} s to say; a shot holds ${MOST_SPEECH_MS / 1000} s at most: “${quote(line.text, 70)}”`,
      },
    )
  })
}
