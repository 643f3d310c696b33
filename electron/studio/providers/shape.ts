import type { Size } from './media-terms.ts'

/** Share of a picture that may be cut off, by its shape, before it is another picture than was asked for. */
const MOST_CUT = 0.2
/** Less is not worth a word: sizes are rounded to what models draw. */
const LEAST_CUT = 0.03

/** How much of a picture is cut off where it fills a frame of another shape, 0-1. */
function cutShare(got: Size, frame: Size): number {
  const ratio = (got.width * frame.height) / (got.height * frame.width)
  return 1 - Math.min(ratio, 1 / ratio)
}

const named = ({ width, height }: Size): string => `${width}x${height}`

/** Whether what came is of the shape that was asked for. */
export interface Shape {
  /** Why it is of no use; null when it is. */
  readonly useless: string | null
  /** What is lost of it where it fills the frame; none when hardly anything is. */
  readonly warnings: readonly string[]
}

/**
 * Looks at the shape of what came. A model may draw other shapes than the frame's, such as 2:3: it is held to the size
 * that was asked of it, and what the frame cuts off of that is told.
 * @param frame what it is to fill; @param asked the size the model was asked for
 */
export function shapeOf(got: Size, frame: Size, asked: Size): Shape {
  const cut = cutShare(got, frame)
  if (Math.min(cut, cutShare(got, asked)) > MOST_CUT)
    return {
      useless: `it is ${named(got)}, and ${named(asked)} was asked for; name the sizes the model draws under "sizes"`,
      warnings: [],
    }
  const lost = `${named(got)} came: ${Math.round(cut * 100)} % of it is cut off to fill the frame`
  return { useless: null, warnings: cut > LEAST_CUT ? [lost] : [] }
}
