import { useEffect, useState } from 'react'

/** Longest wait for a quiet moment, in milliseconds. */
const AT_LAST_MS = 1000

/** False at first, true once the page has had a moment to spare: for what is not needed to show a room. */
export function useLater(): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    const waiting = requestIdleCallback(() => setLater(true), { timeout: AT_LAST_MS })
    return () => cancelIdleCallback(waiting)
  }, [])
  return later
}
