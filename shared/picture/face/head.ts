/**
 * Heads. Local units: the face runs from the hairline at y = -48 to the chin at y = 71 and is about 90 wide; it looks to
 * +x and the caller mirrors it. The head lies over the body, its back hair behind the body.
 */
import { rng } from '../palette.ts'
import type { Brush } from '../paper.ts'
import type { Emotion, Viseme } from '../../drama/vocabulary.ts'
import type { FigureLook } from '../look.ts'
import { headBackView } from './back-view.ts'
import { chinOf, expressionOf, mouthOf, type Expression } from './expression.ts'
import { brow, eye, type Gaze } from './eyes.ts'
import { hairBehindAside } from './hair/aside.ts'
import { HAIRDO } from './hair/styles.ts'
import { beard, earring, frown, glasses, mark, sweat, tears, type FaceMap } from './marks.ts'
import { mouth } from './mouth.ts'
import { headProfile } from './profile.ts'
import { faceBase } from './skull.ts'
import { traits, type Traits } from './traits.ts'

export { EMOTION, MOUTH, VISEME, chinOf } from './expression.ts'
export { SHAPES, traits, type Traits } from './traits.ts'
export { HAIRDO } from './hair/styles.ts'
export type { Gaze } from './eyes.ts'

/** How a head is seen. */
export type HeadView = 'front' | 'profile' | 'back'
/** The sheets of a head that are kept apart. */
export type HeadPart = 'base' | 'mouth' | 'eyes' | 'top'
/** What a head does now. What is absent is calm, silent, open-eyed and three-quarter. */
export type HeadState = {
  readonly emotion?: Emotion | undefined
  /** Strength of the emotion: 0 calm, 1 full. */
  readonly k?: number | undefined
  /** 0 open, 1 shut. */
  readonly blink?: number | undefined
  readonly gaze?: Gaze | undefined
  readonly viseme?: Viseme | undefined
  readonly view?: HeadView | undefined
  /** How far the head is turned to the side it looks to, about 0-1. */
  readonly yaw?: number | undefined
  /** One sheet alone; the whole head when absent. */
  readonly part?: HeadPart | undefined
}
const YAW = 0.55
/** Below this strength tears and sweat do not show. */
const SHOWN_FROM = 0.6

function mapOf(T: Traits, yaw: number): FaceMap {
  const cx = 9 * yaw
  return {
    cx,
    nx: cx - 21.5 - T.features.apart,
    fx: cx + 20 - yaw + T.features.apart,
    ey: T.child ? 8 : 4,
    mx: cx * 1.15,
    my: (T.child ? 46 : 47.5) * (0.6 + 0.4 * T.shape.ch) + T.features.mouthY,
  }
}
/** The head in front of the body, or one of its sheets. Views from the side and from behind are one sheet: the base. */
export function head(b: Brush, look: FigureLook, x: HeadState = {}): void {
  if (x.view === 'back' || x.view === 'profile') {
    if (x.part && x.part !== 'base') return
    return x.view === 'back' ? headBackView(b, look) : headProfile(b, look, x)
  }
  const on = (part: HeadPart) => !x.part || x.part === part
  const T = traits(look)
  const yaw = x.yaw ?? YAW
  const k = x.k ?? 1
  const e = expressionOf(x.emotion ?? 'calm', k)
  const map = mapOf(T, yaw)
  if (on('base')) faceBase(b, T, look, e, { yaw, open: chinOf(x), map })
  if (on('mouth')) mouth(b, T, e, mouthOf(x.viseme), { x: map.mx, y: map.my, yaw })
  if (on('eyes')) {
    const gaze = { x: x.gaze?.x ?? e.gx ?? 0.25, y: x.gaze?.y ?? e.gy }
    eye(b, T, e, { x: map.nx, y: map.ey, w: T.eyeW, side: -1 }, x.blink ?? 0, gaze)
    eye(b, T, e, { x: map.fx, y: map.ey, w: T.eyeW - 1.6 - yaw * 1.6, side: 1 }, x.blink ?? 0, gaze)
  }
  if (on('top')) top(b, T, look, e, { map, yaw, k })
}
/** Brows, marks, whatever is worn, and the front hair: the sheets over the face. */
function top(
  b: Brush,
  T: Traits,
  look: FigureLook,
  e: Expression,
  at: { map: FaceMap; yaw: number; k: number },
): void {
  const { map, yaw, k } = at
  const y = map.ey - (T.fem ? 19 : 16.5)
  brow(b, T, e, { x: map.nx, y, w: T.eyeW, side: -1 }, look.mark === 'browScar')
  brow(b, T, e, { x: map.fx, y, w: T.eyeW - 1.5 - yaw, side: 1 }, false)
  if (e.crease) frown(b, T, map.cx)
  mark(b, T, look, map)
  if (look.beard) beard(b, T, map.mx, map.my)
  if (e.tear && k > SHOWN_FROM) tears(b, map)
  if (e.sweat && k > SHOWN_FROM) sweat(b)
  if (look.glasses) glasses(b, map, look.glasses)
  HAIRDO[look.hairStyle].front({ b, T, look, r: rng(look.seed) })
  if (look.earring) earring(b, look.earring)
}
/** The hair behind the body; from behind, all hair lies before it. */
export function hairBack(b: Brush, look: FigureLook, view: HeadView = 'front'): void {
  if (view === 'back') return
  const h = { b, T: traits(look), look, r: rng(look.seed + 5) }
  if (view === 'profile') hairBehindAside(h)
  else HAIRDO[look.hairStyle].back(h)
}
