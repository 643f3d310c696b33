import type { VoiceTake } from '../../../../../shared/drama/film.ts'
import type { Clause, SpokenToken } from '../../../media/speech-text.ts'
import { tokensOf } from '../../../media/speech-text.ts'
import type { Said } from './speech-process.ts'

/** Puts spoken clauses and pauses into one line of sound with the times of its words and speech sounds. */

/** A clause as the engine spoke it; null when it is only a pause. */
export interface SpokenClause {
  readonly clause: Clause
  readonly said: Said | null
}

export interface AssembledSpeech {
  readonly samples: Float32Array
  readonly words: VoiceTake['words']
  readonly phonemes: VoiceTake['phonemes']
}

/** Kept after the last sound of a clause, so that its release is not cut. */
const RELEASE_MS = 35
const FADE_MS = 8

interface ClauseTimes {
  /** Where the last sound ends. */
  readonly endMs: number
  readonly phonemes: VoiceTake['phonemes']
  readonly words: VoiceTake['words']
}

/**
 * @param text the original text, from which the words are quoted.
 * @param pauseScale multiplies the pauses between clauses (1 at normal pace, less when faster).
 * @param leadMs @param tailMs silence before and after, in milliseconds.
 */
export function assembleSpeech(
  text: string,
  clauses: readonly SpokenClause[],
  options: { sampleRate: number; pauseScale: number; leadMs: number; tailMs: number },
): AssembledSpeech {
  const { sampleRate } = options
  const original = Array.from(text)
  const parts: { at: number; samples: Float32Array }[] = []
  const words: VoiceTake['words'] = []
  const phonemes: VoiceTake['phonemes'] = []
  let at = Math.round((options.leadMs / 1000) * sampleRate)
  for (const { clause, said } of clauses) {
    if (said !== null) {
      const offsetMs = (at / sampleRate) * 1000
      const times = timesOf(clause, said, original)
      words.push(...times.words.map((word) => shifted(word, offsetMs)))
      phonemes.push(...times.phonemes.map((phoneme) => shifted(phoneme, offsetMs)))
      const samples = cutSamples(said, times.endMs)
      parts.push({ at, samples })
      at += samples.length
    }
    at += Math.round(((clause.pauseMs * options.pauseScale) / 1000) * sampleRate)
  }
  const samples = new Float32Array(at + Math.round((options.tailMs / 1000) * sampleRate))
  for (const part of parts) samples.set(part.samples, part.at)
  return { samples, words, phonemes }
}

function shifted<T extends { startMs: number; endMs: number }>(span: T, offsetMs: number): T {
  return { ...span, startMs: round(span.startMs + offsetMs), endMs: round(span.endMs + offsetMs) }
}

/** Tenths of a millisecond: enough for any frame rate, and short in JSON. */
function round(ms: number): number {
  return Math.round(ms * 10) / 10
}

function timesOf(clause: Clause, said: Said, original: readonly string[]): ClauseTimes {
  const phonemes = phonemesOf(said)
  const endMs = phonemes.at(-1)?.endMs ?? 0
  return { endMs, phonemes, words: wordsOf(clause, said, original, endMs) }
}

/** Speech sounds without the engine's pauses (empty names) and language switches (`(en)`). */
function phonemesOf(said: Said): VoiceTake['phonemes'] {
  const totalMs = (said.samples.length / said.sampleRate) * 1000
  const marks = said.marks
    .filter((mark) => mark.kind === 'phoneme')
    .filter((mark) => !mark.phoneme.startsWith('('))
  return marks.flatMap((mark, index) => {
    const endMs = Math.min(totalMs, marks[index + 1]?.at ?? totalMs)
    return mark.phoneme === '' || endMs <= mark.at ? [] : [{ phoneme: mark.phoneme, startMs: mark.at, endMs }]
  })
}

/** Each token's times, read off the engine's word marks and interpolated inside words of several hanzi. */
function wordsOf(clause: Clause, said: Said, original: readonly string[], endMs: number): VoiceTake['words'] {
  const tokens = tokensOf(clause)
  const anchors = anchorsOf(said, clause.chars.length, endMs)
  const startMs = (token: SpokenToken): number => timeAt(anchors, token.at)
  return tokens.map((token, index) => {
    const next = tokens[index + 1]
    return {
      text: original.slice(token.from, token.to).join(''),
      startMs: startMs(token),
      endMs: next === undefined ? endMs : startMs(next),
    }
  })
}

interface Anchor {
  readonly position: number
  readonly at: number
}

/** Word marks that go forward in text and time; the engine repeats some for figures and abbreviations. */
function anchorsOf(said: Said, length: number, endMs: number): Anchor[] {
  const anchors: Anchor[] = [{ position: 0, at: 0 }]
  for (const mark of said.marks) {
    if (mark.kind !== 'word') continue
    const last = anchors.at(-1)
    if (last !== undefined && mark.from > last.position && mark.from < length && mark.at >= last.at)
      anchors.push({ position: mark.from, at: Math.min(mark.at, endMs) })
  }
  anchors.push({ position: length, at: endMs })
  return anchors
}

function timeAt(anchors: readonly Anchor[], position: number): number {
  const after = anchors.findIndex((anchor) => anchor.position > position)
  const from = anchors[after - 1]
  const to = anchors[after]
  if (from === undefined || to === undefined) return anchors.at(-1)?.at ?? 0
  return from.at + ((to.at - from.at) * (position - from.position)) / (to.position - from.position)
}

/** The samples up to the end of the last sound, faded so that the cut does not click. */
function cutSamples(said: Said, endMs: number): Float32Array {
  const length = Math.min(said.samples.length, Math.ceil(((endMs + RELEASE_MS) / 1000) * said.sampleRate))
  const samples = new Float32Array(length)
  // A plain loop: `from` with a function takes ten times as long, and a season has tens of millions of samples.
  for (let at = 0; at < length; at++) samples[at] = (said.samples[at] ?? 0) / 32_768
  const fade = Math.min(length, Math.round((FADE_MS / 1000) * said.sampleRate))
  for (let index = 0; index < fade; index++) {
    const at = length - 1 - index
    samples[at] = ((samples[at] ?? 0) * index) / fade
  }
  return samples
}
