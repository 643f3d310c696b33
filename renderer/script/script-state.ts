import { create } from 'zustand'

/** Other words for a line, waiting for a person to take or leave them. */
export interface Proposal {
  readonly now: string
  readonly proposed: string
}

interface ScriptState {
  /** Proposals by line id. Not kept over a restart: they can be asked for again, for nothing on rehearsal. */
  readonly proposals: ReadonlyMap<string, Proposal>
  /** Goes up when lines were changed from outside their editors, by undo or redo: what they show is dropped. */
  readonly epoch: number
  readonly propose: (proposals: readonly (Proposal & { readonly line: string })[]) => void
  /** Takes a proposal off the page, whatever became of it. */
  readonly settle: (line: string) => void
  readonly changedOutside: () => void
}

export const useScript = create<ScriptState>()((set) => ({
  proposals: new Map(),
  epoch: 0,
  propose: (proposals) =>
    set((state) => ({
      proposals: new Map([
        ...state.proposals,
        ...proposals.map(({ line, now, proposed }) => [line, { now, proposed }] as const),
      ]),
    })),
  settle: (line) =>
    set((state) => ({ proposals: new Map([...state.proposals].filter(([id]) => id !== line)) })),
  changedOutside: () => set((state) => ({ epoch: state.epoch + 1 })),
}))
