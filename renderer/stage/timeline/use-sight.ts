import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** Part of the timeline that is in sight, px from its start. */
export interface View {
  readonly left: number
  readonly width: number
}

/** Drawn beyond both edges, px, so that scrolling shows no gaps. */
const OVER = 200

/** What a scroller shows, to the next {@link OVER} px: renders only when that changes. */
export function useSight(): { scroller: RefObject<HTMLDivElement | null>; view: View; onScroll: () => void } {
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<View>({ left: 0, width: 0 })
  const onScroll = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const left = Math.floor(element.scrollLeft / OVER) * OVER
    const width = element.clientWidth
    setView((now) => (now.left === left && now.width === width ? now : { left, width }))
  }, [])
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const watch = new ResizeObserver(onScroll)
    watch.observe(element)
    return () => watch.disconnect()
  }, [onScroll])
  return { scroller, view, onScroll }
}

/** The drawn part of a view, px. */
export const drawn = ({ left, width }: View): { from: number; to: number } => ({
  from: Math.max(0, left - OVER),
  to: left + width + 2 * OVER,
})
