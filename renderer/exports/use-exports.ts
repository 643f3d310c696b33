import type { ExportRun } from '../../shared/contract/exports.ts'
import { useTellFailure } from '../app/failures.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'

/** Whether an export still writes. */
export const isWorking = (run: ExportRun | null): boolean =>
  run?.state === 'running' || run?.state === 'cancelling'

/** How much of the episode that is being painted is done, 0-1; 0 while nothing can be counted. */
export const shareDone = ({ doneFrames, totalFrames }: ExportRun): number =>
  totalFrames === 0 ? 0 : doneFrames / totalFrames

/** The export under way, or the last one of the open drama; null when there was none. */
export const useExportRun = (): ExportRun | null => useRead('export.current', {}).data?.run ?? null

/** Shows the first file of an export where it lies, in the file manager. */
export function useReveal(): (run: ExportRun) => void {
  const reveal = useWrite('drama.reveal')
  const tell = useTellFailure()
  return ({ files }) => reveal.mutate({ path: files[0] ?? null }, { onError: tell })
}
