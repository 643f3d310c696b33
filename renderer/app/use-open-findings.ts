import { useEffect, useRef } from 'react'
import { routes } from '../../shared/contract/index.ts'
import { useRead, useStudioEvent } from '../rpc/hooks.ts'

/** Checks run over the whole season: the number beside the room follows this long after the last change, in ms. */
const FOLLOW_MS = 1500

/** How many findings are open; 0 until it is known. Follows changes at a distance, so that typing does not wait for it. */
export function useOpenFindings(hasDrama: boolean): number {
  // Not enabled: asked for below, when changes have come to rest. The findings room asks for it at once.
  const { data, refetch } = useRead('findings.count', {}, { enabled: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!hasDrama) return
    timer.current = setTimeout(() => void refetch(), FOLLOW_MS)
    return () => clearTimeout(timer.current)
  }, [hasDrama, refetch])
  useStudioEvent('changed', ({ topics }) => {
    if (!hasDrama || !topics.some((topic) => routes['findings.count'].topics.includes(topic))) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void refetch(), FOLLOW_MS)
  })
  return hasDrama ? (data?.open ?? 0) : 0
}
