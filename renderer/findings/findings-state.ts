import { create } from 'zustand'
import type { CheckKind } from '../../shared/drama/vocabulary.ts'
import { ALL, type Filter, type Grouping } from './finding-rows.ts'

interface FindingsState {
  readonly filter: Filter
  readonly grouping: Grouping
  /** The finding that is looked at; null for the first of the list. */
  readonly selected: string | null
  readonly narrow: (some: Partial<Filter>) => void
  readonly groupBy: (grouping: Grouping) => void
  readonly select: (id: string | null) => void
  /** Shows a kind, or all of them when it is the one that shows. */
  readonly toggleKind: (kind: CheckKind) => void
}

/** What the findings room shows; kept while other rooms are looked at. */
export const useFindings = create<FindingsState>()((set) => ({
  filter: ALL,
  grouping: 'severity',
  selected: null,
  narrow: (some) => set(({ filter }) => ({ filter: { ...filter, ...some } })),
  groupBy: (grouping) => set({ grouping }),
  select: (selected) => set({ selected }),
  toggleKind: (kind) =>
    set(({ filter }) => ({ filter: { ...filter, kind: filter.kind === kind ? null : kind } })),
}))
