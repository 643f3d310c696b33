import { z } from 'zod'
import { buildRun } from './build.ts'
import { dropped } from './drama.ts'
import { failure } from './envelope.ts'
import { exportRun } from './exports.ts'
import { TOPICS } from './route.ts'

/** Commands of the menu that the page carries out. */
export const MENU_COMMANDS = [
  'new',
  'open',
  'close',
  'undo',
  'redo',
  'palette',
  'shortcuts',
  'settings',
  'build',
  'export',
  'find',
  'room-1',
  'room-2',
  'room-3',
  'room-4',
  'room-5',
  'room-6',
  'room-7',
  'room-8',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

const event = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    kind: z.literal(kind),
    /** Counts up by one with every event: a gap means one was lost. */ seq: z.int(),
    ...shape,
  })

/** Everything the studio tells the window unasked. */
export const studioEvent = z.discriminatedUnion('kind', [
  /** Reads about these topics are stale. */
  event('changed', { topics: z.array(z.enum(TOPICS)) }),
  /** Another drama lies on the desk, or none: what was said of the one before is of no use any more. */
  event('another', {}),
  /** How a build goes; at most ten a second, the last one always. */
  event('build', { run: buildRun }),
  /** How an export goes; at most ten a second, the last one always. */
  event('export', { run: exportRun }),
  /** The open drama cannot be worked on any more: moved, deleted, disk full, damaged. */
  event('problem', { problem: failure }),
  /** A person chose something in the menu of the window. */
  event('menu', { command: z.enum(MENU_COMMANDS) }),
  /** Something was opened from outside the page, by a file or a second start; with what is wrong with it. */
  event('opened', dropped.shape),
])
export type StudioEvent = z.infer<typeof studioEvent>
/** An event before it has its number. */
export type StudioEventBody = StudioEvent extends infer E
  ? E extends StudioEvent
    ? Omit<E, 'seq'>
    : never
  : never
