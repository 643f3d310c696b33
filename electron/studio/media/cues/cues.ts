import type { CueTrack, VoiceTake } from '../../../../shared/drama/film.ts'
import type { Language, Viseme } from '../../../../shared/drama/vocabulary.ts'
import { clausesOf, isHan, tokensOf } from '../speech-text.ts'
import { isBreath, isLipBurst, shapesOfSound } from './ipa.ts'
import { hanziShapes } from './pinyin.ts'
import type { SyllableShapes } from './pinyin.ts'
import { cuesFromSegments } from './shape.ts'
import type { Segment } from './shape.ts'
import { spelledShapes } from './spelling.ts'

/** What of a voice take the mouth follows. */
export type SpokenLine = Pick<
  VoiceTake,
  'text' | 'durationMs' | 'words' | 'phonemes' | 'source' | 'confidence'
>

/** Lips close this long before they burst open in `p` and `b` (our value, from the engine's own closures). */
const CLOSURE_MS = 75
/** After the burst the lips are open again. */
const BURST_MS = 40
/** A syllable's initial takes this share of it, and no more than so many milliseconds. */
const INITIAL_SHARE = 0.32
const LONGEST_INITIAL_MS = 120
/** Words known, mouth shapes guessed from spelling; nothing known but the length. */
const WORD_CONFIDENCE = 0.7
const EVEN_CONFIDENCE = 0.2

/**
 * Mouth cues of a spoken line, by the best that is known about it: its phonemes, else its words' times with shapes
 * from pinyin or spelling, else an even split of its length. The track says which, and how far to trust it.
 */
export function cuesFor(voice: SpokenLine, language: Language): CueTrack {
  if (voice.phonemes.length > 0) return fromPhonemes(voice)
  if (voice.words.length > 0) return fromWords(voice, language)
  return fromLength(voice, language)
}

/** The phonemes of a take whose mouth shape is a guess, each once. */
export function unknownPhonemes(voice: Pick<VoiceTake, 'phonemes'>): string[] {
  const unknown = voice.phonemes.filter(({ phoneme }) => !shapesOfSound(phoneme).known)
  return [...new Set(unknown.map(({ phoneme }) => phoneme))]
}

function fromPhonemes(voice: SpokenLine): CueTrack {
  const segments: Segment[] = []
  let unknown = 0
  voice.phonemes.forEach((sound, index) => {
    if (!shapesOfSound(sound.phoneme).known) unknown++
    segments.push(...soundSegments(voice.phonemes, index))
  })
  const confidence = voice.confidence * (1 - unknown / voice.phonemes.length)
  return {
    cues: cuesFromSegments(segments, voice.durationMs),
    source: 'phonemes',
    confidence: share(confidence),
  }
}

function soundSegments(sounds: VoiceTake['phonemes'], index: number): Segment[] {
  const sound = sounds[index]
  if (sound === undefined) return []
  const next = sounds[index + 1]
  // Breath has the mouth of the vowel it carries.
  const shown = isBreath(sound.phoneme) && next !== undefined ? next.phoneme : sound.phoneme
  const { shapes } = shapesOfSound(shown)
  if (isLipBurst(sound.phoneme)) return [lipBurst(sounds, index)]
  const first = isBreath(sound.phoneme) ? shapes.slice(0, 1).map((shape) => ({ ...shape, share: 1 })) : shapes
  return spread(first, sound.startMs, sound.endMs)
}

/** The engine marks `p` and `b` at their burst: the closed lips are in the pause before it. */
function lipBurst(sounds: VoiceTake['phonemes'], index: number): Segment {
  const sound = sounds[index]
  const before = sounds[index - 1]?.endMs ?? 0
  const burst = sound?.startMs ?? 0
  const end = sound?.endMs ?? burst
  return {
    viseme: 'PP',
    startMs: Math.max(Math.min(before, burst), burst - CLOSURE_MS),
    endMs: Math.min(end, burst + BURST_MS),
  }
}

function spread(
  shapes: readonly { viseme: Viseme; share: number }[],
  startMs: number,
  endMs: number,
): Segment[] {
  let at = startMs
  return shapes.map(({ viseme, share: part }) => {
    const from = at
    at += (endMs - startMs) * part
    return { viseme, startMs: from, endMs: at }
  })
}

