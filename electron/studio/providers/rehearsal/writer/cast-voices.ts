import type { CastVoice } from '../../../../../shared/drama/story.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft } from './craft.ts'

/** Who needs a voice. */
export interface Speaker {
  readonly gender: 'f' | 'm'
  readonly age: number
  readonly register: string
}

const ADULT = 16
const ELDER = 60

/** Voices of the catalogue for a cast, each used once while they last; pace and pitch follow register and age. */
export function castVoices(cast: readonly Speaker[], language: Language): CastVoice[] {
  const used = new Map<string, number>()
  return cast.map((one) => {
    const kind = one.age < ADULT ? 'c' : one.gender
    const size = kind === 'c' ? 1 : 4
    const turn = used.get(kind) ?? 0
    used.set(kind, turn + 1)
    const delivery = craft().registers.get(one.register)?.delivery ?? { pace: 1, pitchSemitones: 0 }
    // A voice used a second time is moved away from the first.
    const again = Math.floor(turn / size)
    const aged = one.age >= ELDER ? -1 : 0
    const pitch =
      kind === 'c' ? again * 2 : delivery.pitchSemitones / 2 + aged + again * (turn % 2 === 0 ? 2.5 : -2.5)
    const pace = delivery.pace * (one.age >= ELDER ? 0.94 : 1)
    return {
      id: `${language}-${kind}${(turn % size) + 1}`,
      speed: Math.round(Math.min(1.25, Math.max(0.8, pace)) * 100) / 100,
      pitch: Math.round(Math.min(6, Math.max(-6, pitch)) * 10) / 10,
    }
  })
}
