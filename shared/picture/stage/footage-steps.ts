/** A bought picture or clip in the place of the paper theatre: over the whole frame, under the camera of its shot. */
import type { Rate } from '../../drama/media.ts'
import type { Ctx } from '../canvas.ts'
import type { Composition } from '../composition.ts'
import { clipFrameAt } from '../film-pace.ts'
import type { Drawing, Footage, Shown } from '../footage.ts'
import { clamp } from '../palette.ts'
import type { Step } from './steps.ts'
import type { CameraPoint, View } from './view.ts'

/** Where in its shot a frame is. */
export interface FootageMoment {
  readonly frame: number
  readonly durationFrames: number
  readonly fps: Rate
}

/** What shows of a shot, and whether its camera still moves: a clip has a camera of its own. */
interface Seen extends Shown {
  readonly moves: boolean
}

/** What is to be seen of a shot; null for one of layers alone. */
function seenOf(composition: Composition, moment: FootageMoment, footage: Footage): Seen | null {
  const { picture, film } = composition
  if (film !== undefined) {
    const { frame, durationFrames, fps } = moment
    const at = clipFrameAt(frame, film.durationFrames, durationFrames, fps.num / fps.den)
    const shown = footage.film(film, at)
    if (shown.drawing !== null) return { ...shown, moves: false }
    if (picture === undefined) return { ...shown, moves: false }
    // A clip starts from its picture: the next best thing while it is decoded, and when it is lost.
    const still = footage.still(picture)
    return { drawing: still.drawing, ready: shown.ready && still.ready, moves: false }
  }
  return picture === undefined ? null : { ...footage.still(picture), moves: true }
}

/** Most a picture is enlarged to give a camera room beside it. */
const MOST_ROOM = 1.2
const HALF = 0.5

/** Where the middle of the frame lies in a picture (0-1 of what a resting frame shows), and how many times it is enlarged. */
interface Crop {
  readonly u: number
  readonly v: number
  readonly k: number
}

/**
 * A camera's way as crops of a picture. The picture already is what the camera is planned to see, so only what changes
 * on the way counts: the widest moment shows all of it, and a camera that travels is given as much room as it needs,
 * by enlarging the picture, up to {@link MOST_ROOM}.
 */
export function cropAt(cam: CameraPoint, path: readonly CameraPoint[]): Crop {
  const [xs, ys] = [path.map((p) => p.x), path.map((p) => p.y)]
  const widest = Math.min(...path.map((p) => p.zoom))
  const [cx, cy] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2]
  const away = (p: CameraPoint): readonly [u: number, v: number] => [
    ((p.x - cx) * widest) / 1080,
    ((p.y - cy) * widest) / 1920,
  ]
  const room = Math.max(
    1,
    ...path.map((p) => {
      const far = Math.max(...away(p).map(Math.abs))
      return far >= HALF ? MOST_ROOM : widest / p.zoom / (1 - 2 * far)
    }),
  )
  const k = (cam.zoom / widest) * Math.min(room, MOST_ROOM)
  const free = HALF - HALF / k
  const [u, v] = away(cam).map((d) => HALF + clamp(d, -free, free)) as [number, number] // two in, two out
  return { u, v, k }
}

/** Lays a picture over the whole frame: as large as it has to be, its middle kept. */
function cover(ctx: Ctx, W: number, H: number, { source, width, height }: Drawing, { u, v, k }: Crop): void {
  const s = Math.max(W / width, H / height) * k
  const [w, h] = [width * s, height * s]
  // What a resting frame shows is `W` by `H` in the middle of the picture; `u` and `v` are parts of that.
  const x = W / 2 - w / 2 - (u - HALF) * W * k
  const y = H / 2 - h / 2 - (v - HALF) * H * k
  ctx.imageSmoothingEnabled = true
  ctx.imageSmoothingQuality = 'high'
  ctx.drawImage(source, x, y, w, h)
}

/** Colour of a frame whose picture is on its way. */
const WAITING = '#17140f'
const REST: Crop = { u: HALF, v: HALF, k: 1 }

/** The picture of a shot as one step; null when layers have to be painted: there is no other picture, or it is lost. */
export function footageSteps(
  composition: Composition,
  moment: FootageMoment,
  view: View,
  footage: Footage | undefined,
): Step[] | null {
  if (footage === undefined) return null
  const seen = seenOf(composition, moment, footage)
  if (seen === null || (seen.drawing === null && seen.ready)) return null
  const { W, H, cam, path } = view
  const { drawing, moves } = seen
  const crop = moves ? cropAt(cam, path) : REST
  return [
    {
      kind: 'live',
      draw(ctx) {
        ctx.fillStyle = WAITING
        ctx.fillRect(0, 0, W, H)
        if (drawing !== null) cover(ctx, W, H, drawing, crop)
      },
    },
  ]
}

/** False while the picture of a moment is being decoded. */
export function footageReady(
  composition: Composition,
  moment: FootageMoment,
  footage: Footage | undefined,
): boolean {
  return footage === undefined || (seenOf(composition, moment, footage)?.ready ?? true)
}
