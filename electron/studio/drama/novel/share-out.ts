import type { ReadEvent } from '../../../../shared/drama/novel.ts'

/** Sharing the events of a novel out over episodes, in their order. */

/** What it costs to end an episode within a chapter, as a share of what an even episode weighs, squared. */
const CHAPTER_COST = 0.35
/** What it is worth that an episode ends on an event that matters, for each step of weight. */
const HOOK_WORTH = 0.06
/** Above so many events episodes end only where a chapter does, or at the heaviest events: the search stays short. */
const MOST_BORDERS = 600

/** Places where an episode may end: behind which events. */
function bordersOf(events: readonly ReadEvent[], episodes: number): number[] {
  const all = events.map((_event, i) => i + 1)
  if (all.length <= MOST_BORDERS) return all
  const ends = (i: number): boolean => events[i]?.ref.chapter !== events[i - 1]?.ref.chapter
  const byWeight = all.toSorted((a, b) => (events[b - 1]?.weight ?? 0) - (events[a - 1]?.weight ?? 0))
  const kept = new Set([
    ...all.filter(ends).slice(0, MOST_BORDERS),
    ...byWeight.slice(0, Math.max(episodes * 2, 100)),
  ])
  kept.add(events.length)
  return all.filter((at) => kept.has(at))
}

/**
 * Shares events out over episodes: about as much weight in each, ends at chapters where they are near, and at events that
 * matter. Every event is in exactly one episode, in order, and no episode is empty; with fewer events than episodes there
 * are as many episodes as events.
 */
export function shareOut(events: readonly ReadEvent[], episodes: number): ReadEvent[][] {
  const borders = [0, ...bordersOf(events, episodes)]
  const count = Math.min(episodes, borders.length - 1)
  const sums = [0]
  for (const one of events) sums.push((sums.at(-1) ?? 0) + one.weight)
  const even = (sums.at(-1) ?? 0) / Math.max(1, count)
  const cost = (from: number, to: number): number => {
    const weight = ((sums[to] ?? 0) - (sums[from] ?? 0)) / even
    const last = events[to - 1]
    const within = to < events.length && last?.ref.chapter === events[to]?.ref.chapter
    return (weight - 1) ** 2 + (within ? CHAPTER_COST : 0) - (last?.weight ?? 0) * HOOK_WORTH
  }
  return cutBy(bestEnds(borders, count, cost), events)
}

/** The borders at which so many episodes cost least. */
function bestEnds(
  borders: readonly number[],
  count: number,
  cost: (from: number, to: number) => number,
): number[] {
  const n = borders.length - 1
  let best = Array.from({ length: n + 1 }, (_one, i) => (i === 0 ? 0 : Infinity))
  const cameFrom: Int32Array[] = []
  for (let episode = 1; episode <= count; episode++) {
    const next = Array.from({ length: n + 1 }, () => Infinity)
    const from = new Int32Array(n + 1)
    for (let to = episode; to <= n - (count - episode); to++)
      for (let at = episode - 1; at < to; at++) {
        const sum = (best[at] ?? Infinity) + cost(borders[at] ?? 0, borders[to] ?? 0)
        if (sum < (next[to] ?? Infinity)) {
          next[to] = sum
          from[to] = at
        }
      }
    cameFrom.push(from)
    best = next
  }
  const ends: number[] = []
  let at = n
  for (const from of cameFrom.toReversed()) {
    ends.unshift(borders[at] ?? 0)
    at = from[at] ?? 0
  }
  return ends
}

const cutBy = (ends: readonly number[], events: readonly ReadEvent[]): ReadEvent[][] =>
  ends.map((end, i) => events.slice(ends[i - 1] ?? 0, end))
