/** An object filling the frame, lying on the table of the set: same paper, larger. */
import type { Brush } from '../paper.ts'

/** A drawing of an object, 1080 wide and 1920 high; captions lie over its lower third. */
export interface InsertDefinition {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Words (Chinese, or lower-case English) by which a prop is recognised; longer ones count more. */
  readonly words: readonly string[]
  readonly paint: (b: Brush) => void
}
