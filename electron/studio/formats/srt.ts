import type { Subtitles } from '../../../shared/drama/film.ts'
import { framesToClock } from '../../../shared/drama/rate.ts'

/** A caption must not hold a blank line (it would end the cue) or an arrow on a line of its own (it would start one). */
export const captionText = (text: string): string =>
  text
    .replace(/\r\n?|\n/gu, '\n')
    .replace(/\n\s*\n+/gu, '\n')
    .trim()

/** SubRip: numbered cues in UTF-8, times to the millisecond, words as in the script. */
export function toSrt({ subtitles }: { readonly subtitles: Subtitles }): string {
  const { fps, captions } = subtitles
  const cues = captions.map((caption, i) => {
    const [from, to] = [caption.startFrame, caption.endFrame].map((frame) => framesToClock(frame, fps, ','))
    return `${i + 1}\n${from} --> ${to}\n${captionText(caption.text).replaceAll('-->', '→')}\n`
  })
  return cues.join('\n')
}
