import type { RouteInput, RouteOutput } from '../../shared/contract/index.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'

/** What the stage is told until the settings have come. */
const FIRST = { volume: 0.8, captions: true, safeAreas: false } as const

/** Settings of this machine that the stage follows. */
export function useSettings(): Pick<RouteOutput<'settings.get'>, 'volume' | 'captions' | 'safeAreas'> {
  return useRead('settings.get', {}).data ?? FIRST
}

/** Changes settings of this machine. */
export function useSetSettings(): (part: RouteInput<'settings.set'>) => void {
  const write = useWrite('settings.set')
  return (part) => write.mutate(part)
}
