import { framesToClock } from '../../../shared/drama/rate.ts'
import { AI_NOTICE, type EpisodeDocument } from './episode-document.ts'
import { captionText } from './srt.ts'

/** Characters that WebVTT reads as markup. Escaping `>` also keeps arrows out of cue text. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A speaker in a voice tag: no line breaks. */
const voice = (speaker: string, text: string): string =>
  `<v ${escape(speaker.replace(/\s+/gu, ' ').trim())}>${escape(text)}</v>`

/**
 * WebVTT (W3C): cues named by their line, the speaker in a voice tag, a note that the drama is AI-generated. The parts
 * of a long line are `line/1`, `line/2`.
 */
export function toVtt(document: Pick<EpisodeDocument, 'language' | 'subtitles'>): string {
  const { fps, captions } = document.subtitles
  const total = new Map<string, number>()
  for (const caption of captions) total.set(caption.line, (total.get(caption.line) ?? 0) + 1)
  const seen = new Map<string, number>()
  const cues = captions.map((caption) => {
    const part = (seen.get(caption.line) ?? 0) + 1
    seen.set(caption.line, part)
    const name = total.get(caption.line) === 1 ? caption.line : `${caption.line}/${part}`
    const [from, to] = [caption.startFrame, caption.endFrame].map((frame) => framesToClock(frame, fps, '.'))
    const text = captionText(caption.text)
    const shown = caption.speaker === null ? escape(text) : voice(caption.speaker, text)
    return `${name}\n${from} --> ${to} line:78%\n${shown}\n`
  })
  return ['WEBVTT\n', `NOTE ${AI_NOTICE[document.language]}\n`, ...cues].join('\n')
}
