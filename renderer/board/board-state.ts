import { create } from 'zustand'
import { ALL, type EpisodeFilter, type EpisodeOrder, type SortKey } from './episode-rows.ts'

/** The season as cards over its threads, or as rows. */
export type BoardView = 'cards' | 'list'

interface BoardState {
  readonly view: BoardView
  readonly filter: EpisodeFilter
  readonly order: EpisodeOrder
  /** The dialog that is open over the board. */
  readonly asked: 'move' | 'price' | null
  readonly show: (view: BoardView) => void
  readonly narrow: (some: Partial<EpisodeFilter>) => void
  readonly showAll: () => void
  /** Puts the list in the order of a column; the same column again turns it round. */
  readonly sortBy: (by: SortKey) => void
  readonly ask: (asked: BoardState['asked']) => void
}

/** What the board shows; kept while other rooms are looked at. */
export const useBoard = create<BoardState>()((set) => ({
  view: 'cards',
  filter: ALL,
  order: { by: 'number', down: false },
  asked: null,
  show: (view) => set({ view }),
  narrow: (some) => set(({ filter }) => ({ filter: { ...filter, ...some } })),
  showAll: () => set({ filter: ALL }),
  sortBy: (by) => set(({ order }) => ({ order: { by, down: order.by === by && !order.down } })),
  ask: (asked) => set({ asked }),
}))
