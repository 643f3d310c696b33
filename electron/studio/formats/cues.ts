import type { CueTrack, Rate } from '../../../shared/drama/film.ts'
import { msFromFrames } from '../../../shared/drama/rate.ts'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { AI_NOTICE } from './episode-document.ts'

/** A spoken line with its mouth cues and its place in the episode. */
export interface CueSheetLine {
  readonly line: string
  /** Name of the speaker. */
  readonly speaker: string
  readonly text: string
  /** Frames from the start of the episode. */
  readonly startFrame: number
  readonly durationFrames: number
  readonly track: CueTrack
}

export interface CueSheetInput {
  readonly number: number
  readonly language: Language
  readonly fps: Rate
  readonly lines: readonly CueSheetLine[]
}

const whole = (ms: number): number => Math.round(ms * 1000) / 1000

/**
 * Mouth cues of an episode as JSON, for lip-sync in other tools. Times of cues count from the start of their line;
 * `startMs` counts from the start of the episode. Visemes are the 15 of Meta's "Viseme Reference".
 */
export function toCuesJson(input: CueSheetInput): string {
  const sheet = {
    format: 'cliffhanger-cues',
    version: 1,
    episode: input.number,
    fps: input.fps,
    notice: AI_NOTICE[input.language],
    lines: input.lines.map(({ line, speaker, text, startFrame, durationFrames, track }) => ({
      line,
      speaker,
      text,
      startFrame,
      durationFrames,
      startMs: whole(msFromFrames(startFrame, input.fps)),
      source: track.source,
      confidence: track.confidence,
      cues: track.cues.map((cue) => ({ ms: whole(cue.ms), viseme: cue.viseme })),
    })),
  }
  return `${JSON.stringify(sheet, null, 2)}\n`
}
