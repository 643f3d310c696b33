/** Casting: a look that fits a person and is not mixed up with anyone already cast. */
import type { Language } from '../../drama/vocabulary.ts'
import { rng } from '../palette.ts'
import { FACE_SHAPES, type FigureLook } from '../look.ts'
import { dressedAlike, lookDistance } from './look-distance.ts'
import { wishOf, type Wish } from './look-words.ts'

/** Whom a look is wanted for. */
export type LookSpec = {
  readonly seed: number
  readonly gender: 'f' | 'm'
  readonly age: number
  readonly era: 'modern' | 'period'
  /** Language of the drama: its people look like those one meets where it is spoken. */
  readonly language: Language
  /** Words about the person, Chinese or English: trade, clothes, body. Words that say nothing are passed over. */
  readonly hints: readonly string[]
  /** The looks of those already cast. */
  readonly taken: readonly FigureLook[]
}
type Rng = () => number
/** Choices with their weights. */
type Odds<T extends string> = Readonly<Partial<Record<T, number>>>
type HairStyle = FigureLook['hairStyle']
type Outfit = FigureLook['outfit']

/** How many looks are tried for one person. */
const TRIES = 120
/** A look this far from everyone is taken at once: to go for the farthest would dress every cast for a carnival. */
const FAR_ENOUGH = 6.5
/** Ages at which people become grown, middle-aged and old. */
const GROWN = 13
const MIDDLE = 45
const OLD = 60

function pick<T extends string>(r: Rng, odds: Odds<T>): T {
  // Object.entries forgets the key type; the record holds no other keys.
  const list = Object.entries(odds) as [T, number][]
  let left = r() * list.reduce((sum, [, w]) => sum + w, 0)
  for (const [value, w] of list) {
    left -= w
    if (left < 0) return value
  }
  const last = list.at(-1)
  if (!last) throw new Error('nothing to choose from')
  return last[0]
}
const even = <T extends string>(list: readonly T[]): Odds<T> =>
  // Every listed value gets the same weight.
  Object.fromEntries(list.map((v) => [v, 1])) as Odds<T>

