import { SILENCE_DB } from '../../../media/levels.ts'
import { planSpeech } from '../../../media/speech-length.ts'
import { deliveryOf } from '../../../media/voices.ts'
import { encodeWav } from '../../../media/wav.ts'
import type { MadeVoice, VoiceRequest } from '../../provider.ts'
import { paceOf } from './settings.ts'

/** Sample rate of rehearsal voices. */
export const VOICE_SAMPLE_RATE = 22_050
/** Times estimated from syllables are right to a few tenths of a second at best. */
const ESTIMATE_CONFIDENCE = 0.35

/**
 * A line nobody speaks: silence as long as the line would take, its words timed by their syllables. It stands in
 * where no voice engine is installed, and is the whole answer for a line of mere punctuation (a breath).
 */
export function silentVoice(request: VoiceRequest): MadeVoice {
  const pace = paceOf(request)
  const lead = deliveryOf(request.emotion, request.strength).leadPauseMs / pace
  const plan = planSpeech(request.text, request.language, pace, lead)
  const samples = new Float32Array(Math.round((plan.durationMs / 1000) * VOICE_SAMPLE_RATE))
  const original = Array.from(request.text)
  return {
    wav: encodeWav({ sampleRate: VOICE_SAMPLE_RATE, channels: [samples] }),
    text: request.text,
    durationMs: Math.round((samples.length / VOICE_SAMPLE_RATE) * 10_000) / 10,
    sampleRate: VOICE_SAMPLE_RATE,
    peakDb: SILENCE_DB,
    meanDb: SILENCE_DB,
    silent: true,
    words: plan.words.map(({ from, to, startMs, endMs }) => ({
      text: original.slice(from, to).join(''),
      startMs: Math.round(startMs * 10) / 10,
      endMs: Math.round(endMs * 10) / 10,
    })),
    phonemes: [],
    source: 'syllables',
    confidence: ESTIMATE_CONFIDENCE,
  }
}
