import { z } from 'zod'
import { exportLoss } from '../drama/loss.ts'
import { done, episodeNumber, nothing } from './common.ts'
import { failure } from './envelope.ts'
import { read, write } from './route.ts'

/** Formats of this version, as the command line names them. */
export const exportFormat = z.enum(['mp4', 'srt', 'vtt', 'fountain', 'still', 'cues', 'season'])
export type ExportFormatId = z.infer<typeof exportFormat>

/** An export under way, or the last one. */
export const exportRun = z.strictObject({
  run: z.int(),
  state: z.enum(['running', 'cancelling', 'done', 'cancelled', 'failed']),
  format: exportFormat,
  out: z.string(),
  /** Episode being written, frames of it that are painted, and frames it has (0 of 0 for texts). */
  episode: episodeNumber.nullable(),
  doneFrames: z.int(),
  totalFrames: z.int(),
  files: z.array(z.string()),
  /** What the format could not hold, and what was left out or is out of date. */
  lost: z.array(exportLoss),
  problem: failure.nullable(),
})
export type ExportRun = z.infer<typeof exportRun>

/** Routes of export. */
export const exportsDomain = {
  'export.current': read(
    'The export under way, or the last one; null when there was none.',
    ['export', 'drama'],
    nothing,
    z.strictObject({ run: exportRun.nullable() }),
  ),
  'export.start': write(
    'Writes files other programs read. With `out` null a person is asked for a folder; `started` is false when nobody chose one. Answers when it has started; `export` events tell how it goes. BUSY, BUILD_FAILED, RENDERER_MISSING.',
    z.strictObject({
      format: exportFormat,
      episodes: z.array(episodeNumber).min(1).nullable(),
      out: z.string().max(4096).nullable(),
    }),
    z.strictObject({ started: z.boolean() }),
  ),
  'export.cancel': write('Stops the export under way; files that are whole stay.', nothing, done),
} as const
