import type { CameraKey, FigureLayer } from '../../../../../shared/picture/composition.ts'
import type { ShotAngle, ShotSize } from '../../../../../shared/drama/vocabulary.ts'
import { faceAt, heightOf, POSE, rad } from '../../../../../shared/picture/figure/measures.ts'

/**
 * Where the camera rests: a point on the figure plane and a zoom, found from the faces so that it fits any height.
 * Stage units: 1080 wide, 1920 high, y down.
 */

export const STAGE = { width: 1080, height: 1920 } as const

/** Feet of a figure that has no `y` of its own. */
const USUAL_FLOOR = 1690

export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** The middle of a figure's face on the stage, leaning as its pose does. */
export function headOf(figure: FigureLayer): { x: number; y: number } {
  const [x, y] = faceAt(figure.look, figure.pose)
  const lean = rad(POSE[figure.pose].lean ?? 0)
  return {
    x: figure.x + figure.facing * figure.scale * (x * Math.cos(lean) - y * Math.sin(lean)),
    y: (figure.y ?? USUAL_FLOOR) + figure.scale * (x * Math.sin(lean) + y * Math.cos(lean)),
  }
}

/** Zoom of a single person, and how far below the face the camera looks. */
const SINGLE: Record<ShotSize, { zoom: number; below: number; ahead: number }> = {
  ECU: { zoom: 6.1, below: 14, ahead: 4 },
  CU: { zoom: 4.4, below: 36, ahead: 8 },
  MCU: { zoom: 3.2, below: 88, ahead: 14 },
  MS: { zoom: 2.3, below: 170, ahead: 22 },
  MLS: { zoom: 1.55, below: 300, ahead: 30 },
  WS: { zoom: 1, below: 0, ahead: 0 },
}

/** The same for a person of a height: from the waist up, a child needs the camera nearer. Faces are of one size. */
function singleOf(size: ShotSize, height: number): (typeof SINGLE)[ShotSize] {
  const usual = SINGLE[size]
  if (height > 0.8 || size === 'ECU' || size === 'CU' || size === 'WS') return usual
  return { zoom: usual.zoom * 1.2, below: usual.below * 0.72, ahead: usual.ahead }
}

/** How far beyond the stage a view may look: sets are painted 260 units wider, farther sheets move less. */
const MARGIN = 90

/** Keeps a view on the painted part of the stage. */
export function inside(view: View): View {
  const zoom = Math.max(1, view.zoom)
  const halfW = STAGE.width / 2 / zoom
  const halfH = STAGE.height / 2 / zoom
  const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
  const side = Math.min(MARGIN, (zoom - 1) * 240)
  return {
    x: clamp(view.x, halfW - side, STAGE.width - halfW + side),
    y: clamp(view.y, halfH, STAGE.height - halfH),
    zoom,
  }
}

/** Where faces must stay, in pixels from the middle of a 1080 by 1920 frame: off its sides, above the caption. */
const FACE_REACH = 440
const FACE_LOWEST = 400
const FACE_HIGHEST = 800

/** The same view, moved and widened as little as it takes to keep all faces in the picture. */
export function holding(view: View, figures: readonly FigureLayer[]): View {
  if (figures.length === 0) return view
  const heads = figures.map(headOf)
  const xs = heads.map((head) => head.x)
  const ys = heads.map((head) => head.y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const zoom = Math.max(1, Math.min(view.zoom, (FACE_REACH * 2) / Math.max(1, right - left)))
  const reach = FACE_REACH / zoom
  const x = Math.max(right - reach, Math.min(left + reach, view.x))
  const highest = Math.min(view.y, Math.min(...ys) + FACE_HIGHEST / zoom)
  return { x, y: Math.max(highest, Math.max(...ys) - FACE_LOWEST / zoom), zoom }
}

/** A view that holds all faces, with room for shoulders at the sides and for the caption below. */
function groupView(figures: readonly FigureLayer[], size: ShotSize): View {
  const heads = figures.map(headOf)
  const xs = heads.map((head) => head.x)
  const ys = heads.map((head) => head.y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const widest = STAGE.width / (right - left + (size === 'MS' ? 270 : 330))
  const tallest = (STAGE.height * 0.52) / (bottom - top + 150)
  const zoom = Math.max(1, Math.min(size === 'MS' ? 1.7 : 1.4, widest, tallest))
  return { x: (left + right) / 2, y: top + (0.2 * STAGE.height) / zoom + (bottom - top) / 2, zoom }
}

/** Low and high cameras move the face up or down in the picture; a dutch one sets it off the middle. */
function angled(view: View, angle: ShotAngle, facing: 1 | -1): View {
  const height = STAGE.height / view.zoom
  const width = STAGE.width / view.zoom
  if (angle === 'low') return { x: view.x, y: view.y + height * 0.045, zoom: view.zoom * 1.06 }
  if (angle === 'high') return { x: view.x, y: view.y - height * 0.03, zoom: view.zoom * 0.93 }
  if (angle === 'dutch') return { x: view.x - facing * width * 0.1, y: view.y, zoom: view.zoom * 1.04 }
  return view
}

/** What a resting camera looks at. */
export interface FramingInput {
  readonly size: ShotSize
  readonly angle: ShotAngle
  /** Everybody in the picture but the shoulder. */
  readonly figures: readonly FigureLayer[]
  /** Cast id the camera is on, or null. */
  readonly focus: string | null
  readonly overShoulder: boolean
}

/** The resting view of a shot. */
export function framing(input: FramingInput): View {
  const { size, figures } = input
  const wide: View = { x: STAGE.width / 2, y: STAGE.height / 2, zoom: 1 }
  if (size === 'WS' || figures.length === 0) return wide
  if (figures.length > 1) return inside(groupView(figures, size))
  const [figure] = figures
  if (figure === undefined) return wide
  const { zoom, below, ahead } = singleOf(size, heightOf(figure.look))
  const head = headOf(figure)
  // Over a shoulder the face moves to the free side: the shoulder fills the edge it looks towards.
  const lead = input.overShoulder ? 58 : ahead
  const view = { x: head.x + figure.facing * lead, y: head.y + below * figure.scale, zoom }
  return inside(angled(view, input.angle, figure.facing))
}

/** A resting camera key. */
export const restingKey = (view: View): CameraKey => ({ at: 0, ...view, ease: 'in_out' })
