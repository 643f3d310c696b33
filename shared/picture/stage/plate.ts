/** The set behind the players: one kept plate at rest, kept sheets in a move, small and blurred where it is soft. */
import type { Making } from '../cache.ts'
import type { Ctx } from '../canvas.ts'
import { blurAt, softness } from '../camera/focus.ts'
import type { ShotSize } from '../../drama/vocabulary.ts'
import type { SetSheet } from '../sets/set.ts'
import type { StageScene } from './scene.ts'
import { blurInPlace, cutAway, liveSteps, paintSheets, sheetSteps } from './sheets.ts'
import { layKept, type KeptStep, type Step } from './steps.ts'
import { giveBack, settle, takeSurface, trim } from './surface.ts'
import type { View } from './view.ts'
import { weatherOutside } from './weather.ts'

/** A little more than the frame, so that the blurred edge of a soft plate stays outside it. */
const BLEED = 0.012
const bleed = (
  ctx: Ctx,
  surface: CanvasImageSource,
  small: { readonly W: number; readonly H: number },
  { W, H }: View,
  alpha: number,
): void => {
  ctx.imageSmoothingQuality = 'low'
  ctx.globalAlpha = alpha
  ctx.drawImage(
    surface,
    0,
    0,
    small.W,
    small.H,
    -W * BLEED,
    -H * BLEED,
    W * (1 + 2 * BLEED),
    H * (1 + 2 * BLEED),
  )
}

/** How a resting camera's plate is painted: the surface's size as a part of the frame's, and its blur in pixels. */
interface PlateSize {
  readonly q: number
  readonly px: number
}
/** Sheets of a resting camera as one bitmap. */
function plateStep(
  scene: StageScene,
  name: string,
  sheets: readonly SetSheet[],
  size: PlateSize,
  lay: KeptStep['lay'],
): KeptStep {
  const { view, host, set } = scene
  const small = { ...view, W: Math.round(view.W / size.q), H: Math.round(view.H / size.q) }
  function* make(): Making {
    const [canvas, ctx] = takeSurface(host, small.W, small.H)
    yield* paintSheets(ctx, scene, small, sheets, set.sheets)
    if (size.px > 0) blurInPlace(scene, canvas, small, size.px, name !== 'near')
    return {
      canvas,
      x: 0,
      y: 0,
      s: 1,
      box: sheets === set.sheets ? [0, 0, small.W, small.H] : trim(host, canvas, small.W, small.H),
    }
  }
  return {
    kind: 'kept',
    ofPlace: true,
    key: `plate ${name} ${scene.place} ${scene.way} ${size.q} ${size.px.toFixed(2)}`,
    make,
    lay,
  }
}

/** Rain behind windows must fall between what is outside and the wall: the plate is then kept in two parts. */
function parted(scene: StageScene): { far: SetSheet[]; near: SetSheet[] } | null {
  const { set, when } = scene
  if (!set.interior || when.weather === 'clear' || when.weather === 'fog') return null
  const far = set.sheets.filter((sheet) => sheet.outside)
  return far.length > 0 ? { far, near: set.sheets.filter((sheet) => !sheet.outside) } : null
}
/** The plate of a resting camera at a size, onto a surface of that size. */
function restingPlate(scene: StageScene, size: PlateSize): Step[] {
  const { W, H } = scene.view
  const parts = parted(scene)
  const lay: KeptStep['lay'] = (ctx, kept) => layKept(ctx, kept, 0, 0)
  if (!parts) return [plateStep(scene, 'whole', scene.set.sheets, size, lay)]
  return [
    plateStep(scene, 'far', parts.far, size, lay),
    ...weatherOutside(scene, W / size.q, H / size.q),
    plateStep(scene, 'near', parts.near, size, lay),
  ]
}
function softResting(scene: StageScene, alpha: number): Step[] {
  const { view } = scene
  const size = blurAt(view.cam.zoom, true)
  const small = { W: Math.round(view.W / size.q), H: Math.round(view.H / size.q) }
  const steps = restingPlate(scene, size)
  const only = steps[0]
  if (steps.length === 1 && only?.kind === 'kept') {
    const lay: KeptStep['lay'] = (ctx, kept) => bleed(ctx, kept.canvas, small, view, alpha)
    return [scene.store ? enlarged(scene, only, alpha) : { ...only, lay }]
  }
  return [
    {
      kind: 'group',
      width: small.W,
      height: small.H,
      steps,
      lay: (ctx, surface) => bleed(ctx, surface, small, view, alpha),
    },
  ]
}
/** A soft plate kept at the size of the frame: laying it down is then half the price. */
function enlarged(scene: StageScene, small: KeptStep, alpha: number): KeptStep {
  const { view, host } = scene
  function* make(): Making {
    const kept = yield* small.make()
    const [canvas, ctx] = takeSurface(host, view.W, view.H)
    const [, , W = 0, H = 0] = kept.box ?? []
    bleed(ctx, kept.canvas, { W, H }, view, 1)
    settle(canvas)
    giveBack(kept.canvas)
    return { canvas, x: 0, y: 0, s: 1, box: [0, 0, view.W, view.H] }
  }
  return {
    kind: 'kept',
    key: `${small.key} large`,
    make,
    lay(ctx, kept) {
      ctx.globalAlpha = alpha
      layKept(ctx, kept, 0, 0)
    },
  }
}

