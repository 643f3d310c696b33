import type { Finding } from '../../../../shared/drama/film.ts'
import { MAX_ROWS, rowsOf } from '../../drama/film/split-caption.ts'
import { makeFinding, quote } from '../finding.ts'
import type { EpisodeFacts } from './facts.ts'
import { sceneOfLine } from './scene-of-line.ts'

/** Captions that need more than two rows and would run out of the safe area. */
export function captionTooBig(facts: EpisodeFacts): Finding[] {
  const { number, language, subtitles } = facts
  const lines = new Set<string>()
  return subtitles.captions.flatMap((caption) => {
    const rows = rowsOf(caption.text)
    if (rows <= MAX_ROWS || lines.has(caption.line)) return []
    lines.add(caption.line)
    const place = { episode: number, scene: sceneOfLine(facts, caption.line), line: caption.line }
    return makeFinding('caption-too-big', language, place, {
      zh: `字幕要 ${rows} 行，安全区只放得下 ${MAX_ROWS} 行：“${quote(caption.text)}”`,
      en: `This caption needs ${rows} rows; the safe area holds ${MAX_ROWS}: “${quote(caption.text, 70)}”`,
    })
  })
}