const HAIR: Readonly<Record<string, Odds<HairStyle>>> = {
  'modern girl': { buns: 3, pony: 2, braid: 2, bob: 2, lob: 2, long: 1, curly: 1 },
  'modern boy': { crop: 3, tousle: 2, buzz: 2, curtain: 2, curly: 1 },
  'modern woman': { wavy: 3, long: 3, bob: 3, lob: 3, curly: 2, braid: 2, pony: 3, bun: 2, updo: 1 },
  'modern man': { sidepart: 3, slick: 2, tousle: 3, buzz: 2, curtain: 3, crop: 3, curly: 1 },
  'modern old woman': { bun: 4, bob: 2, curly: 3, crop: 2, updo: 1 },
  'modern old man': { bald: 3, crop: 3, slick: 2, sidepart: 2, buzz: 2 },
  'period girl': { buns: 4, braid: 2, pony: 1 },
  'period boy': { buns: 2, topknot: 3, pony: 2 },
  'period woman': { updo: 4, half: 3, bun: 2, long: 2, braid: 2, pony: 1 },
  'period man': { topknot: 4, half: 4, pony: 3, long: 1 },
  'period old woman': { bun: 4, updo: 3 },
  'period old man': { topknot: 4, half: 2, bald: 2 },
}
const OUTFITS: Readonly<Record<string, Odds<Outfit>>> = {
  'modern girl': { hoodie: 1, school: 2, sweater: 2, coat: 2, dress: 2, tracksuit: 1 },
  'modern boy': { hoodie: 2, tracksuit: 2, school: 2, sweater: 2, coat: 1 },
  'modern woman': { blouse: 3, coat: 3, dress: 3, sweater: 2, suit: 2, hoodie: 1, gown: 0.6 },
  'modern man': { suit: 4, shirt: 3, coat: 3, sweater: 2, hoodie: 2, tracksuit: 0.6 },
  'modern old woman': { jacket: 4, sweater: 2, coat: 2, blouse: 1 },
  'modern old man': { sweater: 3, shirt: 2, suit: 2, coat: 2 },
  'period girl': { hanfu: 3, cape: 2, tunic: 1 },
  'period boy': { tunic: 3, cape: 2 },
  'period woman': { hanfu: 5, cape: 2, tunic: 1 },
  'period man': { official: 3, tunic: 3, cape: 3, hanfu: 1 },
  'period old woman': { hanfu: 3, tunic: 2, cape: 1 },
  'period old man': { tunic: 4, official: 3, cape: 1 },
}
const HAIR_COLOR: Readonly<Record<string, Odds<string>>> = {
  'modern young f': { ink: 4, black: 4, umber: 3, chestnut: 1.5 },
  'modern young m': { ink: 3, black: 4, umber: 2 },
  'en modern young f': { ink: 2, black: 2, umber: 3, chestnut: 3, auburn: 1.5, wine: 0.7 },
  'en modern young m': { ink: 2, black: 3, umber: 3, chestnut: 2, auburn: 0.7 },
  'period young': { ink: 4, black: 3, umber: 1 },
  middle: { ink: 1, black: 4, umber: 2, grey: 1.5 },
  old: { grey: 3, silver: 3 },
}
const SKIN: Readonly<Record<Language, Odds<string>>> = {
  zh: { porcelain: 3, peach: 4, wheat: 4, honey: 3, rosy: 1.5 },
  en: { porcelain: 2.5, peach: 4, wheat: 3, honey: 2.5, rosy: 2.5, bronze: 1.5, umber: 1.5, ebony: 1 },
}
const BUILD_ODDS: Readonly<Record<string, Odds<FigureLook['build']>>> = {
  'young f': { slim: 5, average: 3, stout: 1, broad: 0.3 },
  'young m': { average: 4, broad: 3, slim: 3, stout: 1 },
  'ripe f': { slim: 2, average: 4, stout: 3 },
  'ripe m': { average: 4, broad: 2, stout: 3, slim: 2 },
}
/** Cloth that suits an outfit where no word says otherwise; any cloth for the others. */
const CLOTH_FOR: Readonly<Partial<Record<Outfit, readonly string[]>>> = {
  suit: ['ink', 'indigo', 'plum', 'night', 'moss', 'camel', 'cream', 'linen'],
  police: ['night', 'navy'],
  uniform: ['linen', 'cream'],
  delivery: ['lemon', 'celadon', 'crimson'],
  school: ['navy', 'moss', 'plum'],
  official: ['scarlet', 'plum', 'night', 'moss', 'indigo'],
  tunic: ['indigo', 'moss', 'ink', 'plum', 'camel', 'cream'],
  gown: ['plum', 'crimson', 'night', 'rouge', 'celadon', 'cream', 'marigold'],
}
/** The cloth of a man's coat or sweater. */
const MENS_CLOTH = [
  'camel',
  'plum',
  'indigo',
  'linen',
  'navy',
  'cream',
  'night',
  'scarlet',
  'moss',
  'ink',
] as const
const ANY_CLOTH = [
  'camel',
  'plum',
  'indigo',
  'crimson',
  'marigold',
  'linen',
  'celadon',
  'rouge',
  'navy',
  'cream',
  'night',
  'scarlet',
  'moss',
] as const
const JEWELS = ['#3f8f6a', '#d9564a', '#c9a24a', '#4f7fb0', '#b45a8a'] as const
const LIPS = ['#bf3f44', '#a5162c', '#c65a50', '#b23a5a'] as const

/** How often an official wears the winged hat. */
const HATTED = 0.6

type Person = Pick<LookSpec, 'gender' | 'age' | 'era'>
function kindOf({ gender, age, era }: Person): string {
  const fem = gender === 'f'
  if (age < GROWN) return `${era} ${fem ? 'girl' : 'boy'}`
  return `${era} ${age >= OLD ? 'old ' : ''}${fem ? 'woman' : 'man'}`
}
function hairColorOdds({ gender, age, era, language }: LookSpec): Odds<string> {
  const key =
    age >= OLD
      ? 'old'
      : age >= MIDDLE
        ? 'middle'
        : era === 'period'
          ? 'period young'
          : `modern young ${gender}`
  return HAIR_COLOR[`${language} ${key}`] ?? HAIR_COLOR[key] ?? { black: 1 }
}
function buildOdds({ gender, age }: Person): Odds<FigureLook['build']> {
  if (age < GROWN) return { child: 1 }
  return BUILD_ODDS[`${age >= MIDDLE ? 'ripe' : 'young'} ${gender}`] ?? { average: 1 }
}
const oneOf = <T>(r: Rng, list: readonly T[]): T | null => list[Math.floor(r() * list.length)] ?? null

