import type { ExportFormatId } from '../../shared/contract/exports.ts'

/** Formats under the headings of the dialog, in its order. */
export const FORMAT_GROUPS = [
  { id: 'watch', formats: ['mp4', 'srt', 'vtt', 'still'] },
  { id: 'read', formats: ['fountain'] },
  { id: 'produce', formats: ['cues', 'season'] },
] as const satisfies readonly { id: string; formats: readonly ExportFormatId[] }[]

/** Formats that cannot hold everything they are made of: what they lose is said before they are chosen. */
export const LOSSY: ReadonlySet<ExportFormatId> = new Set(['srt', 'fountain', 'still'])

/** The last part of a path of this machine, as its file manager shows it. */
export const fileName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path
