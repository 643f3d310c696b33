import type { Shot } from '../../../../../shared/drama/film.ts'
import {
  compositionSchema,
  type Composition,
  type FigureLayer,
} from '../../../../../shared/picture/composition.ts'
import type { FigureLook } from '../../../../../shared/picture/look.ts'
import { styleOf } from '../../../../../shared/picture/style.ts'
import { createDice } from './dice.ts'
import { framing, holding, inside, restingKey, type View } from './framing.ts'
import { moveCamera } from './move-camera.ts'

export interface ComposeInput {
  readonly shot: Shot
  /** Looks of everybody in the picture, by look id. */
  readonly looks: Readonly<Record<string, FigureLook>>
  /** The brief's words on the look of the drama. */
  readonly style?: string
  /** 1 for the first take of the frame; another take sees the same thing a little differently. */
  readonly take?: number
}

function layers(input: ComposeInput): FigureLayer[] {
  return input.shot.figures.map(({ lookId, ...figure }) => {
    const look = input.looks[lookId]
    if (look === undefined)
      throw new RangeError(`shot ${input.shot.id} shows a look that is not given: ${lookId}`)
    return { ...figure, look }
  })
}

/** A second take stands a step to the side and a little nearer or farther. */
function retaken(view: View, figures: readonly FigureLayer[], shot: string, take: number): View {
  if (take <= 1) return view
  const dice = createDice(take, take)
  const drift = (dice.roll('x', shot) - 0.5) * (110 / view.zoom)
  const scale = 1.05 + dice.roll('zoom', shot) * 0.1
  const zoom = view.zoom * (view.zoom > 1.2 && take % 2 === 1 ? 1 / scale : scale)
  return inside(holding({ x: view.x + drift, y: view.y, zoom }, figures))
}

/**
 * The layers of a shot and its camera, in shot time. Given the same shot, looks and take, the same composition.
 * @throws RangeError when a look of the shot is not given.
 */
export function compose(input: ComposeInput): Composition {
  const { shot } = input
  const style = styleOf(input.style ?? '')
  const all = layers(input)
  const shoulder = all.find((figure) => figure.cast === shot.shoulder) ?? null
  const figures = all.filter((figure) => figure !== shoulder)
  const view = framing({
    size: shot.size,
    angle: shot.angle,
    figures,
    focus: shot.focus,
    overShoulder: shoulder !== null,
  })
  const composition: Composition = {
    plate: { set: shot.set, hour: shot.hour, weather: shot.weather, mood: shot.mood },
    figures,
    shoulder,
    insert: shot.insert,
    size: shot.size,
    camera: [restingKey(retaken(view, figures, shot.id, input.take ?? 1))],
    shake: shot.angle === 'dutch' ? 0.15 : 0,
    ...(style !== null && { style }),
  }
  return compositionSchema.parse(moveCamera(composition, shot.move, shot.plannedFrames))
}
