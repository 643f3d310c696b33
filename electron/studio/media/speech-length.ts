import type { Emotion, Language } from '../../../shared/drama/vocabulary.ts'
import { clausesOf, tokensOf } from './speech-text.ts'
import { deliveryOf } from './voices.ts'

/** Milliseconds a syllable takes at pace 1, and what beginning a clause adds. Fitted to the rehearsal voices. */
const SYLLABLE_MS: Record<Language, { readonly each: number; readonly clause: number }> = {
  zh: { each: 222, clause: 40 },
  en: { each: 195, clause: 80 },
}

/** Silence kept after the last sound. */
export const TAIL_MS = 80
/** Length of a line that says nothing: a breath. */
export const BREATH_MS = 480

/** How the spoken words of a line will probably be timed. */
export interface PlannedSpeech {
  readonly durationMs: number
  /** Parts of the text (in code points) with their times from the start of the line. */
  readonly words: readonly { readonly from: number; readonly to: number; startMs: number; endMs: number }[]
}

/**
 * Plans a line without speaking it: pauses from its punctuation, words by their syllables.
 * @param pace multiplies the calm pace: speed and emotion together.
 * @param leadMs silence before it, already at its pace.
 */
export function planSpeech(text: string, language: Language, pace: number, leadMs: number): PlannedSpeech {
  const clauses = clausesOf(text, language)
  if (clauses.length === 0) return { durationMs: leadMs + BREATH_MS, words: [] }
  const words: { from: number; to: number; startMs: number; endMs: number }[] = []
  let at = leadMs
  for (const clause of clauses) {
    const { each, clause: start } = SYLLABLE_MS[clause.language]
    const tokens = tokensOf(clause)
    if (tokens.length > 0) at += start / pace
    for (const token of tokens) {
      const startMs = at
      at += (token.syllables * each) / pace
      words.push({ from: token.from, to: token.to, startMs, endMs: at })
    }
    at += clause.pauseMs / pace
  }
  return { durationMs: at + TAIL_MS, words }
}

/**
 * How long a line will take to speak, in milliseconds, before anybody has spoken it. Shots are planned by it.
 * @param speed the voice's pace; 1 is normal.
 */
export function estimateSpeechMs(
  text: string,
  language: Language,
  speed: number,
  emotion: Emotion,
  strength = 2,
): number {
  const delivery = deliveryOf(emotion, strength)
  const pace = speed * delivery.pace
  return Math.round(planSpeech(text, language, pace, delivery.leadPauseMs / pace).durationMs)
}
