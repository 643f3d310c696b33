import { z } from 'zod'
import { nothing } from './common.ts'
import { read, write } from './route.ts'

/** A human change, as the history names it: `edit`, `move`, `voice` … and of what. */
export const changeLabel = z.strictObject({
  seq: z.int(),
  /** Kind of decision: a key of the window's words. */
  kind: z.string(),
  /** What it was about: a line's first words, a scene's heading, a name. */
  what: z.string(),
})
export type ChangeLabel = z.infer<typeof changeLabel>

/** Routes of undo and redo. Both survive a restart. */
export const history = {
  'history.get': read(
    'What undo and redo would do now; null when there is nothing.',
    ['history', 'drama'],
    nothing,
    z.strictObject({
      undo: changeLabel.nullable(),
      redo: changeLabel.nullable(),
      /** Changes so far, undone ones left out. */
      steps: z.int(),
    }),
  ),
  'history.undo': write(
    'Takes back the last human change. NOTHING_TO_UNDO.',
    nothing,
    z.strictObject({ undone: changeLabel }),
  ),
  'history.redo': write(
    'Makes the last undone change again. NOTHING_TO_UNDO when nothing was undone since.',
    nothing,
    z.strictObject({ redone: changeLabel }),
  ),
} as const
