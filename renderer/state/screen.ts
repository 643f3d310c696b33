import { create } from 'zustand'

/**
 * What only the screen knows. Entities live in the query cache and are named here by id; what a room alone needs is in
 * a store of its own.
 */
export interface Screen {
  /** Episode the rooms look at: the same one in board, script and stage. */
  readonly episode: number
  /** Scene, line and shot that are selected; null for none. */
  readonly scene: string | null
  readonly line: string | null
  readonly shot: string | null
  /** Goes to an episode; selects nothing in it. */
  readonly lookAt: (episode: number) => void
  readonly select: (some: Partial<Pick<Screen, 'scene' | 'line' | 'shot'>>) => void
  /** Another drama is open: nothing is selected any more. */
  readonly startOver: () => void
}

const START = { episode: 1, scene: null, line: null, shot: null } as const

export const useScreen = create<Screen>()((set) => ({
  ...START,
  lookAt: (episode) => set((now) => (now.episode === episode ? now : { ...START, episode })),
  select: (some) => set(some),
  startOver: () => set(START),
}))
