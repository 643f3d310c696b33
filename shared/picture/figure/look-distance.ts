import { clothOf, hairOf, rgb } from '../palette.ts'
import type { FigureLook } from '../look.ts'

/** Hairdos that make the same outline at a distance. */
const OUTLINES: Readonly<Record<FigureLook['hairStyle'], string>> = {
  long: 'falling',
  lob: 'falling',
  bob: 'bell',
  curly: 'cloud',
  tousle: 'spikes',
  braid: 'tail',
  pony: 'tail',
  bun: 'knot behind',
  updo: 'tower',
  topknot: 'knot above',
  buns: 'two knots',
  bald: 'bare',
  slick: 'close',
  buzz: 'close',
  crop: 'close',
  curtain: 'mop',
  half: 'falling, knotted',
  futou: 'winged',
  wavy: 'waves',
  sidepart: 'quiff',
}
/** How much each difference counts; a pair over `CLEARLY_DIFFERENT` is not mixed up. */
const WEIGHT = {
  outline: 2.6,
  hairStyle: 0.9,
  hairTone: 1.2,
  cloth: 2.6,
  outfit: 1.8,
  build: 1.5,
  sex: 1.2,
  generation: 1.2,
  worn: 0.8,
  face: 0.5,
  /** Taken off for cloth of nearly the same colour, and once more for the same outfit in it. */
  alike: -1.6,
} as const
/** Cloth this near in colour is the same from afar. */
const SAME_CLOTH = 0.3
/** From this distance on two people are told apart across the stage. */
export const CLEARLY_DIFFERENT = 4.2
/** Colours this far apart (0-255, weighted for the eye) count in full. */
const FULL_CONTRAST = 150

/** How far apart two colours are for the eye, 0-1 (weighted by the mean red, a common low-cost approximation). */
export function contrast(a: string, b: string): number {
  const [r1, g1, b1] = rgb(a)
  const [r2, g2, b2] = rgb(b)
  const red = (r1 + r2) / 2
  const d = (2 + red / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - red) / 256) * (b1 - b2) ** 2
  return Math.min(1, Math.sqrt(d) / 3 / FULL_CONTRAST)
}
const GENERATIONS = [13, 25, 45, 60] as const
const generation = (age: number): number => GENERATIONS.filter((from) => age >= from).length
const worn = (l: FigureLook): string => `${l.glasses !== null} ${l.beard} ${l.earring !== null}`

/** True for two people in the same garment of nearly the same colour: from behind one is taken for the other. */
export const dressedAlike = (a: FigureLook, b: FigureLook): boolean =>
  a.outfit === b.outfit && contrast(clothOf(a.palette)[0], clothOf(b.palette)[0]) <= SAME_CLOTH

/** How different two people look from across the stage: silhouette first, then colour block, then the face. */
export function lookDistance(a: FigureLook, b: FigureLook): number {
  const differs = (key: keyof FigureLook) => (a[key] === b[key] ? 0 : 1)
  const [mainA, secondA] = clothOf(a.palette)
  const [mainB, secondB] = clothOf(b.palette)
  const main = contrast(mainA, mainB)
  const cloth = main * 0.75 + contrast(secondA, secondB) * 0.25
  const alike = main > SAME_CLOTH ? 0 : a.outfit === b.outfit ? 2 : 1
  const years = Math.min(2, Math.abs(generation(a.age) - generation(b.age))) / 2
  return (
    WEIGHT.outline * (OUTLINES[a.hairStyle] === OUTLINES[b.hairStyle] ? 0 : 1) +
    WEIGHT.hairStyle * differs('hairStyle') +
    WEIGHT.hairTone * contrast(hairOf(a.hairColor)[0], hairOf(b.hairColor)[0]) +
    WEIGHT.cloth * cloth +
    WEIGHT.outfit * differs('outfit') +
    WEIGHT.build * differs('build') +
    WEIGHT.sex * differs('sex') +
    WEIGHT.generation * years +
    WEIGHT.worn * (worn(a) === worn(b) ? 0 : 1) +
    WEIGHT.face * 0.5 * (differs('faceShape') + differs('skin') + differs('mark')) +
    WEIGHT.alike * alike
  )
}
