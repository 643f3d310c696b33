import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { create } from 'zustand'
import type { DramaInfo, Opened } from '../../shared/contract/drama.ts'
import type { Failure } from '../../shared/contract/envelope.ts'
import { request, RequestError } from '../rpc/client.ts'
import { useScreen } from '../state/screen.ts'
import { findRoom, firstRoom } from './rooms.tsx'
import { navigate, parseHash } from './router.ts'

/** Why a folder was not opened as asked, or why the open one cannot be worked on any more. */
export interface Trouble {
  readonly failure: Failure
  /** The folder, where one is known. */
  readonly dir: string | null
  /** Whether it can be opened for reading. */
  readonly readable: boolean
  /** `opening`: another drama may be open behind it. `open`: it is the open drama that is in trouble. */
  readonly when: 'opening' | 'open'
}

const useStore = create<{ readonly trouble: Trouble | null }>(() => ({ trouble: null }))

/** The trouble to show, or null. */
export const useTrouble = () => useStore((state) => state.trouble)
/** Shows trouble, or takes it away. */
export const showTrouble = (trouble: Trouble | null) => useStore.setState({ trouble })

/** Goes to where one was in a drama last, else to its first room. */
export function goWhereOneWas({ address }: DramaInfo): void {
  const { room } = parseHash(address ?? '')
  if (address !== null && room !== null && findRoom(room)?.needsDrama === true) location.hash = address
  else navigate(firstRoom())
}

/** Takes an answer to opening: goes to where one was in what was opened, or shows why it was not. */
export function takeOpened({ drama, problem }: Opened): DramaInfo | null {
  if (problem !== null) {
    const { dir, readable, ...failure } = problem
    showTrouble({ failure, dir, readable, when: 'opening' })
    return null
  }
  if (drama === null) return null
  showTrouble(null)
  useScreen.getState().startOver()
  goWhereOneWas(drama)
  return drama
}

/** A request that failed as the trouble it is. */
function troubleOf(error: unknown, dir: string | null): Trouble {
  const failure: Failure =
    error instanceof RequestError
      ? { code: error.code, message: error.message, hint: error.hint }
      : { code: 'INTERNAL', message: String(error), hint: '' }
  return { failure, dir, readable: false, when: 'opening' }
}

/**
 * Opens a drama and goes to its first room; with null a person is asked for the folder. What goes wrong is shown by the frame;
 * the answer is null then, and when nobody chose a folder.
 */
export function useOpenDrama(): (dir: string | null, mode?: 'write' | 'read') => Promise<DramaInfo | null> {
  const take = useTaken()
  return useCallback((dir, mode = 'write') => take(() => request('drama.open', { dir, mode }), dir), [take])
}

/** Puts the backup that is shown in the place of the damaged drama and opens it. What goes wrong is shown by the frame. */
export function useRestoreDrama(): () => Promise<DramaInfo | null> {
  const take = useTaken()
  return useCallback(() => take(() => request('drama.restore', {}), null), [take])
}

/** Opens something, reads all anew and goes there; what goes wrong is shown by the frame. */
function useTaken(): (open: () => Promise<Opened>, dir: string | null) => Promise<DramaInfo | null> {
  const cache = useQueryClient()
  return useCallback(
    async (open, dir) => {
      try {
        const answer = await open()
        // The studio has said already that all is new: what is asked for is on its way.
        await cache.invalidateQueries({}, { cancelRefetch: false })
        return takeOpened(answer)
      } catch (error) {
        showTrouble(troubleOf(error, dir))
        return null
      }
    },
    [cache],
  )
}

/** Closes the open drama and goes home. What goes wrong (a build under way) is shown by the frame. */
export function useCloseDrama(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    try {
      await request('drama.close', {})
      showTrouble(null)
      useScreen.getState().startOver()
      await cache.invalidateQueries()
      navigate('home')
    } catch (error) {
      showTrouble(troubleOf(error, null))
    }
  }, [cache])
}
