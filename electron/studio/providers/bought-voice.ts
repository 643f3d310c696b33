import { createHash } from 'node:crypto'
import type { MediaRef } from '../../../shared/drama/film.ts'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { aiLabel } from '../media/labels/label-record.ts'
import { labelWav } from '../media/labels/wav-label.ts'
import { levelsOf } from '../media/levels.ts'
import { planSpeech } from '../media/speech-length.ts'
import { decodeWav } from '../media/wav.ts'
import type { MadeVoice, VoiceRequest } from './provider.ts'

/** Where files go, and are read from. */
export interface Files {
  put(bytes: Uint8Array, mime: MediaRef['mime']): MediaRef
  get(ref: MediaRef): Uint8Array
}

/** Words timed by their syllables over a length that was measured: better than an estimate, worse than the engine's own times. */
const SPREAD_CONFIDENCE = 0.5

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

/**
 * A line a provider has spoken, measured, and labelled as made by a machine.
 * @throws WavError when the bytes are no sound the studio reads
 */
export function boughtVoice(wav: Uint8Array, request: VoiceRequest, provider: string): MadeVoice {
  const { sampleRate, channels } = decodeWav(wav)
  const samples = channels[0] ?? new Float32Array(0)
  const durationMs = (samples.length / sampleRate) * MS
  const label = aiLabel(createHash('sha256').update(wav).digest('hex'), [provider])
  return {
    wav: labelWav(wav, label),
    text: request.text,
    durationMs: Math.round(durationMs * 10) / 10,
    sampleRate,
    ...levelsOf(samples),
    silent: false,
    words: spreadWords(request.text, request.language, durationMs),
    phonemes: [],
    source: 'syllables',
    confidence: SPREAD_CONFIDENCE,
  }
}
