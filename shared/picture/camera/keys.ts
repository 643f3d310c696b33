/** The camera of a shot: keys with easing, and the drift of a camera held by hand. */
import type { CameraKey, Composition } from '../composition.ts'
import { clamp, lerp, smooth } from '../palette.ts'
import { HOME, type CameraPoint } from '../stage/view.ts'

const EASE: Readonly<Record<CameraKey['ease'], (u: number) => number>> = {
  linear: (u) => u,
  in: (u) => u * u,
  out: (u) => 1 - (1 - u) * (1 - u),
  in_out: smooth,
}
/** Between two points: the place runs evenly, the zoom by equal factors. */
const between = (a: CameraPoint, b: CameraPoint, u: number): CameraPoint => ({
  x: lerp(a.x, b.x, u),
  y: lerp(a.y, b.y, u),
  zoom: a.zoom * (b.zoom / a.zoom) ** u,
})
/** The camera at a shot time (0 first frame, 1 last), without drift. */
export function cameraAt(keys: readonly CameraKey[], u: number): CameraPoint {
  const next = keys.findIndex((key) => key.at > u)
  const to = keys[next]
  const from = keys[next === -1 ? keys.length - 1 : next - 1]
  if (!from) return to ?? HOME
  if (!to) return { x: from.x, y: from.y, zoom: from.zoom }
  return between(from, to, EASE[from.ease](clamp((u - from.at) / (to.at - from.at))))
}

/** Greatest drift of a hand-held camera at zoom 1, in stage units. */
const DRIFT = 15
/** A closer camera is held more carefully: on the screen the drift grows slower than the zoom. */
const reach = (shake: number, zoom: number): number => (DRIFT * shake) / zoom ** 0.7

/** The drift of a hand: three slow swings that never line up. */
function held(cam: CameraPoint, shake: number, seconds: number): CameraPoint {
  if (shake === 0) return cam
  const r = reach(shake, cam.zoom)
  const swing = (a: number, b: number, c: number): number =>
    0.5 * Math.sin(seconds * a) + 0.33 * Math.sin(seconds * b + 1.3) + 0.17 * Math.sin(seconds * c + 4.1)
  return { ...cam, x: cam.x + r * swing(1.3, 2.9, 5.3), y: cam.y + r * swing(1.7, 2.3, 6.1) }
}

/** The camera of a moment and its way through the whole shot. */
export interface CameraWay {
  readonly cam: CameraPoint
  readonly path: readonly CameraPoint[]
  readonly rest: boolean
}
const SAMPLES = 16
/** Where the camera is, and where it will have been: bitmaps are painted for the whole way. */
export function cameraWay({ camera, shake }: Composition, u: number, seconds: number): CameraWay {
  const rest = camera.length === 1 && shake === 0
  const cam = held(cameraAt(camera, u), shake, seconds)
  if (rest) return { cam, path: [cam], rest }
  const path = Array.from({ length: SAMPLES + 1 }, (_, i) => cameraAt(camera, i / SAMPLES)).concat(camera)
  if (shake === 0) return { cam, path, rest }
  const around = path.flatMap((p) => {
    const r = reach(shake, p.zoom)
    return [
      { ...p, x: p.x - r, y: p.y - r },
      { ...p, x: p.x + r, y: p.y + r },
    ]
  })
  return { cam, path: around, rest }
}
/** The camera a little later, for what must be made ahead. */
export const cameraSoon = ({ camera }: Composition, u: number): CameraPoint =>
  cameraAt(camera, Math.min(1, u))