/** Sheets farther than this lie at half size in a move: depth excuses a little softness and motion hides it. */
const HALF_BEYOND = 1.2
/** Zooms below this are sharp in some shot size. */
const SHARP_UNDER = 2.05
const SOFT_OVER = 1.35
/** Kept sheets with the weather between what is outside and the wall. */
function layered(
  scene: StageScene,
  steps: readonly Step[],
  sheets: readonly SetSheet[],
  W: number,
  H: number,
): Step[] {
  const parts = parted(scene)
  const first = parts ? sheets.filter((s) => s.paint).findIndex((s) => !s.outside) : -1
  return first < 0
    ? [...steps]
    : [...steps.slice(0, first), ...weatherOutside(scene, W, H), ...steps.slice(first)]
}
function sharpMoving(scene: StageScene): Step[] {
  const { view, set } = scene
  const { W, H } = view
  const far = set.sheets.filter((sheet) => sheet.z >= HALF_BEYOND)
  const near = set.sheets.filter((sheet) => sheet.z < HALF_BEYOND)
  const path = view.path.filter((p) => p.zoom < SHARP_UNDER)
  const half = { W: Math.round(W / 2), H: Math.round(H / 2), path, blur: 0, tag: 'half' }
  const farSteps = sheetSteps(scene, far, set.sheets, half)
  return [
    {
      kind: 'group',
      width: half.W,
      height: half.H,
      steps: layered(scene, farSteps, far, half.W, half.H),
      lay(ctx, surface) {
        cutAway(ctx, view, near)
        ctx.imageSmoothingQuality = 'low'
        ctx.drawImage(surface, 0, 0, half.W, half.H, 0, 0, W, H)
      },
    },
    ...sheetSteps(scene, near, set.sheets, { W, H, path, blur: 0, tag: 'full' }),
  ]
}
function softMoving(scene: StageScene, alpha: number, always: boolean): Step[] {
  const { view, set } = scene
  const closest = Math.max(...view.path.map((p) => p.zoom))
  const { q, px } = blurAt(closest, false)
  const W = Math.round(view.W / q)
  const H = Math.round(view.H / q)
  const path = always ? view.path : view.path.filter((p) => p.zoom > SOFT_OVER)
  const steps = sheetSteps(scene, set.sheets, set.sheets, { W, H, path, blur: px, tag: 'soft' })
  return [
    {
      kind: 'group',
      width: W,
      height: H,
      steps: layered(scene, steps, set.sheets, W, H),
      lay: (ctx, surface) => bleed(ctx, surface, { W, H }, view, alpha),
    },
  ]
}

/** The set and what moves on it; `size` decides how soft it is. */
export function plateSteps(scene: StageScene, size: ShotSize): Step[] {
  const { view, set } = scene
  const soft = softness(size, view.cam.zoom)
  const steps: Step[] = []
  if (soft < 1) steps.push(...(view.rest ? restingPlate(scene, { q: 1, px: 0 }) : sharpMoving(scene)))
  if (soft > 0)
    steps.push(...(view.rest ? softResting(scene, soft) : softMoving(scene, soft, softness(size, 1) === 1)))
  return [...steps, ...liveSteps(scene, set.sheets)]
}
