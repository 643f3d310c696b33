import { hairOf, mix, skinOf, type HairTone, type SkinTone } from '../palette.ts'
import type { FigureLook } from '../look.ts'
import { featuresOf, type Features } from './features.ts'

/** Face shapes, as factors of the average face: width, jaw, width of the chin, length of the chin. */
export type FaceShape = { readonly w: number; readonly jaw: number; readonly cw: number; readonly ch: number }
export const SHAPES: Readonly<Record<FigureLook['faceShape'], FaceShape>> = {
  oval: { w: 1.01, jaw: 0.9, cw: 1.02, ch: 0.99 },
  round: { w: 1.07, jaw: 1.0, cw: 1.15, ch: 0.94 },
  square: { w: 1.04, jaw: 1.1, cw: 1.55, ch: 1.0 },
  heart: { w: 1.05, jaw: 0.82, cw: 0.8, ch: 1.0 },
  long: { w: 0.97, jaw: 0.96, cw: 1.2, ch: 1.08 },
  lean: { w: 1.0, jaw: 1.04, cw: 1.3, ch: 1.05 },
}

/** Everything a head needs that follows from the look record. Lengths are in face units. */
export type Traits = {
  readonly shape: FaceShape
  readonly age: number
  readonly child: boolean
  readonly old: boolean
  readonly fem: boolean
  readonly skin: SkinTone
  readonly hair: HairTone
  readonly features: Features
  /** Half width and height of the open eye, slant of its outer corner, radius of the iris. */
  readonly eyeW: number
  readonly eyeH: number
  readonly eyeTilt: number
  readonly iris: number
  readonly browW: number
  /** Half width of the mouth, fullness of the lips (1 is full), their colour. */
  readonly lipW: number
  readonly lip: number
  readonly lipC: string
}

/** Below this age a person is drawn as a child, above the other as old. */
const CHILD_UNTIL = 13
const OLD_FROM = 55

type Stage = 'child' | 'woman' | 'man' | 'oldWoman' | 'oldMan'
const stageOf = (child: boolean, old: boolean, fem: boolean): Stage =>
  child ? 'child' : fem ? (old ? 'oldWoman' : 'woman') : old ? 'oldMan' : 'man'

/** Features by stage of life: eye half width, eye height, iris, mouth half width, fullness of the lips. */
const FEATURES: Readonly<Record<Stage, readonly [number, number, number, number, number]>> = {
  child: [14.5, 11, 9, 10, 0.72],
  woman: [14.2, 9.2, 8.3, 12.6, 0.92],
  man: [12.9, 6.6, 7.2, 14.2, 0.66],
  oldWoman: [14.2, 6.2, 8.3, 12.6, 0.66],
  oldMan: [12.9, 5, 7.2, 14.2, 0.66],
}
const BROW_WIDTH = { woman: 2.1, oldWoman: 1.7, man: 3.6, oldMan: 3.2 } as const
const LIPSTICK = { woman: '#bf3f44', oldWoman: '#b5544c' } as const

/** The traits of a look. */
export function traits(look: FigureLook): Traits {
  const { age } = look
  const child = age < CHILD_UNTIL
  const old = age > OLD_FROM
  const fem = look.sex === 'f'
  const skin = skinOf(look.skin)
  const [eyeW, eyeH, iris, lipW, lip] = FEATURES[stageOf(child, old, fem)]
  const features = featuresOf(look, child)
  const shape = SHAPES[look.faceShape]
  const grown = fem ? (old ? 'oldWoman' : 'woman') : old ? 'oldMan' : 'man'
  const bare = mix(skin.lip, skin.shade, child ? 0.45 : 0.62)
  const own = child || grown === 'man' || grown === 'oldMan' ? bare : LIPSTICK[grown]
  return {
    shape: { ...shape, w: shape.w * features.w, cw: shape.cw * features.cw, ch: shape.ch * features.ch },
    features,
    age,
    child,
    old,
    fem,
    skin,
    hair: hairOf(look.hairColor),
    eyeW: eyeW * features.eyes.w,
    eyeH: eyeH * features.eyes.h,
    eyeTilt: look.eyeTilt ?? (fem ? -1.6 : -0.6) + features.eyes.tilt,
    iris,
    browW: BROW_WIDTH[grown] * features.brow.thick,
    lipW: lipW * features.mouthW,
    lip: lip * features.lips,
    lipC: look.lip ?? own,
  }
}
