import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { GenreId, Language } from '../../shared/drama/vocabulary.ts'

/** What a person has typed of a drama that does not exist yet. Kept on this machine until it is started. */
export interface BriefDraft {
  readonly text: string
  /** `auto` lets the studio tell from the text. */
  readonly genre: GenreId | 'auto'
  readonly language: Language | 'auto'
  /** Null lets the lines decide: one episode a line, eight for a single one. */
  readonly episodes: number | null
  readonly episodeSeconds: number
  readonly style: string
}

const EMPTY: BriefDraft = {
  text: '',
  genre: 'auto',
  language: 'auto',
  episodes: null,
  episodeSeconds: 90,
  style: '',
}

interface HomeState {
  readonly draft: BriefDraft
  readonly change: (some: Partial<BriefDraft>) => void
  readonly clear: () => void
}

/** A draft survives a closed window: nothing that was typed is lost before it was used. */
export const useHome = create<HomeState>()(
  persist(
    (set) => ({
      draft: EMPTY,
      change: (some) => set(({ draft }) => ({ draft: { ...draft, ...some } })),
      clear: () => set({ draft: EMPTY }),
    }),
    {
      name: 'home-draft',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ draft }) => ({ draft }),
      merge: (kept, now) => ({
        ...now,
        draft: { ...EMPTY, ...(kept as { draft?: Partial<BriefDraft> } | undefined)?.draft }, // written above
      }),
    },
  ),
)
