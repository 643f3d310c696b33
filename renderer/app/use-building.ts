import { useReadPart } from '../rpc/hooks.ts'

/** True while a build runs or is being stopped. What it is told by changes ten times a second; this does not. */
export const useBuilding = (): boolean =>
  useReadPart('build.current', {}, ({ run }) => run?.state === 'running' || run?.state === 'cancelling') ??
  false
