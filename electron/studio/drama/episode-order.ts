/**
 * An episode has an id (the number it was planned with, the subject of its products) that never changes, and a number
 * (its place in the season) that people see. This maps one to the other; nothing else does.
 */
export interface EpisodeOrder {
  /** Ids of all episodes in played order. */
  readonly ids: readonly number[]
  /** Number an episode is shown with, from 1. An id the season does not have is answered as it is. */
  numberOf(id: number): number
  /** Id of the episode that is shown with a number. A number the season does not have is answered as it is. */
  idAt(number: number): number
}

/**
 * The order of a season of so many episodes.
 * @param stored ids as a person put them; those the season has no more are left out, those it got since come last
 */
export function episodeOrder(episodes: number, stored: readonly number[]): EpisodeOrder {
  const written = Array.from({ length: episodes }, (_, i) => i + 1)
  const placed = [...new Set(stored)].filter((id) => id >= 1 && id <= episodes)
  const known = new Set(placed)
  const ids = [...placed, ...written.filter((id) => !known.has(id))]
  const numbers = new Map(ids.map((id, i) => [id, i + 1]))
  return { ids, numberOf: (id) => numbers.get(id) ?? id, idAt: (number) => ids[number - 1] ?? number }
}

/** Ids after one of them is moved behind another (null: to the front); null when that is the order they were planned in. */
export function idsAfterMove(
  order: EpisodeOrder,
  id: number,
  after: number | null,
): readonly number[] | null {
  const rest = order.ids.filter((one) => one !== id)
  const moved = rest.toSpliced(after === null ? 0 : rest.indexOf(after) + 1, 0, id)
  return moved.every((one, i) => one === i + 1) ? null : moved
}

/** Name of an episode by its id, as the window and the journal use it: `episode-3`. */
export const episodeName = (id: number): string => `episode-${id}`

/** The id in such a name; null when it is none. */
export function episodeNamed(name: string): number | null {
  const found = /^episode-([1-9]\d{0,2})$/.exec(name)?.[1]
  return found === undefined ? null : Number(found)
}
