import type { EpisodeCard } from '../../shared/contract/board.ts'
import type { ProductState } from '../../shared/contract/common.ts'
import { isMore } from '../ui/money.ts'
import { pinyinInitials } from '../ui/pinyin.ts'

/** A state an episode shows: a pin shows where all is made. */
export type EpisodeMark = ProductState | 'pinned'

/** States in the order they want a person. */
export const MARKS = ['unknown', 'blocked', 'stale', 'missing', 'pinned', 'current'] as const

/** Which episodes of the season show. */
export interface EpisodeFilter {
  /** Words that all have to be in it; "" for any. */
  readonly text: string
  /** Null for any. */
  readonly state: EpisodeMark | null
}

/** All of them. */
export const ALL: EpisodeFilter = { text: '', state: null }

/** True when it leaves something out. */
export const isNarrow = ({ text, state }: EpisodeFilter): boolean => text.trim() !== '' || state !== null

/** What an episode shows as its state. */
export const markOf = ({ state, pinned }: Pick<EpisodeCard, 'state' | 'pinned'>): EpisodeMark =>
  state === 'current' && pinned > 0 ? 'pinned' : state

/**
 * The episodes a filter lets through, in the order given. A word is looked for anywhere in number, title, premise,
 * synopsis, hook, cliffhanger and the names of the cast, whatever its length; a title is found by its pinyin too.
 */
export function matching(
  episodes: readonly EpisodeCard[],
  nameOf: (cast: string) => string,
  { text, state }: EpisodeFilter,
): readonly EpisodeCard[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (episode: EpisodeCard, word: string) =>
    String(episode.number) === word ||
    [
      episode.title,
      episode.premise ?? '',
      episode.synopsis,
      episode.hook,
      episode.cliffhanger,
      ...episode.cast.map(nameOf),
    ].some((part) => part.toLowerCase().includes(word)) ||
    pinyinInitials(episode.title).includes(word)
  return episodes.filter(
    (episode) => (state === null || markOf(episode) === state) && words.every((word) => has(episode, word)),
  )
}

/** Columns the list can be in the order of. */
export type SortKey = 'number' | 'title' | 'length' | 'lines' | 'findings' | 'state' | 'spent' | 'price'

/** The order of the list. */
export interface EpisodeOrder {
  readonly by: SortKey
  /** Largest, last or best first. */
  readonly down: boolean
}

/** What the plan makes of an episode: how many products, and at what price at most; null when one has no price. */
export interface Planned {
  readonly count: number
  readonly asked: number
  readonly price: string | null
}

const compareAmounts = (a: string, b: string): number => (isMore(a, b) ? 1 : isMore(b, a) ? -1 : 0)

/** Nothing planned before every price, no price after all of them. */
const priceRank = (plan: Planned | undefined): number =>
  plan === undefined ? 0 : plan.price === null ? 2 : 1

const comparePrices = (a: Planned | undefined, b: Planned | undefined): number =>
  priceRank(a) - priceRank(b) || compareAmounts(a?.price ?? '0', b?.price ?? '0')

/** How two episodes stand to each other in a column. */
function compareIn(
  by: SortKey,
  planned: ReadonlyMap<number, Planned>,
  collator: Intl.Collator,
): (a: EpisodeCard, b: EpisodeCard) => number {
  switch (by) {
    case 'number':
      return (a, b) => a.number - b.number
    case 'title':
      return (a, b) => collator.compare(a.title, b.title)
    case 'length':
      return (a, b) => (a.seconds ?? -1) - (b.seconds ?? -1)
    case 'lines':
      return (a, b) => a.lines - b.lines
    case 'findings':
      return (a, b) => a.openFindings - b.openFindings
    case 'state':
      return (a, b) => MARKS.indexOf(markOf(a)) - MARKS.indexOf(markOf(b))
    case 'spent':
      return (a, b) => compareAmounts(a.spent.amount, b.spent.amount)
    case 'price':
      return (a, b) => comparePrices(planned.get(a.number), planned.get(b.number))
  }
}

/** The episodes in the order of a column; those that are equal in it as they are played. */
export function ordered(
  episodes: readonly EpisodeCard[],
  { by, down }: EpisodeOrder,
  planned: ReadonlyMap<number, Planned>,
  language: string,
): readonly EpisodeCard[] {
  const compare = compareIn(by, planned, new Intl.Collator(language, { numeric: true }))
  return episodes.toSorted((a, b) => (down ? compare(b, a) : compare(a, b)) || a.number - b.number)
}
