import type { Emotion, Language } from '../../../shared/drama/vocabulary.ts'

/** A voice a cast member can be given. */
export interface CatalogueVoice {
  /** `<language>-<gender><number>`, e.g. `zh-f1`; stored in cast lists and voice requests. */
  readonly id: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly language: Language
  /** `c` is a child. */
  readonly gender: 'f' | 'm' | 'c'
  readonly age: 'child' | 'young' | 'adult' | 'elder'
  /** Variant of the rehearsal speech engine: the shape of the throat. */
  readonly variant: string
  /** Offset from the variant's own pitch in semitones. */
  readonly pitch: number
  /** Pace of a calm line in the engine's words a minute. */
  readonly rate: number
  /** Median pitch measured on a calm test sentence in Hz, to two or three hertz. */
  readonly pitchHz: number
}

/** A timbre both languages share; pitch and pace are set per language. */
interface Timbre {
  readonly key: string
  readonly gender: CatalogueVoice['gender']
  readonly age: CatalogueVoice['age']
  readonly zh: string
  readonly en: string
  readonly variant: string
  readonly pitch: number
  /** Multiplies the pace of the language. */
  readonly pace: number
  readonly hz: { readonly zh: number; readonly en: number }
}

/** Calm pace of each language in the engine's words a minute. */
const BASE_RATE: Record<Language, number> = { zh: 198, en: 165 }

const TIMBRES: readonly Timbre[] = [
  {
    key: 'f1',
    gender: 'f',
    age: 'adult',
    zh: '女声一 · 清亮',
    en: 'Woman 1 · clear',
    variant: 'f2',
    pitch: 1,
    pace: 1,
    hz: { zh: 181, en: 199 },
  },
  {
    key: 'f2',
    gender: 'f',
    age: 'young',
    zh: '女声二 · 活泼',
    en: 'Woman 2 · lively',
    variant: 'f3',
    pitch: 4.5,
    pace: 1.05,
    hz: { zh: 221, en: 248 },
  },
  {
    key: 'f3',
    gender: 'f',
    age: 'adult',
    zh: '女声三 · 沉稳',
    en: 'Woman 3 · low and firm',
    variant: 'f4',
    pitch: -3,
    pace: 0.96,
    hz: { zh: 140, en: 159 },
  },
  {
    key: 'f4',
    gender: 'f',
    age: 'elder',
    zh: '女声四 · 年长',
    en: 'Woman 4 · elderly',
    variant: 'grandma',
    pitch: -1.5,
    pace: 0.9,
    hz: { zh: 167, en: 190 },
  },
  {
    key: 'm1',
    gender: 'm',
    age: 'adult',
    zh: '男声一 · 平实',
    en: 'Man 1 · plain',
    variant: 'm3',
    pitch: 0,
    pace: 1,
    hz: { zh: 95, en: 104 },
  },
  {
    key: 'm2',
    gender: 'm',
    age: 'adult',
    zh: '男声二 · 低沉',
    en: 'Man 2 · deep',
    variant: 'm7',
    pitch: -3,
    pace: 0.95,
    hz: { zh: 82, en: 93 },
  },
  {
    key: 'm3',
    gender: 'm',
    age: 'young',
    zh: '男声三 · 少年气',
    en: 'Man 3 · youthful',
    variant: 'm2',
    pitch: 5,
    pace: 1.05,
    hz: { zh: 119, en: 126 },
  },
  {
    key: 'm4',
    gender: 'm',
    age: 'elder',
    zh: '男声四 · 年长',
    en: 'Man 4 · elderly',
    variant: 'grandpa',
    pitch: 2,
    pace: 0.9,
    hz: { zh: 99, en: 110 },
  },
  {
    key: 'c1',
    gender: 'c',
    age: 'child',
    zh: '童声',
    en: 'Child',
    variant: 'zac',
    pitch: -0.5,
    pace: 0.98,
    hz: { zh: 302, en: 345 },
  },
]

/**
 * The voice catalogue: nine timbres in each language, women, men and a child, told apart by throat, pitch and pace.
 */
export const VOICES: readonly CatalogueVoice[] = (['zh', 'en'] as const).flatMap((language) =>
  TIMBRES.map((timbre) => ({
    id: `${language}-${timbre.key}`,
    label: { zh: timbre.zh, en: timbre.en },
    language,
    gender: timbre.gender,
    age: timbre.age,
    variant: timbre.variant,
    pitch: timbre.pitch,
    rate: BASE_RATE[language] * timbre.pace,
    pitchHz: timbre.hz[language],
  })),
)

const BY_ID = new Map(VOICES.map((voice) => [voice.id, voice]))

/** The voice of an id, or null. */
export function voiceById(id: string): CatalogueVoice | null {
  return BY_ID.get(id) ?? null
}

/** How an emotion changes a line at normal strength. */
export interface EmotionDelivery {
  /** Multiplies the pace. */
  readonly pace: number
  /** Semitones. */
  readonly pitch: number
  /** Multiplies the pitch range: 1 is the voice's own melody. */
  readonly range: number
  readonly volumeDb: number
  /** Silence before the line at normal pace. */
  readonly leadPauseMs: number
}

/** Delivery by emotion: the studio's own table, the same as `emotionDelivery` in `assets/craft/voices.json`. */
export const EMOTION_DELIVERY: Record<Emotion, EmotionDelivery> = {
  calm: { pace: 1, pitch: 0, range: 1, volumeDb: 0, leadPauseMs: 120 },
  happy: { pace: 1.08, pitch: 1.5, range: 1.25, volumeDb: 1, leadPauseMs: 80 },
  angry: { pace: 1.12, pitch: 1, range: 1.35, volumeDb: 3, leadPauseMs: 60 },
  sad: { pace: 0.86, pitch: -1.5, range: 0.75, volumeDb: -2, leadPauseMs: 450 },
  afraid: { pace: 1.1, pitch: 2, range: 0.9, volumeDb: -1, leadPauseMs: 200 },
  tender: { pace: 0.9, pitch: -0.5, range: 0.85, volumeDb: -2, leadPauseMs: 350 },
  mocking: { pace: 0.96, pitch: 0.5, range: 1.3, volumeDb: 0, leadPauseMs: 250 },
  shocked: { pace: 1.02, pitch: 2.5, range: 1.4, volumeDb: 1, leadPauseMs: 600 },
}

/** How far strength 1, 2 and 3 go from calm towards (and beyond) the table's delivery. */
const STRENGTH_SHARE = [0.6, 1, 1.4] as const

/** The delivery of an emotion at a strength from 1 to 3 (others count as 2). */
export function deliveryOf(emotion: Emotion, strength: number): EmotionDelivery {
  const full = EMOTION_DELIVERY[emotion]
  const calm = EMOTION_DELIVERY.calm
  const share = STRENGTH_SHARE[Math.round(strength) - 1] ?? 1
  const mix = (from: number, to: number): number => from + (to - from) * share
  return {
    pace: mix(calm.pace, full.pace),
    pitch: mix(calm.pitch, full.pitch),
    range: mix(calm.range, full.range),
    volumeDb: mix(calm.volumeDb, full.volumeDb),
    leadPauseMs: mix(calm.leadPauseMs, full.leadPauseMs),
  }
}
