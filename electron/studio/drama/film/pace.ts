import type { Delivery, Emotion, LineKind } from '../../../../shared/drama/vocabulary.ts'

/**
 * How long things take on screen. Shots are planned and scenes are timed with the same figures, so a voice that
 * comes out as long as it was estimated leaves the plan as it is. All times are in milliseconds.
 */

/** Silence before and after a spoken line, besides the breath a voice begins with: sad people start late, angry ones cut in. */
interface Pause {
  readonly leadMs: number
  readonly tailMs: number
}

const PAUSES: Record<Emotion, Pause> = {
  calm: { leadMs: 60, tailMs: 210 },
  happy: { leadMs: 40, tailMs: 190 },
  angry: { leadMs: 30, tailMs: 210 },
  sad: { leadMs: 120, tailMs: 340 },
  afraid: { leadMs: 40, tailMs: 210 },
  tender: { leadMs: 90, tailMs: 310 },
  mocking: { leadMs: 70, tailMs: 270 },
  shocked: { leadMs: 110, tailMs: 270 },
}

/** Added before the first line of a scene, so that the place can be seen. */
export const SCENE_LEAD_MS = 420
/** Added after the last line of a scene: the beat before the cut. */
export const SCENE_TAIL_MS = 750
/** A spoken line and the silence after it last at least this long, so that its caption can be read. */
export const MIN_SPEECH_MS = 840
/** The shortest shot that reads as a shot. */
export const MIN_SHOT_MS = 1500

/** Pauses round a spoken line. */
export const pauseOf = (emotion: Emotion): Pause => PAUSES[emotion]

/** Time of a silent line whose text is not known. */
const DEFAULT_SILENT_MS: Record<Exclude<LineKind, 'speech'>, number> = {
  action: 1700,
  caption: 2000,
  transition: 500,
}

/** How long a text is, in Chinese characters: two Latin letters count as one. */
export function weightOf(text: string): number {
  let weight = 0
  for (const char of text) weight += (char.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1
  return weight
}

/**
 * Time to act or read a line nobody speaks. An action takes 1.2-2.6 s by its length; a caption is read at 7
 * characters a second and never stays for less than 1.6 s.
 */
export function silentMs(kind: Exclude<LineKind, 'speech'>, text: string | null): number {
  if (text === null || kind === 'transition') return DEFAULT_SILENT_MS[kind]
  const weight = weightOf(text)
  if (kind === 'caption') return Math.round(Math.max(1600, 600 + (weight * 1000) / 7))
  return Math.round(Math.min(2600, Math.max(1200, 600 + weight * 75)))
}

/** Time of a spoken line with its pauses. Thoughts and voices from elsewhere breathe a little more. */
export function speechMs(
  voiceMs: number,
  emotion: Emotion,
  delivery: Delivery = 'normal',
): { leadMs: number; bodyMs: number; tailMs: number } {
  const { leadMs, tailMs } = pauseOf(emotion)
  const extra = delivery === 'normal' ? 0 : 80
  return { leadMs: leadMs + extra, bodyMs: voiceMs, tailMs: Math.max(tailMs, MIN_SPEECH_MS - voiceMs) }
}
