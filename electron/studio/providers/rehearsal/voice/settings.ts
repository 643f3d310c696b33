import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { deliveryOf, voiceById, VOICES } from '../../../media/voices.ts'
import { StudioError } from '../../../errors.ts'
import type { VoiceRequest } from '../../provider.ts'
import { DRAMA_PACE } from '../../../media/speech-length.ts'

/** A request in the speech engine's units, and what is done to its sound afterwards. */
export interface VoiceSettings {
  readonly variant: string
  /** Words a minute for clauses of each language. */
  readonly rate: Record<Language, number>
  /** 0-100, 50 is the variant's own. */
  readonly pitch: number
  readonly range: number
  /** Multiplies pauses between clauses. */
  readonly pauseScale: number
  /** Silence before the line in milliseconds. */
  readonly leadMs: number
  /** Loudness above (or below) a calm line. */
  readonly volumeDb: number
  /** Gain of the lows (below 350 Hz) and highs (above 3 kHz) in dB: a thin, hard or soft voice. */
  readonly lowDb: number
  readonly highDb: number
}

/** The engine's pitch scale is exponential: measured, 50 steps are about an octave. */
const STEPS_PER_SEMITONE = 50 / 12
/** The engine shortens sounds more than its rate says: measured, length falls with the 1.15th power of the rate. */
const RATE_POWER = 0.87
/** Angle between takes on the circle of small variations; an irrational share of the turn never repeats. */
const TAKE_ANGLE = 2.399_963

/** What each emotion does to the tone of a voice at normal strength, in dB. */
const TONE: Record<VoiceRequest['emotion'], { readonly low: number; readonly high: number }> = {
  calm: { low: 0, high: 0 },
  happy: { low: -1, high: 1.5 },
  angry: { low: 1, high: 3 },
  sad: { low: 1, high: -3 },
  afraid: { low: -6, high: 1.5 },
  tender: { low: 1.5, high: -2.5 },
  mocking: { low: 0, high: 1 },
  shocked: { low: -3, high: 2 },
}

/**
 * Turns a request into settings.
 * @throws {StudioError} `BAD_ARGUMENT` when the catalogue has no such voice.
 */
export function settingsFor(request: VoiceRequest): VoiceSettings {
  const voice = voiceById(request.voice)
  if (voice === null)
    throw new StudioError(
      'BAD_ARGUMENT',
      `There is no voice ${request.voice}.`,
      'Choose one of the catalogue.',
    )
  const delivery = deliveryOf(request.emotion, request.strength)
  const varied = variation(request.take)
  const pace = paceOf(request)
  // A voice keeps its own pace in the other language.
  const timbre = voice.id.slice(voice.id.indexOf('-'))
  const rate = (language: Language): number => {
    const own = VOICES.find((other) => other.id === language + timbre) ?? voice
    return clamp(Math.round(own.rate * pace ** RATE_POWER), 80, 450)
  }
  const semitones = voice.pitch + request.pitch + delivery.pitch + varied.pitch
  const tone = TONE[request.emotion]
  const strength = Math.max(1, Math.min(3, request.strength)) / 2
  return {
    variant: voice.variant,
    rate: { zh: rate('zh'), en: rate('en') },
    pitch: clamp(Math.round(50 + semitones * STEPS_PER_SEMITONE), 0, 99),
    range: clamp(Math.round(50 * delivery.range), 0, 99),
    pauseScale: 1 / pace,
    leadMs: delivery.leadPauseMs / pace,
    volumeDb: delivery.volumeDb,
    lowDb: tone.low * strength,
    highDb: tone.high * strength,
  }
}

/** Pace of a request against the calm pace of its voice: speed, emotion and take together. */
export function paceOf(request: VoiceRequest): number {
  const delivery = deliveryOf(request.emotion, request.strength)
  const pace = delivery.pace * DRAMA_PACE[request.language]
  return Math.max(0.25, request.speed) * pace * variation(request.take).pace
}

/** Later takes are read a little differently: up to 5 % in pace and 0.9 semitones in pitch. */
function variation(take: number): { pace: number; pitch: number } {
  if (take <= 1) return { pace: 1, pitch: 0 }
  const angle = (take - 1) * TAKE_ANGLE
  return { pace: 1 + 0.05 * Math.cos(angle), pitch: 0.9 * Math.sin(angle) }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
