import { createHash } from 'node:crypto'
import { StudioError } from '../errors.ts'
import type { MediaRef } from '../../../shared/drama/film.ts'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { aiLabel } from '../media/labels/label-record.ts'
import { labelWav } from '../media/labels/wav-label.ts'
import { levelsOf, peakOf } from '../media/levels.ts'
import { planSpeech } from '../media/speech-length.ts'
import { decodeWav, encodeWav, WavError, type Sound } from '../media/wav.ts'
import type { MadeVoice, VoiceRequest } from './provider.ts'
import { timedWords } from './spoken-times.ts'
import type { SpokenAnswer } from './vendor.ts'

/** Where files go, and are read from. */
export interface Files {
  put(bytes: Uint8Array, mime: MediaRef['mime']): MediaRef
  get(ref: MediaRef): Uint8Array
}

/** Bytes that are no sound, or one in which nothing is heard. */
export class UselessVoice extends Error {}

/** Below this nothing is heard: less than two steps of 16 bits, which is what dither leaves of silence. */
const LEAST_PEAK = 2 / 32_768

/** Words timed by their syllables over a length that was measured: better than an estimate, worse than the engine's own times. */
const SPREAD_CONFIDENCE = 0.5
/** Words the engine has timed itself, as far as all of them were found again. */
const TIMED_CONFIDENCE = 0.95

const MS = 1000

/** The words of a line spread over the length it was really spoken in. */
function spreadWords(text: string, language: Language, durationMs: number): MadeVoice['words'] {
  const plan = planSpeech(text, language, 1, 0)
  const scale = plan.durationMs === 0 ? 0 : durationMs / plan.durationMs
  const characters = Array.from(text)
  return plan.words.map(({ from, to, startMs, endMs }) => ({
    text: characters.slice(from, to).join(''),
    startMs: Math.round(startMs * scale),
    endMs: Math.min(Math.round(endMs * scale), Math.floor(durationMs)),
  }))
}

/** The words by the vendor's own times where it has such that fit, else spread over the length. */
function wordsOf(
  text: string,
  language: Language,
  durationMs: number,
  times: SpokenAnswer['times'],
): Pick<MadeVoice, 'words' | 'source' | 'confidence'> {
  const timed = times === null ? null : timedWords(text, language, durationMs, times)
  if (timed === null)
    return {
      words: spreadWords(text, language, durationMs),
      source: 'syllables',
      confidence: SPREAD_CONFIDENCE,
    }
  const confidence = Math.round(TIMED_CONFIDENCE * timed.coverage * 1000) / 1000
  return { words: timed.words, source: 'words', confidence }
}

function soundOf(wav: Uint8Array): Sound {
  let sound: Sound
  try {
    sound = decodeWav(wav)
  } catch (error) {
    if (!(error instanceof WavError)) throw error
    throw new UselessVoice(error.message, { cause: error })
  }
  if (Math.max(...sound.channels.map(peakOf)) < LEAST_PEAK) throw new UselessVoice('nothing is heard in it')
  return sound
}

/** The file with its label; written anew from its sound where something behind the sound is damaged. */
function labelled(wav: Uint8Array, sound: Sound, provider: string): Uint8Array {
  const label = aiLabel(createHash('sha256').update(wav).digest('hex'), [provider])
  try {
    return labelWav(wav, label)
  } catch (error) {
    if (error instanceof StudioError) return labelWav(encodeWav(sound), label)
    throw error
  }
}

/**
 * A line a provider has spoken, measured, and labelled as made by a machine.
 * @throws UselessVoice when the bytes are no sound the studio reads, or nothing is heard
 */
export function boughtVoice(
  { wav, times }: SpokenAnswer,
  request: VoiceRequest,
  provider: string,
): MadeVoice {
  const { text, language } = request
  const sound = soundOf(wav)
  const { sampleRate, channels } = sound
  const samples = channels[0] ?? new Float32Array(0)
  const durationMs = (samples.length / sampleRate) * MS
  return {
    wav: labelled(wav, sound, provider),
    text,
    durationMs: Math.round(durationMs * 10) / 10,
    sampleRate,
    ...levelsOf(samples),
    silent: false,
    ...wordsOf(text, language, durationMs, times),
    phonemes: [],
  }
}
