import type { Language } from '../../../shared/drama/vocabulary.ts'
import { clausesOf, tokensOf } from '../media/speech-text.ts'
import type { MadeVoice } from './provider.ts'
import type { SpokenTime } from './vendor.ts'

type Words = MadeVoice['words']

/** Words of a line with their times, and how much of the line the engine timed itself (0-1). */
export interface TimedLine {
  readonly words: Words
  readonly coverage: number
}

/** Below this share of words that were found again the times belong to something else. */
const LEAST_COVERAGE = 0.6
/** How far the last time may lie behind the end of the sound. */
const SLACK_MS = 250

interface Span {
  startMs: number
  endMs: number
}

const fold = (char: string): string => char.normalize('NFKC').toLowerCase()
const isSound = (char: string): boolean => /[\p{Letter}\p{Number}]/u.test(char)

/**
 * Lays the times of an engine, of whatever pieces it has them, over the characters of a line. Both are walked in order;
 * what the engine reads differently (figures, marks) is passed over.
 */
function spansOf(text: string, times: readonly SpokenTime[]): (Span | null)[] {
  const chars = Array.from(text)
  const spans: (Span | null)[] = chars.map(() => null)
  let at = 0
  for (const { text: piece, startMs, endMs } of times) {
    const letters = Array.from(piece).filter(isSound)
    const each = (endMs - startMs) / Math.max(1, letters.length)
    letters.forEach((letter, i) => {
      const found = chars.findIndex((char, index) => index >= at && fold(char) === fold(letter))
      // A letter far ahead is another one that only looks the same.
      if (found < 0 || chars.slice(at, found).filter(isSound).length > FARTHEST) return
      spans[found] = { startMs: startMs + each * i, endMs: startMs + each * (i + 1) }
      at = found + 1
    })
  }
  return spans
}
const FARTHEST = 8

/** The words of a line by the times an engine gives; null when they do not belong to it. */
export function timedWords(
  text: string,
  language: Language,
  durationMs: number,
  times: readonly SpokenTime[],
): TimedLine | null {
  const last = Math.max(0, ...times.map((one) => one.endMs))
  if (last > durationMs + SLACK_MS) return null
  const spans = spansOf(text, times)
  const chars = Array.from(text)
  const tokens = clausesOf(text, language).flatMap(tokensOf)
  const known = tokens.map(({ from, to }) => {
    const own = spans.slice(from, to).filter((span) => span !== null)
    return own.length === 0
      ? null
      : {
          startMs: Math.min(...own.map((one) => one.startMs)),
          endMs: Math.max(...own.map((one) => one.endMs)),
        }
  })
  const found = known.filter((one) => one !== null).length
  if (tokens.length === 0 || found / tokens.length < LEAST_COVERAGE) return null
  const filled = inOrder(withoutGaps(known, durationMs), durationMs)
  const words = tokens.map(({ from, to }, i) => ({
    text: chars.slice(from, to).join(''),
    ...(filled[i] ?? { startMs: durationMs, endMs: durationMs }),
  }))
  return { words, coverage: found / tokens.length }
}

/** Words without a time share what lies between their neighbours. */
function withoutGaps(known: readonly (Span | null)[], durationMs: number): Span[] {
  const spans: Span[] = []
  let i = 0
  while (i < known.length) {
    const one = known[i]
    if (one !== undefined && one !== null) {
      spans.push(one)
      i++
      continue
    }
    const next = known.findIndex((span, index) => index > i && span !== null)
    const until = next < 0 ? known.length : next
    const from = spans.at(-1)?.endMs ?? 0
    const to = Math.max(from, known[until]?.startMs ?? durationMs)
    const each = (to - from) / (until - i)
    for (let k = 0; i < until; i++, k++)
      spans.push({ startMs: from + each * k, endMs: from + each * (k + 1) })
  }
  return spans
}

/** Whole milliseconds that never run back, inside the sound. */
function inOrder(spans: readonly Span[], durationMs: number): Span[] {
  let at = 0
  const end = Math.floor(durationMs)
  return spans.map(({ startMs, endMs }) => {
    const from = Math.min(end, Math.max(at, Math.round(startMs)))
    at = Math.min(end, Math.max(from, Math.round(endMs)))
    return { startMs: from, endMs: at }
  })
}
