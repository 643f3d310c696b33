import type { CastVoice } from '../../../shared/drama/story.ts'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { VOICES, type CatalogueVoice } from '../media/voices.ts'
import { craft } from './craft.ts'

/** Who needs a voice. */
export interface Speaker {
  readonly gender: 'f' | 'm'
  readonly age: number
  readonly register: string
}

type Age = CatalogueVoice['age']

/** First ages at which voices break, settle and grow old. */
const TEEN = 13
const GROWN = 28
const ELDER = 58

const ageOf = (age: number): Age =>
  age < TEEN ? 'child' : age < GROWN ? 'young' : age < ELDER ? 'adult' : 'elder'

/** How badly a voice of one age suits a speaker of another: above 2, one that is used already is rather used again. */
const MISFIT: Readonly<Record<Age, Readonly<Record<Age, number>>>> = {
  child: { child: 0, young: 4, adult: 6, elder: 9 },
  young: { child: 9, young: 0, adult: 1, elder: 4 },
  adult: { child: 9, young: 1.5, adult: 0, elder: 3 },
  elder: { child: 9, young: 4, adult: 1, elder: 0 },
}
const USED = 2

/** Semitones that make a voice of one age sound like the age of its speaker. */
function agedPitch(speaker: number, voice: Age): number {
  const age = ageOf(speaker)
  if (age === 'child') return speaker <= 6 ? 1.5 : speaker >= 10 ? -1 : 0
  if (age === 'elder') return voice === 'elder' ? 0 : -2
  if (age === 'young') return (voice === 'young' ? 0 : 1) + (speaker < 16 ? 1.5 : 0)
  return voice === 'young' ? -1 : 0
}

/** The voice that suits a speaker best, those used already less so. */
function choose(one: Speaker, language: Language, used: ReadonlyMap<string, number>): CatalogueVoice {
  const age = ageOf(one.age)
  const gender = age === 'child' ? 'c' : one.gender
  const costOf = (voice: CatalogueVoice): number => MISFIT[age][voice.age] + USED * (used.get(voice.id) ?? 0)
  const fits = VOICES.filter((voice) => voice.language === language && voice.gender === gender)
  return fits.reduce((best, voice) => (costOf(voice) < costOf(best) ? voice : best))
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/**
 * Voices of the catalogue for a cast: each by the age of its speaker, none twice while others suit. Pitch and pace
 * follow register and age, and a voice used again is moved away from the first.
 */
export function castVoices(cast: readonly Speaker[], language: Language): CastVoice[] {
  const used = new Map<string, number>()
  return cast.map((one) => {
    const voice = choose(one, language, used)
    const again = used.get(voice.id) ?? 0
    used.set(voice.id, again + 1)
    const delivery = craft().registers.get(one.register)?.delivery ?? { pace: 1, pitchSemitones: 0 }
    // Up, down, further up, further down.
    const apart = (again % 2 === 1 ? 1 : -1) * Math.ceil(again / 2) * 2.5
    const pitch = delivery.pitchSemitones / 2 + agedPitch(one.age, voice.age) + apart
    const pace = delivery.pace * (ageOf(one.age) === 'elder' && voice.age !== 'elder' ? 0.94 : 1)
    return {
      id: voice.id,
      speed: Math.round(within(pace, 0.8, 1.25) * 100) / 100,
      pitch: Math.round(within(pitch, -6, 6) * 10) / 10,
    }
  })
}
