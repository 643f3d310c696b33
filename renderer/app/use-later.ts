import { useEffect, useState } from 'react'

/** How long a room has to itself, in milliseconds: an idle moment comes while it still waits for what it asked for. */
const FIRST_MS = 1000

/** False at first, true once what was opened has had time to show: for what looks through a whole season. */
export function useLater(): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), FIRST_MS)
    return () => clearTimeout(timer)
  }, [])
  return later
}
