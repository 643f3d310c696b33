import type { Pose } from '../../../../../shared/picture/composition.ts'
import type { FigureLook } from '../../../../../shared/picture/look.ts'

/** Height of a build against the average one. */
const HEIGHTS: Record<FigureLook['build'], number> = {
  slim: 0.97,
  average: 1,
  broad: 1.05,
  stout: 0.9,
  child: 0.6,
}

export const bodyHeight = (build: FigureLook['build']): number => HEIGHTS[build]

/** Units by which the head of an adult comes down in a pose. */
export const headDrop = (pose: Pose): number => (pose === 'kneel' ? 400 : pose === 'sit' ? 210 : 0)
