import type { Finding } from '../../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../../shared/drama/rate.ts'
import { readingSpeed } from '../../drama/film/split-caption.ts'
import { makeFinding, quote } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'
import { sceneOfLine } from './scene-of-line.ts'

/** Characters a second a viewer can follow: common practice of streaming services, a little generous. */
const MOST = { zh: 9, en: 21 } as const

/** Captions that go by faster than they can be read. */
export function captionTooFast(facts: EpisodeFacts): Finding[] {
  const { number, language, subtitles } = facts
  const lines = new Set<string>()
  return subtitles.captions.flatMap((caption) => {
    const seconds = secondsFromFrames(caption.endFrame - caption.startFrame, subtitles.fps)
    const speed = readingSpeed(caption.text, language, seconds)
    if (speed <= MOST[language] || lines.has(caption.line)) return []
    lines.add(caption.line)
    const place = { episode: number, scene: sceneOfLine(facts, caption.line), line: caption.line }
    return makeFinding('caption-too-fast', language, place, {
      zh: `每秒 ${speed.toFixed(1)} 字（上限 ${MOST.zh}）：“${quote(caption.text)}”`,
      en: `${speed.toFixed(1)} characters a second (at most ${MOST.en}): “${quote(caption.text, 70)}”`,
    })
  })
}
