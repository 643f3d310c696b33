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

/** Lips close before they burst open in `p`: so long after a pause, and so long straight after a sound (measured). */
const CLOSURE_MS = 75
const TIGHT_CLOSURE_MS = 40
/** After the burst the lips are open again. */
const BURST_MS = 25
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
  if (isLipBurst(sound.phoneme)) return lipBurst(sounds, index)
  const first = isBreath(sound.phoneme) ? shapes.slice(0, 1).map((shape) => ({ ...shape, share: 1 })) : shapes
  return spread(first, sound.startMs, sound.endMs)
}

/**
 * The engine marks `p` at its burst: the closed lips are in the silence before it, which may be the end of the sound
 * before; what is breathed out after it has the mouth of the next sound already.
 */
function lipBurst(sounds: VoiceTake['phonemes'], index: number): Segment[] {
  const sound = sounds[index]
  if (sound === undefined) return []
  const gap = sound.startMs - (sounds[index - 1]?.endMs ?? 0)
  const next = sounds[index + 1]
  const closure = Math.max(TIGHT_CLOSURE_MS, Math.min(CLOSURE_MS, gap))
  const startMs = Math.max(0, sound.startMs - closure)
  const openMs = Math.min(sound.endMs, sound.startMs + BURST_MS)
  const closed: Segment = { viseme: 'PP', startMs, endMs: openMs }
  const opening = next === undefined ? undefined : shapesOfSound(next.phoneme).shapes[0]
  if (opening === undefined || openMs >= sound.endMs) return [closed]
  return [closed, { viseme: opening.viseme, startMs: openMs, endMs: sound.endMs }]
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
  const tokens = shapedTokens(voice.text, language)
  const chars = Array.from(voice.text)
  let cursor = 0
  const segments = voice.words.flatMap((word) => {
    const letters = Array.from(word.text)
    const at = indexOfRun(chars, letters, cursor)
    if (at >= 0) cursor = at + letters.length
    const inside = tokens.filter(({ from, to }) => at >= 0 && from >= at && to <= cursor)
    // A word the text does not hold is one the engine made up or changed: it is read on its own.
    const read = inside.length > 0 ? inside : shapedTokens(word.text, language)
    return spreadParts(
      read.flatMap(({ syllables }) => syllables),
      word.startMs,
      word.endMs,
    )
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

/** A word of a text (in code points) with the mouth shapes of its syllables. */
interface ShapedToken {
  readonly from: number
  readonly to: number
  readonly syllables: Part[][]
}

/** The words of a text: hanzi by their pinyin in context, figures as they are read, Latin letters by spelling. */
function shapedTokens(text: string, language: Language): ShapedToken[] {
  return clausesOf(text, language).flatMap((clause) => {
    const spoken = clause.chars.map(({ char }) => char)
    const readings = hanziShapes(spoken.join(''))
    return tokensOf(clause).map(({ at, end, from, to }) => ({
      from,
      to,
      syllables: isHan(spoken[at] ?? '')
        ? syllableParts(readings.slice(at, end))
        : [spelledShapes(spoken.slice(at, end).join('')).map((viseme): Part => ({ viseme, initial: false }))],
    }))
  })
}

function spreadParts(syllables: readonly Part[][], startMs: number, endMs: number): Segment[] {
  if (syllables.length === 0) return [{ viseme: 'E', startMs, endMs }]
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
