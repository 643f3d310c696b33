import { useQueryClient } from '@tanstack/react-query'
import type { Settings } from '../../shared/contract/app.ts'
import { useReadPart, useWrite } from '../rpc/hooks.ts'

/** What the stage is told until the settings have come. */
const FIRST = { volume: 0.8, captions: true, safeAreas: false } as const

type StageSettings = Pick<Settings, keyof typeof FIRST>

/** A setting of this machine that the stage follows: what asks for one is drawn again when that one changes. */
export const useSetting = <K extends keyof StageSettings>(name: K): StageSettings[K] =>
  useReadPart('settings.get', {}, (settings) => settings[name]) ?? FIRST[name]

/** Changes settings of this machine. They show at once; what could not be kept goes back to what it was. */
export function useSetSettings(): (change: (now: StageSettings) => Partial<StageSettings>) => void {
  const cache = useQueryClient()
  const { mutate } = useWrite('settings.set')
  return (change) => {
    const now = cache.getQueryData<Settings>(KEY)
    const part = change(now ?? FIRST)
    // An answer on its way is of before the change.
    void cache.cancelQueries({ queryKey: KEY })
    if (now !== undefined) cache.setQueryData<Settings>(KEY, { ...now, ...part })
    mutate(part, { onError: () => void cache.invalidateQueries({ queryKey: KEY }) })
  }
}

const KEY = ['settings.get', {}] as const
