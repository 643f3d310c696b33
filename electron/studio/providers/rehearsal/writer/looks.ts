import type { CastVoice } from '../../../../../shared/drama/story.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import type { FigureLook } from '../../../../../shared/picture/look.ts'
import { craft } from './craft.ts'
import { dice } from './dice.ts'

/** Who needs a face and a voice. */
export interface Faceless {
  readonly id: string
  readonly gender: 'f' | 'm'
  readonly age: number
  readonly era: 'modern' | 'period'
  readonly register: string
  /** Order in the cast: neighbours get different outfits. */
  readonly index: number
}

type Outfit = FigureLook['outfit']
type Hair = FigureLook['hairStyle']

const OUTFITS: Readonly<Record<string, readonly Outfit[]>> = {
  'modern/f': ['coat', 'dress', 'sweater', 'apron', 'jacket', 'tunic', 'gown'],
  'modern/m': ['suit', 'jacket', 'coat', 'sweater', 'uniform', 'tunic'],
  'period/f': ['hanfu', 'gown', 'cape', 'dress'],
  'period/m': ['official', 'cape', 'hanfu', 'tunic'],
}
const HAIR: Readonly<Record<string, readonly Hair[]>> = {
  'modern/f': ['long', 'lob', 'bob', 'pony', 'curly', 'braid', 'updo'],
  'modern/m': ['slick', 'crop', 'tousle', 'curtain', 'buzz'],
  'period/f': ['updo', 'bun', 'braid', 'long'],
  'period/m': ['topknot'],
}
const PALETTES = [
  'camel',
  'ink',
  'plum',
  'indigo',
  'crimson',
  'celadon',
  'linen',
  'navy',
  'moss',
  'rouge',
  'night',
  'cream',
]
const ADULT = 16
const ELDER = 60

function hairOf(one: Faceless): Hair {
  if (one.age < ADULT) return one.gender === 'f' ? 'buns' : 'tousle'
  if (one.age >= ELDER && one.gender === 'f') return 'bun'
  const list = HAIR[`${one.era}/${one.gender}`] ?? ['crop']
  return list[one.index % list.length] ?? 'crop'
}

/** A figure's look, different for neighbours in the cast. */
export function figureLook(one: Faceless, seed: number): FigureLook {
  const d = dice(seed, 'look', one.id)
  const outfits = OUTFITS[`${one.era}/${one.gender}`] ?? ['coat']
  const child = one.age < ADULT
  return {
    seed: d.int(1_000_000),
    age: one.age,
    sex: one.gender,
    build: child ? 'child' : (d.pick(['slim', 'average', 'average', 'broad'] as const) ?? 'average'),
    faceShape: child ? 'round' : (d.pick(['oval', 'heart', 'lean', 'square', 'long'] as const) ?? 'oval'),
    hairStyle: hairOf(one),
    hairColor:
      one.age >= 70
        ? 'silver'
        : one.age >= 56
          ? 'grey'
          : (d.pick(['ink', 'black', 'umber', 'chestnut']) ?? 'ink'),
    skin: d.pick(['porcelain', 'peach', 'honey', 'rosy', 'wheat']) ?? 'peach',
    outfit: child ? 'school' : (outfits[one.index % outfits.length] ?? 'coat'),
    palette: PALETTES[(one.index + d.int(3)) % PALETTES.length] ?? 'ink',
    mark: d.next() < 0.3 ? (d.pick(['mole', 'lipMole', 'freckles']) ?? null) : null,
    glasses: d.next() < 0.2 ? 'round' : null,
    beard: one.gender === 'm' && one.age > 55 && d.next() < 0.5,
    stubble: one.register === 'weary_detective' && one.gender === 'm',
    ornament: one.gender === 'f' && !child && d.next() < 0.4 ? '#d8a64e' : null,
    earring: one.gender === 'f' && !child && d.next() < 0.4 ? '#e9eef2' : null,
    eyeTilt: null,
    lip: null,
  }
}

/** Voices of the catalogue for a cast, each used once while they last; pace and pitch follow register and age. */
export function castVoices(cast: readonly Faceless[], language: Language): CastVoice[] {
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
