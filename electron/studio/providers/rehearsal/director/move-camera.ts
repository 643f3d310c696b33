import type { CameraMove } from '../../../../../shared/drama/vocabulary.ts'
import type { CameraKey, Composition } from '../../../../../shared/picture/composition.ts'
import { holding, inside, STAGE, type View } from './framing.ts'

/** Frames after which a move has its full reach: shorter shots move less far, so the speed stays alike. */
const FULL_REACH_FRAMES = 96

interface Path {
  readonly from: View
  readonly to: View
  readonly ease: CameraKey['ease']
}

/** A view moved by parts of its own width and height, and scaled. */
function moved(view: View, dx: number, dy: number, scale: number): View {
  return {
    x: view.x + (dx * STAGE.width) / view.zoom,
    y: view.y + (dy * STAGE.height) / view.zoom,
    zoom: view.zoom * scale,
  }
}

/** Where a move starts and ends, from the view the still shows. `reach` is 0-1. */
function pathOf(rest: View, move: CameraMove, reach: number): Path | null {
  // A whole stage has nothing beside it to travel to: come a little closer first.
  const room = rest.zoom < 1.14 ? { ...rest, zoom: 1.14 } : rest
  switch (move) {
    case 'push_in':
      return {
        from: moved(rest, 0, 0, 1 - 0.1 * reach),
        to: moved(rest, 0, -0.012, 1 + 0.16 * reach),
        ease: 'in_out',
      }
    case 'pull_out':
      return {
        from: moved(rest, 0, 0, 1 + 0.2 * reach),
        to: moved(rest, 0, 0, 1 - 0.08 * reach),
        ease: 'out',
      }
    case 'pan':
      return { from: moved(room, -0.08 * reach, 0, 1), to: moved(room, 0.05 * reach, 0, 1), ease: 'in_out' }
    case 'tilt':
      return { from: moved(room, 0, 0.1 * reach, 1), to: moved(room, 0, -0.02, 1), ease: 'out' }
    case 'dolly':
      return {
        from: moved(room, 0.06 * reach, 0.01, 0.96),
        to: moved(room, -0.03 * reach, 0, 1.08),
        ease: 'in_out',
      }
    case 'static':
    case 'handheld':
      return null
  }
}

/**
 * A composition with its camera set in motion. The still of a shot shows the view the move is built round; a move
 * starts before it and ends a little beyond, and never leaves the painted stage.
 */
export function moveCamera(composition: Composition, move: CameraMove, plannedFrames: number): Composition {
  const first = composition.camera[0]
  if (first === undefined) return composition
  if (move === 'handheld') return { ...composition, shake: Math.max(0.5, composition.shake) }
  const rest: View = { x: first.x, y: first.y, zoom: first.zoom }
  // An insert is a drawing that just fills the frame: the camera can come nearer and nothing else.
  if (composition.insert !== null && move !== 'push_in') return composition
  const path = pathOf(rest, move, Math.min(1, plannedFrames / FULL_REACH_FRAMES))
  if (path === null) return composition
  const from = inside(holding(path.from, composition.figures))
  const to = inside(holding(path.to, composition.figures))
  if (from.x === to.x && from.y === to.y && from.zoom === to.zoom) return composition
  return {
    ...composition,
    camera: [
      { at: 0, ...from, ease: path.ease },
      { at: 1, ...to, ease: 'linear' },
    ],
  }
}
