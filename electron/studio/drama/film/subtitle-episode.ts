import type { Rate, SceneTiming, Subtitles } from '../../../../shared/drama/film.ts'
import { framesFromMs } from '../../../../shared/drama/rate.ts'
import type { LineKind } from '../../../../shared/drama/vocabulary.ts'
import { cellsOf, splitCaption } from './split-caption.ts'

/** A line as subtitles need it. */
export interface SubtitleLine {
  readonly id: string
  readonly kind: LineKind
  /** Name of the speaker; null for anything but speech. */
  readonly speaker: string | null
  readonly text: string
}

export interface SubtitleInput {
  readonly fps: Rate
  /** In played order. Actions and transitions may be given: they have no caption. */
  readonly scenes: readonly { readonly timing: SceneTiming; readonly lines: readonly SubtitleLine[] }[]
}

type Caption = Subtitles['captions'][number]

/** A caption stays for at least this long where the next one leaves room. */
export const MIN_CAPTION_MS = 830
/** How long a caption lingers after its voice. */
const LINGER_MS = 160

/** Lays the parts of one line over its frames by their length, giving each its minimum while there is room. */
function layParts(line: SubtitleLine, startFrame: number, endFrame: number, least: number): Caption[] {
  const parts = splitCaption(line.text)
  const total = Math.max(1, cellsOf(line.text))
  const frames = Math.max(parts.length, endFrame - startFrame)
  const captions: Caption[] = []
  let at = startFrame
  let read = 0
  parts.forEach((text, i) => {
    read += cellsOf(text)
    const left = parts.length - i - 1
    const minimum = Math.min(least, Math.floor(frames / parts.length))
    const wanted = startFrame + Math.round((frames * read) / total)
    const latest = startFrame + frames - left * Math.max(1, minimum)
    const end =
      left === 0 ? startFrame + frames : Math.min(latest, Math.max(wanted, at + Math.max(1, minimum)))
    captions.push({ line: line.id, speaker: line.speaker, text, startFrame: at, endFrame: end })
    at = end
  })
  return captions
}

/** The lines with captions and their frames from the start of the episode. */
function spans(input: SubtitleInput): { line: SubtitleLine; from: number; to: number }[] {
  const found: { line: SubtitleLine; from: number; to: number }[] = []
  let offset = 0
  for (const scene of input.scenes) {
    const lines = new Map(scene.lines.map((line) => [line.id, line]))
    for (const timed of scene.timing.lines) {
      const line = lines.get(timed.line)
      if (line === undefined || (line.kind !== 'speech' && line.kind !== 'caption')) continue
      const from = offset + timed.startFrame
      found.push({ line, from, to: from + timed.durationFrames })
    }
    offset += scene.timing.durationFrames
  }
  return found.toSorted((a, b) => a.from - b.from)
}

/**
 * Captions of an episode: spoken lines and on-screen captions, word for word. A long line becomes several captions
 * whose texts joined are the line. Captions never overlap and stay up for {@link MIN_CAPTION_MS} where the next one allows it.
 */
export function subtitleEpisode(input: SubtitleInput): Subtitles {
  const least = framesFromMs(MIN_CAPTION_MS, input.fps)
  const linger = framesFromMs(LINGER_MS, input.fps)
  const length = input.scenes.reduce((sum, scene) => sum + scene.timing.durationFrames, 0)
  const captions: Caption[] = []
  const found = spans(input)
  found.forEach(({ line, from, to }, i) => {
    const start = Math.max(from, captions.at(-1)?.endFrame ?? 0)
    const limit = Math.min(found[i + 1]?.from ?? length, length)
    const parts = splitCaption(line.text).length
    const end = Math.min(limit, Math.max(to + linger, start + least * parts))
    captions.push(...layParts(line, start, Math.max(end, start + 1), least))
  })
  return { fps: input.fps, captions }
}
