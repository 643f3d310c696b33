import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { numberAtDrop, type Edge } from './places.ts'

/** Marks what is dragged as an episode of this board. */
const KIND = 'episode'

/** The side of an element a pointer is at. */
function edgeAt(element: Element, clientX: number): Edge {
  const { left, width } = element.getBoundingClientRect()
  return clientX < left + width / 2 ? 'before' : 'after'
}

/** Makes a card something to pick up, and something to drop another one beside; answers with what to show. */
export function useCardDrag(
  card: RefObject<HTMLElement | null>,
  number: number,
  onMove: ((from: number, to: number) => void) | null,
): { readonly dragged: boolean; readonly edge: Edge | null } {
  const [dragged, setDragged] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)
  const dropped = useEffectEvent((from: number, at: Edge) => onMove?.(from, numberAtDrop(from, number, at)))
  const numberNow = useEffectEvent(() => number)
  const movable = onMove !== null
  useEffect(() => {
    const element = card.current
    if (element === null || !movable) return undefined
    return combine(
      draggable({
        element,
        getInitialData: () => ({ kind: KIND, number: numberNow() }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['kind'] === KIND && source.element !== element,
        onDrag: ({ location }) => setEdge(edgeAt(element, location.current.input.clientX)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null)
          dropped(Number(source.data['number']), edgeAt(element, location.current.input.clientX))
        },
      }),
    )
  }, [card, movable])
  return { dragged, edge }
}
