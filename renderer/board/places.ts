/** Side of a card something is dropped on. */
export type Edge = 'before' | 'after'

/**
 * The number an episode gets that is dropped at one side of another one: both by their numbers before it. An episode
 * that comes from the left leaves a gap that everything after it moves up into.
 */
export function numberAtDrop(from: number, target: number, edge: Edge): number {
  const place = edge === 'before' ? target : target + 1
  return from < place ? place - 1 : place
}

/** Id of the episode one has to follow to be shown with a number; null to be the first. */
export function followedAt(ids: readonly string[], from: number, to: number): string | null {
  return ids.toSpliced(from - 1, 1)[to - 2] ?? null
}