function fromWords(voice: SpokenLine, language: Language): CueTrack {
  const syllables = hanziShapes(voice.text)
  const chars = Array.from(voice.text)
  let cursor = 0
  const segments = voice.words.flatMap((word) => {
    const letters = Array.from(word.text)
    const at = indexOfRun(chars, letters, cursor)
    if (at >= 0) cursor = at + letters.length
    const parts =
      letters.length === 1 && isHan(word.text)
        ? syllableParts([(at < 0 ? null : syllables[at]) ?? hanziShapes(word.text)[0] ?? null])
        : wordParts(word.text, language)
    return spreadParts(parts, word.startMs, word.endMs)
  })
  const guessed = voice.source === 'words' || voice.source === 'phonemes' ? WORD_CONFIDENCE : 1
  return {
    cues: cuesFromSegments(segments, voice.durationMs),
    source: voice.source === 'phonemes' ? 'words' : voice.source,
    confidence: share(voice.confidence * guessed),
  }
}

/** A mouth shape with its weight in time; `initial` ones are short. */
interface Part {
  readonly viseme: Viseme
  readonly initial: boolean
}

function syllableParts(syllables: readonly (SyllableShapes | null)[]): Part[][] {
  return syllables.map((syllable) => {
    if (syllable === null) return [{ viseme: 'E', initial: false }]
    const head: Part[] = syllable.initial === null ? [] : [{ viseme: syllable.initial, initial: true }]
    return [...head, ...syllable.final.map((viseme) => ({ viseme, initial: false }))]
  })
}

/** Syllables of a word of several characters: figures as they are read, Latin letters by their spelling. */
function wordParts(word: string, language: Language): Part[][] {
  const parts = clausesOf(word, language).flatMap((clause) =>
    tokensOf(clause).flatMap((token) => {
      const spoken = clause.chars
        .slice(token.at, token.end)
        .map(({ char }) => char)
        .join('')
      if (isHan(spoken)) return syllableParts(hanziShapes(spoken))
      return [spelledShapes(spoken).map((viseme) => ({ viseme, initial: false }))]
    }),
  )
  return parts.length === 0 ? [[{ viseme: 'E', initial: false }]] : parts
}

function spreadParts(syllables: readonly Part[][], startMs: number, endMs: number): Segment[] {
  const each = (endMs - startMs) / syllables.length
  return syllables.flatMap((parts, index) => spreadSyllable(parts, startMs + each * index, each))
}

function spreadSyllable(parts: readonly Part[], startMs: number, lengthMs: number): Segment[] {
  const rest = parts.filter((part) => !part.initial).length
  const head = Math.min(LONGEST_INITIAL_MS, lengthMs * INITIAL_SHARE)
  const left = lengthMs - (parts.some((part) => part.initial) ? head : 0)
  let at = startMs
  return parts.map((part) => {
    const from = at
    at += part.initial ? head : left / Math.max(1, rest)
    return { viseme: part.viseme, startMs: from, endMs: at }
  })
}

/** Where a run of code points begins at or after `from`, or -1. */
function indexOfRun(chars: readonly string[], run: readonly string[], from: number): number {
  for (let at = from; at + run.length <= chars.length; at++)
    if (run.every((char, index) => chars[at + index] === char)) return at
  return -1
}

/** Nothing but text and length: the words share it by their syllables. */
function fromLength(voice: SpokenLine, language: Language): CueTrack {
  const original = Array.from(voice.text)
  const tokens = clausesOf(voice.text, language).flatMap(tokensOf)
  const total = tokens.reduce((sum, token) => sum + token.syllables, 0)
  let at = 0
  const words = tokens.map((token) => {
    const startMs = at
    at += (voice.durationMs * token.syllables) / total
    return { text: original.slice(token.from, token.to).join(''), startMs, endMs: at }
  })
  if (words.length === 0)
    return { cues: [{ ms: 0, viseme: 'sil' }], source: 'even', confidence: EVEN_CONFIDENCE }
  const even: SpokenLine = { ...voice, words, source: 'even', confidence: EVEN_CONFIDENCE }
  return fromWords(even, language)
}

function share(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000
}
