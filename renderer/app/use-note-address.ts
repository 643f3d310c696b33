import { useEffect } from 'react'
import type { DramaInfo } from '../../shared/contract/drama.ts'
import { request } from '../rpc/client.ts'
import { findRoom } from './rooms.tsx'
import { parseHash } from './router.ts'

/** How long one has to be somewhere for it to be remembered, in milliseconds. */
const STAY_MS = 1000

/** Remembers where in the drama one is, so that it opens there again. */
export function useNoteAddress(drama: DramaInfo | null): void {
  const dir = drama?.dir ?? null
  useEffect(() => {
    if (dir === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const note = () => {
      clearTimeout(timer)
      const address = location.hash
      const { room } = parseHash(address)
      if (room === null || findRoom(room)?.needsDrama !== true || address.length > 500) return
      timer = setTimeout(() => {
        // A drama that was closed meanwhile remembers nothing: that one was here is no loss.
        request('drama.seen', { address }).catch(() => undefined)
      }, STAY_MS)
    }
    addEventListener('hashchange', note)
    return () => {
      clearTimeout(timer)
      removeEventListener('hashchange', note)
    }
  }, [dir])
}