/** What is worn on face and head: chances by sex, age and time. */
function adornments(r: Rng, spec: LookSpec, wish: Wish, hairStyle: HairStyle) {
  const { gender, age, era } = spec
  const fem = gender === 'f'
  const modern = era === 'modern'
  const grown = age >= GROWN
  const bearded = !fem && grown && (age >= OLD ? r() < (modern ? 0.3 : 0.8) : r() < (modern ? 0 : 0.12))
  const marks = fem
    ? ['mole', 'lipMole', 'freckles', ...(modern ? [] : ['huadian', 'huadian'])]
    : ['mole', 'browScar', 'cheekScar']
  const marked = r() < (fem ? 0.35 : 0.2)
  const jewelled =
    hairStyle === 'updo' || hairStyle === 'bun' || hairStyle === 'topknot' || hairStyle === 'buns'
  const sighted = r() < (age >= OLD ? 0.35 : 0.18)
  return {
    glasses:
      wish.glasses || (modern && grown && sighted)
        ? r() < 0.5
          ? ('round' as const)
          : ('square' as const)
        : null,
    beard: wish.beard === true ? !fem && grown : bearded,
    stubble: !fem && age > 26 && age < OLD && !bearded && r() < 0.2,
    mark: wish.mark ?? (marked ? oneOf(r, marks) : null),
    ornament: jewelled ? oneOf(r, JEWELS) : null,
    earring: fem && grown && (wish.earring === true || r() < 0.35) ? oneOf(r, JEWELS) : null,
    eyeTilt: fem && r() < 0.5 ? -1 - Math.round(r() * 26) / 10 : null,
    lip: fem && grown && age < OLD && r() < 0.5 ? oneOf(r, LIPS) : null,
  }
}
/** Clothes no man is put into; a word that asks for them gets him a suit. */
const WOMENS: ReadonlySet<Outfit> = new Set(['gown', 'dress', 'jacket', 'qipao', 'blouse'])
function wishedOutfits(wish: Wish, gender: LookSpec['gender']): Odds<Outfit> | null {
  if (!wish.outfits) return null
  if (gender === 'f') return even(wish.outfits)
  const fit = wish.outfits.filter((o) => !WOMENS.has(o))
  return even(fit.length ? fit : ['suit'])
}
/** One look that fits, by chance. */
function candidate(r: Rng, spec: LookSpec, wish: Wish): FigureLook {
  const kind = kindOf(spec)
  const child = spec.age < GROWN
  const outfit = pick(r, wishedOutfits(wish, spec.gender) ?? OUTFITS[kind] ?? { sweater: 1 })
  const bareHead = pick(r, wish.hairStyles ? even(wish.hairStyles) : (HAIR[kind] ?? { crop: 1 }))
  const hat = outfit === 'official' && !child && !wish.hairStyles && r() < HATTED
  const hairStyle = hat ? 'futou' : bareHead
  const cloth = wish.palettes ?? CLOTH_FOR[outfit] ?? (spec.gender === 'm' ? MENS_CLOTH : ANY_CLOTH)
  return {
    seed: Math.floor(r() * 1e6),
    age: Math.min(110, Math.max(3, Math.round(spec.age))),
    sex: spec.gender,
    build: pick(r, wish.builds && !child ? even(wish.builds) : buildOdds(spec)),
    faceShape: child ? 'round' : pick(r, even(FACE_SHAPES)),
    hairStyle,
    hairColor: pick(r, wish.hairColors ? even(wish.hairColors) : hairColorOdds(spec)),
    skin: pick(r, SKIN[spec.language]),
    outfit,
    palette: pick(r, even(cloth)),
    ...adornments(r, spec, wish, hairStyle),
  }
}
/**
 * A look that fits the person and differs clearly from all looks taken: in clothes first, then in hair silhouette, colour block, build. The same
 * spec gives the same look. Period people wear period clothes alone, modern ones modern clothes.
 */
export function lookFor(spec: LookSpec): FigureLook {
  const r = rng(spec.seed)
  const wish = wishOf(spec.hints, spec.era, spec.age)
  const apart = (look: FigureLook) => Math.min(...spec.taken.map((other) => lookDistance(look, other)))
  const doubles = (look: FigureLook) => spec.taken.filter((other) => dressedAlike(look, other)).length
  let best = candidate(r, spec, wish)
  let [twins, distance] = [doubles(best), apart(best)]
  for (let i = 1; i < TRIES && (twins > 0 || distance < FAR_ENOUGH); i++) {
    const look = candidate(r, spec, wish)
    const [t, d] = [doubles(look), apart(look)]
    if (t < twins || (t === twins && d > distance)) [best, twins, distance] = [look, t, d]
  }
  return best
}
